"""Whether a text speaks of an officer’s matters, or only has the words in the name of something else."""

from __future__ import annotations

import re

from signoff.notice.form.council import RequiredConsultee
from signoff.rules.answer_text import find_words, places_of
from signoff.rules.case import Case
from signoff.rules.hint_senses import is_of_a_grant_to_its_owner, is_of_an_applicant, stands_for_something_else
from signoff.rules.non_executive import councils_function
from signoff.rules.passages import sentence_at
from signoff.rules.posts import is_of_a_post
from signoff.rules.property_dealings import DEALT_IN, dealing_in_property

_FIRM = (
    "Ltd|Limited|PLC|Plc|plc|LLP|CIC|Inc|Group|Partners|Partnership|Consult(?:ing|ants?|ancy)|Contractors?|Products?|"
    "Holdings?|Company|Trust|Association|Society|Foundation|Federation|Institute|University|College|Team|Department|"
    "Directorate|Division|Board|Committee|Panel|Tribunal|Act|Regulations?|Order|Award|Register|Registry|Lot|"
    "Manager|Officer|Director|Surveyor|Lead|Solicitor|Lawyer|Services?|Scrutiny|Portfolio"
)
_CAPITALISED = r"(?:[A-Z][\w’'&.-]*|\d+|\([A-Z][\w\s]*\))"
_REST_OF_NAME = re.compile(
    rf"(?:\s+(?:(?:and|&|of|for)\s+)?{_CAPITALISED}){{0,4}}?\s+(?:(?:and|&|of|for)\s+)?(?:{_FIRM})\b(?![’'])"
)
_COMPANY_AFTER = re.compile(rf"{_CAPITALISED}(?:\s+{_CAPITALISED}){{0,3}}?\s+(?:Ltd|Limited|PLC|Plc|plc|LLP)\b")
"""An abbreviation in the name of a company, which ends after it."""

_TITLE_BEFORE = re.compile(
    r"\b(?:Head|Director|Manager|Leader|Officer|Lead|Lawyer|Solicitor|Surveyor|Member|Holder|Team|Department|Service)s?"
    r"(?:\s+(?:of|for)(?:\s+the)?|\s*[-–—:,(]|\s+Services?)?\s+(?:[A-Z][\w’'&-]*,?\s+(?:(?:and|&)\s+)?){0,3}\Z"
    r"|\b(?:behalf\s+of|within|powers\s+of|functions\s+of|consult(?:ed|ation)\s+with|advice\s+from|advised\s+by)\s+\Z"
)
"""An officer, a member or a team before a capitalised word, which then says of what: “Head of Property”."""

_NAME_BEFORE = re.compile(r"(?<=[a-z,] )(?!Council\b|City\b|Borough\b|County\b|District\b)[A-Z][a-z]+\s\Z")
"""A capitalised word in the middle of a sentence, before another that ends the name of a firm or a place."""

_NEAR = 24
"""How many letters before and after a hint are near it: about four words."""

_TITLE_LENGTH = 60
"""How many letters before a hint can belong to a title."""

_REST_OF_WORD = re.compile(r"\w*")

_PROPERTY = "property"
_SMALL = frozenset(("of", "and", "the", "for", "&"))
_RANKS = frozenset(
    ("chief", "officer", "head", "director", "assistant", "deputy", "interim", "acting", "service", "services")
)


def hints_at(officer: RequiredConsultee, case: Case) -> dict[str, str]:
    """Return the words that hint at an officer's matters by their field: reasons, decision, subject, then exempt parts.

    Empty where the officer takes the decision, or was consulted among the others.
    """
    if decides(officer, case) or find_words(case.text("consultation.others"), (officer.title, officer.short)):
        return {}
    public = [path for path in case.scanned if case.form.field(path).is_public]
    exempt = [path for path in case.scanned if path not in public]
    hints = {path: _hint(officer, case, path) for path in (*reversed(public), *exempt)}
    return {path: words for path, words in hints.items() if words}


def decides(officer: RequiredConsultee, case: Case) -> bool:
    """Whether the officer takes the decision, by the post of the decision maker or the decision's own words."""
    maker = case.notice.decision_maker
    if any(_same_post(officer, answer) for answer in (maker.post, maker.name, case.notice.director)):
        return True
    begins = rf"\A\W*(?:(?:that\s+)?the\s+)?(?:{re.escape(officer.title)}|{re.escape(officer.short)})\b"
    return re.match(begins, case.text("decision"), re.IGNORECASE) is not None


