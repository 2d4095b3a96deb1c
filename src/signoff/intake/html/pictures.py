"""Pictures: left out and counted, but for those that stand for a character."""

from __future__ import annotations

from signoff.intake.html.job import Job
from signoff.intake.html.left_out import Kind
from signoff.intake.html.tree import Element
from signoff.intake.html.visibility import words_of
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
    if element.tag != "img" or not _is_decoration(element):
        job.tally.add(Kind.PICTURE, _caption(element, job) or "Picture")
    return []


def _is_decoration(image: Element) -> bool:
    """Return whether a picture is a spacer, a line, or says that it is not worth a word."""
    attributes = image.attributes
    # the box of a check list says so in its item
    is_box = attributes.get("aria-roledescription") == "checkbox"
    return is_box or attributes.get("alt") == "" or any(attributes.get(name) in _THIN for name in ("width", "height"))


def _caption(element: Element, job: Job) -> str:
    """Return the words of a drawing, or those that stand for a picture."""
    return element.attributes.get("alt", "").strip() or words_of(element, job.watch).strip()


def _is_sign(words: str) -> bool:
    """Return whether words are one sign such as an emoji, which mail programs send as a picture."""
    if not words or len(words) > _LONGEST_SIGN or words.isascii():
        return False
    return not any(character.isalnum() for character in words)
