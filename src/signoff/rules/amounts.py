"""Amounts of money in prose, read as people write them: £319,151, £1.2m, £1 million, half a million pounds.

Only what a pound sign, GBP, the word pounds or a word of money right before it marks is an amount; dates, telephone
numbers, lengths and numbers of people are not. Of a range both ends count, and a scale after the second (“£1–2
million”) belongs to both. What could be one amount or another (£1,2000) is none of them: `malformed_in` has it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from signoff.rules.amount_readers import READERS, SCALED
from signoff.rules.answer_text import in_lower_case
from signoff.rules.money import Amount, Malformed, Mention
from signoff.rules.rates import rate_at

_RAISED = re.compile("[¹²³⁰⁴-⁹]")
_NOTE_MARKS = re.compile("(?<![mM])[²³]|[¹⁰⁴-⁹]")
_HINTS = ("£", "￡", "gbp", "pound", "quid", "sterling", "illion", "thousand", "hundred")
_BLOT = "¤"


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in a text, in order; a range gives its two ends, both at the place of the range."""
    return tuple(mention for mention in mentions_in(text) if isinstance(mention, Amount))


def malformed_in(text: str) -> tuple[Malformed, ...]:
    """Return what looks like an amount and is none, in order."""
    return tuple(mention for mention in mentions_in(text) if isinstance(mention, Malformed))


def mentions_in(text: str) -> list[Mention]:
    """Return every amount, and what looks like one, in order; each place of the text is read once."""
    lower = in_lower_case(text)  # most texts have none, and a search for words is quick
    if not any(hint in lower for hint in _HINTS) and SCALED.search(text) is None:
        return []
    source = _NOTE_MARKS.sub(" ", text) if _RAISED.search(text) is not None else text
    mentions: list[Mention] = []
    left = source
    for read in READERS:
        found = list(read(left))
        mentions += found
        left = _blot_out(left, found)
    return [_in_words(mention, text, source) for mention in sorted(mentions, key=_place)]


def _place(mention: Mention) -> tuple[int, Decimal]:
    return mention.start, mention.pounds if isinstance(mention, Amount) else Decimal(0)


def _in_words(mention: Mention, text: str, source: str) -> Mention:
    """Return a mention with the words of the text itself, and what it is a rate of."""
    words = text[mention.start : mention.end].rstrip()
    mention = replace(mention, text=words, end=mention.start + len(words))
    if isinstance(mention, Malformed):
        return mention
    rate = rate_at(source, mention.start, mention.end, mention.pounds)
    if rate is None:
        return mention
    end = rate.end
    if text.count("(", rate.start, end) > text.count(")", rate.start, end) and text[end : end + 1] == ")":
        end += 1
    return replace(mention, rate=rate._replace(end=end, text=text[rate.start : end].strip()))


def _blot_out(text: str, mentions: list[Mention]) -> str:
    """Return the text with these mentions blotted out, so that nothing is read twice."""
    parts, position = [], 0
    for mention in sorted(mentions, key=_place):
        if mention.start >= position:
            parts += [text[position : mention.start], _BLOT * (mention.end - mention.start)]
            position = mention.end
    return "".join((*parts, text[position:]))
