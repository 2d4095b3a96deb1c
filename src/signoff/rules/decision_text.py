"""Whether the decision says that something was decided, and of what value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.procurement_exemption import EXEMPTION
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule

_DECISIONS = ("decision", "exempt_information.text.decision")

_OFFICER = (
    r"(?:officer|director|head|chief\s+executive),?"
    r"(?:\s+(?:\([^)]{1,80}\)|(?-i:[A-Z&][\w&,’'-]*)|of|for|and|the)){0,12}?"
)
"""An officer by title, as in a sentence on what that officer does: “Head of Parks and Countryside”."""

_ASKED = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:hereby\s+|now\s+|therefore\s+)?"
    r"(?:requested|asked|invited|recommended)\s+(?:to|that)\b"
    r"|\b(?:intends?|proposes?|is\s+(?:proposed|intended|proposing|intending|minded))\s+(?:to|that)\b"
    r"|\b(?:approval|permission|agreement|authority|authorisation|consent)\s+(?:is|are|was|were)\s+"
    r"(?:being\s+|hereby\s+|now\s+|therefore\s+){0,2}(?:sought|requested)\b"
    r"|\A\W*(?:approval|permission|authority|authorisation)\s+is\s+required\b"
    r"|\A\W*(?:approval|permission|agreement|authority|authorisation)\b[^.;\n]{0,100}?\b(?:is|are)\s+(?:hereby\s+|now\s+)?(?:sought|requested)\b"
    r"|(?:\A\W*(?:to\s+)?|\b(?:officer|director|head|manager|service|team|report|paper)\s+(?:now\s+|therefore\s+|also\s+|hereby\s+){0,2}"
    r"|\bpurpose\s+of\s+(?:this|the)\s+(?:report|paper|notice|decision)\s+is\s+to\s+|\bwe\s+are\s+(?:now\s+|therefore\s+)?)"
    r"(?:seek(?:s|ing)?|request(?:s|ing|\s+for)?|asks?\s+for)"
    r"\s+(?:\w+\s+){0,2}(?:approval|permission|agreement|authority|authorisation)\b"
    r"|\b(?:report|paper|notice)\s+(?:recommends|proposes|asks|requests|seeks)\b"
    r"|\b(?:officer|director|head|council|executive)\s+should\s+(?:now\s+)?"
    r"(?:approve|agree|authorise|note|consider|grant)\b"
    rf"|\b{_OFFICER}\s+will\s+(?:approve|agree|authorise|award|decide|consider)\b"
    rf"|\A\W*(?:the\s+)?(?:\w+\s+){{0,3}}?{_OFFICER}\s+to\s+(?:approve|agree|authorise|award|note)\b"
    r"|\A\s*(?:it\s+is\s+)?recommended\s+(?:to|that)\b|\A\s*recommendations?\s*:",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\A\W*(?:resolved\W+(?:that\W+)?)?(?:the\s+)?(?:option\s+\w+\s+(?:is|was)\s+(?:therefore\s+|the\s+)?"
    r"(?:recommended|proposed|preferred)|(?:preferred|recommended|proposed)\s+option\b[^.;\n]{0,20}?\bis)\b",
    re.IGNORECASE,
)
"""A decision that only says which option somebody prefers, also below a heading that says that it was resolved."""

_DECIDING = (
    r"(?:(?:approve|agree|authori[sz]e|resolve|decide|note|determine|endorse|delegate|refuse|overrule|exercise|waive|"
    r"allocate)d|(?:grant|confirm|award|accept|adopt|appoint|reject|instruct|extend)ed|gave|given)"
)
_DECIDED = re.compile(
    rf"\b(?:{_DECIDING}|approves|agrees|authori[sz]es|notes|accepts|awards|confirms)\b", re.IGNORECASE
)
_OFFICER_DECIDED = re.compile(
    rf"\b{_OFFICER}\s+(?:(?:has|have|also|then|therefore|subsequently|formally|hereby)\s+){{0,2}}{_DECIDING}\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:members|councillors?|residents|solicitor|legal\s+services|tenants|stakeholders|consultees|bidders|tenderers|"
    r"providers?|suppliers?|contractors?|parents|schools?|applicants?|partners|staff|employees|unions|panel|candidates)\b"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)

_AGREEMENT = (
    r"(?:contracts?|call[\s-]?offs?|framework\s+agreements?|services?\s+(?:level\s+)?agreements?|contractual\s+agreements?|purchase\s+orders?|"
    r"slas?)"
)
_ASSETS = (
    r"(?:land|sites?|buildings?|propert(?:y|ies)|premises|houses?|homes|dwellings?|flats|apartments|freehold|leasehold|"
    r"vehicles?|vans?|minibus(?:es)?|fleet|plant|machinery|laptops?|tablets?|devices|licen[cs]es|software|equipment|"
    r"furniture|modules?)"
)
_COMMITS = re.compile(
    rf"\b(?:award(?:s|ed|ing)?|enter(?:s|ed|ing)?(?:\s+into)?|extend(?:s|ed|ing)?|var(?:y|ies|ied|ying)|modif(?:y|ies|ied|ying)|novat(?:e|ed|es|ing|ion)|"
    rf"renew(?:s|ed|ing)?|place(?:s|d)?|sign(?:s|ed|ing)?|let|extension|modification|variation|renewal)\s+(?:to\s+|of\s+|the\s+|an?\s+|this\s+|"
    rf"[\w’'&-]+\s+){{0,6}}?{_AGREEMENT}\b"
    r"|\bwaive(?:r|d|s)?\s+(?:[\w’']+\s+){0,4}?(?:contracts?\s+procedure(?:\s+rules?)?|procurement\s+rules?|standing\s+orders?|rules?|cprs?)\b"
    rf"|{EXEMPTION}"
    r"|\bwaiving\s+(?:[\w’']+\s+){0,3}?(?:contracts?\s+procedure(?:\s+rules?)?|procurement\s+rules?|standing\s+orders?|rules?|cprs?)\b"
    r"|\b(?:award(?:s|ed)?|pay(?:s|ment)?|paid|approve[sd]?|give|provide)\s+(?:of\s+|the\s+|an?\s+|[\w’'-]+\s+){0,4}?grants?\b"
    r"(?!\s+(?:of|consent|planning|permission|licence|authority)\b)(?!\s+an?\s+(?:licence|lease)\b)"
    rf"|\b{_AGREEMENT}\s+(?:for\s+(?:[\w’'&-]+\s+){{1,6}}?)?(?:(?:is|are|be|was|were|has\s+been|have\s+been)\s+)?"
    r"(?:awarded|extended|varied|renewed|entered\s+into|let|placed)\b"
    rf"|\b{_ASSETS}\s+(?:is|are|be|was|were)\s+(?:purchased|bought|acquired|sold|hired)\b"
    r"|\bcontract\s+(?:modification|variation|extension|renewal)s?\b(?!\s+(?:clause|terms|polic|procedure|form|provision|option))"
    r"|\bapprov(?:e[sd]?|al)\s+(?:(?:to|of|for|the|an?|new|[\w-]+[\s-]year)\s+){1,4}leases?\b(?!\s+(?:polic|strateg|terms|plan))"
    r"|\bappoint(?:s|ed|ing|ment\s+of)?\s+(?:(?!chair\b|board\b|committee\b)[\w’'&,-]+\s+){0,6}?(?:contractors?|consultants?|suppliers?|"
    r"architects?|design\s+team|consultancy|(?-i:Ltd|Limited|LLP|PLC|plc))\b"
    r"|\b(?:purchase|procure|acquire|hire|sell|dispose\s+of|(?:acquisition|procurement|sale|disposal|purchase|hire)\s+of)\s+"
    r"(?:(?!licen[cs]e|order\b)[\w’'&-]+\s+){0,5}?"
    rf"{_ASSETS}\b(?!\s+(?:policy|strategy|programme|plan)\b)"
    r"|\b(?:extend(?:s|ed|ing)?|renew(?:s|ed|ing)?|(?:extension|renewal)\s+of)\s+(?:(?!data\b|sharing\b|confidentiality\b)[\w’'&-]+\s+)"
    r"{0,5}?(?:agreements?|leases?|tenanc(?:y|ies))\b|\b(?:grant|funding|lease|tenancy)\b(?:\s+[\w’'&-]+){0,10}?\s+(?:be|is|was)\s+(?:accepted|granted|approved|agreed|renewed)\b"
    r"|\b(?:grant|enter\s+into|take|renew|complete|sign)\s+(?:(?!licen[cs]e\b)[\w’'&-]+\s+){0,5}?(?:leases?|tenanc(?:y|ies))\b"
    r"|\b(?:award(?:s|ed)?|commission(?:s|ed)?)\s+(?:(?!of\b)[\w’'&-]+\s+){0,6}?(?:works|services|consultants?|consultancy|surveys?)\b(?!\s+(?:strateg|polic|plan|commissioning))"
    r"|\bauthority\s+to\s+(?:implement|carry\s+out|undertake)\s+(?:the\s+)?works\b|\bapprov\w+\s+(?:the\s+)?(?:expenditure|spend(?:ing)?)\b|\baccept(?:s|ed|ance\s+of)?\s+(?:[\w’'&-]+\s+){0,5}?(?:grant|funding)\b|\bdirect\s+award\s+(?:to|of)\b",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\b(?:applicants?|tenants?|residents?|leaseholders?|buyers?|borrowers?|purchasers?|owners?|households?)\s+"
    r"(?:(?:can|may|could|will|would|who|to|wishing)\s+){0,2}(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""What comes before a purchase that others make."""

