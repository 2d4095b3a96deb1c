"""The register from the command line: a damaged notice is listed, and reported."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import draft, signed
from signoff.cli import main
from signoff.register.store import Register


def test_a_damaged_notice_is_listed_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path) as register:
        record = signed()
        register.save(record)
        register.save(draft(subject="A draft"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER lock_signed_document_update")
        connection.execute("UPDATE signed_document SET data = replace(data, 'agreed', 'refused')")

    assert main(["list", "--register", str(path)]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert captured.err.count("\n") == 1
    assert f"The notice “A new gate” ({record.id}) is damaged" in captured.err

    assert main(["list", "--json", "--register", str(path)]) == 0
    rows = {row["subject"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["A new gate"]["damaged"] is True
    assert "damaged" not in rows["A draft"]
