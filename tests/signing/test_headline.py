"""Whose keys a headline names."""

from __future__ import annotations

import pytest

from signoff.signing.headline import Vouched, vouched


@pytest.mark.parametrize(
    ("signed", "sealed", "whose"),
    [
        (False, False, Vouched.NONE),
        (True, False, Vouched.SIGNATORY),
        (False, True, Vouched.SEAL),
        (True, True, Vouched.BOTH),
    ],
)
def test_whose_keys_are_named(signed: bool, sealed: bool, whose: Vouched) -> None:
    assert vouched(signed=signed, sealed=sealed) is whose
