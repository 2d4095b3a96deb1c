"""What a publication copy should not say of a person: birth, NHS and National Insurance numbers, a home address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.answer_text import in_lower_case
from signoff.rules.case import Case
from signoff.rules.passages import DAY
from signoff.rules.privacy import first, shown_hits
from signoff.rules.rule import WARNING, Hit, rule

_BIRTH = re.compile(
    rf"\b(?:dates?\s+of\s+birth|d\.?\s?o\.?\s?b\.?|born(?:\s+on)?)[\s:(–-]{{0,4}}(?:is\s+|of\s+|was\s+)?{DAY}",
    re.IGNORECASE,
)
_NHS = re.compile(
    r"\bNHS\s*(?:numbers?|nos?\.?|#)?[\s:(–-]{0,4}(?:is\s+)?\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)", re.IGNORECASE
)
_SIX_DIGITS = re.compile(r"\d\d[\s-]?\d[\s-]?\d[\s-]?\d[\s-]?\d")
_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"
)
_CALLED_INSURANCE = re.compile(
    r"\b(?:N\.?I\.?|national\s+insurance)\s*(?:numbers?|nos?\.?)[\s:(–-]{0,4}(?:is\s+)?[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Z]?\b",
    re.IGNORECASE,
)

_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Cres|Grove|Gardens?|Terrace|Place|Court|Walk|Way|Mount|"
    r"View|Rise|Hill|Bank|Yard|Green|Square|Parade|Row|Mews|Croft|Garth|Fold|Approach|Gate|Park|Vale|Cottages?|Villas|Buildings)"
)
_ADDRESS = rf"(?:[Ff]lat\s+\w+,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w’'-]*\s+){{1,4}}?{_STREET}\b"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx)\.?"
_HOME = re.compile(
    rf"\b(?:[Hh]ome\s+address|[Ll]ives?\s+at|[Ll]iving\s+at|[Rr]esid(?:es|ing|ent)\s+(?:at|of)|[Tt]he\s+home\s+of|"
    rf"{_TITLE}\s+(?:[A-Z][\w’'.-]*\s?){{1,3}},?\s+(?:of|at))(?:[^.;\n]{{0,40}}?)(?P<place>{_ADDRESS})"
    rf"|\b{_TITLE}\s+(?:[A-Z][\w’'.-]*\s?){{1,3}},?\s+(?P<after>{_ADDRESS})"
)


_BIRTH_HINTS = ("birth", "born", "o.b", "o. b", "dob")


@rule(
    "date-of-birth",
    WARNING,
    when="publication copy would show a date of birth",
    says="Consider removing the date of birth. The published copy would show “{found}”.",
    source="data protection",
    reads="All published texts: “date of birth”, “DOB” or “born” with a day after it. Not: a day alone.",
)
def date_of_birth(case: Case) -> Iterator[Hit]:
    """With initials, a birthday is enough to know a child by."""
    yield from shown_hits(
        case,
        lambda text: first(_BIRTH, text) if _has(in_lower_case(text), *_BIRTH_HINTS) else None,
    )


@rule(
    "health-or-insurance-number",
    WARNING,
    when="publication copy would show an NHS or National Insurance number",
    says="Consider removing “{found}”. It looks like a person’s NHS or National Insurance number, and the "
    "published copy would show it.",
    source="data protection",
    reads="All published texts: ten digits after “NHS”; a National Insurance number by its shape and prefix, or "
    "after those words. Not: ten digits alone.",
)
def health_or_insurance_number(case: Case) -> Iterator[Hit]:
    """Numbers by which a person is known all their life."""
    yield from shown_hits(case, _person_s_number)


@rule(
    "home-address",
    WARNING,
    when="publication copy would show a person’s home address",
    says="Consider removing the home address {found}. It looks like a private person’s, and the published copy would "
    "show it.",
    source="data protection",
    reads="All published texts: house number and street after “home address”, “lives at”, “resident of”, “the home "
    "of”, or after a person’s name with Mr, Mrs, Ms, Miss or Mx. Not: an address by itself, which most notices of "
    "property have.",
)
def home_address(case: Case) -> Iterator[Hit]:
    """An address alone is of a building; with a person's name or home it is of somebody."""
    yield from shown_hits(case, _home)


def _home(text: str) -> str | None:
    if not _has(text, "ddress", "ives at", "iving at", "esid", "home of", "Mr", "Ms", "Miss", "Mx"):
        return None
    match = _HOME.search(text)
    return (match["place"] or match["after"]) if match else None


def _person_s_number(text: str) -> str | None:
    if not _SIX_DIGITS.search(text):
        return None
    return first(_NHS, text) or first(_CALLED_INSURANCE, text) or first(_INSURANCE, text)


def _has(text: str, *words: str) -> bool:
    """Whether a text has one of these, which is much quicker to say than whether it has a pattern."""
    return any(word in text for word in words)
