"""Whether the signer is the decision maker that the notice names."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.model import DecisionMaker
from signoff.rules.answer_text import clip, filled, same_words
from signoff.rules.case import Case
from signoff.rules.rule import WARNING, Hit, hit, rule


@rule(
    "signer-differs",
    WARNING,
    when="signer’s name or post differs from the authorised decision maker",
    says="Signed by {signer}, the notice names {named}. Check that the signer had the authority.",
    source="form note 9",
)
def signer_differs(case: Case) -> Iterator[Hit]:
    """A signature prints the signer's own name and post, which may rightly differ."""
    signature, named = case.record.decision_signature, case.notice.decision_maker
    if signature is not None and (differing := differences(named, signature.name, signature.post)):
        fields = [f"decision_maker.{part}" for part in differing]
        yield hit(*fields, signer=who(signature.name, signature.post), named=who(named.name, named.post))


def names_somebody(named: DecisionMaker) -> bool:
    """Whether the notice names a person: many councils give only the post, also in place of the name."""
    return filled(named.name) and not same_words(named.name or "", named.post or "")


def differences(named: DecisionMaker, name: str, post: str) -> tuple[str, ...]:
    """Return how a signer differs from the authorised decision maker: "name", "post", both or nothing.

    Nothing differs from a missing answer, and no name differs from a post that is given in its place.
    """
    if not filled(named.name) or not filled(named.post):
        return ()
    pairs = {"name": (name, named.name if names_somebody(named) else name), "post": (post, named.post)}
    return tuple(part for part, (given, expected) in pairs.items() if not same_words(given, expected or ""))


def who(name: str | None, post: str | None) -> str:
    """Return name and post, each clipped, or once where they are the same."""
    return ", ".join(dict.fromkeys((clip(name), clip(post))))
