"""Signatures as they are printed: drawn, typed, and cut out of a picture."""
