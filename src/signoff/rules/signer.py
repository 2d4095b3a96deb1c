"""Who signed, against whom the notice names."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.rules.case import Case
from signoff.rules.rule import WARNING, Hit, hit, rule
from signoff.rules.words import clip, filled, same_words


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
    if signature is None or not filled(named.name) or not filled(named.post):
        return
    pairs = {
        "decision_maker.name": (signature.name, named.name or ""),
        "decision_maker.post": (signature.post, named.post or ""),
    }
    if differing := [path for path, (one, other) in pairs.items() if not same_words(one, other)]:
        yield hit(*differing, signer=_who(signature.name, signature.post), named=_who(named.name, named.post))


def _who(name: str | None, post: str | None) -> str:
    return ", ".join(dict.fromkeys((clip(name), clip(post))))
