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
    r"(?:report|appendix|appendices|annex|document|paper|attachment|enclosure|file|pdf|memo|e-?mail|letter|form|spreadsheet|"
    r"business case|schedule|statement|record|table|(?:decision|briefing)\s+(?:statement|note|record)|note)s?"
    r"(?:\s+(?:[A-Z]|\d+|(?:at|as|to|in)\s+(?:appendix|annex|schedule)\s+\w{1,3}|(?:(?:is|are)\s+)?(?:attached|enclosed|appended)|below|above|"
    r"herewith|for (?:full |further |more )?(?:details?|information)|to this (?:notice|form)))*"
)
_POINTER = re.compile(
    rf"(?:(?:please\s+)?(?:see|refer\s+to|read|as\s+(?:per|in|set\s+out\s+in|detailed\s+in|described\s+in|stated\s+in|"
    rf"outlined\s+in|contained\s+in)|per|(?:are\s+|is\s+)?(?:set\s+out|detailed|contained|given|included|outlined)\s+in|"
    rf"details?\s+in)\s+)?{_WHAT}|(?:please\s+)?(?:see|as)\s+(?:attached|enclosed|appended)|attached|enclosed",
    re.IGNORECASE,
)

_DONE = (
    r"(?:approv(?:e[sd]?|al)|agree[sd]?(?:\s(?:to|with))?|not(?:e[sd]?|ing)|accept(?:s|ed)?|endorse[sd]?|authorise[sd]?|"
    r"award(?:s|ed)?|waive[sd]?|grant(?:s|ed)?|made|paid|t(?:ook|akes?|aken)|"
    r"adopt(?:s|ed)?|implement(?:s|ed)?|support(?:s|ed)?|confirm(?:s|ed)?)"
)
_MATTER = (
    r"(?:all\s(?:of\s)?)?(?:the|its|their|these|those|all|this)?\s?(?:officer['’]?s?\s|following\s|above\s|various\s|key\s){0,2}"
    r"(?:recommendations?|proposals?|decisions?|resolutions?|contents?|actions?|options?|course\sof\saction|way\sforward|"
    r"reasons?|alternatives?|details|matters|approach|(?:[\w-]+\s){0,3}?(?:transactions|awards|appointments|amendments|changes|"
    r"charges|fees|rates|grants|allocations|projects|schemes|works|write[\s-]offs|waivers|contracts|payments|terms|arrangements|"
    r"variations|extensions|restrictions|transfers|bids|nominations|lettings|disposals|acquisitions|purchases|orders))"
    r"(?:\s(?:between|over|above|under|up\sto|below)\s£[^.;]{1,60}?)?(?:\s(?:that\s(?:were|was)\s)?considered)?(?:\s(?:and|or)\s(?:recommendations?|proposals?|reasons?|actions?))?"
    r"(?:\s(?:numbered\s)?\d[\d.]{0,6}(?:\s?(?:to|and|-|–)\s?\d[\d.]{0,6})?)?(?:\sfor\s(?:this|the)\sdecision)?"
)
_SET_OUT = (
    r"(?:,?\s(?:as|which\s(?:are|is|were)|that\s(?:are|is|were)))?"
    r"(?:\s(?:fully\s)?(?:set\sout|detailed|contained|outlined|described|listed|given|made|stated|included|shown|specified|"
    r"presented|explained))?"
)
_PLACE = (
    r"\s(?:in|at|within|by|of|on)\s(?:(?:the\s)?(?:sections?|paragraphs?|paras?|parts?|pages?|recommendations?)\.?\s[\w.]{1,8}"
    r"(?:\s?(?:to|and|-|–)\s?[\w.]{1,8})?(?:\s(?:of|in|to)\s|$))?"
)
_OF_WHOM = (
    r"(?:,?\s(?:of|by|from|dated|on|about|entitled)\s[\w ,'’()&/-]{1,80})?(?:\s(?:attached|enclosed|appended|below))?"
)
_WHERE = rf"(?:{_PLACE}(?:{_WHAT}{_OF_WHOM})?|\s(?:with)?in\s(?:it|them|that|there)|\stherein)"
_POINTING = re.compile(
    rf"(?:[\w'’,()-]{{1,30}}\s){{0,12}}?{_DONE}\s{_MATTER}{_SET_OUT}{_WHERE}|"
    rf"(?:that\s)?{_MATTER}{_SET_OUT}{_WHERE}\s(?:be|are|is|were|was|has\sbeen|have\sbeen)\s{_DONE}|"
    rf"(?:that\s)?{_MATTER}\s(?:are|is|were|was|can\sbe\sfound|may\sbe\sfound){_SET_OUT}{_WHERE}|"
    rf"(?:[\w'’,()/-]{{1,30}}\s){{1,16}}?(?:is|are)\s(?:fully\s)?(?:set\sout|detailed|contained|outlined|listed|shown|specified){_WHERE}|"
    r"(?:[\w'’,()/-]{1,30}\s){1,24}?(?:is|are)\s(?:attached|appended|enclosed)(?:\s(?:and|to|in|at|on)\s[^.;]{1,140})?|"
    rf"(?:[\w'’,()-]{{1,30}}\s){{0,6}}?{_DONE},?\sas\s(?:set\sout|detailed|contained|outlined|described|listed|shown|specified){_WHERE}|"
    rf"(?:that\s)?{_MATTER},?\sas\s(?:set\sout|detailed|contained|outlined|described|listed|shown|specified){_WHERE}",
    re.IGNORECASE,
)
"""A sentence that only says where the decision stands: “approved the recommendations in the report attached”."""

