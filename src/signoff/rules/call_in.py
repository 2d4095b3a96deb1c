"""Call-in: which decisions are open to it, and what an exemption needs."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.form.form import Form
from signoff.notice.record.record import Terms
from signoff.rules.answer_text import begins_not_applicable, find_words, listed, meaningful
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule


@rule(
    "call-in-not-key",
    ERROR,
    when="not key, or of another type that the council does not open to call-in, call-in Yes",
    says="This decision is never open to call-in. {why}: answer No.",
    source="form note 8, {call_in}",
)
def call_in_not_key(case: Case) -> Iterator[Hit]:
    """A reason given with No is accepted: the published notice does so."""
    if case.notice.decision_type is not None and not case.is_open_type and case.notice.call_in.available is True:
        why = only_these_are_open(case.form, case.terms) if case.is_executive else "Only executive decisions are"
        yield hit("call_in.available", why=why)


@rule(
    "call-in-unanswered",
    WARNING,
    when="key, or of another type that the council opens to call-in, call-in unanswered",
    says="Say whether the decision is open to call-in. {which} is, unless it is exempted.",
    source="form note 8, {call_in}",
)
def call_in_unanswered(case: Case) -> Iterator[Hit]:
    """The form's box has to be ticked; until it is, the decision counts as open to call-in."""
    if case.is_open_type and case.notice.call_in.available is None:
        yield hit("call_in.available", which="A key decision" if case.is_key else "A decision of this type")


@rule(
    "call-in-reason-missing",
    ERROR,
    when="key, or of another type that is open to call-in, call-in No, no reason",
    says="Say what prejudice call-in would cause. Without a reason {which} cannot be exempt.",
    source="form note 8, {call_in_exemption}",
)
def call_in_reason_missing(case: Case) -> Iterator[Hit]:
    """An exemption says why call-in would prejudice the interests of the council or the public."""
    if _is_exempt(case) and not meaningful(case.notice.call_in.exemption_reason):
        which = "a key decision" if case.is_key else "the decision"
        yield hit("call_in.exemption_reason", "call_in.available", which=which)


@rule(
    "call-in-exemption-not-decided",
    WARNING,
    when="key, or of another type that is open to call-in, call-in No, decision text silent on it",
    says="Does the decision itself include the exemption from call-in? No words on call-in were found in it: add them "
    "to what was decided.",
    source="form, section 6",
)
def call_in_exemption_not_decided(case: Case) -> Iterator[Hit]:
    """The exemption is itself part of the decision; an empty box belongs to another rule."""
    texts = (case.text("decision"), case.text("exempt_information.text.decision"))
    has_decision = any(meaningful(text) for text in texts)
    if _is_exempt(case) and has_decision and not any(find_words(text, case.profile.words.call_in) for text in texts):
        yield hit("decision", "call_in.available")


@rule(
    "call-in-reason-unused",
    WARNING,
    when="key, or of another type that is open to call-in, call-in Yes, a reason filled in",
    says="A reason is given but the decision is not exempt. Answer No, or clear the reason.",
    source="form",
)
def call_in_reason_unused(case: Case) -> Iterator[Hit]:
    """The reason belongs to an exemption; “N/A, open to call-in” is not one."""
    call_in = case.notice.call_in
    has_reason = meaningful(call_in.exemption_reason) and not begins_not_applicable(call_in.exemption_reason)
    if case.is_open_type and call_in.available is True and has_reason:
        yield hit("call_in.exemption_reason", "call_in.available")


def only_these_are_open(form: Form, terms: Terms) -> str:
    """Return which decisions are open to call-in, to begin a sentence: “Only key decisions are”."""
    types = terms.call_in_types
    if not types:
        return "No officer’s decision of this council is"
    names = [form.types[kind].removesuffix(" Decision").lower() for kind in types if kind in form.types]
    return f"Only {listed(names)} decisions are"


def _is_exempt(case: Case) -> bool:
    return case.is_open_type and case.notice.call_in.available is False
