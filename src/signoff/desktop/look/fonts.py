"""The fonts of the screen: the bundled families, and the roles that text plays."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from signoff.desktop.look.lengths import scaled
from signoff.errors import ResourceProblem
from signoff.paths import resource

SANS = "Source Sans 3"
SERIF = "Source Serif 4"
SCRIPT = "Allura"

Role = Literal[
    "question", "title", "subhead", "text", "strong", "guidance", "guidance-strong", "note", "note-strong", "editor"
]

_ROLES: dict[str, tuple[str, int, QFont.Weight]] = {
    "question": (SERIF, 26, QFont.Weight.DemiBold),
    "title": (SERIF, 20, QFont.Weight.DemiBold),
    "subhead": (SANS, 16, QFont.Weight.DemiBold),
    "text": (SANS, 15, QFont.Weight.Normal),
    "strong": (SANS, 15, QFont.Weight.DemiBold),
    "guidance": (SANS, 14, QFont.Weight.Normal),
    "guidance-strong": (SANS, 14, QFont.Weight.DemiBold),
    "note": (SANS, 13, QFont.Weight.Normal),
    "note-strong": (SANS, 13, QFont.Weight.DemiBold),
    "editor": (SERIF, 15, QFont.Weight.Normal),
}

_FILES = (
    *(f"SourceSans3-{style}.ttf" for style in ("Regular", "It", "SemiBold", "SemiBoldIt", "Bold", "BoldIt")),
    *(f"SourceSerif4-{style}.ttf" for style in ("Regular", "It", "SemiBold", "Bold", "BoldIt")),
    "Allura-Regular.ttf",
)


def load_fonts() -> None:
    """Register the bundled families with Qt, once in a process; raise ResourceProblem when one cannot be read."""
    if {SANS, SERIF, SCRIPT} <= set(QFontDatabase.families()):
        return
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            raise ResourceProblem(f"This installation of signoff is damaged: its font {name} cannot be read.")


def font(role: Role, percent: int = 100) -> QFont:
    """Return the font of a role, sized in device-independent pixels, at a text size."""
    family, size, weight = _ROLES[role]
    result = QFont(family)
    result.setPixelSize(scaled(size, percent))
    result.setWeight(weight)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def resized(used: QFont, before: int, after: int) -> QFont | None:
    """Return a widget's font at another text size than that at which it was made; None where it is none of ours."""
    sizes = {scaled(size, before): size for family, size, _ in _ROLES.values() if family == used.family()}
    if used.pixelSize() not in sizes:
        return None
    result = QFont(used)
    result.setPixelSize(scaled(sizes[used.pixelSize()], after))
    return result
