"""What a publisher would return: pictures of signatures that print badly, and texts that only point elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from signoff.notice.marks.kinds import picture_of
from signoff.notice.marks.mark import Mark
from signoff.notice.record.record import Role
from signoff.rules.answer_text import clip
from signoff.rules.case import Case
from signoff.rules.rule import WARNING, Hit, hit, rule

LOWEST_RESOLUTION = 150
"""Pixels an inch, at the size in print, below which a picture looks coarse."""

_INCH = 25_400
_PNG = b"\x89PNG\r\n\x1a\n"

_FIELDS = {
    Role.DECISION_MAKER: "decision_maker",
    Role.SCRUTINY_CHAIR: "signatures.scrutiny_chair",
    Role.EXECUTIVE_MEMBER: "signatures.executive_member",
}

TEXTS = ("decision", "reasons", "alternatives")

_WHAT = (
    r"(?:(?:the|this|that|an?|our|its|full|detailed|separate|officer'?s?|decision|background|covering|cover|exempt|"
    r"confidential|business|options?|attached|enclosed|appended|accompanying|following|supporting|main|below|above)\s+)*"
    r"(?:report|appendix|appendices|annex|document|paper|attachment|enclosure|file|pdf|memo|e-?mail|letter|"
    r"business case|schedule|note)s?(?:\s+(?:[A-Z]|\d+|(?:(?:is|are)\s+)?(?:attached|enclosed|appended)|below|above|"
    r"herewith|for (?:full |further |more )?(?:details?|information)|to this (?:notice|form)))*"
)
_POINTER = re.compile(
    rf"(?:(?:please\s+)?(?:see|refer\s+to|read|as\s+(?:per|in|set\s+out\s+in|detailed\s+in|described\s+in|stated\s+in|"
    rf"outlined\s+in|contained\s+in)|per|(?:are\s+|is\s+)?(?:set\s+out|detailed|contained|given|included|outlined)\s+in|"
    rf"details?\s+in)\s+)?{_WHAT}|(?:please\s+)?(?:see|as)\s+(?:attached|enclosed|appended)|attached|enclosed",
    re.IGNORECASE,
)


@rule(
    "signature-picture-coarse",
    WARNING,
    when="the picture of a signature has fewer than 150 pixels an inch at the size in print",
    says="Use a sharper picture of the signature. {name}’s has {pixels} pixels an inch in print; {least} look clean.",
    source="practice",
)
def signature_picture_coarse(case: Case) -> Iterator[Hit]:
    """By the picture's own header; a damaged picture is refused when it is drawn."""
    for signature in case.record.signatures:
        pixels = resolution(signature.mark)
        if pixels is not None and pixels < LOWEST_RESOLUTION:
            yield hit(
                _FIELDS[signature.role], name=clip(signature.name), pixels=str(pixels), least=str(LOWEST_RESOLUTION)
            )


@rule(
    "text-is-only-a-pointer",
    WARNING,
    when="decision, reasons or alternatives only point to an attachment",
    says="Say it here, in the notice. “{text}” only points elsewhere, and readers of the notice may not have that.",
    source="2012 reg 13",
)
def text_is_only_a_pointer(case: Case) -> Iterator[Hit]:
    """A box with an exempt part says enough; one finding is reported, at the first of several texts."""
    pointers = {
        path: words for path in TEXTS if not case.has_exempt_part(path) and (words := _pointer(case.text(path)))
    }
    if pointers:
        first, *others = pointers
        yield hit(first, *others, quote=pointers[first], text=pointers[first])


def resolution(mark: Mark | None) -> int | None:
    """Return a picture's pixels an inch at its size in print; None for no picture, or a header that cannot be read."""
    picture = picture_of(mark) if mark is not None else None
    if picture is None:
        return None
    try:
        head = base64.b64decode(picture.png[:32], validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(head) < 24 or not head.startswith(_PNG) or picture.width < 1 or picture.height < 1:
        return None
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return min(width * _INCH // picture.width, height * _INCH // picture.height)


def _pointer(text: str) -> str:
    """Return the words of a text that only points elsewhere, else nothing."""
    words = " ".join(text.split())
    if len(words) > 120:
        return ""
    return words if _POINTER.fullmatch(words.strip(" .;:()[]-–—")) else ""
