"""The digests of rows: the same content has the same digest, and a value that signoff never writes has none."""

from __future__ import annotations

import pytest

from signoff.register.digests import content_digest, has_digest

CONTENT = {"notice": "n", "place": 1, "actor": "PA"}


def test_the_order_of_the_members_does_not_matter() -> None:
    assert content_digest(dict(reversed(CONTENT.items()))) == content_digest(CONTENT)


def test_content_has_only_its_own_digest() -> None:
    digest = content_digest(CONTENT)
    assert has_digest(CONTENT, digest)
    assert not has_digest({**CONTENT, "actor": "Nobody"}, digest)


@pytest.mark.parametrize("value", [b"\0", 2**63 - 1, float("inf")], ids=["bytes", "large number", "infinity"])
@pytest.mark.parametrize("digest", ["", None, b""])
def test_content_with_a_value_that_has_no_canonical_form_has_no_digest(value: object, digest: object) -> None:
    assert not has_digest({**CONTENT, "place": value}, digest)
