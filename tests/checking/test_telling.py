"""Differences in words, and how a verdict is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from checking import forgeries as forge
from checking.test_document import judged
from signoff.checking.keys import OWN_SEAL, known_here
from signoff.checking.report import as_data, as_lines
from signoff.checking.word_diff import differences, likeness, told
from signoff.cli import main
from signoff.errors import FileProblem
from signoff.signing.proof.known_keys import KeyRole, KnownKeys

WORDS = some.lists(some.sampled_from(["a", "b", "£5", "gate", "the"]), max_size=30)


@given(WORDS, WORDS)
@settings(max_examples=150, deadline=None)
def test_differences_turn_what_is_printed_into_what_is_recorded(printed: list[str], recorded: list[str]) -> None:
    found = differences(printed, recorded)
    assert (found == []) == (printed == recorded)
    made = list(printed)
    for one in reversed(found):
        made[one.printed_at : one.printed_at + len(one.printed)] = one.recorded
    assert made == recorded
    assert 0 <= likeness(printed, recorded) <= 1
    assert likeness(printed, printed) in (0, 1)


def test_very_different_long_texts_are_told_at_once() -> None:
    (one,) = differences(["same", *map(str, range(9_000)), "end"], ["same", *"xyz" * 3_000, "end"])
    assert (one.printed_at, len(one.printed)) == (1, 9_000)
    assert len(told(one, "on page 1")) < 300


def test_each_kind_of_difference_has_its_sentence_without_commands_to_a_terminal() -> None:
    (added,) = differences(["a", "\x1b[2J", "b"], ["a", "b"])
    assert told(added, "on page 1") == "The printed notice adds “\\x1b[2J”, which the record does not have, on page 1."
    (missing,) = differences(["a", "b"], ["a", "not", "b"])
    assert told(missing, "on page 2") == "The printed notice leaves out “not”, which the record has, on page 2."


def test_a_verdict_is_told_in_lines_and_as_data() -> None:
    verdict = judged(forge.reworded(forge.printed("£5,000")))
    lines = as_lines(verdict)
    assert lines[0] == verdict.summary
    assert lines[1] == "  Signed as decision maker by A. Officer, Chief Officer, on 14 May 2024."
    assert any(line.startswith("  altered  The printed notice says “£5,000”") for line in lines)
    data = json.loads(json.dumps(as_data(verdict)))
    assert set(data) == {"outcome", "vouched", "summary", "details", "checks", "signatures", "seals"}
    assert {"check": "content", "result": "ok", "sentence": verdict.checks[0].sentence} in data["checks"]
    assert data["signatures"][0]["name"] == "A. Officer"


def test_the_command_says_what_was_altered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(forge.printed())
    assert main(["verify", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Intact in itself: the content is what was signed, but no key")
    path.write_bytes(forge.reworded(forge.printed("£5,000")))
    capsys.readouterr()
    assert main(["verify", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["summary"].startswith("Altered: the printed notice says “£5,000”")


def test_a_damaged_list_of_known_keys_is_told(tmp_path: Path) -> None:
    (tmp_path / "known-keys.json").write_text("{", "utf-8")
    with pytest.raises(FileProblem, match="list of known keys"):
        known_here(tmp_path)(KeyRole.SIGNATORY)


def test_a_damaged_key_of_ones_own_keeps_nobody_from_verifying(tmp_path: Path) -> None:
    from signoff.signing.seal.key import installation_key

    key = installation_key(tmp_path)
    assert known_here(tmp_path)(KeyRole.SEAL) == {key.fingerprint: OWN_SEAL}
    assert known_here(tmp_path)(KeyRole.SIGNATORY) == {}
    for path in tmp_path.iterdir():
        path.write_bytes(b"damaged")
    assert known_here(tmp_path)(KeyRole.SEAL) == {}


def test_the_own_key_seals_unless_somebody_has_said_otherwise(tmp_path: Path) -> None:
    from signoff.signing.seal.key import installation_key

    key = installation_key(tmp_path)
    KnownKeys(tmp_path / "known-keys.json").remember(key.fingerprint, "Mallory", KeyRole.SIGNATORY)
    known = known_here(tmp_path)
    assert (known(KeyRole.SEAL), known(KeyRole.SIGNATORY)) == ({}, {key.fingerprint: "Mallory"})
