"""What Alembic runs to migrate a register, on the connection and in the transaction that it is given."""

from __future__ import annotations

from alembic import context

from signoff.register.tables import NoticeTable

context.configure(connection=context.config.attributes["connection"], target_metadata=NoticeTable.metadata)
context.run_migrations()
