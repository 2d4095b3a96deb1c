"""Version 4: the list is paged by the database, and the search index has prefixes; a check of the file is remembered.

Both hold nothing but copies: `derived_tables.py` makes and fills them once all steps are done.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table that says how far the thorough check has come; it has one row at most."""
    op.create_table(
        "check_position",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
