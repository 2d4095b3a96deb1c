"""How the register's schema came to be, step by step: Alembic scripts that are run on opening."""
