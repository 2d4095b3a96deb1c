"""The file keeps to PDF/UA-1 and PDF/A-3a: a gate that needs no Java, and veraPDF's own verdict where it is asked for.

veraPDF needs Java, and takes longer than all other tests together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import page
import pytest
from hypothesis import Phase, given, settings
from msgspec.structs import replace

import barchester
import builders
import bundled_councils
from examples import examples
from pdf import factory, texts
from programs import EVERYTHING, need
from signoff import paths
from signoff.notice.record.codec import read_record
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Status
from signoff.pdf.export import render

CHECKER = Path(__file__).parents[1] / "verapdf" / "verapdf"
UNUSUAL_TEXT = "Ελλάδα Москва ✓☐ x\u0302 M\u0303 😀 𝔸 " + "x" * 300
WIDE = f"| {' | '.join('abcdefghijklmnop')} |\n|{'---|' * 16}\n" + f"| {' | '.join('0123456789012345')} |\n" * 90


def example(name: str) -> Record:
    return read_record(paths.resource(f"examples/{name}.signoff").read_bytes())


KINDS: dict[str, Callable[[], Record]] = {
    "signed by all": factory.rich_signed,
    "publication copy": lambda: publication_copy(factory.rich_signed()),
    "draft": factory.rich_draft,
    "withdrawn": lambda: replace(factory.rich_draft(), status=Status.WITHDRAWN, supersedes="another", reference="D1"),
    "long reference": lambda: replace(factory.rich_signed(), reference="R" * 200),
    "empty": lambda: replace(builders.draft(), notice=Notice()),
    "without a subject": lambda: builders.draft(subject=None, reasons=None),
    "administrative": lambda: builders.signed(builders.draft(decision_type=DecisionType.ADMINISTRATIVE)),
    "lettered": lambda: builders.signed(builders.draft(decision=factory.LETTERED)),
    "a council's own form": barchester.signed,
    "strange": lambda: factory.rich_draft(subject=UNUSUAL_TEXT, reasons=WIDE, alternatives=factory.NESTED * 40),
    **{council: partial(bundled_councils.signed, council) for council in bundled_councils.COUNCILS},
    **{f"example {name}": partial(example, name) for name in ("published", "key", "administrative")},
}


def failures(data: bytes) -> list[str]:
    """Return what keeps a file from PDF/UA-1."""
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 50
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_notice_is_accessible(kind: str) -> None:
    assert failures(render(KINDS[kind]()).data) == []


@settings(max_examples=examples(12), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(texts.MARKDOWN, texts.WORDS)
def test_any_text_is_accessible(markdown: str, words: str) -> None:
    record = factory.rich_draft(reasons=markdown, alternatives=markdown, subject=words)
    assert failures(render(record).data) == []


def test_the_gate_distinguishes_bad_from_good() -> None:
    data = render(factory.rich_signed()).data
    assert failures(data.replace(b"/Marked true", b"/Marked null"))
    assert failures(data.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null"))
    assert failures(data.replace(b"/Alt (Signature", b"/Axt (Signature"))


@pytest.mark.skipif(not EVERYTHING, reason="set SIGNOFF_TEST_EVERYTHING=1 to run veraPDF (needs Java 17)")
def test_every_kind_of_notice_conforms_to_pdf_ua_1_and_pdf_a_3a(tmp_path: Path) -> None:
    need("java", "javac")
    for kind, record in KINDS.items():
        (tmp_path / f"{kind}.pdf").write_bytes(render(record()).data)
    ran = subprocess.run(
        [str(CHECKER), "--flavour", "ua1,3a", *map(str, sorted(tmp_path.glob("*.pdf")))],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"PYTHON": sys.executable},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("PASS") == 2 * len(KINDS)
