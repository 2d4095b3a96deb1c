"""A verdict as lines for a person and as data for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checking import forgeries as forge
from checking.test_document_verdict import judged
from signoff.checking.key_names import OWN_SEAL, load_key_names
from signoff.checking.report import as_data, as_lines
from signoff.cli import main
from signoff.errors import FileProblem
from signoff.signing.proof.known_keys import KeyRole, KnownKeys


def test_a_verdict_is_reported_in_lines_and_as_data() -> None:
    verdict = judged(forge.reworded(forge.printed("£5,000")))
    lines = as_lines(verdict)
    assert lines[0] == verdict.summary
    assert lines[1].startswith("  Do not sign it, publish it or send it on.")
    assert lines[2] == "  Signed as decision maker by A. Officer, Chief Officer, on 14 May 2024."
    assert any(line.startswith("  altered  The printed notice says “£5,000”") for line in lines)
    data = json.loads(json.dumps(as_data(verdict)))
    assert set(data) == {"outcome", "vouched", "summary", "advice", "details", "checks", "signatures", "seals"}
    assert {"check": "content", "result": "ok", "sentence": verdict.checks[0].sentence} in data["checks"]
    assert data["signatures"][0]["name"] == "A. Officer"


def test_the_command_says_what_was_altered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(forge.printed())
    assert main(["verify", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Intact, signer not confirmed: the content is what was signed, but no")
    path.write_bytes(forge.reworded(forge.printed("£5,000")))
    capsys.readouterr()
    assert main(["verify", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["summary"].startswith("Altered: the printed notice says “£5,000”")


def test_a_damaged_list_of_known_keys_is_reported(tmp_path: Path) -> None:
    (tmp_path / "known-keys.json").write_text("{", "utf-8")
    with pytest.raises(FileProblem, match="list of known keys"):
        load_key_names(tmp_path)(KeyRole.SIGNATORY)


def test_a_damaged_key_of_ones_own_keeps_nobody_from_verifying(tmp_path: Path) -> None:
    from signoff.signing.seal.key import installation_key

    key = installation_key(tmp_path)
    assert load_key_names(tmp_path)(KeyRole.SEAL) == {key.fingerprint: OWN_SEAL}
    assert load_key_names(tmp_path)(KeyRole.SIGNATORY) == {}
    for path in tmp_path.iterdir():
        path.write_bytes(b"damaged")
    assert load_key_names(tmp_path)(KeyRole.SEAL) == {}


def test_the_own_key_seals_unless_it_was_given_another_role(tmp_path: Path) -> None:
    from signoff.signing.seal.key import installation_key

    key = installation_key(tmp_path)
    KnownKeys(tmp_path / "known-keys.json").remember(key.fingerprint, "Mallory", KeyRole.SIGNATORY)
    known = load_key_names(tmp_path)
    assert (known(KeyRole.SEAL), known(KeyRole.SIGNATORY)) == ({}, {key.fingerprint: "Mallory"})
