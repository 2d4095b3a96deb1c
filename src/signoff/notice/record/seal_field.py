"""What a seal is called and says, known to whoever makes its place, fills it and checks it."""

from __future__ import annotations

SEAL_FIELD = "SignoffSeal"
"""The form field's name in every PDF of a signed notice; a point, which PDF keeps for parents' names, is not in it."""

SEAL_REASON = "Sealed on export: nothing may be changed from here on"
"""The reason that every seal gives, which PDF readers show with the signature."""
