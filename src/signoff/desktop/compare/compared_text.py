"""Words of one side of a comparison, with those that differ marked by colour and by a line, never by colour alone."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.comparison import Run

Side = Literal["before", "after", "either"]
"""Before a change, after it, or one of two copies of which neither is the earlier."""

GAP = "…"
NOTHING = "Not answered"

_CONTEXT = 14
"""Words that are shown on each side of those that differ; of a long stretch between, the rest is left out."""

_STYLES: dict[Side, tuple[str, str, str, str]] = {
    "before": ("red", "red_tint", "s", "removed"),
    "after": ("green", "green_tint", "u", "new"),
    "either": ("blue", "tint", "u", "differs"),
}


class ComparedText(QLabel):
    """Shows a line: what went is struck through in red, what came underlined in green, else it is underlined in blue.

    It can be selected.
    """

    spoken_role = "StaticText"

    def __init__(
        self,
        theme: Theme,
        runs: Sequence[Run] | None,
        side: Side,
        name: str,
        *,
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the words, or `nothing` where the side has none; `name` is what a screen reader calls the line."""
        super().__init__(parent)
        self._theme, self._side, self._nothing = theme, side, nothing
        self._runs = tuple(shortened(runs)) if runs else ()
        self.setWordWrap(True)
        self.setFont(theme.font("text"))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._spoken())
        theme.changed.connect(self._mark_words)
        self._mark_words()

    def _mark_words(self) -> None:
        tokens = self._theme.tokens
        colour, tint, tag, _ = _STYLES[self._side]
        style = f"color:{tokens.colour(colour)};background-color:{tokens.colour(tint)}"
        marked = f'<{tag} style="{style}">{{}}</{tag}>'
        parts = [(marked if run.differs else "{}").format(html.escape(run.text)) for run in self._runs]
        self.setText(" ".join(parts) or f'<span style="color:{tokens.ink3}">{html.escape(self._nothing)}</span>')

    def _spoken(self) -> str:
        """Return the words as a screen reader says them, with those that differ named as such."""
        word = _STYLES[self._side][3]
        return " ".join(f"[{word}: {run.text}]" if run.differs else run.text for run in self._runs) or self._nothing


def shortened(runs: Sequence[Run]) -> Sequence[Run]:
    """Return the words of a line with long stretches that do not differ left out."""
    last = len(runs) - 1
    return [run if run.differs else _short(run, place == 0, place == last) for place, run in enumerate(runs)]


def _short(run: Run, is_first: bool, is_last: bool) -> Run:
    words = run.text.split(" ")
    if len(words) <= 3 * _CONTEXT or (is_first and is_last):
        return run
    head = [] if is_first else words[:_CONTEXT]
    tail = [] if is_last else words[-_CONTEXT:]
    return Run(" ".join([*head, GAP, *tail]))
