"""The task "comparison": compares a PDF with the record inside it, in a child process."""

from __future__ import annotations

import msgspec

from signoff.checking.comparison import ComparisonJob, Findings
from signoff.checking.page_check import check_pdf
from signoff.errors import RecordRefused, RecordUnsupported


def answer(request: bytes) -> bytes:
    """Return the encoded findings of an encoded job; raises ResourceProblem."""
    job = msgspec.msgpack.decode(request, type=ComparisonJob)
    try:
        findings = check_pdf(job)
    except RecordRefused as problem:
        findings = Findings(refused=str(problem), unsupported=isinstance(problem, RecordUnsupported))
    return msgspec.msgpack.encode(findings)
