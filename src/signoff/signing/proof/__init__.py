"""A signatory's own proof, and the keys that are known here."""
