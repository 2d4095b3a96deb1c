"""Pictures: left out and counted, but for those that stand for a character."""

from __future__ import annotations

from signoff.intake.html.job import Job
from signoff.intake.html.left_out import Kind
from signoff.intake.html.tree import Element
from signoff.intake.html.visibility import visible_text
from signoff.notice.text import Run

_LONGEST_SIGN = 8
_THIN = frozenset({"0", "1", "2", "3"})


def leave_out_picture(element: Element, job: Job) -> list[Run]:
    """Leave out a picture; return the character that it stands for, if any.

    Spacers, lines, and pictures that say of themselves that they are decoration, are not worth a word.
    """
    alternative = element.attributes.get("alt", "").strip()
    if element.tag == "img" and _is_sign(alternative):
        return [Run(alternative)]
    is_spacer = any(element.attributes.get(name, "") in _THIN for name in ("width", "height"))
    # the box of a check list says so in its item
    is_box = element.attributes.get("aria-roledescription") == "checkbox"
    is_decoration = is_box or (element.tag == "img" and element.attributes.get("alt") == "")
    if not is_spacer and not is_decoration:
        job.tally.add(Kind.PICTURE, visible_text(element, job.watch).strip() or alternative or "Picture")
    return []


def _is_sign(words: str) -> bool:
    """Return whether words are one sign such as an emoji, which mail programs send as a picture."""
    if not words or len(words) > _LONGEST_SIGN or words.isascii():
        return False
    return not any(character.isalnum() for character in words)
