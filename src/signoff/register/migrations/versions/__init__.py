"""One module for each schema version; `revision` is a number of four digits, so that versions sort as text."""
