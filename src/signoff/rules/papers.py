"""The report and background papers that go with a notice: that each is named, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import Paper, given
from signoff.notice.record.papers import title_of
from signoff.notice.text.characters import link_target
from signoff.rules.answer_text import clip, filled
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule


@rule(
    "paper-incomplete",
    ERROR,
    when="a paper without a title, without a kind, or of which nobody has said whether it is public",
    says="Complete paper {number}, “{paper}”. {missing}",
    source="2012 regs 14, 15",
    council_source="2014 reg 8",
)
def paper_incomplete(case: Case) -> Iterator[Hit]:
    """The publication copy lists what is public, by its title; what nobody has said is public is left out."""
    for number, paper in enumerate(case.notice.papers):
        path, words = f"papers.{number}", _named(number, paper)
        if not filled(paper.title):
            yield hit(f"{path}.title", **words, missing="Give the paper a title.")
        if paper.kind is None:
            yield hit(f"{path}.kind", **words, missing="Say whether it is the report or a background paper.")
        if paper.public is None:
            yield hit(f"{path}.public", **words, missing="Say whether the public can see it.")


@rule(
    "paper-link-unusable",
    WARNING,
    when="a paper’s link that is not a web address",
    says="Check the link of paper {number}, “{paper}”. A web address begins with https://.",
    source="practice",
)
def paper_link_unusable(case: Case) -> Iterator[Hit]:
    """A path on somebody's own disk leads nobody else anywhere."""
    for number, paper in enumerate(case.notice.papers):
        link = given(paper.link)
        if link and not (link_target(link) or "").lower().startswith(("http://", "https://")):
            yield hit(f"papers.{number}.link", **_named(number, paper))


@rule(
    "paper-withheld",
    WARNING,
    when="a paper that is not public, in a notice that is not said to contain exempt information",
    says="Check whether paper {number}, “{paper}”, can be withheld. The notice does not say that it "
    "contains exempt information, and the public may see the report and its background papers unless they are exempt "
    "or confidential.",
    source="2012 regs 14, 15, 20",
    council_source="2014 regs 8, 10",
)
def paper_withheld(case: Case) -> Iterator[Hit]:
    """A question only: a paper may be confidential where the notice itself is not."""
    if case.notice.exempt_information.contains is True:
        return
    for number, paper in enumerate(case.notice.papers):
        if paper.public is False:
            field = f"papers.{number}.public"
            yield hit(field, "exempt_information.contains", **_named(number, paper))


def _named(number: int, paper: Paper) -> dict[str, str]:
    """Return the words for a paper: two may have the same title, or none."""
    return {"number": str(number + 1), "paper": clip(title_of(paper))}
