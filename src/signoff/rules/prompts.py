"""What the council's profile asks a notice to have thought of: equality, subsidies, best value, best consideration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from signoff.notice.form.prompts import Prompt
from signoff.rules.answer_text import find_words, places_of
from signoff.rules.case import Case
from signoff.rules.passages import sentence_at
from signoff.rules.procurement_exemption import EXEMPTION
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule
from signoff.rules.service_change import change_of_service

_BESIDE = ("alternatives", "consultation.others")
"""Texts, beside those that are scanned, in which a question may be answered."""

_NOT_DONE = re.compile(
    r"\b(?:no|not|nor|without)\b[^.;\n]{0,60}\b(?:been|yet|yet\s+to\s+be)\s+(?:\w+\s+)?"
    r"(?:done|undertaken|completed|prepared|sought|obtained|carried\s+out|considered)\b",
    re.IGNORECASE,
)
"""What says of equality, value or the like that nobody has looked at it."""

_EXEMPTED = re.compile(EXEMPTION, re.IGNORECASE)
"""Rules of contracts from which a purchase is exempted, as other councils call a waiver."""

_SOLD = re.compile(
    r"\b(?:(?:sale|disposal)\s+of|sell|dispose\s+of)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:freehold|roof\s*(?:top)?\s+space|ground\s+lease|land|airspace)\b(?!\s+(?:drainage|policy|strategy|charges?))",
    re.IGNORECASE,
)

_READS = (
    "Subject and decision, with their exempt parts, for the words of the profile; then subject, decision, reasons, "
    "alternatives and the others consulted for the words that answer it, other than that it was not done. A profile "
    "without these words does not ask."
)


@rule(
    "equality-not-mentioned",
    WARNING,
    when="words of a change of service, and none of equality (by the profile)",
    says="Say how equality was considered. {where} “{words}”, and the notice does not say whether people with "
    "protected characteristics are affected, and how.",
    source="Equality Act 2010 s.149",
    reads=f"{_READS} A service that is closed, withdrawn, reduced, moved, merged or introduced leads to it too.",
)
def equality_not_mentioned(case: Case) -> Iterator[Hit]:
    """Due regard is had before a decision, and shown by the record of it."""
    yield from _unanswered(case, case.profile.prompts.equality, change_of_service)


@rule(
    "subsidy-not-mentioned",
    WARNING,
    when="words of a subsidy to a business, and none of subsidy control (by the profile)",
    says="Is this a subsidy? {where} “{words}”: say how subsidy control was considered, or why it does not apply.",
    source="Subsidy Control Act 2022 s.12",
    reads=_READS,
)
def subsidy_not_mentioned(case: Case) -> Iterator[Hit]:
    """Help on better terms than the market's may be one."""
    yield from _unanswered(case, case.profile.prompts.subsidy)


@rule(
    "best-value-not-mentioned",
    WARNING,
    when="words of a waiver or a direct award, and none of value for money (by the profile)",
    says="Say why this is best value. {where} “{words}”, and the notice does not say how value for money was "
    "tested without competition.",
    source="Local Government Act 1999 s.3",
    reads=f"{_READS} An exemption from the rules of contracts or procurement leads to it too.",
)
def best_value_not_mentioned(case: Case) -> Iterator[Hit]:
    """What competition would show has to be shown otherwise."""
    yield from _unanswered(case, case.profile.prompts.best_value, _words_of(_EXEMPTED))


@rule(
    "best-consideration-not-mentioned",
    WARNING,
    when="words of a disposal of land, and none of its value (by the profile)",
    says="Say that this is the best consideration, or why less is accepted. {where} “{words}”, and the notice "
    "does not mention its value.",
    source="Local Government Act 1972 s.123",
    reads=f"{_READS} The sale or disposal of land or a freehold leads to it too.",
)
def best_consideration_not_mentioned(case: Case) -> Iterator[Hit]:
    """Land is disposed of for less only with a consent."""
    yield from _unanswered(case, case.profile.prompts.best_consideration, _words_of(_SOLD))


def _unanswered(
    case: Case, prompt: Prompt | None, also: Callable[[str], str | None] = lambda _text: None
) -> Iterator[Hit]:
    """Yield the first words, by the profile or `also`, that lead to a question which no text answers."""
    if prompt is None:
        return
    own = (path for path in case.scanned if not path.endswith("reasons"))
    place = first_words(case, own, lambda text: _leading_words(text, prompt) or also(text))
    texts = (case.text(other) for other in (*case.scanned, *_BESIDE))
    if place is not None and not any(_answers(text, prompt) for text in texts):
        yield hit_at_words(case, place, "reasons")


def _words_of(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: match[0] if (match := pattern.search(text)) else ""


def _leading_words(text: str, prompt: Prompt) -> str | None:
    """Return the first words of a text that lead to a question, in a sentence that does not give them another sense."""
    for match in places_of(text, prompt.words, prompt.unless):
        if not find_words(sentence_at(text, match.start(1), match.end(1)), prompt.unless_near):
            return match[1]
    return None


def _answers(text: str, prompt: Prompt) -> bool:
    """Whether a text has words that answer a question, in a sentence that does not say that nothing was done."""
    places = places_of(text, prompt.answered_by)
    return any(not _NOT_DONE.search(sentence_at(text, match.start(1), match.end(1))) for match in places)