_AS_RECOMMENDED = re.compile(
    rf"(?:to\s)?{_DONE},?\s(?:as|per|as\sper|in\sline\swith|in\saccordance\swith)\s"
    r"(?:recommended|proposed|requested|above|(?:the\s)?(?:officer['’]?s?['’]?\s)?(?:recommendations?|proposals?|report))",
    re.IGNORECASE,
)
"""A whole text that says that something was agreed, and not what: “agreed as recommended”."""

_DOCUMENT = re.compile(
    r"\b(?:report|statement|record|table|note|appendix|appendices|annex|document|paper|attachment|enclosure|attached|enclosed|appended|memo|schedule|"
    r"business case|sections?|paragraphs?|paras?|pages?)\b",
    re.IGNORECASE,
)
_AROUND = " .;:()[]-–—"
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])|\n")
_LONGEST_SENTENCE = 300
_MOST_SENTENCES = 3


@rule(
    "signature-picture-coarse",
    WARNING,
    when="the picture of a signature has fewer than 150 pixels an inch at the size in print",
    says="Use a sharper picture of the signature. {name}’s has {pixels} pixels per inch in print; use at least "
    "{least}.",
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
    says="Say in the notice itself what it is. “{text}” reads as only a reference to another document, which readers "
    "may not have.",
    source="2012 reg 13",
    council_source="2014 reg 7(3)",
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
    core = words.strip(_AROUND)
    if len(words) <= 120 and (_POINTER.fullmatch(core) or _AS_RECOMMENDED.fullmatch(core)):
        return words
    if len(words) > _MOST_SENTENCES * _LONGEST_SENTENCE:
        return ""
    sentences = [part.strip(_AROUND) for part in _SENTENCE.split(text.strip())]
    sentences = [" ".join(sentence.split()) for sentence in sentences if sentence]
    if not sentences or len(sentences) > _MOST_SENTENCES:
        return ""
    return words if all(map(_only_points, sentences)) and any(map(_says_where, sentences)) else ""


def _only_points(sentence: str) -> bool:
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    return _POINTER.fullmatch(sentence) is not None or _POINTING.fullmatch(sentence) is not None


def _says_where(sentence: str) -> bool:
    return _DOCUMENT.search(sentence) is not None
