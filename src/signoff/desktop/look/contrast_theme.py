"""The system's own colours, such as those of a contrast theme of Windows, as a scheme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from signoff.desktop.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, Tokens


def system_palette() -> QPalette:
    """Return the system's palette, and have the application in it until it is given another."""
    QGuiApplication.setPalette(QPalette())
    return QGuiApplication.palette()


def tokens_of(palette: QPalette) -> Tokens:
    """Return the scheme that a palette makes: its colours for ground, words, links and what is chosen, and no others.

    Colours that tell states apart become that of words, since their contrast on an unknown ground is unknown: states
    have shapes and words too.
    """
    role = QPalette.ColorRole
    roles = (role.Window, role.WindowText, role.Link, role.Highlight, role.HighlightedText)
    ground, words, link, fill, onfill = (palette.color(each).name().upper() for each in roles)
    is_dark = QColor(words).lightness() > QColor(ground).lightness()
    return Tokens(
        **dict.fromkeys(("paper", "sheet", "desk", "raised", "tint", "hover", "focus_halo"), ground),
        **dict.fromkeys(("green_tint", "amber_tint", "red_tint"), ground),
        **dict.fromkeys(("line", "edge", "ink", "ink2", "ink3", "green", "amber", "red"), words),
        **dict.fromkeys(("fill", "fill_hover", "chosen", "focus"), fill),
        **dict.fromkeys(("onfill", "onchosen"), onfill),
        blue=link,
        page_paper=(CONTRAST_DARK if is_dark else CONTRAST_LIGHT).page_paper,
    )
