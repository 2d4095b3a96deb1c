"""Exempt and confidential information: the paragraph, and the balance of the public interest."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import CONFIDENTIAL, EXEMPT_PARAGRAPHS
from signoff.rules.answer_text import clip, filled, meaningful
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule


@rule(
    "exemption-not-cited",
    ERROR,
    when="contains exempt information without a 12A paragraph or a public interest test",
    says="Give the paragraph and the public interest test. {missing}",
    source="12A",
)
def exemption_not_cited(case: Case) -> Iterator[Hit]:
    """Confidential information must not be disclosed, so it alone needs no public interest test."""
    exempt = case.notice.exempt_information
    if exempt.contains is not True and not _has_text(case):
        return
    cited = [number for number in exempt.paragraphs if number in EXEMPT_PARAGRAPHS]
    balanced = meaningful(exempt.public_interest) or (bool(cited) and set(cited) == {CONFIDENTIAL})
    paragraph, balance = "exempt_information.paragraphs", "exempt_information.public_interest"
    if not cited and not balanced:
        missing = "Choose the paragraph of Schedule 12A, and say why the public interest is in withholding."
        yield hit(paragraph, balance, missing=missing)
    elif not cited:
        yield hit(paragraph, missing="Choose the paragraph of Schedule 12A that applies.")
    elif not balanced:
        yield hit(balance, missing="Say why the public interest in withholding outweighs that in disclosure.")


@rule(
    "exemption-unknown-paragraph",
    ERROR,
    when="a paragraph that Schedule 12A part 1 does not have",
    says="Schedule 12A part 1 has paragraphs 1 to 7. There is no paragraph {paragraphs}: choose from those.",
    source="12A",
)
def exemption_unknown_paragraph(case: Case) -> Iterator[Hit]:
    """The screen never offers one, but a file may contain it."""
    unknown = [
        paragraph for paragraph in case.notice.exempt_information.paragraphs if paragraph not in EXEMPT_PARAGRAPHS
    ]
    if unknown:
        yield hit("exempt_information.paragraphs", paragraphs=clip(", ".join(unknown)))


@rule(
    "exempt-text-not-declared",
    WARNING,
    when="an exempt text is given, and the question whether there is any is not answered Yes",
    says="There is exempt text, so answer Yes. If it is not exempt, move it to the ordinary box.",
    source="12A",
)
def exempt_text_not_declared(case: Case) -> Iterator[Hit]:
    """The text is withheld from publication either way."""
    if _has_text(case) and case.notice.exempt_information.contains is not True:
        yield hit("exempt_information.contains")


def _has_text(case: Case) -> bool:
    exempt = case.notice.exempt_information.text
    return any(filled(getattr(exempt, name)) for name in exempt.__struct_fields__)
