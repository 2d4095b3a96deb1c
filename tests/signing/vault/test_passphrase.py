"""Passphrases: which are too weak, and the bytes of one."""

from __future__ import annotations

import pytest

from signoff.errors import PassphraseWeak
from signoff.signing.vault.passphrase import LONGEST, SHORTEST, passphrase_bytes, require_strength


@pytest.mark.parametrize(
    ("passphrase", "known", "words"),
    [
        ("x" * (SHORTEST - 1), (), "too short: use at least 12"),
        (" " + "x" * (SHORTEST - 1) + " ", (), "too short: use at least 12"),
        ("correct horse battery staple" + "x" * (LONGEST - 27), (), "at most 1000 characters"),
        ("Signoff Council Leeds", (), "Anyone would guess your name, post"),
        (
            "Ada Lovelace, Engineer",
            ("Ada Lovelace", "Engineer"),
            "Anyone would guess your name, post",
        ),
        ("ADA LOVELACE abcde", ("Ada Lovelace",), "Anyone would guess your name, post"),
        ("aaaaaaaaaaaaaaaa", (), "too easy to guess"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(passphrase: str, known: tuple[str, ...], words: str) -> None:
    with pytest.raises(PassphraseWeak, match=words):
        require_strength(passphrase, *known)


def test_short_words_of_a_name_are_words_like_any_other() -> None:
    require_strength("xq vz jw kp hy mf tg", "Xq Vz Jw Kp Hy Mf Tg")
    with pytest.raises(PassphraseWeak, match="Anyone would guess your name, post"):
        require_strength("xqa vzb jwc kpd", "Xqa Vzb Jwc Kpd")
    require_strength("marzipan kettle orbit walrus", "Ada Lovelace", "Engineer")
    require_strength("marzipan kettle orbit walrus".ljust(LONGEST, "."))


def test_a_passphrase_is_cut_and_composed_before_it_is_encoded() -> None:
    assert passphrase_bytes("x" * (LONGEST + 5)) == b"x" * LONGEST
    assert passphrase_bytes("e\u0301") == passphrase_bytes("\u00e9") == "é".encode()
    assert passphrase_bytes("\ud800") == b"\xed\xa0\x80"
