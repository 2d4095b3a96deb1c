"""Signing on the page itself, and the signed notice."""
