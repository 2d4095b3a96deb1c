"""The steps from one version of the register's schema to the next: Alembic scripts that are run on opening."""
