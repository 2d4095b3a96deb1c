"""Passphrases: what a new one must be, and its bytes, however its letters were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from signoff.errors import PassphraseWeak

SHORTEST = 12
"""Characters that a new passphrase has at least."""

LEAST_SCORE = 4
"""The least score by zxcvbn: more than 10¹⁰ guesses, centuries of one processor at half a second each."""

JUDGED = 40
"""Characters that are judged: what follows can only make a passphrase harder to guess."""

LONGEST = 1000
"""The most characters; any further ones are not used."""

FIRST_GUESSES = frozenset(
    {"signoff", "council", "city", "county", "borough", "district", "leeds", "welcome", "notice", "decision"}
    | {"delegated", "officer", "chief", "director", "executive", "member", "service", "passphrase", "signature"}
)
"""Words that anybody would try on this machine, before those of a person's name and post."""

_WORD = re.compile(r"\w+")

ADVICE = "Use at least 12 characters, such as four words that nobody would guess; any characters are allowed."
"""What a good passphrase is, in a sentence."""


def require_strength(passphrase: str, *known: str) -> None:
    """Raise PassphraseWeak, with one sentence, unless a new passphrase will do; `known` is the person's name and post.

    No kinds of characters are required: what counts is how many guesses it withstands, as zxcvbn estimates
    (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016).
    """
    text = _normalise(passphrase)
    if len(text) > LONGEST:
        raise PassphraseWeak(f"A passphrase has at most {LONGEST} characters.")
    if len(text.strip()) < SHORTEST:
        raise PassphraseWeak(f"That is too short: use at least {SHORTEST} characters.")
    remainder = text.casefold()
    names = {word for name in known for word in _WORD.findall(_normalise(name).casefold()) if len(word) > 2}
    words = names | FIRST_GUESSES
    for word in sorted(words, key=len, reverse=True):
        remainder = remainder.replace(word, "")
    if len(remainder.strip()) < SHORTEST // 2:
        raise PassphraseWeak("Anyone would guess your name, post and council first; add words that nobody would guess.")
    if _score(text[:JUDGED], words) < LEAST_SCORE:
        raise PassphraseWeak("That is too easy to guess: use several unrelated words.")


def _score(text: str, known: Iterable[str]) -> int:
    from zxcvbn import zxcvbn  # its word lists take a while to load

    return zxcvbn(text, user_inputs=list(known))["score"]


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes that a passphrase is: the same for a letter with its accent typed as one key or two."""
    return _normalise(passphrase)[:LONGEST].encode("utf-8", "surrogatepass")


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
