"""What an amount in a text is of: what the decision commits, what is only mentioned, or background.

Background is what the decision does not spend: insurance cover, the threshold and the edges of bands, an earlier
decision's sum, the budget or programme that pays, what others bid, a fine that could be imposed. It is told by the
words around the amount, in its own sentence.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from signoff.rules.case import Case
from signoff.rules.money import Amount
from signoff.rules.passages import DAY, MONTH


class Standing(StrEnum):
    """What an amount is of, as far as the words around it say."""

    COMMITTED = "committed"
    MENTIONED = "mentioned"
    BACKGROUND = "background"


class Place(NamedTuple):
    """An amount, and the text that mentions it."""

    path: str
    amount: Amount


_GAP = r"[^£;\n]"
_BOUNDARY = re.compile(r"[;\n]|[.!?](?=\s)")
_BEFORE, _AFTER = 170, 150
"""Characters around an amount that are looked at, within its sentence."""

_ADJECTIVES = (
    r"(?:(?:the|an?|its|our|this|their|his|existing|approved|overall|current|wider|total|annual|[\w-]+['’]s?)\s+)"
)
_POT = (
    r"(?:budgets?|programmes?|provisions?|pot|reserves?|balances|(?<!to )funds?|allocations?|portfolio|"
    r"envelope|account)"
)
_PAST = (
    r"(?:approved|agreed|authori[sz]ed|gave|granted|awarded|allocated|injected|set|received|delegated|endorsed|secured)"
)
_WHEN = rf"\b(?:in|on|of|since|from|dated)\s+(?:{DAY}|(?:{MONTH})\s+(?:19|20)\d\d|(?:19|20)\d\d(?:[/-]\d\d)?)\b"
_VALUE = r"(?:value|sum|price|cost|budget|approval|allocation|amount|figure|estimate|spend|spending|provision)s?"

_INSURANCE = (
    r"\b(?:insurances?|liability|indemnity|insured|cover(?:age|ed)?)\b"
    r"(?!\s+(?:contract|premium|polic|services?|programme|arrangement|broker))(?:(?!premium|\bcosts?\b|\bprice)"
    + _GAP
    + r"){0,50}\Z"
)
_THRESHOLD = (
    rf"\b(?:thresholds?|bands?|banding|(?:delegat\w+|authority|key\s+decision)\s+(?:financial\s+)?limit){_GAP}{{0,50}}\Z"
    r"|\b(?:offers|grants|contracts|orders|purchases|debts|claims|payments|quotations|awards|invoices|applications|loans)\s+"
    r"(?:(?:that|which)\s+are\s+|with\s+a\s+value\s+|valued\s+at\s+|worth\s+)?"
    r"(?:(?:not|no)\s+more\s+than|below|under|over|above|less\s+than|more\s+than|exceeding)\s*\Z"
    rf"|\bkey\s+decisions?\b{_GAP}{{0,150}}\b(?:over|above|more\s+than|exceed\w*|in\s+excess\s+of|at\s+least|greater\s+than)\s*\Z"
    r"|\b(?:any|every|all|each)\s+decisions?\s+(?:\w+\s+){0,3}\Z|\bnot\s+exceed(?:ed)?\s*\Z"
)
_EARLIER = (
    r"\b(?:previously|already|formerly|originally|last\s+year|last\s+financial\s+year)\b[^£;,\n]{0,60}\Z"
    rf"|\b(?:previous|prior|earlier|original|expiring|outgoing|former|preceding)\s+(?:[\w’'-]+\s+){{0,2}}?"
    rf"(?:contract|grant|award|agreement|lease|scheme|phase|decision|year|{_VALUE})s?\b"
    r"(?:(?!\bat\s+a\s+(?:total\s+)?cost|officer|director|\bhead\b|chief)"
    r"(?:[^£;,\n]|,(?=\s+(?:which|let|awarded|worth|valued)))){0,50}\Z"
    rf"|\b(?:began|started|commenced)\s+(?:in|on)\b{_GAP}{{0,60}}\Z"
    r"|\b(?:was|were|had\s+been)\s+(?:let|awarded|procured|entered\s+into|signed|valued)\s+(?:in|on|from)\s+[^£;,\n]{0,40}\Z"
    rf"|\b(?:existing|current)\s+(?:[\w’'-]+\s+){{0,3}}?{_VALUE}\s+(?:of|was|is|at|stands\s+at|\()\s*\Z"
    r"|\b(?:phase|stage)\s+(?:one|1|i)\b[^£;,\n]{0,30}\b(?:cost|was|were|came)\b[^£;,\n]{0,15}\Z|\bhaving\s+(?:\w+\s+){1,2}\Z"
    rf"|\b(?:executive\s+board|cabinet|full\s+council|committee)\b{_GAP}{{0,60}}\b{_PAST}\b{_GAP}{{0,60}}\Z"
    rf"|{_WHEN}(?:(?!officer|director|\bhead\b|chief){_GAP}){{0,60}}\b{_PAST}\b{_GAP}{{0,60}}\Z"
    rf"|\b(?:decision|minute|approval|report)\s+(?:of|on|dated|from)\s+{DAY}[^£;,\n]{{0,30}}\Z"
)
_OTHERS = (
    r"\b(?:would\s+(?:have|otherwise)|instead\s+of|rather\s+than|compare[sd]?\s+(?:with|to)|second[\s-]placed|unsuccessful|"
    r"(?:other|next|higher|highest|rejected|alternative|incumbent['’]?s?)\s+(?:[\w’-]+\s+){0,2}?"
    r"(?:bid|quote|quotation|tender|price|offer|estimate|option)s?"
    rf"|(?:bids|tenders|quotes|quotations)\s+(?:were\s+)?(?:received|ranged|ranging))\b{_GAP}{{0,60}}\Z"
    rf"|\b(?:(?<!in\s)excess(?:\s+(?:is|of))?|rateable\s+values?|list\s+prices?|bond|guarantee|ow(?:ed|es|ing))\b{_GAP}{{0,30}}\Z|\bincome\s+(?:[\w-]+\s+){{0,4}}\Z"
    rf"|\btargets?\b{_GAP}{{0,30}}\Z|\bagainst\s+(?:\w+\s+){{0,2}}costs?\s+of\s*\Z"
    rf"|\bturnover\b{_GAP}{{0,30}}\Z|\b(?:fines?|penalt(?:y|ies))\b{_GAP}{{0,40}}\Z|\bstands?\s+at\s+(?:\w+\s+)?\Z"
    rf"|\bframework\b{_GAP}{{0,40}}\bceiling\b{_GAP}{{0,15}}\Z|\b(?:market|economy|sector|industry)\b{_GAP}{{0,40}}\Z"
    rf"|\b(?:government|treasury|nationally)\b{_GAP}{{0,40}}\b(?:announced|launched|pledged|set\s+aside)\b{_GAP}{{0,50}}\Z"
)
_PAYING = (
    rf"\b(?:(?:from|within|against)\s+|(?:part\s+of|out\s+of|under|in|by|to)\s+{_ADJECTIVES}){_ADJECTIVES}{{0,3}}(?:[\w’'&-]+\s+){{0,5}}?{_POT}"
    r"\s+(?:(?:of|is|which\s+is|that\s+is|for\s+\S+\s+is|worth|totalling|\()\s*)*\Z"
)
_BACKGROUND = re.compile("|".join((_INSURANCE, _THRESHOLD, _EARLIER, _OTHERS, _PAYING)), re.IGNORECASE)
"""What comes before an amount that the decision does not commit, in any text."""

_IN_REASONS = re.compile(
    rf"\b{_POT}\b(?:(?!\bcosts?\b|\bprice|\baward|\bcontract|\bspend){_GAP}){{0,60}}\Z"
    rf"|\b(?:claim|claimed|damages|compensation|gain|benefits?|deficit|arrears)\b{_GAP}{{0,40}}\Z"
    rf"|\b(?:increas|rais|ris|reduc|chang)\w+\b{_GAP}{{0,50}}\bfrom\s*\Z|\bdecisions?\s+(?:[\w-]+\s+){{0,4}}(?:up\s+to|of)\s*\Z"
    r"|\bcost(?:s|ing)?\s+(?:the\s+)?(?:city|nhs|economy|country|nation|uk|taxpayers?|society|public)\b[^£;\n]{0,30}\Z"
    rf"|\b(?:government|national|treasury)\b{_GAP}{{0,60}}\Z",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\A[^£;.\n]{0,140}?\b(?:was|were|had\s+been|is|are)\s+(?:previously\s+|already\s+)?(?:earmarked|set\s+aside)\b|"
    r"\A[\s)]*(?!of\s+cover\b)(?:[\w’'&/-]+\s+){0,4}?(?:thresholds?|bands?|banding|insurance|indemnity|cover|turnover|social\s+value|ceiling|fine)\b"
    r"(?!\s+(?:contract|premium|polic))"
    r"|\A[^£;,.\n]{0,40}?(?:\b(?:previously|already\s+(?:spent|approved|committed|allocated)|last\s+year|to\s+date)\b|"
    rf"\b(?:was|were|had\s+been)\s+(?:previously\s+)?{_PAST}\b|(?<!as\s){_PAST}\s+(?:by\s+(?:executive|cabinet|full)|{_WHEN}))",
    re.IGNORECASE,
)
_POT_FOLLOWS = re.compile(
    rf"\A\s+(?!(?:against|within|from|out|compared)\b)(?:[\w’'&/-]+\s+){{0,4}}?{_POT}\b", re.IGNORECASE
)
_TAKEN_FROM = re.compile(
    r"\b(?:from|within|against|part\s+of|out\s+of|under|in|by|to)\s+(?:the|an?|its|our|this|their|existing|\w+['’]s?)\s+"
    r"(?:(?!of\b|at\b|for\b)[\w’'&-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:below|under|less\s+than|between|between\s+£[\d,.]+\s*(?:and|to|[-–]))\s*\Z", re.IGNORECASE
)
_COMPARED_IN_REASONS = re.compile(
    rf"{_COMPARED.pattern}|\b(?:over|above|exceed(?:s|ed|ing)?|than|excess\s+of)\s*\Z", re.IGNORECASE
)
"""What comes before the edge of a band where something is compared with it."""

_CONTRACT_VALUE = re.compile(r"\bcontract(?:['’]s)?\s+(?:total\s+)?(?:value|sum|price)\b[^£;\n]{0,15}\Z", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:var(?:y|ied|iation|ying)|change\s+notice|modif\w+|exten(?:d|ded|ding|sion))\b", re.IGNORECASE
)

_NOT_COMMITTED = re.compile(
    rf"\b(?:not(?:e[sd]?|ing)\s+(?:that|the)|(?:submit\w*|submission\s+of|make|made)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?(?:bid|application|expression)|"
    rf"apply(?:ing)?\s+for|bid(?:ding)?\s+for)\b{_GAP}{{0,120}}\Z"
    rf"|\b(?:taking|bringing|making|takes|brings)\s+(?:[\w’'-]+\s+){{0,3}}?(?:total|cumulative|overall|whole)\b{_GAP}{{0,60}}\Z"
    r"|\(\s*(?:total|overall|revised)\s+(?:allocation|budget|programme|spend|funding)\s*(?:of|is|:|now)?\s*\Z",
    re.IGNORECASE,
)
"""What comes before an amount of a decision that only notes it, asks others for it, or adds up what was spent."""

_COST = re.compile(
    r"\b(?:costs?|costing|value[ds]?|price[ds]?|worth|spend(?:ing)?|expenditure|totals?|totalling|award(?:ed)?|contract|"
    rf"payments?|fees?|savings?|saves?|investment|bid|tender|quotes?|quotation)\b{_GAP}{{0,45}}\Z",
    re.IGNORECASE,
)
_COST_FOLLOWS = re.compile(
    r"\A\s+(?:[\w’'-]+\s+){0,2}?(?:contract|scheme|project|investment|cost|saving|will\s+be\s+(?:spent|paid|needed|required))\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    rf"\b(?:phase\s+(?:two|2|three|3)|future|later|next\s+phase|risks?|could|would|may|might|potential(?:ly)?|if)\b{_GAP}*\Z",
    re.IGNORECASE,
)


def own_paths(case: Case) -> tuple[str, ...]:
    """Return the texts with what the decision itself costs: subject and decision, or all where those name no amount."""
    own = tuple(path for path in case.scanned if not path.endswith("reasons"))
    return own if any(case.amounts(path) for path in own) else case.scanned


def is_background(case: Case, path: str, amount: Amount) -> bool:
    """Whether an amount is of something that the decision does not spend."""
    return standing(case, path, amount) is Standing.BACKGROUND


def standing(case: Case, path: str, amount: Amount) -> Standing:
    """Return what an amount of a scanned text is of."""
    return case.once(_Standings).of(path, amount)


class _Standings:
    """The standings of a case's amounts, each worked out when it is first asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[Place, Standing] = {}

    def of(self, path: str, amount: Amount) -> Standing:
        place = Place(path, amount)
        if place not in self._known:
            self._known[place] = _standing(self._case, path, amount)
        return self._known[place]


