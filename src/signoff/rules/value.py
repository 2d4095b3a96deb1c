"""Type and value: one type, one band under it, and why a decision below the threshold is key."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.rules.answer_text import find_words
from signoff.rules.budget_share import says_share_of_budget
from signoff.rules.case import Case
from signoff.rules.rule import ERROR, WARNING, Hit, hit, rule
from signoff.rules.thresholds import lowest


@rule(
    "decision-type-missing",
    ERROR,
    when="no decision type",
    says="Choose one decision type.",
    source="form",
)
def decision_type_missing(case: Case) -> Iterator[Hit]:
    """Exactly one type; the band can only be chosen after it."""
    if case.notice.decision_type is None:
        yield hit("decision_type", "approximate_value")


@rule(
    "band-missing",
    ERROR,
    when="no band, or a band of another type, where the type has bands",
    says="Choose one value band for this type. {why}",
    source="form",
)
def band_missing(case: Case) -> Iterator[Hit]:
    """Exactly one band, of those under the chosen type; none where the council has none for it."""
    chosen = case.notice.decision_type
    if chosen is None or case.band is not None:
        return
    if not case.terms.bands_of(chosen) and not case.notice.approximate_value:  # a type without bands asks for none
        return
    why = "The band that was chosen belongs to another type." if case.notice.approximate_value else ""
    yield hit("approximate_value", "decision_type", why=why)


@rule(
    "key-below-threshold",
    WARNING,
    when="key, a band below the threshold, no words on the effect on wards",
    says="Below {threshold}: do the reasons say why it is key? No words on its effect on communities in the {areas} "
    "were found.",
    source="2012 reg 8",
)
def key_below_threshold(case: Case) -> Iterator[Hit]:
    """A decision below the threshold is key for its effect on communities alone, so the text must say so."""
    threshold, band = lowest(case), case.band
    if not case.is_key or threshold is None or band is None or band.upper is None or band.upper > threshold.pounds:
        return
    if case.profile.budget_share is not None and case.once(says_share_of_budget):
        return
    words = (*case.profile.words.effect_on_wards, *case.known_wards, *_with_and(case.known_wards))
    if not any(find_words(case.text(path), words) for path in case.scanned):
        yield hit("reasons", "approximate_value", threshold=threshold.words, areas=case.wards_word)


def _with_and(wards: tuple[str, ...]) -> Iterator[str]:
    """Yield the wards with an ampersand as they are written in sentences."""
    return (ward.replace("&", "and") for ward in wards if "&" in ward)
