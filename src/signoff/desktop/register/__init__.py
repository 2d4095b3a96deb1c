"""The parts of the register's page: filters, the list, the notice beside it, and how to begin."""
