"""Exempt and confidential information: the paragraph, and the balance of the public interest."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import CONFIDENTIAL, EXEMPT_PARAGRAPHS
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule
from signoff.rules.words import clip, filled, meaningful


@rule(
    "exemption-not-cited",
    ERROR,
    when="contains exempt information without a 12A paragraph or a public interest test",
    says="Cite the paragraph and the balance. {missing}",
    source="12A",
)
def exemption_not_cited(case: Case) -> Iterator[Hit]:
    """Confidential information must not be disclosed, so it alone needs no balance."""
    exempt = case.notice.exempt_information
    if exempt.contains is not True and not _has_text(case):
        return
    cited = [one for one in exempt.paragraphs if one in EXEMPT_PARAGRAPHS]
    balanced = meaningful(exempt.public_interest) or (bool(cited) and set(cited) == {CONFIDENTIAL})
    paragraph, balance = "exempt_information.paragraphs", "exempt_information.public_interest"
    if not cited and not balanced:
        missing = "Choose the paragraph of Schedule 12A, and say why the public interest in withholding prevails."
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
    """What the screen never offers, a file may still hold."""
    unknown = [one for one in case.notice.exempt_information.paragraphs if one not in EXEMPT_PARAGRAPHS]
    if unknown:
        yield hit("exempt_information.paragraphs", paragraphs=clip(", ".join(unknown)))


@rule(
    "exempt-text-not-declared",
    WARNING,
    when="an exempt text is given, and the question whether there is any is not answered Yes",
    says="Exempt text is given, so answer Yes. Or move the text to its open box.",
    source="12A",
)
def exempt_text_not_declared(case: Case) -> Iterator[Hit]:
    """The text is withheld from publication either way."""
    if _has_text(case) and case.notice.exempt_information.contains is not True:
        yield hit("exempt_information.contains")


def _has_text(case: Case) -> bool:
    exempt = case.notice.exempt_information.text
    return any(filled(getattr(exempt, name)) for name in exempt.__struct_fields__)
