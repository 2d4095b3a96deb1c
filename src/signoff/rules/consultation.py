"""Consultation: every row answered, interests with their dispensations, and officers who must be asked."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Consultee, Dispensation
from signoff.rules.answer_text import (
    begins_not_applicable,
    beyond_not_applicable,
    clip,
    filled,
    meaningful,
)
from signoff.rules.case import Case
from signoff.rules.officer_hints import hints_at
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule


@rule(
    "consultee-blank",
    WARNING,
    when="a consultee left blank",
    says="{who}: give the outcome of the consultation, or N/A.",
    source="form",
)
def consultee_blank(case: Case) -> Iterator[Hit]:
    """Each row needs N/A, or who was consulted, when and with what outcome."""
    for path in case.form.consultees:
        row: Consultee = value_at(case.notice, path)
        unanswered = row.applies is None and not filled(row.details)
        if unanswered or (row.applies is True and not meaningful(row.details)):
            yield hit(path, who=case.label(path))
    if not case.form.has_field("consultation.others"):
        return
    if not filled(case.notice.consultation.others) and not case.has_exempt_part("others"):
        yield hit("consultation.others", who=case.label("consultation.others"))


@rule(
    "not-applicable-with-text",
    WARNING,
    when="“N/A” together with a text (as the published notice has it)",
    says="“N/A” is selected but there is text. At {who}, keep “N/A” or “{text}”, not both.",
    source="form",
)
def not_applicable_with_text(case: Case) -> Iterator[Hit]:
    """A row is either not applicable or has something to say."""
    for path in case.form.consultees:
        row: Consultee = value_at(case.notice, path)
        if _is_not_applicable(row) and meaningful(row.details):
            yield _contradiction(case, path, beyond_not_applicable(row.details))
    others = case.notice.consultation.others
    if begins_not_applicable(others) and meaningful(others):
        yield _contradiction(case, "consultation.others", beyond_not_applicable(case.text("consultation.others")))


@rule(
    "officer-not-consulted",
    WARNING,
    when="digital words and CDIO N/A; land or building words and CAMRO N/A",
    says="Must the {title} be consulted? {where} “{words}”, and Consultation says N/A for this officer. "
    "The {short} must be consulted on all matters of {matters}.",
    source="form notes 4, 5",
    reads="Subject and decision, with their exempt parts, for the words that the profile lists for the officer; the "
    "reasons for those that are not weak, since reasons mention land or a website in passing. Where property is one"
    " of the words, also homes and addresses that are bought, sold, let or demolished, buildings that are built, "
    "works to buildings such as councils have (a school, a library, a fire station), and traveller sites. Not: "
    "words in the name of a firm, a team or an Act (“Property Services Ltd”), or in the title of a post, a "
    "portfolio or a committee (“Head of Finance and IT”), the profile’s phrases of another sense (“lease car”, "
    "“Building Notice”), weak words of property in a text of what an applicant, a developer or another owner plans,"
    " and that says nothing of a sale or of the council’s land, weak words of property where a function of the "
    "council is exercised over what others have (a licence, a path, a green), an abbreviation that the notice "
    "spells out as something else, a property whose owner is given a grant; nor where that officer takes the "
    "decision, or stands among the others who were consulted.",
)
def officer_not_consulted(case: Case) -> Iterator[Hit]:
    """The words that hint at an officer's responsibilities are the council's; the first text with one is quoted."""
    for officer in case.profile.consultees:
        row: Consultee = value_at(case.notice, officer.field)
        if _is_not_applicable(row) and not meaningful(row.details) and (hints := hints_at(officer, case)):
            path, words = next(iter(hints.items()))
            yield hit(
                officer.field,
                *hints,
                quote=words,
                title=officer.title,
                short=officer.short,
                matters=officer.matters,
                source=officer.source,
                where=case.mentions(path),
                words=clip(words),
            )


@rule(
    "dispensation-unanswered",
    ERROR,
    when="an interest declared and the dispensation unanswered",
    says="Enter the date of the dispensation, or say that there was none. {member} disclosed an interest ({row}, "
    "interest {number}).",
    source="2012 reg 13(4), form note 3",
    council_source="form note 3",
)
def dispensation_unanswered(case: Case) -> Iterator[Hit]:
    """A declared interest and any dispensation must be recorded; a row without words, or “None”, is not an interest."""
    for path in case.form.consultees:
        row: Consultee = value_at(case.notice, path)
        for number, interest in enumerate(row.interests):
            prefix = f"{path}.interests.{number}"
            member = clip(interest.member) if filled(interest.member) else "A member"
            is_declared = meaningful(interest.interest) or (filled(interest.member) and not filled(interest.interest))
            if interest.dispensation is None and is_declared:
                yield hit(f"{prefix}.dispensation", member=member, row=case.label(path), number=str(number + 1))
            elif interest.dispensation is Dispensation.GRANTED and interest.date is None:
                yield hit(f"{prefix}.date", member=member, row=case.label(path), number=str(number + 1))


def _is_not_applicable(row: Consultee) -> bool:
    return row.applies is False or begins_not_applicable(row.details)


def _contradiction(case: Case, path: str, rest: str) -> Hit:
    return hit(path, who=case.label(path), text=clip(rest, 60), quote=" ".join(rest.split()))
