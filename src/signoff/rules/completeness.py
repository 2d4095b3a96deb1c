"""Completeness: the answers that every notice needs; “N/A” or “TBC” is not one."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.rules.answer_text import filled, is_placeholder, meaningful
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, Hit, hit, rule


@rule(
    "director-missing",
    ERROR,
    when="director empty",
    says="Enter the director. Give the title of the director whose function this is.",
    source="form",
)
def director_missing(case: Case) -> Iterator[Hit]:
    """The director's title."""
    if not meaningful(case.notice.director):
        yield hit("director")


@rule(
    "contact-missing",
    ERROR,
    when="contact empty",
    says="Enter a contact person. Name somebody who can answer questions about the notice.",
    source="form",
)
def contact_missing(case: Case) -> Iterator[Hit]:
    """A name or at least a post: a council may publish the post alone."""
    contact = case.notice.contact
    if not meaningful(contact.name) and not meaningful(contact.post):
        yield hit("contact.name", "contact.post")


@rule(
    "subject-missing",
    ERROR,
    when="subject empty",
    says="Enter the subject. Say in one line what the decision is about.",
    source="form",
)
def subject_missing(case: Case) -> Iterator[Hit]:
    """The subject."""
    if not meaningful(case.notice.subject):
        yield hit("subject")


@rule(
    "decision-missing",
    ERROR,
    when="decision empty",
    says="Enter what decision has been taken. Set out every decision.",
    source="form, 2012 reg 13",
    council_source="form, 2014 reg 7(3)(b)",
)
def decision_missing(case: Case) -> Iterator[Hit]:
    """The decision itself, in the open or in the exempt part of its box."""
    if not meaningful(case.notice.decision) and not case.has_exempt_part("decision"):
        yield hit("decision")


@rule(
    "reasons-missing",
    ERROR,
    when="reasons empty",
    says="Enter the reasons for the decision. State them briefly.",
    source="form, 2012 reg 13",
    council_source="form, 2014 reg 7(3)(b)",
)
def reasons_missing(case: Case) -> Iterator[Hit]:
    """The reasons, in the open or in the exempt part of their box."""
    if not meaningful(case.notice.reasons) and not case.has_exempt_part("reasons"):
        yield hit("reasons")


@rule(
    "alternatives-missing",
    ERROR,
    when="alternatives empty",
    says="Say which alternatives were considered and rejected, or that there were none.",
    source="2012 reg 13(4)",
    council_source="form, 2014 reg 7(3)(c)",
)
def alternatives_missing(case: Case) -> Iterator[Hit]:
    """The alternatives, in the open or in the exempt part of their box; “None” says that there were none."""
    text = case.notice.alternatives
    if (not filled(text) or is_placeholder(text)) and not case.has_exempt_part("alternatives"):
        yield hit("alternatives")


@rule(
    "decision-maker-missing",
    ERROR,
    when="decision maker’s name or post empty",
    says="Enter the authorised decision maker. Give the officer’s {missing}.",
    source="form",
)
def decision_maker_missing(case: Case) -> Iterator[Hit]:
    """The authorised decision maker's name and post title."""
    maker = case.notice.decision_maker
    if not meaningful(maker.name) and not meaningful(maker.post):
        yield hit("decision_maker.name", "decision_maker.post", missing="name and post title")
    elif not meaningful(maker.name):
        yield hit("decision_maker.name", missing="name")
    elif not meaningful(maker.post):
        yield hit("decision_maker.post", missing="post title")
