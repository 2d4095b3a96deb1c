"""Whether the text names the decision, taken before, that this one carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.model import DecisionType
from signoff.rules.answer_text import find_words
from signoff.rules.case import Case
from signoff.rules.money import Amount
from signoff.rules.passages import DAY, MONTH, said, sentence_at
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.thresholds import highest_reached

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?;](?=\s)|\n|\Z)")
_DATE = rf"(?:{DAY}|(?:{MONTH})\s+(?:19|20)\d\d)"
_BODY = (
    r"(?:cabinet|executive|full\s+council|executive\s+board|committee|leader|(?:cabinet|executive)\s+member|"
    r"portfolio\s+holder|mayor)"
)
_NUMBERED = re.compile(
    rf"\bdecisions?\b[^.;\n]{{0,60}}?(?:\b[A-Z]{{1,3}}\d{{4,6}}\b|\b(?:no\.?|number|ref\.?|reference)\s*:?\s*[A-Z]{{0,3}}/?\d+"
    rf"|{DAY})|\b(?:approved|agreed|authori[sz]ed|endorsed|delegated|given|granted|taken|made)\s+by\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:cabinet|executive|board|council|committee|leader)"
    rf"\b[^.;\n]{{0,20}}?{_DATE}|\b{_BODY}\s+(?:approved|agreed|authori[sz]ed|delegated)\b"
    rf"[^.;\n]{{0,60}}?{_DATE}|\b{_BODY},?\s+(?:at\s+(?:its|the|a)\s+meeting\s+)?(?:of|on|in)\s+"
    rf"{_DATE},?[^.;\n]{{0,30}}?\b(?:resolved|agreed|approved|authori[sz]ed|delegated)\b|\b(?:in|on)\s+{_DATE},?\s+(?:the\s+)?{_BODY}\b[^.;\n]{{0,40}}?\b(?:approved|agreed|authori[sz]ed|delegated)\b|\b(?:min(?:ute)?\.?|decision)\s+(?:no\.?\s*|number\s*)?\d+|\b{_BODY}(?:['’]s)?\s+(?:approval|agreement|authority|authori[sz]ation|resolution)\s+(?:of|on|dated)\s+{_DATE}|\b[DK]\d{{5}}\b"
    rf"|\b(?:delegat(?:ion|ions|ed)|delegated\s+(?:authority|powers?))\b[^.;\n]{{0,80}}?{_DATE}|\b{_BODY}\s+(?:meeting|report|decision|paper)s?\b[^.;\n]{{0,30}}?{_DATE}",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:this|it|the\s+\w+)\s+(?:is|constitutes|represents)\s+(?:\w+\s+){0,2}a\s+key\s+decision\b"
    r"|\bthis\s+key\s+decision\b|\b(?:listed|published|added|advertised|entered|notified|registered|included|placed)\b[^.;\n]{0,60}\bas\s+a\s+key\s+decision\b|\Akey\s+decision\W"
    r"|\b(?:notice|list|register|schedule)\s+of\s+(?:\w+\s+)?key\s+decisions\b|\bkey\s+decisions?\s+(?:list|notice|plan|register)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will\s+(?:be|go|come|follow|return)|further\s+reports?|in\s+due\s+course|forthcoming|future|to\s+be\s+(?:taken|"
    r"considered|submitted|presented|made)|whether|if|would|threshold|not\s+(?:a\s+)?key|no\s+key|key\s+decisions\s+are)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:approved|agreed|authorised|resolved|decided|gave|given|granted|delegated|endorsed|adopted|supported|considered|"
    rf"received|noted|confirmed|ratified|approval|minute|meeting)\b|{DAY}",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b(?:budgets?|capital\s+(?:programme|strategy)|medium[\s-]term\s+financial|mtf[sp]|council\s+tax|financial\s+(?:strategy|plan))\b"
    r"[^.;\n]*\bcouncil\b|\bcouncil\b[^.;\n]*\b(?:budgets?|capital\s+programme|medium[\s-]term\s+financial|mtf[sp])\b",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(
    r"\b(?:cabinet|executive|leader|committee|member|portfolio\s+holder|mayor|minute|key\s+decision|decision\s+(?:no|ref|of|[A-Z]?\d))\b",
    re.IGNORECASE,
)
_COSTS_NOTHING = re.compile(
    r"\brechargeable\b|\b(?:fully\s+|wholly\s+)?(?:recharged|reimbursed)\b"
    r"|\bno\s+(?:net\s+)?cost\s+to\s+the\s+council\b|\bprice\s+to\s+the\b",
    re.IGNORECASE,
)
_AND_BOUGHT = re.compile(
    r"\b(?:and|&|with)\s+(?:(?:the|a|simultaneous|subsequent|later)\s+)*(?:re-?purchase|purchase|acquisition|buy[\s-]?back)\s+of\b",
    re.IGNORECASE,
)
"""What is bought in exchange for what is sold: the sale alone brings money in."""

_IN_PART = re.compile(r"\b(?:part(?:ly|ially)?|some|proportion|element|share|half|remainder|not)\b", re.IGNORECASE)
_INCOME = re.compile(
    r"\b(?:sale|disposal)\s+of\s+(?:the\s+)?(?:former|surplus|redundant|freehold|leasehold)\b|\b(?:offer|bid)\s+of\s+£[^.;\n]{0,30}?\sfor\s+the\s+(?:former|site|land|freehold|property|building)\b|"
    r"\b(?:income|receipts?)\s+of\s+£|\breceive\s+(?:an?\s+)?income\b|\bcapital\s+receipt\b"
    r"|\bincome\s+(?:contract|from)\b|\bincome[\s-]generating\b|\b(?:grant(?:s|ed|ing)?|letting|sale|disposal)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,5}?"
    r"(?:lease|licence\s+to\s+occupy|tenancy|land|site|building|property|premises|depot)\b|\b(?:net\s+)?income\s+to\s+the\s+council\b"
    r"|\b(?:lease|licence|tenancy|land|site|building|property|premises|depot)\b[^.;\n]{0,60}?\b(?:be|is|was|been)\s+(?:granted|let|sold)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:spend\w*|costs?|costing|works?|contract(?:or)?s?|purchas\w+|buy|acqui\w+|pay|paid|invest\w*|borrow\w*|expenditure|"
    r"budget|fund(?:ed|ing)?|refurbish\w*|construct\w*|build|compensation|subsid\w+)\b",
    re.IGNORECASE,
)
"""What says of an amount that it goes out, whatever else the notice brings in."""


@rule(
    "earlier-key-decision-missing",
    WARNING,
    when="significant operational above the threshold, no earlier key decision named",
    says="Is the key decision that this implements named? A decision over {threshold} is significant operational only "
    "where it carries out a key decision taken before: name that with its date or number, or choose Key.",
    source="2012 reg 8, form",
    reads="Subject, decision and reasons, with their exempt parts, sentence by sentence. A decision is named by its "
    "number (D57189), its day or month (“the decision of 29 February 2024”, “approved by Cabinet in July 2022”), a "
    "dated delegation or meeting, a minute, or the profile’s words for it in a sentence about something done. Not: "
    "what the notice says of itself (“this is a key decision”), full council’s budget or capital programme, and "
    "what is still to come (“a further report will go to Executive Board”). A notice of income, a receipt, a lease "
    "or sale, or work that is recharged, and not in part alone, is not asked; one that sells and buys is.",
)
def earlier_key_decision_missing(case: Case) -> Iterator[Hit]:
    """The open band is for carrying out an earlier key decision; what brings money in need not be one."""
    band = case.band
    if case.notice.decision_type is not DecisionType.SIGNIFICANT_OPERATIONAL or band is None or not case.is_executive:
        return
    threshold = highest_reached(case, band.lower)
    if threshold is None or case.once(names_earlier_decision) or case.once(brings_money_in):
        return
    yield hit("reasons", "approximate_value", threshold=threshold.words)


def names_earlier_decision(case: Case) -> bool:
    """Whether any scanned text names a decision that was taken before this one."""
    return any(_names_one(case, case.text(path)) for path in case.scanned)


def costs_nothing(case: Case) -> bool:
    """Whether a scanned text says, and not of a part alone, that all is recharged, or costs the council nothing."""
    texts = (case.text(path) for path in case.scanned)
    return any(next(said(text, _COSTS_NOTHING, unless=_IN_PART), None) is not None for text in texts)


def brings_money_in(case: Case) -> bool:
    """Whether the decision is of income, a receipt, a lease or a sale, by a scanned text; or costs nothing."""
    if case.once(costs_nothing):
        return True
    texts = [case.text(path) for path in case.scanned]
    return any(map(_INCOME.search, texts)) and not any(map(_AND_BOUGHT.search, texts))


def is_income(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount comes in: the notice is of income, and the amount's own sentence does not say that it is spent.

    A lease that is granted in one sentence says nothing of the works that are paid for in the next.
    """
    if case.once(costs_nothing):
        return True
    sentence = sentence_at(case.text(path), amount.start, amount.end)
    return case.once(brings_money_in) and _SPENT.search(sentence) is None


def _names_one(case: Case, text: str) -> bool:
    words = case.profile.words
    for match in _NUMBERED.finditer(text):
        sentence = sentence_at(text, match.start(), match.end())
        if not _NOT_YET.search(sentence) and not _is_of_budget(sentence):
            return True
    if not find_words(text, words.earlier_key_decision, words.earlier_key_decision_unless):
        return False
    return any(_is_about_an_earlier(case, match[0]) for match in _SENTENCE.finditer(text))


def _is_of_budget(sentence: str) -> bool:
    """Whether a sentence only says that full council set the budget, which is no executive decision on spending it."""
    return _BUDGET.search(sentence) is not None and _EXECUTIVE.search(sentence) is None


def _is_about_an_earlier(case: Case, sentence: str) -> bool:
    """Whether a sentence has the profile's words for an earlier decision, and says it of something done."""
    words = case.profile.words
    name = find_words(sentence, words.earlier_key_decision, words.earlier_key_decision_unless)
    if not name or _OF_ITSELF.search(sentence.strip()) or _NOT_YET.search(sentence):
        return False
    return "decision" in name.lower() or _TAKEN.search(sentence) is not None
