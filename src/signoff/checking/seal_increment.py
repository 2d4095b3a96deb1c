"""Writes the revision that a seal adds, byte by byte, from the few values that are the seal's own.

This form is frozen: every program of signoff has written it so far, through pyHanko, and later ones must recognise it.
A later form gets its own function next to `increment`, and a file may be in either form.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from signoff.checking.first_revision import FirstRevision, IndirectObject, NotSealable
from signoff.checking.object_rewriting import rewrite_object
from signoff.checking.text_strings import format_text, parse_text
from signoff.notice.record.seal_field import SEAL_REASON

_RANGE_WIDTH = 62
"""Bytes reserved for the byte range that a signature covers, which is known last."""

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
    """The values of a seal that do not follow from what it seals.

    `digits` is the signature itself, in hexadecimal; `at` is in UTC; `name` is whose seal it claims to be, or empty;
    `program` is the version of the program that made it; `identifier` names the sealed file, in hexadecimal.
    """

    digits: bytes
    at: dt.datetime
    name: str
    program: str
    identifier: bytes


def read_values(first: FirstRevision, revision: bytes) -> SealValues:
    """Return the values of the seal that a file's second revision may be; raises NotSealable where it is not one.

    Only `increment` can confirm that it is a seal: it must give identical bytes.
    """
    before = b"%d 0 obj\n<<\n/Contents <" % _number(first)
    at = revision.find(before)
    match = _VALUES.match(revision, at + len(before)) if at >= 0 else None
    identifier = _IDENTIFIER.search(revision, match.end()) if match else None
    if match is None or identifier is None:
        raise NotSealable("no seal of signoff’s")
    try:
        sealed_at = dt.datetime.strptime(match[2].decode("ascii"), "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
        name = parse_text(match[3]) if match[3] else ""
    except ValueError:
        raise NotSealable("a seal of no time, or with a name that is no text") from None
    return SealValues(match[1], sealed_at, name, parse_text(match[4]), identifier[1])


def increment(first: FirstRevision, values: SealValues) -> bytes:
    """Return the whole revision that a seal with these values adds to the first; raises NotSealable."""
    number = _number(first)
    seal = b"%d 0 R" % number
    parts = (
        _with_entries(first.field, b"/V %s\n" % seal),
        _with_entries(first.catalogue, b"%s/Perms <<\n/DocMDP %s\n>>\n" % (_EXTENSIONS, seal)),
        _with_entries(first.form, b"/SigFlags 3\n"),
    )
    body, places = b"", {}
    for part in sorted(parts, key=lambda part: part.number):
        places[part.number] = first.size + len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (part.number, part.value)
    places[number] = first.size + len(body)
    body += b"%d 0 obj\n<<\n/Contents " % number
    behind = b"/Type /Sig\n%s>>\nendobj\n" % _seal_entries(values)
    hole = first.size + len(body), first.size + len(body) + len(values.digits) + 2
    table = hole[1] + len(b"\n/ByteRange \n") + _RANGE_WIDTH + len(behind)
    tail = behind + _table(first, values, places, table)
    covered = (0, hole[0], hole[1], len(b"\n/ByteRange \n") + _RANGE_WIDTH + len(tail))
    span = (b"[%s]" % b" ".join(b"%d" % number for number in covered)).ljust(_RANGE_WIDTH)
    return b"%s<%s>\n/ByteRange %s\n%s" % (body, values.digits, span, tail)


def _number(first: FirstRevision) -> int:
    """Return the seal's own object number: pyHanko skips the first free one."""
    return first.count + 1


def _with_entries(part: IndirectObject, entries: bytes) -> IndirectObject:
    """Return an object with further entries after its own."""
    value = rewrite_object(part.value)
    if not value.startswith(b"<<\n") or not value.endswith(b"\n>>"):
        raise NotSealable("an object of another kind")
    return IndirectObject(part.number, value[: -len(b">>")] + entries + b">>")


def _seal_entries(values: SealValues) -> bytes:
    name = b"/Name %s\n" % format_text(values.name) if values.name else b""
    return (
        b"/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n"
        + b"/M %s\n" % format_text(f"D:{values.at:%Y%m%d%H%M%S}Z")
        + name
        + b"/Reason %s\n" % format_text(SEAL_REASON)
        + b"/Prop_Build <<\n/App <<\n/Name /signoff\n/REx %s\n>>\n>>\n" % format_text(values.program)
        + _LOCK
    )


def _table(first: FirstRevision, values: SealValues, places: dict[int, int], at: int) -> bytes:
    """Return the cross-reference table of the objects at these positions, and the trailer."""
    rows = b"xref\n0 1\n0000000000 65535 f \n"
    numbers = sorted(places)
    while numbers:
        run = [numbers.pop(0)]
        while numbers and numbers[0] == run[-1] + 1:
            run.append(numbers.pop(0))
        rows += b"%d %d\n" % (run[0], len(run)) + b"".join(b"%010d 00000 n \n" % places[number] for number in run)
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
