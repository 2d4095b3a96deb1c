"""Where notices are kept: an embedded SQLite register with search, earlier states and a migrated schema."""
