"""File names of exports."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

import builders
from signoff.notice.record.publication import publication_copy
from signoff.pdf.file_names import file_name, record_name


def test_a_name_says_what_the_file_is() -> None:
    record = builders.signed(replace(builders.draft(subject="A new gate / Tor № 3"), reference="D1234"))
    assert file_name(record) == "delegated-decision-d1234-a-new-gate-tor-no-3-record.pdf"
    assert record_name(record) == "delegated-decision-d1234-a-new-gate-tor-no-3.signoff"
    assert file_name(publication_copy(record)) == "delegated-decision-d1234-a-new-gate-tor-no-3-publication.pdf"


@pytest.mark.parametrize("subject", [None, "", "   ", "../../etc/passwd", "CON", "нет", "x" * 500, "a\x00b:c*?"])
def test_any_subject_gives_a_name_that_every_platform_takes(subject: str | None) -> None:
    name = file_name(builders.draft(subject=subject))
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.pdf", name)
    assert len(name) <= 100
