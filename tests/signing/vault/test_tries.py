"""Wrong passphrases: how long each makes the next wait, in seconds and in words; and what a vault's file may ask."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from signoff.errors import FileProblem, PassphraseWeak, VaultDamaged, VaultWaits
from signoff.signing.vault import lock
from signoff.signing.vault.attempts import FIRST_WAIT, FREE, LONGEST_WAIT, Attempts, wait_in_words, wrong_in_words
from signoff.signing.vault.file import Work, inspect
from signoff.signing.vault.passphrase import LONGEST, SHORTEST, passphrase_bytes, require_strength


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tries(tmp_path: Path, clock: Clock) -> Attempts:
    return Attempts(tmp_path / "tries", clock)


def wrong(tries: Attempts, clock: Clock, times: int) -> None:
    """Try so many wrong passphrases, waiting as long as each asks."""
    for _ in range(times):
        clock.now += tries.wait()
        tries.begin()


@pytest.mark.parametrize(
    ("times", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 120), (6, 240), (9, 1_920), (10, LONGEST_WAIT), (40, LONGEST_WAIT)],
)
def test_after_the_third_each_wrong_passphrase_doubles_the_wait(
    times: int, seconds: int, tries: Attempts, clock: Clock
) -> None:
    wrong(tries, clock, times)
    assert tries.wait() == seconds
    assert (FREE, FIRST_WAIT, LONGEST_WAIT) == (3, 30, 3_600)


@pytest.mark.parametrize(
    ("gone", "left"), [(0.0, 30), (0.2, 30), (1.0, 29), (29.0, 1), (29.5, 1), (30.0, 0), (99.0, 0)]
)
def test_a_wait_is_told_in_whole_seconds_rounded_up(gone: float, left: int, tries: Attempts, clock: Clock) -> None:
    wrong(tries, clock, 3)
    clock.now += gone
    assert tries.wait() == left
    if left:
        with pytest.raises(VaultWaits) as waits:
            tries.begin()
        assert waits.value.seconds == left
        assert str(waits.value) == f"Three passphrases were wrong. The next can be tried in {wait_in_words(left)}."
    else:
        tries.begin()


def test_too_early_is_not_counted_as_wrong(tries: Attempts, clock: Clock) -> None:
    wrong(tries, clock, 3)
    for _ in range(5):
        with pytest.raises(VaultWaits):
            tries.begin()
    assert tries.wait() == 30


def test_a_clock_set_back_begins_the_wait_anew_once(tries: Attempts, clock: Clock) -> None:
    wrong(tries, clock, 4)
    clock.now -= 5_000
    assert tries.wait() == 60
    clock.now += 20
    assert tries.wait() == 40
    clock.now += 40
    assert tries.wait() == 0


def test_what_could_not_be_judged_is_taken_back_and_what_was_right_is_forgotten(tries: Attempts, clock: Clock) -> None:
    wrong(tries, clock, 4)
    tries.take_back()
    assert tries.wait() == 30
    tries.clear()
    assert tries.wait() == 0
    tries.take_back()
    assert tries.wait() == 0
    wrong(tries, clock, 2)
    assert tries.wait() == 0


def test_the_count_is_kept_between_programs_and_forgotten_with_the_vault(tmp_path: Path, clock: Clock) -> None:
    wrong(Attempts(tmp_path / "tries", clock), clock, 3)
    assert Attempts(tmp_path / "tries", clock).wait() == 30
    Attempts(tmp_path / "tries", clock).forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"wrong": -1, "since": 0}', b'{"wrong": 1000001, "since": 0}', b"x" * 5_000]
)
def test_a_count_that_cannot_be_understood_counts_as_three_tried_just_now(
    data: bytes, tmp_path: Path, tries: Attempts, clock: Clock
) -> None:
    (tmp_path / "tries").write_bytes(data)
    assert tries.wait() == 30
    assert json.loads((tmp_path / "tries").read_bytes()) == {"wrong": 3, "since": clock.now}


def test_the_largest_count_is_never_passed(tmp_path: Path, tries: Attempts, clock: Clock) -> None:
    (tmp_path / "tries").write_text(json.dumps({"wrong": 1_000_000, "since": clock.now - 3_600}), "utf-8")
    tries.begin()
    assert json.loads((tmp_path / "tries").read_bytes())["wrong"] == 1_000_000
    assert tries.wait() == LONGEST_WAIT


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (2, "2 seconds"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (121, "3 minutes"),
        (180, "3 minutes"),
        (3_600, "60 minutes"),
    ],
)
def test_a_wait_in_words(seconds: int, words: str) -> None:
    assert wait_in_words(seconds) == words


@pytest.mark.parametrize(
    ("wrong_ones", "words"),
    [(3, "Three passphrases were"), (4, "4 passphrases in a row were"), (12, "12 passphrases in a row were")],
)
def test_how_many_were_wrong_in_words(wrong_ones: int, words: str) -> None:
    assert wrong_in_words(wrong_ones) == words


def test_another_program_that_holds_the_lock_too_long_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with (
        lock.exclusive(tmp_path / "lock"),
        pytest.raises(FileProblem, match="Another program is using the kept signature"),
        lock.exclusive(tmp_path / "lock"),
    ):
        pass
    with lock.exclusive(tmp_path / "lock"):  # let go of
        pass
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem, match="could not be written"), lock.exclusive(tmp_path / "file" / "lock"):
        pass


def whole(head: bytes) -> bytes:
    """Return a file with this head whose closing digest is right."""
    file = head.ljust(41 + 32 + 4 + 16, b"\0")
    return file + hashlib.sha256(file).digest()


def head(version: int = 1, kdf: int = 1, cost: int = 17, blocks: int = 8, lanes: int = 1) -> bytes:
    return b"SIGNOFFV" + bytes((version, kdf, cost, blocks, lanes)) + b"s" * 16 + b"n" * 12


@pytest.mark.parametrize("cost", [10, 17, 18])
@pytest.mark.parametrize(("blocks", "lanes"), [(1, 1), (8, 1), (1, 4), (8, 4)])
def test_a_vault_says_how_much_work_its_passphrase_is(cost: int, blocks: int, lanes: int) -> None:
    found = inspect(whole(head(cost=cost, blocks=blocks, lanes=lanes)))
    assert found == (Work(cost, blocks, lanes), b"s" * 16, b"n" * 12)


@pytest.mark.parametrize(
    "odd",
    [
        *(head(cost=9), head(cost=19), head(blocks=0), head(blocks=9), head(lanes=0), head(lanes=5)),
        *(head(kdf=0), head(kdf=2), head(version=0), b"signoffv" + head()[8:]),
    ],
)
def test_a_vault_that_asks_for_anything_else_is_damaged(odd: bytes) -> None:
    with pytest.raises(VaultDamaged, match="is damaged and cannot be opened, whatever the passphrase"):
        inspect(whole(odd))


def test_a_vault_of_a_later_version_says_so_and_one_that_is_cut_is_damaged() -> None:
    with pytest.raises(VaultDamaged, match="written by a newer signoff"):
        inspect(whole(head(version=2)))
    file = whole(head())
    for odd in (file[:-1], file[1:], file[:60] + b"x" + file[61:], file + b"\0", b""):
        with pytest.raises(VaultDamaged, match="is damaged"):
            inspect(odd)
    short = head()[:40].ljust(41 + 32 + 4 + 15, b"\0")
    with pytest.raises(VaultDamaged, match="is damaged"):
        inspect(short + hashlib.sha256(short).digest())


@pytest.mark.parametrize(
    ("passphrase", "known", "words"),
    [
        ("x" * (SHORTEST - 1), (), "too short: use at least 12"),
        (" " + "x" * (SHORTEST - 1) + " ", (), "too short: use at least 12"),
        ("correct horse battery staple" + "x" * (LONGEST - 27), (), "at most 1000 characters"),
        ("Signoff Council Leeds", (), "the first guess of anybody"),
        ("Ada Lovelace, Engineer", ("Ada Lovelace", "Engineer"), "the first guess of anybody"),
        ("ADA LOVELACE abcde", ("Ada Lovelace",), "the first guess of anybody"),
        ("aaaaaaaaaaaaaaaa", (), "too easily guessed"),
    ],
)
def test_a_passphrase_that_will_not_do_is_told_why(passphrase: str, known: tuple[str, ...], words: str) -> None:
    with pytest.raises(PassphraseWeak, match=words):
        require_strength(passphrase, *known)


def test_short_words_of_a_name_are_words_like_any_other() -> None:
    require_strength("xq vz jw kp hy mf tg", "Xq Vz Jw Kp Hy Mf Tg")
    with pytest.raises(PassphraseWeak, match="the first guess of anybody"):
        require_strength("xqa vzb jwc kpd", "Xqa Vzb Jwc Kpd")
    require_strength("marzipan kettle orbit walrus", "Ada Lovelace", "Engineer")
    require_strength("marzipan kettle orbit walrus".ljust(LONGEST, "."))


def test_what_nobody_types_is_not_part_of_a_passphrase() -> None:
    assert passphrase_bytes("x" * (LONGEST + 5)) == b"x" * LONGEST
    assert passphrase_bytes("e\u0301") == passphrase_bytes("\u00e9") == "é".encode()
    assert passphrase_bytes("\ud800") == b"\xed\xa0\x80"
