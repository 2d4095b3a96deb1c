"""Version 3: what is signed is only ever added to; the register moves signed documents there in the same transaction.

The triggers that hold this are put in place by `locks.py` once all steps are done.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of signed documents, of the PDFs seen, and of what comes after a signature."""
    for table in ("signed_document", "seen_pdf"):
        op.create_table(
            table,
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("sha256", sa.String(), nullable=False),
            sa.Column("data", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(["number"], ["notice.number"]),
            sa.PrimaryKeyConstraint("number"),
        )
    _table_in_order(
        "standing",
        _text("status"),
        _text("reference", nullable=True),
        _text("publication_date", nullable=True),
        _text("publication_url", nullable=True),
        _text("changed_at"),
        _text("history"),
        _text("sha256"),
    )
    names = ("at", "actor", "kind", "detail", "digest", "previous", "sha256")
    _table_in_order("event", *(_text(name) for name in names))
    op.create_table(
        "chain_end",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("number"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _table_in_order(name: str, *texts: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        *texts,
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("number", "place"),
    )
