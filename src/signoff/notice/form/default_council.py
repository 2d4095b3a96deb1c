"""The council whose profile is used where none was chosen; known without reading any profile."""

from __future__ import annotations

DEFAULT_COUNCIL = "leeds"
"""The bundled profile that is used where none was chosen, or the one that was chosen no longer exists."""
