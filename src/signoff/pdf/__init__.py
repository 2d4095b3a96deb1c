"""How a notice is published: record to blocks to an archival PDF."""
