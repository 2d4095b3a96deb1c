"""The columns of the tables by name, as `tables.py` has them: known without SQLAlchemy, which takes long to import."""

from __future__ import annotations

COLUMNS = {
    "notice": (
        *("number", "id", "subject", "decision_type", "status", "decision_maker", "director", "reference", "council"),
        *("supersedes", "is_publication", "changed_at"),
    ),
    "document": ("number", "sha256", "data"),
    "signed_document": ("number", "sha256", "data"),
    "seen_pdf": ("number", "sha256", "data"),
    "standing": (
        *("key", "number", "place", "status", "reference", "publication_date", "publication_url", "changed_at"),
        *("history", "sha256"),
    ),
    "event": (*("key", "number", "place", "at", "actor", "kind", "detail", "digest", "previous", "sha256"),),
    "chain_end": ("number", "place", "sha256"),
    "earlier_state": ("key", "number", "kept_at", "sha256", "data"),
    "draft_state": ("key", "number", "kept_at", "actor", "status", "sha256", "data"),
    "check_position": ("key", "part", "number"),
}
