"""The record inside a PDF from outside is read in a child process, whatever the file contains."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import builders
from isolation import fake_children
from process_cost import measured
from signoff import actions, isolation
from signoff.cli import main
from signoff.errors import FileProblem, RecordRefused
from signoff.isolation import command
from signoff.notice.record.codec import write_record
from signoff.notice.record.record import Record
from signoff.pdf.decompression_limits import MOST_OBJECTS, exceeds_limit, has_too_many_objects
from signoff.pdf.export import render
from signoff.pdf.isolated_attachment import read_record_in_file, read_record_in_pdf


@pytest.fixture
def record() -> Record:
    return builders.signed()


@pytest.fixture
def exported(record: Record, tmp_path: Path) -> Path:
    path = tmp_path / "n.pdf"
    path.write_bytes(render(record).data)
    return path


def test_the_record_is_found_by_bytes_and_by_path(record: Record, exported: Path) -> None:
    data = write_record(record)
    assert read_record_in_pdf(exported.read_bytes(), "n.pdf") == data
    assert read_record_in_file(exported, "n.pdf") == data


def test_opening_loads_no_parser_of_pdfs(exported: Path) -> None:
    _, out, _ = measured(
        f"from pathlib import Path\nfrom signoff import actions\nactions.open_document(Path({str(exported)!r}))\n"
        "print('pypdfium2' in sys.modules, 'signoff.pdf.attachment' in sys.modules)"
    )
    assert out == "False False\n"


def test_a_refusal_and_a_problem_of_the_file_keep_their_kinds(tmp_path: Path) -> None:
    with pytest.raises(RecordRefused, match=r"^n\.pdf is damaged"):
        read_record_in_pdf(b"%PDF-1.7\n", "n.pdf")
    with pytest.raises(FileProblem, match="no such file"):
        read_record_in_file(tmp_path / "none.pdf", "none.pdf")


@pytest.mark.parametrize("words", ["check {}", "import {} --register {}.sqlite", "sign {} --role decision_maker"])
def test_where_no_process_can_be_started_one_sentence_says_so(
    words: str, exported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "child_command", fake_children.no_program)
    more = " --name A --post B --date 2024-05-14 --typed --output o.signoff" if words.startswith("sign") else ""
    assert main((words + more).format(exported, exported).split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "The program that reads the notice inside a PDF could not be started: no such file or directory.\n"
    )


def test_another_answer_is_not_a_record(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.ANSWERS_OTHER_DATA)
    with pytest.raises(isolation.InvalidAnswer):
        actions.open_document(exported)


def layered(layers: int, size: int = 1_000) -> bytes:
    """Return so many zeros, packed so many times, without ever having them all in memory."""
    engine = zlib.compressobj(9)
    data = b"".join(engine.compress(bytes(min(2**20, size - place))) for place in range(0, size, 2**20))
    data += engine.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def in_a_stream(data: bytes, *, end: bytes = b"\n", filters: str = "/FlateDecode") -> bytes:
    """Return a small PDF whose attached file is this stream."""
    return b"".join(
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Names 6 0 R>>endobj\n",
            b"6 0 obj<</EmbeddedFiles<</Names[(n.signoff)3 0 R]>>>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[5 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Filespec/F(n.signoff)/UF(n.signoff)/EF<</F 4 0 R>>>>endobj\n",
            b"5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
            f"4 0 obj<</Length {len(data)}/Filter[{filters}]>>stream".encode() + end + data + b"\nendstream endobj\n",
            b"trailer<</Root 1 0 R/Size 7>>\n%%EOF\n",
        )
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "three layers": lambda: in_a_stream(layered(3, 256 * 1024**2), filters="/FlateDecode" * 3),
    "carriage return": lambda: in_a_stream(layered(1, 140 * 1024**2), end=b"\r"),
    "nothing behind the word": lambda: in_a_stream(layered(1, 140 * 1024**2), end=b""),
    "run lengths": lambda: in_a_stream(b"\x81\0" * 8_000_000, filters="/RunLengthDecode"),
    "objects": lambda: b"%PDF-1.7\n" + b"".join(b"%d 0 obj<<>>endobj\n" % n for n in range(MOST_OBJECTS + 1)),
    "nested arrays": lambda: b"%PDF-1.7\n1 0 obj" + b"[" * 5_000_000 + b"\ntrailer<</Root 1 0 R>>",
    "starts of streams": lambda: b"%PDF-1.7\n" + b"stream\n\x78\x9c" * 2_000_000,
    "a table of references": lambda: (
        b"%PDF-1.7\nxref\n0 2000000000\ntrailer<</Size 2000000000/Root 1 0 R>>startxref\n9\n%%EOF"
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the greatest memory of one process is read from /proc")
@pytest.mark.parametrize(
    ("kind", "words", "statuses"),
    [
        *((kind, "check", "24") for kind in HOSTILE),
        ("three layers", "verify", "1"),  # what names a notice of ours is altered
        ("nested arrays", "verify", "24"),
    ],
)
def test_a_hostile_pdf_is_one_sentence_and_costs_this_process_little(
    kind: str, words: str, statuses: str, tmp_path: Path
) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(HOSTILE[kind]())
    cost, out, err = measured(f"from signoff.cli import main\nprint(main([{words!r}, {str(path)!r}]))")
    assert out.splitlines()[-1] in statuses
    assert len(out.splitlines() + err.splitlines()) < 6
    assert "Traceback" not in err
    assert cost.mebibytes < 120
    assert cost.seconds < 5


def test_layers_are_counted() -> None:
    assert not exceeds_limit(b"stream\n" + layered(3))
    assert exceeds_limit(b"stream\n" + layered(4))
    assert exceeds_limit(b"stream\r" + layered(2, 50_000), 40_000)
    assert exceeds_limit((b"stream\n" + layered(1, 30_000)) * 3, 40_000)
    assert not exceeds_limit((b"stream\n" + layered(1, 30_000)) * 2, 40_000)


def test_objects_are_counted() -> None:
    assert has_too_many_objects(b"\n1 0 obj\n\n2 0 obj<<", 1)
    assert not has_too_many_objects(b"\n1 0 obj\n endobj object", 1)
