"""Version 3: tables to which rows are only added; the register moves signed documents there in the same transaction.

`triggers.py` creates the triggers that enforce this once all steps are done.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of signed documents, of the PDFs seen, and of what comes after a signature."""
    for table in ("signed_document", "seen_pdf"):
        op.create_table(
            table,
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("sha256", sa.String(), nullable=False),
            sa.Column("data", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(["number"], ["notice.number"]),
            sa.PrimaryKeyConstraint("number"),
        )
    _create_ordered_table(
        "standing",
        _text_column("status"),
        _text_column("reference", nullable=True),
        _text_column("publication_date", nullable=True),
        _text_column("publication_url", nullable=True),
        _text_column("changed_at"),
        _text_column("history"),
        _text_column("sha256"),
    )
    names = ("at", "actor", "kind", "detail", "digest", "previous", "sha256")
    _create_ordered_table("event", *(_text_column(name) for name in names))
    op.create_table(
        "chain_end",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("number"),
    )


def _text_column(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _create_ordered_table(name: str, *texts: sa.Column[str]) -> None:
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