_RULES_ONLY = re.compile(r"\bcontracts?\s+procedure|\bgrant\s+(?:agreement|conditions|terms)\b", re.IGNORECASE)
_NO_FIGURE_NEEDED = re.compile(
    r"\b(?:no|nil|without|zero)\s+(?:additional\s+|extra\s+|further\s+|direct\s+)?(?:costs?|charge|value|financial\s+implications?)\b"
    r"|\bcost[\s-]neutral\b|\bpeppercorn\b|\bnil\s+(?:rent|consideration)\b|\b\d+(?:\.\d+)?p\b|\brent[\s-]free\b|\b(?:hundred|thousand|million)\b",
    re.IGNORECASE,
)


@rule(
    "decision-not-taken",
    WARNING,
    when="a decision that is asked for, recommended or intended, not taken",
    says="Say what has been decided. {where} “{words}”, which asks for a decision or announces one, but does "
    "not say that it was taken.",
    source="2012 reg 13(4)",
    council_source="2014 reg 7(3)(b)",
    reads="The decision, open and exempt: “was requested to”, “is recommended to”, “intends to”, “it is proposed”, "
    "“approval is sought” and the like, where no word of deciding (approved, agreed, authorised, noted, resolved…) "
    "comes before; “Option 2 is recommended” and “the preferred option is”, at the beginning. Not: what others "
    "(members, the City Solicitor, suppliers) are asked; nor a bare “To approve…” or “That the Director approves…”, "
    "which many councils write for a decision that was taken.",
)
def decision_not_taken(case: Case) -> Iterator[Hit]:
    """A record is of a decision; a recommendation copied from the report is none."""
    for path in _DECISIONS:
        if words := _asked(case.text(path)):
            yield hit_at_words(case, (path, words), says=True)


