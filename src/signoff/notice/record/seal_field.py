"""The form field of a seal in a PDF, for the code that makes the field, fills it and checks it."""

from __future__ import annotations

SEAL_FIELD = "SignoffSeal"
"""The form field's name in every PDF of a signed notice; it has no full stop, which PDF reserves for parents' names."""

SEAL_REASON = "Sealed on export: nothing may be changed from here on"
"""The reason in every seal, which PDF readers show with the signature."""
