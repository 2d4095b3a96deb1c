"""Version 5: the earlier states of drafts are kept, and what supersedes a notice is found by an index.

The index on the numbers of signed documents is small, where the table itself is as large as all of them together.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table of drafts' earlier states, which is empty at first, and two indexes."""
    op.create_table(
        "draft_state",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["notice.number"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_draft_state_number", "draft_state", ["number"])
    op.create_index("ix_notice_supersedes", "notice", ["supersedes"], sqlite_where=sa.text("supersedes <> ''"))
    op.create_index("ix_signed_document_number", "signed_document", ["number"])
