"""The launcher: one answer or one failure with its reason, in time, and no child left over."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from isolation import fake_children
from signing import seals
from signoff.isolation import (
    CouldNotStart,
    EndedEarly,
    InvalidAnswer,
    RequestTooLarge,
    TimedOut,
    command,
    run,
)
from signoff.isolation.frames import LONGEST
from signoff.signing.seal.seal_report import SealReport


def report(data: bytes) -> SealReport:
    return msgspec.msgpack.decode(data, type=SealReport)


def children_left() -> list[str]:
    """Return the processes whose parent this one is, dead or alive."""
    children = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == os.getpid():
            children.append(stat.parent.name)
    return children


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    before = children_left()
    yield
    assert children_left() == before


def test_a_request_is_answered() -> None:
    assert report(run("seals", seals.sealed())).is_whole


def test_two_threads_run_children_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: report(run("seals", seals.sealed())), range(4)))
    assert all(sealed.is_whole for sealed in reports)


@pytest.mark.parametrize("kind", fake_children.FAILURES)
def test_each_failure_has_its_reason(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, failure, words = fake_children.FAILURES[kind]
    fake_children.put_in_place(monkeypatch, code)
    with pytest.raises(failure) as caught:
        run("seals", b"x" * 1_000_000)
    assert str(caught.value).startswith("The program that checks seals ")
    assert words in str(caught.value)


def test_an_answer_cut_short_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.IS_CUT_SHORT)
    with pytest.raises(InvalidAnswer, match="gave an answer that cannot be read"):
        run("seals", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_signal_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.IS_KILLED)
    with pytest.raises(EndedEarly, match="signal SIGKILL"):
        run("seals", b"")


@pytest.mark.parametrize("words", [fake_children.no_program, fake_children.says_no])
def test_what_cannot_start_is_said(words: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "child_command", words)
    with pytest.raises(CouldNotStart, match=r"could not be started: (no such file or directory|it ended at once)"):
        run("seals", b"")


def test_a_child_that_never_greets_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS)
    fake_children.limit(monkeypatch, startup_seconds=0.5)
    with pytest.raises(CouldNotStart, match=r"it was not ready after 0\.5 seconds"):
        run("seals", b"")


@pytest.mark.parametrize(
    "code",
    [fake_children.HANGS_AFTER_REQUEST, fake_children.READS_NOTHING, fake_children.WITH_A_CHILD],
)
def test_a_child_that_never_answers_is_given_up(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, code)
    begun = time.monotonic()
    with pytest.raises(TimedOut, match=r"was not finished after 0\.5 seconds and was stopped"):
        run("seals", b"x" * 10_000_000, seconds=0.5)
    assert time.monotonic() - begun < 60


def test_a_request_too_long_to_be_sent_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return LONGEST + 1

    monkeypatch.setattr(command, "child_command", fake_children.no_program)
    with pytest.raises(RequestTooLarge, match="no more than 512 MiB"):
        run("seals", Huge())


def test_what_a_child_wrote_is_kept_for_logs_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.DIES)
    with caplog.at_level(logging.WARNING, "signoff"), pytest.raises(EndedEarly) as caught:
        run("seals", b"")
    assert caught.value.report == "it hurts\n"
    assert "it hurts" in caplog.text
    assert "it hurts" not in str(caught.value)
    assert capfd.readouterr() == ("", "")
