"""Whether a notice that commits money, or brings some in, says how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.case import Case
from signoff.rules.contradictions import said_to_be_exempt
from signoff.rules.passages import said
from signoff.rules.procurement_exemption import EXEMPTION
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, rule

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
    r"(?!\s+(?:of|consent|planning|permission|licence|authority|polic(?:y|ies)|criteria|officers?)\b)(?!\s+an?\s+(?:licence|lease)\b)"
    rf"|\b{_AGREEMENT}\s+(?:for\s+(?:[\w’'&-]+\s+){{1,6}}?)?(?:(?:is|are|be|was|were|has\s+been|have\s+been)\s+)?"
    r"(?:awarded|extended|varied|renewed|entered\s+into|let|placed)\b"
    rf"|\b{_ASSETS}\s+(?:is|are|be|was|were)\s+(?:purchased|bought|acquired|sold|hired)\b"
    r"|\bcontract\s+(?:modification|variation|extension|renewal)s?\b(?!\s+(?:clause|terms|polic|procedure|form|provision|option))"
    r"|\bapprov(?:e[sd]?|al)\s+(?:(?:to|of|for|the|an?|new|[\w-]+[\s-]year)\s+){1,4}leases?\b(?!\s+(?:polic|strateg|terms|plan|assign))"
    r"|\bappoint(?:s|ed|ing|ment\s+of)?\s+(?:(?!chair\b|board\b|committee\b)[\w’'&,-]+\s+){0,6}?(?:contractors?|consultants?|suppliers?|"
    r"architects?|design\s+team|consultancy|(?-i:Ltd|Limited|LLP|PLC|plc))\b"
    r"|\b(?:purchase|procure|acquire|hire|sell|dispose\s+of|(?:acquisition|procurement|sale|disposal|purchase|hire)\s+of)\s+"
    r"(?:(?!licen[cs]e|order\b)[\w’'&-]+\s+){0,5}?"
    rf"{_ASSETS}\b(?!\s+(?:policy|strategy|programme|plan)\b)"
    r"|\b(?:extend(?:s|ed|ing)?|renew(?:s|ed|ing)?|(?:extension|renewal)\s+of)\s+(?:(?!data\b|sharing\b|confidentiality\b|access\b|permissive\b|planning\b)[\w’'&-]+\s+)"
    r"{0,5}?(?:agreements?|leases?|tenanc(?:y|ies))\b(?!\s+(?:[\w’'-]+\s+){1,3}?(?:bridleways?|footpaths?|paths?|byways?)\b)|\b(?:grant|funding|lease|tenancy)\b(?:\s+[\w’'&-]+){0,10}?\s+(?:be|is|was)\s+(?:accepted|granted|approved|agreed|renewed)\b"
    r"|\b(?:grant|enter(?:ing)?\s+into|tak(?:e|ing)|renew(?:ing)?|complet(?:e|ing)|sign(?:ing)?)\s+(?:(?!licen[cs]e\b)[\w’'&-]+\s+){0,5}?(?:leases?|(?<!introductory\s)(?<!secure\s)(?<!flexible\s)tenanc(?:y|ies))\b(?!\s+assign)"
    r"|\b(?:award(?:s|ed)?|commission(?:s|ed)?)\s+(?:(?!of\b)[\w’'&-]+\s+){0,6}?(?:works|services|consultants?|consultancy|surveys?)\b(?!\s+(?:strateg|polic|plan|commissioning))"
    r"|\bauthority\s+to\s+(?:implement|carry\s+out|undertake)\s+(?:the\s+)?works\b|\bapprov\w+\s+(?:the\s+)?(?:expenditure|spend(?:ing)?)\b|\baccept(?:s|ed|ance\s+of)?\s+(?:[\w’'&-]+\s+){0,5}?(?:grant|funding)\b|\bdirect\s+award\s+(?:to|of)\b",
    re.IGNORECASE,
)
_ADJECTIVES = r"(?:(?!for\b|policy\b|strategy\b)[\w’'&,/-]+\s+)"
_OF_COUNCIL = (
    r"(?:solicitor|legal|counsel|director|officer|monitoring|service|team|head|resident|communit|public|member|young|"
    r"school|parent|pupil|volunteer|partner|with\b)"
)
"""Whom it costs nothing more to ask."""

_SPENDS = re.compile(
    # what is bought, hired or ordered, with any word for it
    rf"\b(?<!right to )(?:purchas(?:e[ds]?|ing)|bought|buy(?:ing)?|procure[ds]?|procuring|hire[ds]?|hiring)"
    r"\s+(?:of\s+)?(?:and\s+(?!hold)[\w-]+\s+)?"
    r"(?:an?|the|new|additional|further|replacement|more|up\s+to|\d+|two|three|four|five|six|ten|twelve)\s+"
    r"(?!(?:policy|strategy|order|card|framework|route|process|procedure|notice|council|same)\b)"
    r"(?![^.;\n]{0,40}\b(?:permits?|tickets?|pass(?:es)?)\b)[\w’'-]+(?:\s+(?!(?:and|for|to|from|of|in|at|on|by|with|which|that|is|as)\b)[\w’'-]+){0,3}"
    r"|\bprocure\s+(?-i:[A-Z])[\w’'&.-]*|\bplac(?:e|ed|ing)\s+an?\s+(?:[\w-]+\s+){0,3}?orders?\b"
    rf"|\b(?:instruct(?:ed|s|ing)?|engag(?:e|ed|es|ing))\s+(?:(?!{_OF_COUNCIL})[\w’'&-]+\s+){{0,5}}?to\s+"
    r"(?:purchase|buy|supply|install|fit|repair|carry|undertake|deliver|provide|replace|demolish|design|clear|construct|manage)\b"
    # whom the council pays
    rf"|\b(?:appoint(?:s|ed|ing|ment\s+of)?|engag(?:e[ds]?|ing|ement\s+of))\s+{_ADJECTIVES}{{0,8}}?"
    r"(?:(?:managing|estate|letting|employer['’]?s|external|commercial|consulting)\s+)?(?:agents?|agency|surveyors?|engineers?|advis[eo]rs?|auditors?|valuers?|actuar(?:y|ies)|"
    r"designers?|providers?|operators?|delivery\s+partners?|construction\s+partners?|bailiffs|planners|barristers?|counsel|chambers|solicitors|lawyers)\b"
    rf"|\b(?:accept(?:s|ed|ance\s+of)?)\s+{_ADJECTIVES}{{0,5}}?(?:tenders?|quotes?|quotations?|bids?)\b(?!\s+to\s)|\bawarded\s+to\s+(?:the\s+)?(?-i:[A-Z])\w+"
    # money that is set aside, paid or given up
    rf"|\b(?:approv(?:e[sd]?|al\s+(?:of|to|for))|agree[sd]?|mak(?:e|ing)|authori[sz](?:e[sd]?|ing)|pay(?:s|ing)?|paid|renew(?:s|ed|al\s+of)?)\s+{_ADJECTIVES}{{0,5}}?"
    r"(?:insurance(?:s|\s+premiums?)?|premiums|payments?|compensation|subscriptions?|loans?|virements?|contributions?|sponsorship|expenditure|additional\s+funding)\b"
    r"(?!\s+(?:polic|plan|strateg|procedure|scheme|terms|process|method|card|holiday|arrangement))"
    rf"|\ballocat(?:e[sd]?|ing|ion\s+of)\s+{_ADJECTIVES}{{0,5}}?(?:funding|funds|s106|section\s+106|cil|monies|money)\b"
    rf"|\bsettle(?:ment\s+of)?\s+{_ADJECTIVES}{{0,4}}?claims?\b|\bwrit(?:e|ten|ing)[\s-]+off\s+(?:of\s+)?{_ADJECTIVES}{{0,5}}?(?:debts?|arrears|sums?|balances)\b"
    rf"|\bdraw(?:s|n|ing)?[\s’'‘]{{1,3}}down\b[^.;\n]{{0,70}}\b(?:fund(?:s|ing)?|budgets?|capital|reserves?|grants?)\b"
    rf"|\bre-?allocat(?:e[sd]?|ing|ion\s+of)\s+{_ADJECTIVES}{{0,5}}?(?:fund(?:s|ing)?|budgets?|grants?|money|monies)\b"
    rf"|\b(?:continu(?:e[sd]?|ing|ation\s+of)|renew(?:s|ed|ing|al\s+of)?|tak(?:e|ing)\s+out|purchas\w+)\s+{_ADJECTIVES}{{0,4}}?(?:subscriptions?|memberships?)\b"
    r"|\b(?:approv\w+|agree\w*|authori[sz]\w+)\s+(?:of\s+)?(?:the\s+)?use\s+of\s+(?:an?\s+|the\s+)?(?:(?:private|external|specialist|outside)\s+)?(?:contractors?|consultants?|consultancy)\b"
    r"|\b(?:enabling\s+works|works\s+package)\b"
    # what is awarded or given to somebody without competition, whatever it is
    r"|\b(?:direct|contract)\s+awards?\b(?!\s+(?:criteria|notice|polic|procedure|process))|\baward\s+decision\b|\bdirect\s+appointment\b|\bcontract(?:ing)?\s+directly\s+with\b"
    r"|\b(?:the|an?)\s+award\s+(?:to|of)\s+(?!(?:costs|honours?|medals?|prizes?|titles?)\b)(?:an?\s+|the\s+)?[\w’&-]+"
    r"|\b(?:appoint(?:s|ed|ing|ment\s+of)?|utilis(?:e[ds]?|ing|ation\s+of)|engag(?:e[ds]?|ing))\s+"
    r"(?!(?-i:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Sir|S\.?\d|Section|CIL|HRA|Act))(?-i:[A-Z][\w&’'-]*\s+){1,5}?to\s+"
    r"(?:undertake|provide|deliver|carry|advise|design|support|supply|complete|prepare|review|conduct|develop|build|run|manage|assess|survey)\b"
    r"|\b(?:approv|agree)\w*\s+[^.;\n]{0,60}?\bwith\s+(?-i:[A-Z][\w&’'-]*\s+){1,5}?(?-i:Ltd|Limited|LLP|PLC|plc)\b"
    rf"|\benter(?:s|ed|ing)?\s+into\s+{_ADJECTIVES}{{0,4}}?(?:funding|loan|hire|supply|partnership|service)\s+agreements?\b"
    r"|\b(?:agree|grant|award)\w*\s+[^.;\n]{0,80}?\b(?:parking|catering|trading|kiosk|ice\s+cream)\s+concessions?\b"
    # grants, deals and rooms in other words
    r"|\b(?:allocat(?:e[sd]?|ing|ion\s+of)|mak(?:e|ing)|offer(?:s|ed|ing)?|distribut(?:e[sd]?|ing))\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?:grants?(?:\s+(?:awards?|funding|payments?))?|(?:support|hardship|community|relief|improvement)\s+fund)\b(?!\s+(?:officer|polic|team|panel|criteria|available))"
    r"|\b(?:complet(?:e[sd]?|ing|ion\s+of)|agree[sd]?|approv(?:e[sd]?|al\s+of)|enter(?:s|ed|ing)?\s+into|accept(?:s|ed)?)\s+(?:the\s+|an?\s+|this\s+)?(?:[\w’'-]+\s+)?deals?\b"
    r"|\b(?:tak(?:e|es|ing)(?:[\s-]up)?(?:\s+of)?|rent(?:ing)?)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}?(?:units?|office\s+space|shop)\b"
    r"|\b(?:approv(?:e[sd]?|al\s+of)|agree[sd]?|award(?:s|ed)?|sign(?:s|ed)?)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?contracts?\b(?!\s+(?:procedure|standing|polic|rules|management|terms|strateg))"
    r"|\b(?:book(?:s|ed|ing)?|us(?:e|es|ed|ing)|procur\w+|secur\w+|suppl\w+|provi\w+|extend\w*)\s+(?:of\s+)?(?:(?!permission\b|planning\b|not\b|vacant\b|empty\b|void\b|our\b|decanted\b)[\w’'&-]+\s+){0,4}?"
    r"(?:hotel|bed\s+and\s+breakfast|b&b|guest\s+house|nightly[\s-]paid|emergency|temporary)\s+(?:\w+\s+)?(?:rooms?|accommodation|bookings?)\b(?!\s+(?:polic|strateg))"
    r"|\b(?:pledges|donations|grants|contributions)\s+(?:be|are|is|were)\s+(?:made|paid|given|offered)\b"
    r"|\bexchang(?:e|es|ed|ing)\s+contracts\b|\bagreements?\s+for\s+(?:(?:the|an?|new)\s+)*leases?\b"
    # rights over land
    r"|\b(?:grant(?:s|ed|ing|\s+of)?|enter(?:s|ed|ing)?\s+into|tak(?:e|ing))\b(?![^.;\n]{0,60}\b(?:consent|assign|under-?let|sub-?let|planning|permission\s+for\s+the)\b)"
    r"[^.;\n]{0,120}?\b(?:leases?|easements?|wayleaves?|tenanc(?:y|ies))\b",
    re.IGNORECASE,
)
"""What commits money, or brings some in, in words that are read after those of contracts."""

_ONLY_SAYS_SO = 60
"""Characters of a decision such as “Approved”, whose matter stands in the reasons."""

_BY_OTHERS = re.compile(
    r"\b(?:applicants?|tenants?|residents?|leaseholders?|buyers?|borrowers?|purchasers?|owners?|households?)\s+"
    r"(?:(?:can|may|could|will|would|who|to|wishing)\s+){0,2}(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
"""What comes before a purchase that others make."""

_RULES_ONLY = re.compile(
    r"\bcontracts?\s+procedure|\bgrants?\s+polic|\bgrant\s+(?:agreement|conditions|terms)\b", re.IGNORECASE
)
_NO_FIGURE_NEEDED = re.compile(
    r"\b(?:no|nil|without|zero)\s+(?:additional\s+|extra\s+|further\s+|direct\s+)?(?:costs?|charge|value|financial\s+implications?)\b"
    r"|\bcost[\s-]neutral\b|\bpeppercorn\b|\b(?:nil|no|without(?:\s+any)?)\s+(?:rent|consideration|premium)\b|\bwayleaves?\b|\b(?:easement|licence)\b[^.;\n]{0,80}\bfree\s+of\s+charge\b"
    r"|\b\d+(?:\.\d+)?p\b|\brent[\s-]free\b|\b(?:hundred|thousand|million)\b"
    r"|\btenanc(?:y|ies)[\s-]at[\s-]will\b|\b(?:sale|sell|selling|sold|dispos\w+)\b[^.;\n]{0,80}?\b(?:at|by|through|via)\s+(?:an?\s+)?(?:public\s+|online\s+)?auction\b"
    r"|\b(?:transfer\w*|assign\w*)\b[^.;\n]{0,80}?\b(?:(?:without|for\s+no)\s+(?:any\s+)?(?:payment|consideration)|free\s+of\s+charge)\b",
    re.IGNORECASE,
)
"""What says that there is no price, or that none can be known yet."""


@rule(
    "contract-without-figure",
    WARNING,
    when="a contract, a waiver, a grant, a purchase or a sale, and no amount of money in the text",
    says="What is it worth? {where} “{words}”, and the notice gives no amount: give the value, or say that it costs "
    "nothing.",
    source="form, section 7",
    reads="Subject and decision, for a contract that is awarded, signed, entered into, extended, varied or renewed, "
    "rules of procurement that are waived or exempted from, a contractor, consultant or company that is appointed, a "
    "grant that is paid, accepted or approved, a lease, works, and land, homes, vehicles or equipment that are "
    "bought, procured, hired or sold; for anything else that is bought or ordered, an agent or adviser who is "
    "appointed, a tender that is accepted, premiums, payments, loans, contributions, debts that are written off, "
    "leases and easements that are granted, deals, grants that are allocated, units that are taken, hotels that are"
    " booked; and the reasons of a decision that says little but “Approved”. Then all these texts and the "
    "alternatives for any amount. Not: a notice with exempt information, whose price may be in it, one whose text "
    "says that information is exempt or confidential, or that there is no cost, or no consideration, a wayleave, "
    "one of a sale at auction, of a tenancy at will or of a transfer without payment, whose price nobody knows, nor"
    " what applicants, tenants and the like buy.",
)
def contract_without_figure(case: Case) -> Iterator[Hit]:
    """A band alone does not say what is spent; the brief statement of reasons includes financial implications."""
    if case.notice.exempt_information.contains is True or any(
        case.amounts(path) for path in (*case.scanned, "alternatives")
    ):
        return
    if any(_NO_FIGURE_NEEDED.search(case.text(path)) for path in case.scanned):
        return
    paths = (
        ("decision", "subject", "reasons") if len(case.text("decision")) < _ONLY_SAYS_SO else ("decision", "subject")
    )
    place = first_words(case, paths, _commits)
    if place is not None and case.once(said_to_be_exempt) is None:
        yield hit_at_words(case, place, "approximate_value")


def _commits(text: str) -> str:
    every = (match[0] for pattern in (_COMMITS, _SPENDS) for match in said(text, pattern, before=_BY_OTHERS))
    return next((words for words in every if not _is_of_rules(words)), "")


def _is_of_rules(words: str) -> bool:
    """Whether the words only name the rules of contracts, or the terms of a grant, without a waiver."""
    return _RULES_ONLY.search(words) is not None and not words.lower().startswith("waiv")
