"""Makes any number of forgeries of sound PDFs, each from a seed, judges them, and prints the outcomes.

`PYTHONPATH=tests python tests/checking/random_forgeries.py 500 [FILE.pdf …]`; without files, of its own notices.
The forgers know signoff: they write in its own grammar, recompute every digest that needs no key, claim any layout, and
seal the result with a key of their own.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

import builders
from checking import forgeries as forge
from checking.in_process import be_later_than, stay_in_this_process
from checking.judge_changes import judged
from pdf import factory
from pdf.rewriting import Rewritten
from signing import seals
from signoff.errors import SignoffError
from signoff.notice.record import codec
from signoff.notice.record.digest import content_digest, copy_digest, event_digest, state_digest
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Event, EventKind, Record, Role, SeenPages, Signature
from signoff.pdf.attachment import attached_record
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.seal.sealing import seal

OLD = LAYOUT + 98
"""A layout that is earlier than that of the program which judges, so that pages are taken as they are."""

Forge = Callable[[Rewritten, random.Random], None]
_RUN = re.compile(rb"BT (\S+) (\S+) Td\n((?:[^\n]*\n)*?)(/F\S+) (\S+) Tf \(([^\n]*)\) Tj\n")


@dataclass(frozen=True)
class Forgery:
    """A forged file: what was done to it, and its bytes."""

    kind: str
    data: bytes


def forged(pdf: bytes, seed: int) -> Forgery:
    """Return a forgery of a sound PDF; the same seed gives the same one."""
    chance = random.Random(seed)  # noqa: S311  # no secret: the same seed is to give the same forgery
    change = KINDS[seed % len(KINDS)]
    if change in INCREMENTS:
        return Forgery(change.__name__, _with_increment(pdf, chance))
    file = Rewritten(pdf)
    change(file, chance)
    words = [change.__name__]
    if (layout := chance.choice((None, LAYOUT, OLD, OLD + 9))) is not None:
        file.claim(layout)
        words.append(f"layout {layout}")
    if chance.random() < 0.4:
        note_digest(file)
        words.append("digests anew")
    data = file.write()
    if chance.random() < 0.4:
        words.append("sealed")
        data = _sealed(data)
    return Forgery(", ".join(words), data)


def _sealed(pdf: bytes) -> bytes:
    try:
        return seal(pdf, seals.own_key(7), at=seals.AT, name="Nobody here")
    except SignoffError:  # too damaged to be sealed: judged as it is
        return pdf


# What is drawn.


def draw_over(file: Rewritten, chance: random.Random) -> None:
    """Draw a line, an area, a frame or words anywhere."""
    x, y = chance.uniform(30, 500), chance.uniform(30, 800)
    code = chance.choice(
        (
            f"0.000 0.000 0.000 RG 0.80 w\n{x:.2f} {y:.2f} m {x + chance.uniform(0, 60):.2f} {y:.2f} l S",
            f"0.000 0.000 0.000 RG 0.80 w\n{x:.2f} {y:.2f} m {x:.2f} {y + 7:.2f} l S",
            f"0.000 0.000 0.000 RG 0.60 w\n{x:.2f} {y:.2f} {chance.uniform(3, 60):.2f} 8.00 re S",
            f"0.941 0.941 0.961 rg\n{x:.2f} {y:.2f} {chance.uniform(1, 90):.2f} {chance.uniform(1, 30):.2f} re f",
            f"1.000 1.000 1.000 rg\n{x:.2f} {y:.2f} {chance.uniform(1, 90):.2f} {chance.uniform(1, 30):.2f} re f",
            f"0.000 0.000 0.000 rg\nBT {x:.2f} {y:.2f} Td\n/F1 10.00 Tf (e) Tj\nET",
        )
    )
    later = chance.random() < 0.2
    line = b"/Artifact BMC\n" + code.encode() + b"\nEMC"
    file.edit(
        chance.randrange(len(file.pages())),
        lambda before: chance.choice((line + b"\n" + before, before + b"\n" + line)) if before else line,
        later=later,
    )


def other_amount(file: Rewritten, chance: random.Random) -> None:
    """Print another digit or letter in a word."""

    def change(before: bytes) -> bytes:
        places = list(re.finditer(rb"\(([^()\n]*[A-Za-z0-9][^()\n]*)\) Tj", before))
        match = chance.choice(places)
        letters = [place for place in range(*match.span(1)) if before[place : place + 1].isalnum()]
        place = chance.choice(letters)
        if before[place - 3 : place].startswith(b"\\") or before[place - 1 : place] == b"\\":
            place = letters[-1]
        old = before[place : place + 1]
        new = chance.choice([byte for byte in b"0123456789aeinost" if bytes([byte]) != old])
        return before[:place] + bytes([new]) + before[place + 1 :]

    file.edit(chance.randrange(len(file.pages())), change)


def part_letters(file: Rewritten, chance: random.Random) -> None:
    """Put the rest of a word somewhere else."""

    def change(before: bytes) -> bytes:
        match = chance.choice([match for match in _RUN.finditer(before) if re.search(rb"[A-Za-z0-9]{4}", match[6])])
        inside = re.search(rb"[A-Za-z0-9]{4}", match[6])
        assert inside is not None
        at = inside.start() + 2
        x, y = float(match[1]) + chance.uniform(-40, 400), float(match[2]) + chance.uniform(-60, 60)
        parts = match[4], match[5], match[6][:at], x, y, match[4], match[5], match[6][at:]
        code = b"%s %s Tf (%s) Tj\nET\nBT %.2f %.2f Td\n%s %s Tf (%s) Tj\n" % parts
        return before[: match.start(4)] + code + before[match.end() :]

    file.edit(chance.randrange(len(file.pages())), change)


def swap_lines(file: Rewritten, chance: random.Random) -> None:
    """Let two runs of letters change their places, while they are read where they were."""

    def change(before: bytes) -> bytes:
        runs = [match for match in _RUN.finditer(before) if re.search(rb"[A-Za-z0-9]{2}", match[6])]
        line, other = sorted(chance.sample(runs, 2), key=lambda run: run.start())
        first_place, second_place = b"%s %s" % (line[1], line[2]), b"%s %s" % (other[1], other[2])
        middle = before[line.end(2) : other.start(1)]
        return before[: line.start(1)] + second_place + middle + first_place + before[other.end(2) :]

    file.edit(chance.randrange(len(file.pages())), change)


def resize(file: Rewritten, chance: random.Random) -> None:
    """Set some words very small, or white."""

    def change(before: bytes) -> bytes:
        match = chance.choice([match for match in _RUN.finditer(before) if re.search(rb"[A-Za-z0-9]{2}", match[6])])
        if chance.random() < 0.5:
            return before[: match.start(5)] + b"0.90" + before[match.end(5) :]
        ink = chance.choice((b"1.000 1.000 1.000 rg\n", b"1.999 1.999 1.999 rg\n", b"0.900 0.950 0.900 rg\n"))
        return before[: match.start(4)] + ink + before[match.start(4) :]

    file.edit(chance.randrange(len(file.pages())), change)


def change_mark(file: Rewritten, chance: random.Random) -> None:
    """Draw a signature otherwise: moved away, cut off, without ink, or with more; where there is none, draw one."""
    pages = [place for place, (content, _) in enumerate(file.pages()) if b" re W n\n" in file.stream(content)]
    if not pages:
        room = b"q 60.00 20.00 90.00 20.00 re W n\n0.075 0.160 0.420 rg\n"
        shape = room + b"60.00 20.00 m\n90.00 30.00 l\n80.00 39.00 l\nh\nf Q"
        file.edit(0, lambda before: before + b"\n/Artifact BMC\n" + shape + b"\nEMC")
        return

    def change(before: bytes) -> bytes:
        match = re.search(rb"q (\S+) (\S+) (\S+) (\S+) re W n\n[^\n]*\n((?:[^q]*?))f Q", before)
        assert match is not None
        kind = chance.randrange(3)
        if kind == 0:
            return before[: match.start(3)] + b"3.00" + before[match.end(3) :]
        if kind == 1:
            more = b"%s %s m\n%.2f %s l\n%s %.2f l\nh\n" % (
                *(match[1], match[2], float(match[1]) + 60, match[2]),
                *(match[1], float(match[2]) + 40),
            )
            return before[: match.end(5)] + more + before[match.end(5) :]
        points = re.sub(
            rb"(?m)^(\S+) (\S+) l$",
            lambda match: b"%.2f %s l" % (float(match[1]) + chance.uniform(9, 20), match[2]),
            match[5],
        )
        return before[: match.start(5)] + points + before[match.end(5) :]

    file.edit(chance.choice(pages), change)


# What is said, and where things lead.


def swap_objects(file: Rewritten, chance: random.Random) -> None:
    """Let two objects of one kind change their places."""
    markers = (b"/StructElem", b"/Subtype /Link", b"/Contents [", b"/Title (", b"/Type /FontDescriptor", b"/ToUnicode")
    chosen = [file.numbers(marker) for marker in markers]
    numbers = chance.choice(
        [candidates for candidates in chosen if len({file.bodies[number] for number in candidates}) > 1]
    )
    first, second = chance.sample(numbers, 2)
    file.bodies[first], file.bodies[second] = file.bodies[second], file.bodies[first]


def reorder_pages(file: Rewritten, chance: random.Random) -> None:
    """Let two pages change their content, or all of them their places."""
    pages = file.pages()
    if len(pages) < 2:
        other_amount(file, chance)
    elif chance.random() < 0.5:
        (first, _), (second, _) = chance.sample(pages, 2)
        file.bodies[first], file.bodies[second] = file.bodies[second], file.bodies[first]
    else:
        (number,) = file.numbers(b"/Type /Pages")
        kids = re.findall(rb"\d+ 0 R", file.bodies[number].split(b"/Kids")[1].split(b"]")[0])
        file.bodies[number] = file.bodies[number].replace(b" ".join(kids), b" ".join([*kids[1:], kids[0]]))


def redirect(file: Rewritten, chance: random.Random) -> None:
    """Let a link or a heading of the outline lead elsewhere, or be called something else."""
    number = chance.choice([*file.numbers(b"/Subtype /Link"), *file.numbers(b"/Prev ")])
    body = file.bodies[number]
    changes = (
        (rb"/URI \(https://", b"/URI (https://evil."),
        (rb"/Contents \(", b"/Contents (Not "),
        (rb"/XYZ (\S+) \d+", rb"/XYZ \1 3"),
        (rb"/Rect \[ \S+", b"/Rect [ 20"),
        (rb"/Title \(", b"/Title (No "),
    )
    pattern, new = chance.choice([match for match in changes if re.search(match[0], body)])
    file.bodies[number] = re.sub(pattern, new, body, count=1)


def say_otherwise(file: Rewritten, chance: random.Random) -> None:
    """Tell a screen reader something else of a figure or the seal, or of a part what it is."""
    numbers = [*file.numbers(b"/Alt ("), *file.numbers(b"/TU ("), *file.numbers(b"/StructElem /S /H")]
    number = chance.choice([*numbers, *file.numbers(b"/StructElem /S /P")])
    body = file.bodies[number]
    for old, new in (
        (b"/Alt (", b"/Alt (Not "),
        (b"/TU (", b"/TU (Void. "),
        (b"/S /H", b"/S /H1"),
        (b"/S /P ", b"/S /Span "),
    ):
        if old in body:
            file.bodies[number] = body.replace(old, new, 1)
            return


# The record inside.


def other_record(file: Rewritten, chance: random.Random) -> None:
    """Attach a record that says something else, with every digest computed anew."""
    record = _attached(file)
    notice = replace(record.notice, subject=f"{record.notice.subject} {chance.randint(2, 9)}")
    attach(file, with_digests(replace(record, notice=notice, original=None)))


def note_digest(file: Rewritten) -> None:
    """Note the digest of the pages as they are by now in the record, and compute all others anew."""
    try:
        digest = pages_digest(read_document(file.write()))
    except NotAsWritten:
        return
    record = _attached(file)
    pages = SeenPages(layout=LAYOUT, record="" if record.is_publication else digest, publication=digest)
    signatures = tuple(
        replace(signature, pages=pages) if signature.role is Role.DECISION_MAKER else signature
        for signature in record.signatures
    )
    attach(file, with_digests(replace(record, signatures=signatures, original=None)))


def with_digests(record: Record) -> Record:
    """Return a record with the digests of its content, its history or its copy computed anew, and no proof."""
    if record.is_publication:
        return replace(record, digest=copy_digest(record))
    bare = replace(record, signatures=tuple(replace(signature, proof=None) for signature in record.signatures))
    signatures: list[Signature] = []
    for signature in bare.signatures:
        sofar = replace(bare, signatures=tuple(signatures))
        signatures.append(replace(signature, content_digest=content_digest(sofar, signature.role, signature.pages)))
    signed = replace(bare, signatures=tuple(signatures))
    events: list[Event] = []
    is_signed = False
    for event in signed.history:
        is_signed = is_signed or event.event is EventKind.SIGNED
        digest = state_digest(signed) if is_signed else event.digest
        previous = event_digest(events[-1]) if events else ""
        events.append(replace(event, digest=digest, previous=previous))
    return replace(signed, history=tuple(events))


def attach(file: Rewritten, record: Record) -> None:
    """Put another record into a file, in every place that names it."""
    data = codec.write_record(record)
    (number,) = file.numbers(b"/EmbeddedFile\n")
    file.put(number, data)
    file.bodies[number] = re.sub(rb"/Size \d+", b"/Size %d" % len(data), file.bodies[number])
    name = hashlib.sha256(data).hexdigest()[:32].encode()
    file.trailer = re.sub(rb"<[0-9a-f]{32}>", b"<%s>" % name, file.trailer)


def _attached(file: Rewritten) -> Record:
    return codec.read_record(attached_record(file.write(), "forged"), "forged")


# Later revisions.


def increment(_: Rewritten, __: random.Random) -> None:
    """Stand for the forgeries that a later revision makes."""


def _with_increment(pdf: bytes, chance: random.Random) -> bytes:
    changes = (
        forge.annotate("FreeText"),
        forge.annotate("Stamp"),
        forge.annotate("Widget"),
        forge.drawn_over(b"\n/Artifact BMC\n1.000 1.000 1.000 rg\n60.00 300.00 400.00 90.00 re f\nEMC"),
        forge.spoken,
        forge.turned,
        forge.further_file("txt"),
    )
    data = forge.revised(pdf, chance.choice(changes), quiet=chance.random() < 0.7)
    return _sealed(data) if chance.random() < 0.5 else data


INCREMENTS = frozenset({increment})
KINDS: Sequence[Forge] = (
    *(draw_over, draw_over, other_amount, part_letters, swap_lines, resize, change_mark),
    *(swap_objects, swap_objects, reorder_pages, redirect, say_otherwise, other_record, increment),
)


@cache
def own() -> tuple[bytes, ...]:
    """Return sound PDFs: with all kinds of marks, a publication copy, one of plain words, one of a long table."""
    rich = factory.rich_signed()
    table = "| Item | Price |\n|---|---|\n" + "".join(f"| Part {place} | £{place},000 |\n" for place in range(1, 60))
    records = rich, publication_copy(rich), forge.record(), builders.signed(builders.draft(reasons=table))
    return tuple(render(record).data for record in records)


def outcomes(files: Sequence[bytes], count: int, first: int = 0) -> Iterator[tuple[int, str, str]]:
    """Yield the seed, the kind and the outcome of so many forgeries."""
    for seed in range(first, first + count):
        original = files[seed // len(KINDS) % len(files)]
        result = forged(original, seed)
        outcome = judged(result.kind, result.data).outcome
        yield seed, result.kind, "nothing changed" if result.data == original else outcome


def main(arguments: Sequence[str]) -> int:
    """Print what came of so many forgeries, and every one that was called intact; return how many were."""
    count = int(arguments[0]) if arguments else 500
    files = [Path(path).read_bytes() for path in arguments[1:]] or list(own())
    counts: Counter[str] = Counter()
    intact = 0
    for seed, kind, outcome in outcomes(files, count):
        counts[f"{kind.split(',')[0]}: {outcome}"] += 1
        if outcome == "intact":
            intact += 1
            print(f"INTACT: seed {seed}, {kind}")
    for name, number in sorted(counts.items()):
        print(f"{number:6} {name}")
    return intact


if __name__ == "__main__":
    stay_in_this_process(pytest.MonkeyPatch())
    be_later_than(pytest.MonkeyPatch(), OLD)
    sys.exit(min(main(sys.argv[1:]), 100))
