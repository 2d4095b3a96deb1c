"""Whether the decision says that something was decided, and not only asked for or intended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.quoted import hit_at_words
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
_PROPOSED = re.compile(
    r"\b(?:council|authority|service)\s+(?:now\s+|therefore\s+)?proposes\s+(?:the|an?)\b|\A\W*an?\s+(?:request|application|proposal)\b[^.;\n]{0,200}?\bwas\s+(?:considered|received|made)\b|"
    r"\A\W*[^.;\n]{0,140}?\b(?:has|have)\s+(?:requested|applied|asked|sought|been\s+approached)\b"
    r"|\A\W*[^.;\n]{0,80}?\b(?:needs?|(?:is|are)\s+required)\s+to\s+be\s+\w+|"
    r"\b(?:the|this|our|a|officer['’]?s?)\s+(?:formal\s+|current\s+)?(?:request|proposal|recommendation|suggestion|intention|aim)\s+(?:is|was)\s+"
    r"(?:made\s+)?(?:to|that|for)\b"
    r"|\b(?:this|it|this\s+(?:report|paper|notice))\s+is\s+an?\s+(?:\w+\s+)?(?:request|proposal|recommendation|application)\s+(?:to|for|that)\b"
    r"|\A\W*(?:(?:a|the)\s+)?(?:request|proposal|recommendation|proposed\s+decision)\s*(?:to|for|that|:)"
    r"|\b(?:officers?|the\s+(?:service|team|council|department|directorate)|we)\s+(?:(?:are|is|now|therefore|also|would)\s+){0,3}"
    r"(?:consider|recommend|propose|suggest|wish|like|plan|intend|request|look|seek|hope|ask)(?:s|ing)?\s+(?:to|that)\b"
    r"|\b(?:officers?|the\s+(?:service|team|council|department|directorate))\s+(?:is|are)\s+(?:now\s+|therefore\s+)?(?:of\s+the\s+(?:view|opinion)|minded|requesting|seeking|asking\s+for|proposing)\b"
    r"|\b(?:is|are)\s+(?:now\s+|therefore\s+)?minded\s+to\b"
    r"|\b(?:this|the)\s+(?:report|paper|notice)\s+(?:sets\s+out|outlines|presents|contains)\s+(?:the\s+|an?\s+|our\s+)?proposals?\s+(?:to|for)\b"
    r"|\bit\s+is\s+(?:therefore\s+|now\s+|also\s+)?(?:suggested|advised|considered(?:\s+(?:appropriate|reasonable|necessary|prudent|expedient|sensible|desirable))?|planned|hoped|anticipated|requested|sought)\s+(?:that|to)\b"
    r"|\ba\s+decision\s+(?:is|will\s+be|has\s+yet|is\s+now)\s+(?:(?:to\s+be|now|therefore|then|being)\s+)?(?:required|needed|sought|requested|taken|made)\b"
    r"|\b(?:will|is\s+to|are\s+to|to)\s+be\s+(?:considered|decided|determined|approved)\s+(?:by|at)\s+(?:the\s+)?"
    r"(?:director|chief|head|cabinet|executive|leader|officer|portfolio|section\s+151|s151|board|committee|meeting|next)"
    r"|\A\W*(?:to\s+)?(?:consider(?:ation\s+of|ing)?|decide\s+whether|determine\s+whether)\s+(?:the|an?|whether|approv|award|propos|grant)"
    r"|\bsubject\s+to\s+(?:the\s+|formal\s+|final\s+|obtaining\s+){0,3}(?:approval|agreement|sign[\s-]?off)\s+(?:by|of|from)\s+(?:the\s+)?"
    r"(?:director|chief|cabinet|executive|leader|portfolio|section\s+151|s151|delegated)",
    re.IGNORECASE,
)
"""What reads as a request or a proposal where nothing in the text says that anything was decided."""

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
_DECIDES = re.compile(
    r"\A\W*(?:\(?[a-z\d]{1,3}[.)]\s*)?(?:that\b(?!\s+(?:officers|the\s+(?:service|team|department)\s+(?:consider|wish|would))|\s+it\s+is)|"
    r"to\s+(?!consider|decide|determine|seek|request|ask|recommend|propose|see|obtain|discuss)\w+|"
    r"(?:approv|agree|authori[sz]|award|accept|grant|adopt|appoint|confirm|extend|purchas|delegat)\w*|(?:approval|authority)\s+(?:of|to|for|was|is)\b)",
    re.IGNORECASE,
)
"""How a decision begins that many councils write without a word that says that it was taken."""

_IS_DECIDED = re.compile(
    rf"(?<!to be )(?<!to have been )(?<!should be )(?<!could be )(?<!may be )(?<!would be )(?<!might be )(?<!asked be )"
    rf"(?:{_DECIDED.pattern})|\b(?:decision|resolution)\s+(?:is|was)\s+to\b|\bhereby\b|\b(?:was|is)\s+taken\s+to\b",
    re.IGNORECASE,
)
_CLEARLY_DECIDED = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:(?:hereby|therefore|formally|duly|now)\s+)?(?:approved|agreed|authori[sz]ed|resolved|decided|granted|accepted)\b(?!\s+between)"
    r"|\bwill\s+be\s+(?:granted|approved|extended|made|given|awarded|refused|renewed)\b|\bthe\s+council\s+(?:has\s+(?:agreed|decided|approved)|will)\b"
    r"|(?:\n|[.:;]\s)\W*(?:that\s+)?(?:approved?|agreed?|authori[sz]ed?|resolved|decided|granted|accepted)\b|\bdecision\s+(?:is|was)\s+to\b|\bhereby\b",
    re.IGNORECASE,
)
"""What says that something was decided in a text that opens as a proposal: there others may have agreed to things."""

_OPENING = 12
"""Characters before the words of a proposal with which a text opens."""

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


@rule(
    "decision-not-taken",
    WARNING,
    when="a decision that is asked for, recommended or intended, not taken",
    says="Has this been decided? {where} “{words}”, which reads as a request or a proposal: if it has, say so, with a "
    "word such as “approved”; until it has, there is no decision to record.",
    source="2012 reg 13(4)",
    council_source="2014 reg 7(3)(b)",
    reads="The decision, open and exempt: “was requested to”, “is recommended to”, “intends to”, “it is proposed”, "
    "“approval is sought” and the like, where no word of deciding (approved, agreed, authorised, noted, resolved…) "
    "comes before; “Option 2 is recommended” and “the preferred option is”, at the beginning; and “the request is to”, "
    "“this is a proposal for”, “officers consider that”, “minded to”, “a decision is required”, “subject to approval "
    "by” and the like, where nothing in the text says that something is decided. Not: what others "
    "(members, the City Solicitor, suppliers) are asked; nor a bare “To approve…” or “That the Director approves…”, "
    "which many councils write for a decision that was taken.",
)
def decision_not_taken(case: Case) -> Iterator[Hit]:
    """A record is of a decision; a recommendation copied from the report is none."""
    for path in _DECISIONS:
        if words := _asked(case.text(path)):
            yield hit_at_words(case, (path, words), says=True)


def _asked(text: str) -> str:
    """Return the first words that ask for a decision or announce one, before any that say that it was taken."""
    if _OFFICER_DECIDED.search(text):
        return ""
    if (option := _OPTION.match(text)) is not None and not _DECIDED.search(text, option.end()):
        return option[0]
    asked = next(said(text, _ASKED, before=_OF_OTHERS), None)
    if asked is None:
        return _proposed(text)
    decided = _DECIDED.search(text)
    return asked[0] if decided is None or asked.start() < decided.start() else ""


def _proposed(text: str) -> str:
    """Return the first words that read as a proposal, in a text that decides nothing, in whatever form."""
    proposed = None if _DECIDES.match(text) else next(said(text, _PROPOSED, before=_OF_OTHERS), None)
    if proposed is None:
        return ""
    decided = _CLEARLY_DECIDED if proposed.start() <= _OPENING else _IS_DECIDED
    return "" if decided.search(text) is not None else proposed[0]
