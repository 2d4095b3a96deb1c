"""Wrong passphrases: how long each makes the next attempt wait, in seconds and in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signoff.errors import VaultWaits
from signoff.signing.vault.attempts import FIRST_WAIT, FREE, LONGEST_WAIT, Attempts, wait_in_words, wrong_in_words


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
def attempts(tmp_path: Path, clock: Clock) -> Attempts:
    return Attempts(tmp_path / "attempts", clock)


def wrong(attempts: Attempts, clock: Clock, times: int) -> None:
    """Try so many wrong passphrases, waiting as long as each asks."""
    for _ in range(times):
        clock.now += attempts.wait()
        attempts.begin()


@pytest.mark.parametrize(
    ("times", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 120), (6, 240), (9, 1_920), (10, LONGEST_WAIT), (40, LONGEST_WAIT)],
)
def test_after_the_third_each_wrong_passphrase_doubles_the_wait(
    times: int, seconds: int, attempts: Attempts, clock: Clock
) -> None:
    wrong(attempts, clock, times)
    assert attempts.wait() == seconds
    assert (FREE, FIRST_WAIT, LONGEST_WAIT) == (3, 30, 3_600)


@pytest.mark.parametrize(
    ("gone", "left"), [(0.0, 30), (0.2, 30), (1.0, 29), (29.0, 1), (29.5, 1), (30.0, 0), (99.0, 0)]
)
def test_a_wait_is_rounded_up_to_whole_seconds(gone: float, left: int, attempts: Attempts, clock: Clock) -> None:
    wrong(attempts, clock, 3)
    clock.now += gone
    assert attempts.wait() == left
    if left:
        with pytest.raises(VaultWaits) as waits:
            attempts.begin()
        assert waits.value.seconds == left
        assert str(waits.value) == f"Three passphrases were wrong. Try again in {wait_in_words(left)}."
    else:
        attempts.begin()


def test_an_attempt_made_too_early_is_not_counted(attempts: Attempts, clock: Clock) -> None:
    wrong(attempts, clock, 3)
    for _ in range(5):
        with pytest.raises(VaultWaits):
            attempts.begin()
    assert attempts.wait() == 30


def test_a_clock_set_back_starts_the_wait_again_once(attempts: Attempts, clock: Clock) -> None:
    wrong(attempts, clock, 4)
    clock.now -= 5_000
    assert attempts.wait() == 60
    clock.now += 20
    assert attempts.wait() == 40
    clock.now += 40
    assert attempts.wait() == 0


def test_an_attempt_can_be_taken_back_and_a_right_one_clears_the_count(attempts: Attempts, clock: Clock) -> None:
    wrong(attempts, clock, 4)
    attempts.take_back()
    assert attempts.wait() == 30
    attempts.clear()
    assert attempts.wait() == 0
    attempts.take_back()
    assert attempts.wait() == 0
    wrong(attempts, clock, 2)
    assert attempts.wait() == 0


def test_the_count_is_kept_between_programs_and_forgotten_with_the_vault(tmp_path: Path, clock: Clock) -> None:
    wrong(Attempts(tmp_path / "attempts", clock), clock, 3)
    assert Attempts(tmp_path / "attempts", clock).wait() == 30
    Attempts(tmp_path / "attempts", clock).forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"wrong": -1, "since": 0}', b'{"wrong": 1000001, "since": 0}', b"x" * 5_000]
)
def test_an_unreadable_count_is_three_attempts_made_just_now(
    data: bytes, tmp_path: Path, attempts: Attempts, clock: Clock
) -> None:
    (tmp_path / "attempts").write_bytes(data)
    assert attempts.wait() == 30
    assert json.loads((tmp_path / "attempts").read_bytes()) == {"wrong": 3, "since": clock.now}


def test_the_largest_count_is_never_exceeded(tmp_path: Path, attempts: Attempts, clock: Clock) -> None:
    (tmp_path / "attempts").write_text(json.dumps({"wrong": 1_000_000, "since": clock.now - 3_600}), "utf-8")
    attempts.begin()
    assert json.loads((tmp_path / "attempts").read_bytes())["wrong"] == 1_000_000
    assert attempts.wait() == LONGEST_WAIT


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
    ("count", "words"),
    [(3, "Three passphrases were"), (4, "4 passphrases in a row were"), (12, "12 passphrases in a row were")],
)
def test_how_many_were_wrong_in_words(count: int, words: str) -> None:
    assert wrong_in_words(count) == words