def _standing(case: Case, path: str, amount: Amount) -> Standing:
    """Return what an amount is of: what reasons speak of, the decision's own only where it names no amount itself."""
    before, after = around(case.text(path), amount)
    in_reasons = path.endswith("reasons")
    if _is_background(case, amount, before, after, in_reasons=in_reasons):
        return Standing.BACKGROUND
    if not in_reasons:
        return Standing.MENTIONED if _NOT_COMMITTED.search(before) else Standing.COMMITTED
    is_cost = _COST.search(before) is not None or _COST_FOLLOWS.match(after) is not None
    is_sure_cost = is_cost and _UNSURE.search(before) is None
    if path not in own_paths(case):
        return Standing.MENTIONED if is_sure_cost else Standing.BACKGROUND
    return Standing.COMMITTED if is_sure_cost else Standing.MENTIONED


def around(text: str, amount: Amount) -> tuple[str, str]:
    """Return the words before and after an amount in its sentence, item or line."""
    first = max(0, amount.start - _BEFORE)
    first = max((match.end() for match in _BOUNDARY.finditer(text, first, amount.start)), default=first)
    end = max(amount.end, amount.rate.end) if amount.rate is not None else amount.end
    last = _BOUNDARY.search(text, end, end + _AFTER)
    return text[first : amount.start], text[end : last.start() if last else end + _AFTER]


def _is_background(case: Case, amount: Amount, before: str, after: str, *, in_reasons: bool) -> bool:
    if _BACKGROUND.search(before) or _FOLLOWED.match(after):
        return True
    if _POT_FOLLOWS.match(after) and (in_reasons or _TAKEN_FROM.search(before)):
        return True
    if in_reasons and (
        _IN_REASONS.search(before) or (_CONTRACT_VALUE.search(before) and case.once(_changes_a_contract))
    ):
        return True
    compared = _COMPARED_IN_REASONS if in_reasons else _COMPARED
    return amount.value in case.once(_edges) and compared.search(before) is not None


def _changes_a_contract(case: Case) -> bool:
    """Whether subject or decision vary or extend a contract, whose value is then another than the decision's."""
    return any(_CHANGES.search(case.text(path)) for path in case.scanned if not path.endswith("reasons"))


def _edges(case: Case) -> set[int | None]:
    edges: set[int | None] = {edge for band in case.terms.bands for edge in (band.lower, band.upper)}
    return edges | {threshold.pounds for threshold in case.thresholds}
