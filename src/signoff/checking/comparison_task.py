"""The task "comparison": holds a PDF against the record inside it in a process of its own."""

from __future__ import annotations

import msgspec

from signoff.checking.comparison import Findings, Job
from signoff.checking.page_check import findings_on
from signoff.errors import RecordRefused


def answer(request: bytes) -> bytes:
    """Return the encoded findings of an encoded job; raises ResourceProblem."""
    job = msgspec.msgpack.decode(request, type=Job)
    try:
        findings = findings_on(job)
    except RecordRefused as problem:
        findings = Findings(refused=str(problem))
    return msgspec.msgpack.encode(findings)
