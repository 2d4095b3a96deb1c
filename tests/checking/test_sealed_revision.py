"""A sealed file is its first revision and one seal to the last byte, whatever some program makes of the rest.

Each forgery here is covered by a seal that holds, by a stranger's key.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from checking import increment_writer as forger
from checking.increment_writer import Body, Increment, Row, sound
from checking.random_increments import random_increment
from checking.test_document_verdict import bad, judged
from signing import seals
from signoff.checking.sealed_revision import is_sealed_revision
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Outcome


def test_the_forgers_tool_can_write_what_signoff_does() -> None:
    assert is_sealed_revision(forger.written(sound()))
    pdf = forger.written(sound(), seals.own_key(7))
    assert judged(pdf).outcome is Outcome.INTACT
    assert judged(pdf).seals[0].fingerprint == seals.own_key(7).fingerprint


def twice() -> Iterator[Increment]:
    """An object in the seal's revision twice, or in place of the first revision's, in either order."""
    for what in forger.PARTS:
        true, false = forger.parts()[what], forger.forged(what)
        yield sound().with_bodies(false)
        for bodies in ((true, false), (false, true)):
            yield sound().with_bodies(*bodies)
            rows = (Row(true.number, 4), Row(true.number, 5))
            yield replace(sound(), bodies=(*sound().bodies, *bodies), sections=(*sound().sections, rows))
        again = [false, *sound().bodies]
        yield replace(sound(), bodies=(*sound().bodies, *again[:1]))  # that no table lists


def own_objects_twice() -> Iterator[Increment]:
    """Another field, catalogue or form beside the seal's own."""
    for body in sound().bodies[:3]:
        yield sound().with_bodies(body)
        yield sound().with_bodies(replace(body, value=body.value.replace(b">>", b"/X 1\n>>", 1)))
        bodies = (*sound().bodies, body)
        first_wins = ((Row(body.number, 4),), *sound().sections)
        yield replace(sound(), bodies=bodies, sections=first_wins)


def far_ends() -> Iterator[Increment]:
    """An end that some programs look for in the last kilobyte only, or written in another way."""
    for space in (b" " * 3_500, b"\n", b"%" + b"x" * 1_100 + b"\n", b"\0" * 2_000):
        yield replace(sound(), before_end=space)
        yield replace(sound(), after=space)
    for end in (b"%%EOF", b"%%EOF\r\n", b"%%EOF \n", b"%%eof\n", b"\n%%EOF\n"):
        yield replace(sound(), end=end)
    yield replace(sound(), after=b"%%EOF\n")
    yield replace(sound(), after=b"startxref\n0\n%%EOF\n")


def free_entries() -> Iterator[Increment]:
    """Entries that take an object away for some programs."""
    for what in forger.PARTS:
        for generation in (65535, 2, 1, 0):
            yield sound().free(forger.parts()[what].number, generation)
    yield sound().free(1, 65535, b"\r\n")
    yield replace(sound(), sections=sound().sections[1:])
    yield replace(sound(), sections=((Row(0, None, 0),), *sound().sections[1:]))


def loose() -> Iterator[Increment]:
    """Objects and bytes that nothing leads to."""
    bodies = sound().bodies
    number = bodies[-1].number
    yield sound().with_bodies(Body(number + 1, b"(The decision was refused.)"))
    yield sound().with_bodies(Body(number - 1, b"<< /Type /Page >>"))
    yield sound().with_bodies(Body(1, b"null", generation=1))
    for between in (
        b" ",
        b"\n",
        b"% refused\n",
        b"7 0 obj\n<< >>\nendobj\n",
        b"\0" * 40,
        b"trailer\n<< /Root 1 0 R >>\n",
    ):
        for place in range(len(bodies)):
            changed = (*bodies[:place], replace(bodies[place], before=between), *bodies[place + 1 :])
            yield replace(sound(), bodies=changed)
        for where in ("start", "before_table", "before_trailer", "before_start", "before_end", "after"):
            yield replace(sound(), **{where: between})  # type: ignore[arg-type]


def trailers() -> Iterator[Increment]:
    """Trailers that say more, less, or the same in another order."""
    lines = sound().trailer
    for more in (b"/X 1", b"/XRefStm 15", b"/Encrypt << >>", b"/Prev 15", b"/Root 1 0 R", b"/Size 5", b"% x", b""):
        yield replace(sound(), trailer=(*lines, more))
        yield replace(sound(), trailer=(more, *lines))
    for place in range(len(lines)):
        yield replace(sound(), trailer=(*lines[:place], *lines[place + 1 :]))
    yield replace(sound(), trailer=lines[::-1])
    for old, new in ((b" R", b"  R"), (b"/Size ", b"/Size 0"), (b"/Prev ", b"/Prev +"), (b"0 R", b"1 R")):
        yield replace(sound(), trailer=tuple(line.replace(old, new) for line in lines))


