"""Functions that the law gives to the council and not to its executive, by the words in which notices decide them.

They follow Schedule 1 to SI 2000/2853, part by part. What Schedule 2 leaves to each council's choice is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable

from signoff.rules.council_business import BUSINESS_FUNCTIONS
from signoff.rules.council_function import Function, compiled
from signoff.rules.council_function_words import DONE_WITH_IT, IS
from signoff.rules.council_licensing import LICENSING_FUNCTIONS
from signoff.rules.council_planning import PLANNING_FUNCTIONS
from signoff.rules.council_rights import RIGHTS_FUNCTIONS

FUNCTIONS = (*PLANNING_FUNCTIONS, *LICENSING_FUNCTIONS, *BUSINESS_FUNCTIONS, *RIGHTS_FUNCTIONS)

ANSWERED = compiled(
    rf"\b(?:applications?|request|complaints?|licen[cs]es?|variation|transfer|renewal|review|consents?|permits?|orders?|approval|premises|venue|proposal|"
    rf"permission|registration|certificates?|notices?|plates?)\s+(?:[\w’'/.,()-]+\s+){{0,8}}?(?:{IS}(?:\w+\s+)?)?(?:{DONE_WITH_IT})\b"
    rf"|\b(?:{DONE_WITH_IT})\s+(?:of\s+)?(?:the\s+|an?\s+|this\s+|that\s+)?(?:[\w’'-]+\s+){{0,3}}?(?:variation|complaints?|applications?|licen[cs]es?|orders?|transfer|renewal|"
    r"approval|premises|venue|permits?|consents?|notices?|permission|registration|certificates?)\b"
    r"|\A\W*(?:application\s+)?(?:granted|refused|approved|renewed|revoked|confirmed|made)\b"
    r"|\bindividual\s+decisions\b|\bthe\s+approval,\s+refusal\b"
)
"""What a decision says of the application, order or notice that its subject names."""


def functions_in(words: Iterable[str]) -> tuple[Function, ...]:
    """Return the functions that a text with these words may speak of."""
    present = frozenset(words)
    return tuple(function for function in FUNCTIONS if not function.words.isdisjoint(present))