def _same_post(officer: RequiredConsultee, post: str | None) -> bool:
    """Whether a post is the officer's, in whichever order its words stand: “Chief Officer Asset Management and …”."""
    if not post:
        return False
    words = frozenset(re.findall(r"[\w&]+", post.lower())) - _SMALL
    title = frozenset(re.findall(r"[\w&]+", officer.title.lower())) - _SMALL
    ranks = words & _RANKS
    return officer.short.lower() in words or (words - _RANKS == title - _RANKS and "chief" in ranks)


def _hint(officer: RequiredConsultee, case: Case, path: str) -> str | None:
    """Return the first words of a text that hint, other than in a name, or in a sense that is not the officer's matter.

    The reasons use a word in the sense that subject or decision have given it: a lease of equipment stays one.
    """
    text, in_reasons = case.text(path), path.endswith("reasons")
    words = officer.words if in_reasons or _is_of_others(officer, case, text) else (*officer.words, *officer.weak_words)
    for match in places_of(text, words, officer.unless):
        if is_of_a_post(text, match.start(1)) or _is_near(officer, text, match):
            continue
        if _is_in_a_name(text, match, may_be_title=path.endswith("subject")):
            continue
        if _is_of_something_else(officer, case, text, match):
            continue
        if not (in_reasons and _has_another_sense(officer, case, match[1].split()[0])):
            return match[1]
    return None if in_reasons or not _is_of_property(officer) else dealing_in_property(text) or None


def _is_of_property(officer: RequiredConsultee) -> bool:
    """Whether the word property hints at the officer: then a house that is sold by its address does as well."""
    return _PROPERTY in officer.words or _PROPERTY in officer.weak_words


def _is_of_others(officer: RequiredConsultee, case: Case, text: str) -> bool:
    """Whether premises and land are of others: whom the council licenses, whose plans it decides or comments on."""
    if not _is_of_property(officer) or DEALT_IN.search(text) is not None:
        return False
    return case.once(councils_function) is not None or is_of_an_applicant(text)


def _is_of_something_else(officer: RequiredConsultee, case: Case, text: str, match: re.Match[str]) -> bool:
    """Whether a word is short for something else in this notice, or of a property whose owner is given a grant."""
    word = match[1].split()[0].split("-")[0]
    if stands_for_something_else(word, [case.text(path) for path in case.scanned]):
        return True
    if not _is_of_property(officer) or find_words(match[1], officer.words):
        return False
    sentence = sentence_at(text, match.start(1), match.end(1))
    return is_of_a_grant_to_its_owner(sentence, sentence[: sentence.find(match[1])])


def _is_near(officer: RequiredConsultee, text: str, match: re.Match[str]) -> bool:
    """Whether a word that gives the match another sense is close to it."""
    last = _REST_OF_WORD.match(text, min(len(text), match.end(1) + _NEAR))
    before = text[max(0, match.start(1) - _NEAR) : match.start(1)]
    after = text[match.end(1) : last.end() if last else None]
    return find_words(f"{before}\n{after}", officer.unless_near) is not None


def _has_another_sense(officer: RequiredConsultee, case: Case, word: str) -> bool:
    """Whether subject or decision use a word, and only in another sense."""
    own = [case.text(path) for path in case.scanned if not path.endswith("reasons")]
    places = [(text, match) for text in own for match in places_of(text, (word,), officer.unless)]
    return bool(places) and all(_is_near(officer, text, match) for text, match in places)


def _is_in_a_name(text: str, match: re.Match[str], *, may_be_title: bool) -> bool:
    """Whether the words are capitalised, and part of a title before them or of a name that ends after them."""
    words = match[1]
    if not words[0].isupper():
        return False
    if words.split()[0].isupper():
        return _COMPANY_AFTER.match(text, match.start(1)) is not None
    if not may_be_title and _NAME_BEFORE.search(text, 0, match.start(1)):
        return True
    if _TITLE_BEFORE.search(text, max(0, match.start(1) - _TITLE_LENGTH), match.start(1)):
        return True
    first = words.split()[0]
    return _REST_OF_NAME.match(text, match.start(1) + len(first)) is not None
