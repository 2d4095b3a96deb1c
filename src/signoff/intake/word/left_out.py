"""What of a document from another program is left out, kind by kind, so that it can be said."""

from __future__ import annotations

from enum import StrEnum

from signoff.notice.part import Part


class LeftOutKind(StrEnum):
    """Why words, or what is not words, do not come into a notice."""

    FORM = "form"
    PROMPTS = "prompts"
    DELETED = "deleted"
    STRUCK = "struck"
    HIDDEN = "hidden"
    COMMENTS = "comments"
    HEADERS = "headers"
    FIELD_CODES = "field_codes"
    SYMBOLS = "symbols"
    PICTURES = "pictures"
    EMBEDDED = "embedded"
    MACROS = "macros"


SENTENCES = {
    LeftOutKind.FORM: ("1 label or note of the form itself", "{count} labels and notes of the form itself"),
    LeftOutKind.PROMPTS: ("1 prompt that was not filled in", "{count} prompts that were not filled in"),
    LeftOutKind.DELETED: ("1 deletion of the tracked changes", "{count} deletions of the tracked changes"),
    LeftOutKind.STRUCK: ("1 passage that is struck through", "{count} passages that are struck through"),
    LeftOutKind.HIDDEN: ("1 passage of hidden text", "{count} passages of hidden text"),
    LeftOutKind.COMMENTS: ("1 comment", "{count} comments"),
    LeftOutKind.HEADERS: ("1 header or footer of the pages", "{count} headers and footers of the pages"),
    LeftOutKind.FIELD_CODES: ("1 field code, of which the result was kept", "{count} field codes"),
    LeftOutKind.SYMBOLS: ("1 symbol that is not known", "{count} symbols that are not known"),
    LeftOutKind.PICTURES: ("1 picture or drawing", "{count} pictures and drawings"),
    LeftOutKind.EMBEDDED: ("1 embedded file", "{count} embedded files"),
    LeftOutKind.MACROS: ("the macros, which were not run", "the macros, which were not run"),
}
"""What is said of one, and of several."""


class LeftOut(Part, frozen=True, kw_only=True):
    """What was left out of one kind: how often, and the words, where there were any."""

    kind: LeftOutKind
    count: int
    words: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was left out, as part of a list."""
        one, several = SENTENCES[self.kind]
        return one if self.count == 1 else several.format(count=self.count)


class LeftOutCounter:
    """Counts what is left out while a document is read."""

    def __init__(self) -> None:
        self._counts: dict[LeftOutKind, int] = {}
        self._words: dict[LeftOutKind, list[str]] = {}
        self._last: tuple[LeftOutKind, object] | None = None

    def note(self, kind: LeftOutKind, words: str = "", *, place: object = None) -> None:
        """Note something that is left out; words of one kind and place are counted once."""
        words = " ".join(words.split())
        if words and place is not None and self._last == (kind, place):
            self._words[kind][-1] += f" {words}"
            return
        self._counts[kind] = self._counts.get(kind, 0) + 1
        self._last = (kind, place) if words else None
        if words:
            self._words.setdefault(kind, []).append(words)

    def result(self) -> tuple[LeftOut, ...]:
        """Return what was left out, kind by kind."""
        return tuple(
            LeftOut(kind=kind, count=self._counts[kind], words=tuple(self._words.get(kind, ())))
            for kind in LeftOutKind
            if kind in self._counts
        )
