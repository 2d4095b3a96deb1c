"""One file held against its record: the pages and the file around them, as the worker's process does it."""

from __future__ import annotations

from msgspec.structs import replace

from signoff.checking.dates import dates_to_hold
from signoff.checking.holding import Held, Job
from signoff.checking.inside import Made, inside
from signoff.checking.pages import opened
from signoff.checking.printed import Other, more_alike, printed_checks
from signoff.checking.seal_entries import is_seal
from signoff.errors import RecordRefused
from signoff.notice import codec
from signoff.notice.model import Notice
from signoff.notice.record import Record
from signoff.pdf.export import Rendered, render
from signoff.pdf.metadata import PRODUCER
from signoff.signing.verification import Check, Result

UNREADABLE = "The printed pages cannot be read: the file is damaged."


def held_against(job: Job) -> Held:
    """Compare a file's pages and objects with what this signoff makes of its record."""
    record = codec.read_record(job.attached)
    ours, dates = _set_alike(job, record)
    made = Made(ours.data, PRODUCER, codec.write_record(record))
    found = inside(job.data, job.name, made, job.attached, is_seal if job.sealed else None)
    other = None
    if not found.same and not PRODUCER.endswith(f" {found.version}"):
        other = Other(found.version, _empty_form(record), job.vouched)
    try:
        return Held((*printed_checks(job.data, job.name, record, ours, other), *dates), found.checks)
    except RecordRefused:
        return Held((Check("printed", Result.BAD, UNREADABLE),), found.checks)


def _set_alike(job: Job, record: Record) -> tuple[Rendered, tuple[Check, ...]]:
    """Return the record set anew, with the dates that follow where the file prints them, and what is said of those."""
    if record.is_publication or job.data.startswith(job.ours.data):
        return job.ours, ()
    try:
        with opened(job.data, job.name) as pages:
            dates, told = dates_to_hold(record, pages, vouched=job.vouched)
    except RecordRefused:  # which is told once the pages are compared
        return job.ours, ()
    if not dates:
        return job.ours, told
    dated = render(record, dates)
    if job.data.startswith(dated.data):
        return dated, told
    alike = more_alike(job.data, job.name, job.ours, dated)
    return alike, told if alike is dated else ()


def _empty_form(record: Record) -> bytes:
    """Return the form of a record's council without any answer, as a signed notice prints it."""
    nobody = tuple(replace(one, name="–", post="–", mark=None, proof=None) for one in record.signatures)
    return render(replace(record, notice=Notice(), signatures=nobody, reference=None, supersedes=None)).data
