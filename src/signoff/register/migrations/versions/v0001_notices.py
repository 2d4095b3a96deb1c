"""Version 1: the notices, their documents and their states before an import; the file is marked as signoff's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables, and write signoff's application id ("SGNO") into the file's header."""
    op.execute("PRAGMA application_id = 1397182031")
    op.create_table(
        "notice",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("decision_type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("decision_maker", sa.String(), nullable=False),
        sa.Column("director", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("supersedes", sa.String(), nullable=False),
        sa.Column("is_publication", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "earlier_state",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_earlier_state_number", "earlier_state", ["number"])
