"""veraPDF's own verdict, where it is asked for: it needs Java, and takes longer than all other tests together."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import builders
from pdf import factory
from programs import EVERYTHING, need
from signoff import paths
from signoff.notice.codec import read_record
from signoff.notice.publication import publication_copy
from signoff.pdf.export import render

CHECKER = Path(__file__).parents[1] / "verapdf" / "verapdf"


@pytest.mark.skipif(not EVERYTHING, reason="set SIGNOFF_TEST_EVERYTHING=1 to run veraPDF (needs Java 17)")
def test_every_kind_of_notice_conforms_to_pdf_ua_1_and_pdf_a_3a(tmp_path: Path) -> None:
    need("java", "javac")
    strange = "Ελλάδα Москва ✓☐ x\u0302 M\u0303 😀 𝔸 " + "x" * 300
    wide = f"| {' | '.join('abcdefghijklmnop')} |\n|{'---|' * 16}\n" + f"| {' | '.join('0123456789012345')} |\n" * 90
    records = {
        "signed": factory.rich_signed(),
        "publication": publication_copy(factory.rich_signed()),
        "draft": factory.rich_draft(),
        "short": builders.draft(subject=None, reasons=None),
        "strange": factory.rich_draft(subject=strange, reasons=wide, alternatives=factory.NESTED * 40),
    }
    for path in paths.resource("examples").glob("*.signoff"):
        records[path.stem] = read_record(path.read_bytes())
    for name, record in records.items():
        (tmp_path / f"{name}.pdf").write_bytes(render(record).data)
    ran = subprocess.run(
        [str(CHECKER), "--flavour", "ua1,3a", *map(str, sorted(tmp_path.glob("*.pdf")))],
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("PASS") == 2 * len(records)
