"""Duties beside the form: decisions that are not the executive's, papers to publish, urgent decisions to report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff.notice.record.model import Route
from signoff.rules.answer_text import has_any
from signoff.rules.case import Case
from signoff.rules.passages import said
from signoff.rules.quoted import first_words, hit_at_words
from signoff.rules.rule import WARNING, Hit, hit, rule

_WORDS = r"(?:[\w’'&,()-]+\s+){0,6}?"
_ORDERS = (
    r"(?:tree\s+preservation\s+orders?|tpos?\b|public\s+path\s+(?:\w+\s+)?orders?|"
    r"definitive\s+map\s+modification\s+orders?|"
    r"(?:footpath|bridleway|byway|path)s?\s+(?:[\w./,’'()-]+\s+){0,8}?"
    r"(?:diversion|extinguishment|creation|modification)\s+orders?)"
)
_LICENCES = (
    r"(?:licen[cs]e\s+to\s+(?:home[\s-]board|board\s+(?:cats|dogs|animals)|hire\s+out\s+horses|breed\s+dogs|sell\s+animals)|"
    r"(?:animal\s+(?:boarding|welfare|activit(?:y|ies))|home\s+boarding|dog\s+breeding|pet\s+shop|riding\s+establishment|zoo)"
    r"\s+licen[cs]es?|(?:hackney\s+carriage|private\s+hire|taxi|club\s+premises|premises|personal|street\s+trading|sex\s+establishment)"
    r"(?:\s+(?:vehicle|driver|operator)['’]?s?)?\s+(?:licen[cs]es?|consents?|certificates?))"
)
_NOT_EXECUTIVE = re.compile(
    rf"\b(?:make|made|making|grant|refuse|confirm(?:s|ed|ing|ation\s+of)?|modif(?:y|ied)|var(?:y|ied)|revok(?:e|ed))\s+{_WORDS}{_ORDERS}"
    r"|\b(?:tree\s+preservation\s+order|public\s+path\s+(?:\w+\s+)?order|definitive\s+map\s+modification\s+order)"
    r"(?:\s+[\w/.()-]+){0,8}?\s+(?:be|is|was|were)\s+(?:made|confirmed|modified|revoked)"
    rf"|\b(?:grant|refus|renew|revok|suspend|var|transfer)(?:e|ed|es|s|y|ied|ing)?\s+{_WORDS}{_LICENCES}\b"
    r"|\b(?:grant|refus)\w*\s+(?:consent|permission)\s+(?:for|to)\s+(?:[\w’'-]+\s+){0,6}?trees?\b"
    r"|\b(?:amend|chang|revis|updat|alter)\w*\s+(?:[\w’'-]+\s+){0,4}?(?:the|our|council['’]s)\s+constitution\b"
    r"(?!\s+of\s+(?!(?:the\s+)?(?:\w+\s+)?council\b))"
    r"|\b(?:council['’]s|the)\s+constitution\s+(?:be|is|was)\s+(?:amended|changed|revised|updated)"
    r"|\bto\s+(?:grant|refuse)\s+(?:\w+\s+){0,3}?planning\s+permission\b"
    r"|\b(?:designat|review|chang|approv|mov|relocat)\w*\s+(?:[\w’'-]+\s+){0,4}?polling\s+(?:districts?|places?|stations?)\b"
    r"|\bregister\w*\s+(?:[\w’'-]+\s+){0,6}?(?:town\s+(?:or|and)\s+)?village\s+green\b",
    re.IGNORECASE,
)
_BY_SUBJECT = (
    (
        re.compile(rf"\b{_LICENCES}\b", re.IGNORECASE),
        re.compile(
            r"\b(?:variation|application|licen[cs]e|transfer|renewal|review|consent)\s+(?:be|is|was|has\s+been)\s+(?:\w+\s+)?"
            r"(?:granted|refused|approved|revoked|suspended|determined)\b"
            r"|\b(?:grant|refus|approv|revok|suspend|renew)(?:e[sd]?|ed|s)?\s+(?:the\s+)?"
            r"(?:variation|application|licen[cs]e|transfer|renewal)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(rf"\b(?:{_ORDERS}|definitive\s+map|public\s+rights?\s+of\s+way)\b", re.IGNORECASE),
        re.compile(
            r"\border\s+(?:be|is|was|has\s+been)\s+(?:made|confirmed|modified|revoked|referred)\b"
            r"|\b(?:confirm|confirmation\s+of)\s+the\s+order\b",
            re.IGNORECASE,
        ),
    ),
)
"""What the subject alone may name, and what is then decided of it."""

_HINTS = (
    *("order", "tpo", "licen", "consent", "certificate", "constitution", "planning", "polling", "village green"),
    *("variation", "application", "transfer", "renewal", "review", "tree"),
)
"""One of these is in every text that the pattern finds words in; most have none, and a search for words is quick."""

_SAYS_SO = re.compile(
    r"\bnon[\s-]executive\b|\bnot\s+an?\s+executive\b|\bcouncil\s+(?:\(non-executive\)\s+)?functions?\b"
    r"|\bopenness\s+of\s+local\s+government\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:appl(?:y|ied|ies|ication)|fees?|charges?|polic(?:y|ies)|system|software|once|after|following|subject\s+to|if|when)\b"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)

_PAPERS = re.compile(
    r"\b(?:attached|appended|accompanying|enclosed)\s+(?:[\w’'-]+\s+){0,3}?reports?\b"
    r"|\breports?\s+(?:is\s+|are\s+|as\s+|which\s+is\s+)?(?:attached|appended|enclosed)\b|\bbackground\s+(?:papers?|documents?)\b",
    re.IGNORECASE,
)
_PAPER_HINTS = ("attached", "appended", "accompanying", "enclosed", "background")
_PUBLISHED = re.compile(
    r"https?:|\bwww\.|\b(?:published|available|found|viewed|accessed)\s+(?:\w+\s+){0,2}?(?:with|at|on|from|online|here|via|alongside)\b"
    r"|\bbackground\s+(?:papers?|documents?)\s*(?::|are\b|were\b|\()|\bno\s+background\s+(?:papers?|documents?)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\breport(?:ed|s|ing)?\b[^.;\n]{0,60}\b(?:full\s+)?council\b(?!['’]s)|\bregulation\s+19\b|\breg\.?\s+19\b",
    re.IGNORECASE,
)


_SHORT_POINTER = 120
"""Characters of a text that says little more than where the report is, which has a rule of its own."""


@rule(
    "not-an-executive-function",
    WARNING,
    when="a licence, a tree or path order, a polling place, planning permission or the constitution is decided, and "
    "nobody has said whose function it is",
    says="Say whether the function is the executive’s. {where} “{words}”, and the law does not give that to the "
    "executive: such a decision is not key, nor open to call-in, and its record, report and background papers follow "
    "the Openness Regulations.",
    source="SI 2000/2853 Sch 1; 2014 regs 7, 8",
    reads="Subject and decision, with their exempt parts: tree preservation, public path and definitive map orders "
    "that are made, confirmed, modified or revoked, and consent for works to trees; taxi, premises, personal, street "
    "trading and animal licences that are granted, refused, renewed, revoked, suspended, varied or transferred, also "
    "where only the subject names the licence or order; changes of the constitution, polling places, village greens, "
    "planning permission. Not: applications, fees, policies and systems for them, what depends on them, and a notice "
    "that says that its function is not executive.",
)
def not_an_executive_function(case: Case) -> Iterator[Hit]:
    """Rules of another regime apply, under which the boxes of key decisions mean nothing."""
    if case.notice.authority.executive is not None:
        return
    place = next(_not_executive(case), None)
    if place is not None and not any(_SAYS_SO.search(case.text(other)) for other in case.scanned):
        yield hit_at_words(case, place, "decision_type", field="authority.executive")


def _not_executive(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the texts, other than reasons, and the words in each that decide what is not the executive's."""
    for path in case.scanned:
        text = case.text(path)
        if not path.endswith("reasons") and has_any(text, _HINTS):
            yield from ((path, match[0]) for match in said(text, _NOT_EXECUTIVE, before=_NOT_NOW))
            if path != "subject":
                for named, outcome in _BY_SUBJECT:
                    if named.search(case.text("subject")):
                        yield from ((path, match[0]) for match in said(text, outcome, before=_NOT_NOW))