@rule(
    "contract-without-figure",
    WARNING,
    when="a contract, a waiver, a grant, a purchase or a sale, and no amount of money in the text",
    says="Give the value. {where} “{words}”, and the notice gives no amount.",
    source="form, section 7",
    reads="Subject and decision, for a contract that is awarded, signed, entered into, extended, varied or renewed, "
    "rules of procurement that are waived or exempted from, a contractor, consultant or company that is appointed, a "
    "grant that is paid, accepted or approved, a lease, works, and land, homes, vehicles or equipment that are "
    "bought, procured, hired or sold; then all scanned texts for any amount. Not: a notice with exempt information, "
    "whose price may be in it, and one that says that there is no cost.",
)
def contract_without_figure(case: Case) -> Iterator[Hit]:
    """A band alone does not say what is spent; the brief statement of reasons includes financial implications."""
    if case.notice.exempt_information.contains is True or any(case.amounts(path) for path in case.scanned):
        return
    if any(_NO_FIGURE_NEEDED.search(case.text(path)) for path in case.scanned):
        return
    if (place := first_words(case, ("decision", "subject"), _commits)) is not None:
        yield hit_at_words(case, place, "approximate_value")


def _asked(text: str) -> str:
    """Return the first words that ask for a decision or announce one, before any that say that it was taken."""
    if _OFFICER_DECIDED.search(text):
        return ""
    if (option := _OPTION.match(text)) is not None and not _DECIDED.search(text, option.end()):
        return option[0]
    asked = next(said(text, _ASKED, before=_OF_OTHERS), None)
    if asked is None:
        return ""
    decided = _DECIDED.search(text)
    return asked[0] if decided is None or asked.start() < decided.start() else ""


def _commits(text: str) -> str:
    return next((match[0] for match in said(text, _COMMITS, before=_BY_OTHERS) if not _is_of_rules(match[0])), "")


def _is_of_rules(words: str) -> bool:
    """Whether the words only name the rules of contracts, or the terms of a grant, without a waiver."""
    return _RULES_ONLY.search(words) is not None and not words.lower().startswith("waiv")
