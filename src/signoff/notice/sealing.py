"""The name under which a notice's PDF keeps a place for its seal: the PDF makes the place, the signing fills it."""

from __future__ import annotations

SEAL_FIELD = "SignoffSeal"
"""The form field's name in every PDF of a signed notice; a point, which PDF keeps for parents' names, is not in it."""