def filters() -> Iterator[Increment]:
    """Streams behind other filters, which some programs unpack and others do not."""
    for what in ("content", "attachment"):
        for body in forger.filtered(what):
            yield sound().with_bodies(body)


def orders() -> Iterator[Increment]:
    """The same objects and entries in another order, or in other words."""
    bodies, sections = sound().bodies, sound().sections
    yield replace(sound(), sections=sections[::-1])
    yield replace(sound(), sections=(*sections[1:], sections[0]))
    rows = [row for section in sections for row in section]
    yield replace(sound(), sections=tuple((row,) for row in rows), bodies=(*bodies, Body(bodies[-1].number + 1, b"1")))
    for end in (b"\r\n", b"\n", b"  "):
        last = replace(rows[-1], end=end)
        yield replace(sound(), sections=(*sections[:-1], (*sections[-1][:-1], last)))
    for place, body in enumerate(bodies):
        for other in (
            replace(body, generation=1),
            replace(body, head=b"0%d %d obj\n"),
            replace(body, head=b"%d %d obj "),
            replace(body, end=b" endobj\n"),
            replace(body, end=b"\nendobj\r\n"),
            replace(body, end=b"\n"),
            replace(body, value=body.value.replace(b"\n", b" \n", 1)),
            replace(body, value=body.value.replace(b"/Type", b"/Typ#65")),
        ):
            if other != body:
                yield replace(sound(), bodies=(*bodies[:place], other, *bodies[place + 1 :]))


KINDS: tuple[Callable[[], Iterator[Increment]], ...] = (
    twice,
    own_objects_twice,
    far_ends,
    free_entries,
    loose,
    trailers,
    filters,
    orders,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_other_way_to_write_a_seals_revision_is_one(kind: Callable[[], Iterator[Increment]]) -> None:
    for number, increment in enumerate(kind()):
        if increment != sound():
            assert not is_sealed_revision(forger.written(increment)), number


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_strangers_seal_over_a_forged_revision_is_altered(kind: Callable[[], Iterator[Increment]]) -> None:
    """The whole verdict, on some of each kind: what `is_sealed_revision` says of all of them decides it."""
    variants = [increment for increment in kind() if increment != sound()]
    for increment in variants[:: max(1, len(variants) // 4)]:
        pdf = forger.written(increment, seals.own_key(7))
        verdict = judged(pdf)
        assert verdict.outcome is Outcome.ALTERED
        assert bad(verdict)


def test_random_revisions_are_none(request: pytest.FixtureRequest) -> None:
    for seed in range(200):
        increment = random_increment(seed)
        assert increment == sound() or not is_sealed_revision(forger.written(increment)), seed


def test_every_byte_of_the_seals_revision_counts() -> None:
    """A changed byte is another form, or a value that the seal's own signature covers."""
    pdf = seals.sealed()
    chance = random.Random(1)  # noqa: S311  # reproducible, and no secret
    start, end = seals.place(pdf)
    places = [*range(len(forger.first()), start), *range(end, len(pdf))]
    places += [start, *chance.sample(range(start + 1, end - 1), 60), end - 1]
    for place in places:
        changed = bytearray(pdf)
        changed[place] = chance.choice([byte for byte in b"0123456789ABCDEF /<>[]()\n%x" if byte != changed[place]])
        assert not (is_sealed_revision(bytes(changed)) and read_seals(bytes(changed)).is_whole), place


@pytest.mark.parametrize("name", ["", "Leeds City Council", "Cyngor (Sir) Gâr – ‘tŷ’ \\ 100 %", "\u202eX\n", "ŵ" * 200])
def test_every_seal_that_signoff_makes_is_accounted_for(name: str) -> None:
    pdf = seal(seals.unsealed(), seals.own_key(), at=seals.AT, name=name)
    assert is_sealed_revision(pdf)
    assert judged(pdf).outcome is Outcome.INTACT


def test_a_councils_own_key_is_accounted_for() -> None:
    private = seals.rsa_key()
    above = seals.private_key()
    issuer = seals.certificate(above, name="Council CA", ca=True)
    own = seals.certificate(private, issuer=("Council CA", above))
    pdf = seal(seals.unsealed(), seals.key_of(private, own, (issuer,)), at=seals.AT, name="Council")
    assert is_sealed_revision(pdf)
    digits = issuer.public_bytes(Encoding.DER).hex().upper().encode("ascii")
    at = pdf.index(digits)
    for place in range(at + len(digits) - 20, at + len(digits), 2):  # of its own signature, which nobody checks
        changed = bytearray(pdf)
        changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
        assert not is_sealed_revision(bytes(changed))


def test_a_file_without_a_seal_has_no_sealed_revision() -> None:
    for pdf in (
        b"",
        b"%PDF-1.7\n",
        seals.unsealed(),
        forger.first(),
        seals.sealed()[:-1],
        seals.signed_on_top(seals.sealed()),
    ):
        assert not is_sealed_revision(pdf)
