"""An untrusted picture is decoded in a process of its own; any failure of that is one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import msgspec
import pytest
from PIL import Image

from signing.papers import photograph, saved, signature
from signoff import isolation
from signoff.errors import MarkRefused
from signoff.isolation import tasks
from signoff.signing.marks.isolated_picture import Grey, isolated_grey
from signoff.signing.marks.picture_task import grey_in
from signoff.signing.marks.pictures import picture_mark, read_scan, scan_of

MEMORY = 110  # MiB: a picture of 25 megapixels took 193 in the process that asks

PEAK = """
import re, sys
from pathlib import Path
from signoff.errors import MarkRefused
from signoff.signing.marks.pictures import picture_mark
try:
    picture_mark(Path(sys.argv[1]).read_bytes())
except MarkRefused as problem:
    print(problem, file=sys.stderr)
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


def small() -> bytes:
    return saved(photograph("white", signature((300, 200), (20, 40, 260))), "PNG")


def with_limits(monkeypatch: pytest.MonkeyPatch, **limits: float) -> None:
    task = replace(tasks.TASKS["picture"], **limits)  # type: ignore[arg-type]
    monkeypatch.setattr(tasks, "TASKS", MappingProxyType({**tasks.TASKS, "picture": task}))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a process's peak of memory is read from /proc")
@pytest.mark.parametrize("mode", ["RGBA", "I;16", "CMYK"])
def test_the_process_that_asks_never_holds_the_picture(mode: str, tmp_path: Path) -> None:
    drawn = photograph("white", signature((1_000, 1_000), (160, 300, 640)), grain=0)
    whole = drawn.resize((5_000, 5_000), Image.Resampling.NEAREST)
    if mode == "I;16":
        whole = whole.convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
    kind = "JPEG" if mode == "CMYK" else "PNG"
    path = tmp_path / "large"
    path.write_bytes(saved(whole if mode == "I;16" else whole.convert(mode), kind))
    done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
    assert not done.stderr
    assert int(done.stdout) / 1024 < MEMORY


def test_it_is_the_same_signature_as_without_a_process() -> None:
    data = small()
    assert picture_mark(data) == scan_of(grey_in(data, "The picture").image(), "The picture").traced().mark()


def test_what_the_process_refuses_is_refused_in_its_words() -> None:
    with pytest.raises(MarkRefused, match=r"^scan\.png is damaged or incomplete; choose another\.$"):
        read_scan(small()[:-30], "scan.png")


def test_too_little_time_or_a_process_that_does_not_start_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        with_limits(patch, seconds=0.0)
        with pytest.raises(MarkRefused, match=r"^scan\.png could not be read\. The program .* was stopped\.$"):
            isolated_grey(small(), "scan.png")
    monkeypatch.setattr("signoff.isolation.command.child_command", lambda _: ["/no/such/program"])
    with pytest.raises(MarkRefused, match=r"^scan\.png could not be read\. The program .* could not be started"):
        isolated_grey(small(), "scan.png")


def test_no_process_is_started_for_what_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signoff.isolation.command.child_command", lambda _: ["/no/such/program"])
    with pytest.raises(MarkRefused, match="neither a PNG nor a JPEG"):
        isolated_grey(b"Dear all", "scan.png")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode(Grey(2, 2, b"abc")),
        msgspec.msgpack.encode(Grey(-2, -2, b"abcd")),
        msgspec.msgpack.encode(Grey(0, 0, b"")),
    ],
)
def test_an_answer_that_is_no_picture_is_one_sentence(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(isolation, "run", lambda *_: answer, raising=False)
    with pytest.raises(MarkRefused, match=r"gave an answer that cannot be read\.$") as raised:
        isolated_grey(small(), "scan.png")
    assert re.fullmatch(r"[^\n]+", str(raised.value))
