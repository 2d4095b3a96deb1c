"""Version 2: the search index; the register fills it in the same transaction, from its records."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the full-text index; its rowid is the notice's number."""
    op.execute("CREATE VIRTUAL TABLE words USING fts5(subject, reference, people, texts, tokenize = 'unicode61')")
