"""The head of a vault's file: which work factors it may have, and what makes it damaged."""

from __future__ import annotations

import hashlib

import pytest

from signoff.errors import VaultDamaged
from signoff.signing.vault.file import Work, inspect


def complete(head: bytes) -> bytes:
    """Return a file with this head whose closing digest is right."""
    file = head.ljust(41 + 32 + 4 + 16, b"\0")
    return file + hashlib.sha256(file).digest()


def head(version: int = 1, kdf: int = 1, cost: int = 17, blocks: int = 8, lanes: int = 1) -> bytes:
    return b"SIGNOFFV" + bytes((version, kdf, cost, blocks, lanes)) + b"s" * 16 + b"n" * 12


@pytest.mark.parametrize("cost", [10, 17, 18])
@pytest.mark.parametrize(("blocks", "lanes"), [(1, 1), (8, 1), (1, 4), (8, 4)])
def test_a_vault_says_how_much_work_its_passphrase_is(cost: int, blocks: int, lanes: int) -> None:
    work_salt_nonce = inspect(complete(head(cost=cost, blocks=blocks, lanes=lanes)))
    assert work_salt_nonce == (Work(cost, blocks, lanes), b"s" * 16, b"n" * 12)


@pytest.mark.parametrize(
    "faulty",
    [
        *(head(cost=9), head(cost=19), head(blocks=0), head(blocks=9), head(lanes=0), head(lanes=5)),
        *(head(kdf=0), head(kdf=2), head(version=0), b"signoffv" + head()[8:]),
    ],
)
def test_a_vault_with_any_other_head_is_damaged(faulty: bytes) -> None:
    with pytest.raises(VaultDamaged, match="is damaged and cannot be opened with any passphrase"):
        inspect(complete(faulty))


def test_a_later_vault_says_so_and_an_incomplete_or_changed_vault_is_damaged() -> None:
    with pytest.raises(VaultDamaged, match="made by a newer version of signoff"):
        inspect(complete(head(version=2)))
    file = complete(head())
    for faulty in (file[:-1], file[1:], file[:60] + b"x" + file[61:], file + b"\0", b""):
        with pytest.raises(VaultDamaged, match="is damaged"):
            inspect(faulty)
    short = head()[:40].ljust(41 + 32 + 4 + 15, b"\0")
    with pytest.raises(VaultDamaged, match="is damaged"):
        inspect(short + hashlib.sha256(short).digest())
