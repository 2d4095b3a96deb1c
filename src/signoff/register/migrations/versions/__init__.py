"""One module a schema version; `revision` counts up as four digits, so that newer can be told from older."""
