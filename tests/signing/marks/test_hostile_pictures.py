"""Hostile and broken pictures, two hundred of them: little memory, and one sentence each."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from signing.hostile import hostile
from signing.papers import photograph, saved, signature

MEMORY = 300  # MiB

PEAKS = """
import re, sys
from pathlib import Path
from signoff.errors import MarkRefused
from signoff.signing.marks.picture_task import grey_in
from signoff.signing.marks.pictures import scan_of
def picture_mark(data, source):
    return scan_of(grey_in(data, source).image(), source).traced().mark()
for path in sorted(Path(sys.argv[1]).iterdir()):
    Path("/proc/self/clear_refs").write_text("5")
    try:
        said = "a mark of %d characters" % len(picture_mark(path.read_bytes(), "scan.png").outline)
    except MarkRefused as problem:
        said = str(problem)
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
    print(peak, said, sep="\\t")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a process's peak of memory is read from /proc")
def test_no_picture_takes_much_memory_or_more_than_a_sentence(tmp_path: Path) -> None:
    names = []
    for number, (name, data) in enumerate(hostile()):
        (tmp_path / f"{number:03}").write_bytes(data)
        names.append(name)
    assert len(names) >= 200
    (tmp_path / f"{len(names):03}").write_bytes(large())
    done = subprocess.run([sys.executable, "-c", PEAKS, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    for name, line in zip([*names, "a photograph of 25 megapixels"], done.stdout.splitlines(), strict=True):
        peak, answer = line.split("\t")
        assert int(peak) / 1024 < MEMORY, name
        assert re.fullmatch(r"a mark of \d{3,6} characters|scan\.png [^\n]{5,140}\.", answer), (name, answer)
    assert "a mark of" in answer


def large() -> bytes:
    """Return a photograph of 25 megapixels, in the kind of JPEG that takes its decoder most memory."""
    picture = photograph("lined", signature((1_000, 1_000), (160, 300, 640)), grain=0)
    whole = picture.resize((5_000, 5_000), Image.Resampling.NEAREST).convert("CMYK")
    return saved(whole, progressive=True, subsampling=0, quality=60)