@rule(
    "papers-not-published",
    WARNING,
    when="not key, an attached report or background papers are mentioned, and not where they are published",
    says="Publish the report with this notice, and list its background papers. {where} “{words}”: readers may ask for "
    "both, so add them under Report and background papers, or say where they are.",
    source="2012 regs 14, 15",
    council_source="2014 reg 8",
    reads="Subject, decision and reasons of a notice that is not key, for a report that is attached, appended or "
    "enclosed, and for background papers. Not: where a text has a web address or says where they are published or "
    "available, or which papers there are; nor a notice that lists papers or has exempt information, nor a text that "
    "only points there.",
)
def papers_not_published(case: Case) -> Iterator[Hit]:
    """A key decision's report has a section of its own; what a text only points to has a rule of its own."""
    if not case.is_other or case.notice.papers or case.notice.exempt_information.contains is True:
        return
    place = first_words(case, ("decision", "reasons", "subject"), _papers)
    if place is not None and not any(_PUBLISHED.search(case.text(other)) for other in case.scanned):
        yield hit_at_words(case, place)


def _papers(text: str) -> str:
    """Return the first words on a report or papers of a text that says more than where they are."""
    if len(text) <= _SHORT_POINTER or not has_any(text, _PAPER_HINTS):
        return ""
    match = _PAPERS.search(text)
    return match[0] if match else ""


@rule(
    "urgent-decision-not-reported",
    WARNING,
    when="key, Special Urgency, and the text does not say that it will be reported to council",
    says="Report this decision to council. The leader reports on every decision under Special Urgency, at least once a "
    "year: say that this one will be in the report.",
    source="2012 reg 19",
    reads="Decision, reasons and the reason for urgency, for a report to (full) council, or regulation 19.",
)
def urgent_decision_not_reported(case: Case) -> Iterator[Hit]:
    """The duty is the leader's; the notice is where it is remembered."""
    if not case.is_key or case.route is not Route.SPECIAL_URGENCY:
        return
    if not any(_REPORTED.search(case.text(path)) for path in (*case.scanned, "forthcoming_list.reason")):
        yield hit("forthcoming_list.route")
