"""Passphrases: what a new one must be, and the bytes that one is, however its letters were typed."""

from __future__ import annotations

import unicodedata

from signoff.errors import PassphraseWeak

SHORTEST = 12
"""Characters that a new passphrase has at least."""

FEWEST_DIFFERENT = 6
"""Different characters among them, so that a held-down key is none."""

LONGEST = 1000
"""Characters past which nobody types, and nothing is derived from them."""

ADVICE = "Use at least 12 characters, such as four words that nobody would guess of you; any characters will do."
"""What a good passphrase is, in a sentence."""


def require_strength(passphrase: str, *known: str) -> None:
    """Raise PassphraseWeak, with one sentence, unless a new passphrase will do; `known` is the person's name and post.

    No kinds of characters are demanded: length is what counts.
    """
    text = _plain(passphrase)
    if len(text) > LONGEST:
        raise PassphraseWeak(f"A passphrase has at most {LONGEST} characters.")
    if len(text.strip()) < SHORTEST or len(set(text)) < FEWEST_DIFFERENT:
        raise PassphraseWeak("That is too easily guessed: use at least 12 characters, and not the same few of them.")
    rest = text.casefold()
    for word in {word for name in known for word in _plain(name).casefold().split() if len(word) > 2}:
        rest = rest.replace(word, "")
    if len(rest.strip()) < SHORTEST // 2:
        raise PassphraseWeak("Your own name is the first guess of anybody; add words that nobody would guess of you.")


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes that a passphrase is: the same for a letter with its accent typed as one key or two."""
    return _plain(passphrase).encode("utf-8", "surrogatepass")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
