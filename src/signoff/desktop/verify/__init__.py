"""The window that verifies a file: the verdict, who signed, whose keys, and what was checked."""
