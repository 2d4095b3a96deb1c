"""The fields of a Word document: their codes are never followed, only what they show is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from signoff.intake.web_links import clean_target
from signoff.intake.word.xml_tree import Element, is_true

TICKED, NOT_TICKED = "☒", "☐"
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code so far, and whether what it shows has begun."""

    code: str = ""
    shows: bool = False
    link: str | None = None


class Fields:
    """Follows fields through the runs of a text; they may be in one another, and span paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether the runs are a field's code at the moment."""
        return any(not field.shows for field in self._open)

    @property
    def link(self) -> str | None:
        """Where the innermost field leads that is a link."""
        return next((field.link for field in reversed(self._open) if field.link), None)

    def begin_paragraph(self) -> None:
        """Take a code that did not end in its paragraph as one without an end: what follows is shown."""
        for field in self._open:
            field.shows = True

    def add_code(self, text: str) -> None:
        """Take a piece of the innermost field's code."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code += text

    def mark(self, element: Element) -> str:
        """Follow the beginning, middle or end of a field; return what it shows itself, as old form fields do."""
        kind = element.attributes.get("w:fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            return form_field(element)
        if kind == "separate" and self._open:
            self._open[-1].shows = True
            self._open[-1].link = link_of(self._open[-1].code)
        elif kind == "end" and self._open:
            self._open.pop()
        return ""


def link_of(code: str) -> str | None:
    """Return where a field with this code leads, if it is a link that a notice may have."""
    match = _HYPERLINK.match(code)
    return clean_target(match[1]) if match else None


def form_field(element: Element) -> str:
    """Return the answer of an old form field that is not in its text: a box, or the entry chosen of a list."""
    data = element.find("w:ffData")
    if data is None:
        return ""
    box = data.find("w:checkBox")
    if box is not None:
        checked = box.find("w:checked") or box.find("w:default")
        return TICKED if checked is not None and is_true(checked.attributes.get("w:val")) else NOT_TICKED
    entries = data.find("w:ddList")
    if entries is None:
        return ""
    chosen = entries.value("w:result") or "0"
    choices = [child.attributes.get("w:val", "") for child in entries.children if child.tag == "w:listEntry"]
    return choices[int(chosen)] if chosen.isdecimal() and int(chosen[:6]) < len(choices) else ""
