"""The revision that a seal is, written byte by byte from the few values that are the seal's own.

This form is frozen: it is what every program of signoff has written so far, through pyHanko, and what later ones must
find. A later form has a function of its own beside `increment`, and a file may be in one of them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from signoff.checking.first_revision import FirstRevision, NotWhole, Part
from signoff.checking.pdf_text import read_text, written_text
from signoff.checking.relined import relined
from signoff.notice.record.seal_field import SEAL_REASON

_RANGE_WIDTH = 62
"""Bytes kept for what a signature covers, which is known last."""

_VALUES = re.compile(
    rb"((?:[0-9A-F]{2})+)>\n/ByteRange [^\n]{1,80}\n/Type /Sig\n/Filter /[\w.]{1,40}\n/SubFilter /[\w.]{1,40}\n"
    rb"/M \(D\\072(\d{14})Z\)\n(?:/Name \(([^\n()]{1,4000})\)\n)?/Reason \([^\n]{1,400}\)\n"
    rb"/Prop_Build <<\n/App <<\n/Name /signoff\n/REx \(((?:[0-9A-Za-z]|\\056){1,160})\)\n"
)
_IDENTIFIER = re.compile(rb"/ID \[ <[0-9a-f]{32}> <([0-9a-f]{32})> \]\n/Prev ")
_EXTENSIONS = b"/Extensions <<\n/ESIC <<\n/Type /DeveloperExtensions\n/BaseVersion /1.7\n/ExtensionLevel 1\n>>\n>>\n"
_LOCK = (
    b"/Reference [ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n"
    b"/TransformParams <<\n/Type /TransformParams\n/V /1.2\n/P 1\n>>\n>> ]\n"
)


@dataclass(frozen=True, slots=True)
class SealValues:
    """What a seal says that does not follow from what it seals.

    `digits` is what stands in its own place, hexadecimal; `at` is in UTC; `name` is whose seal it says to be, or
    nothing; `program` is the version of the program that made it; `identifier` names the sealed file, hexadecimal.
    """

    digits: bytes
    at: dt.datetime
    name: str
    program: str
    identifier: bytes


def read_values(first: FirstRevision, revision: bytes) -> SealValues:
    """Return the values of the seal that a file's second revision may be; raises NotWhole where there are none.

    Whether it is a seal, only `increment` can tell: it must give the very same bytes again.
    """
    before = b"%d 0 obj\n<<\n/Contents <" % _number(first)
    at = revision.find(before)
    found = _VALUES.match(revision, at + len(before)) if at >= 0 else None
    identifier = _IDENTIFIER.search(revision, found.end()) if found else None
    if found is None or identifier is None:
        raise NotWhole("no seal of signoff’s")
    try:
        made = dt.datetime.strptime(found[2].decode("ascii"), "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
        name = read_text(found[3]) if found[3] else ""
    except ValueError:
        raise NotWhole("a seal of no time, or with a name that is no text") from None
    return SealValues(found[1], made, name, read_text(found[4]), identifier[1])


def increment(first: FirstRevision, values: SealValues) -> bytes:
    """Return the whole revision that a seal with these values puts behind the first; raises NotWhole."""
    number = _number(first)
    seal = b"%d 0 R" % number
    parts = (
        _extended(first.field, b"/V %s\n" % seal),
        _extended(first.catalogue, b"%s/Perms <<\n/DocMDP %s\n>>\n" % (_EXTENSIONS, seal)),
        _extended(first.form, b"/SigFlags 3\n"),
    )
    body, places = b"", {}
    for part in sorted(parts, key=lambda one: one.number):
        places[part.number] = first.size + len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (part.number, part.value)
    places[number] = first.size + len(body)
    body += b"%d 0 obj\n<<\n/Contents " % number
    behind = b"/Type /Sig\n%s>>\nendobj\n" % _described(values)
    hole = first.size + len(body), first.size + len(body) + len(values.digits) + 2
    table = hole[1] + len(b"\n/ByteRange \n") + _RANGE_WIDTH + len(behind)
    tail = behind + _table(first, values, places, table)
    covered = (0, hole[0], hole[1], len(b"\n/ByteRange \n") + _RANGE_WIDTH + len(tail))
    span = (b"[%s]" % b" ".join(b"%d" % one for one in covered)).ljust(_RANGE_WIDTH)
    return b"%s<%s>\n/ByteRange %s\n%s" % (body, values.digits, span, tail)


def _number(first: FirstRevision) -> int:
    """Return the seal's own number: pyHanko leaves the first that is free."""
    return first.count + 1


def _extended(part: Part, entries: bytes) -> Part:
    """Return an object with further entries behind its own."""
    value = relined(part.value)
    if not value.startswith(b"<<\n") or not value.endswith(b"\n>>"):
        raise NotWhole("an object of another kind")
    return Part(part.number, value[: -len(b">>")] + entries + b">>")


def _described(values: SealValues) -> bytes:
    name = b"/Name %s\n" % written_text(values.name) if values.name else b""
    return (
        b"/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n"
        + b"/M %s\n" % written_text(f"D:{values.at:%Y%m%d%H%M%S}Z")
        + name
        + b"/Reason %s\n" % written_text(SEAL_REASON)
        + b"/Prop_Build <<\n/App <<\n/Name /signoff\n/REx %s\n>>\n>>\n" % written_text(values.program)
        + _LOCK
    )


def _table(first: FirstRevision, values: SealValues, places: dict[int, int], at: int) -> bytes:
    """Return the table of the objects in these places, each run of numbers under a head, and the trailer."""
    rows = b"xref\n0 1\n0000000000 65535 f \n"
    numbers = sorted(places)
    while numbers:
        run = [numbers.pop(0)]
        while numbers and numbers[0] == run[-1] + 1:
            run.append(numbers.pop(0))
        rows += b"%d %d\n" % (run[0], len(run)) + b"".join(b"%010d 00000 n \n" % places[one] for one in run)
    return rows + (
        b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [ <%s> <%s> ]\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            _number(first) + 1,
            first.catalogue.number,
            first.information,
            first.identifier,
            values.identifier,
            first.table,
            at,
        )
    )
