"""What travels with a notice: the PDF that was seen on signing, and the copies that left as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import DAY, draft, signed
from shared.conftest import Database
from shared.laptops import Laptop
from shared.statements import as_bytes
from signoff.errors import SharedRefused
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record
from signoff.pdf.export import render
from signoff.pdf.seen_pages import seen_pages
from signoff.register.register_events import RegisterEventKind
from signoff.shared.connecting import connect


@pytest.fixture
def pa(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "pa", "Pat Adams", tmp_path)


@pytest.fixture
def maker(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "maker", "A. Officer", tmp_path)


def signed_by(pa: Laptop, maker: Laptop) -> tuple[Record, bytes]:
    """Let the maker sign a notice of the preparer on its pages, and share it; return it and the PDF that was seen."""
    record = pa.save(lifecycle.hand_over(draft(), actor="Pat Adams", at=pa.now(), to="A. Officer"))
    pa.sync()
    maker.sync()
    done = signed(maker.get(record.id), pages=seen_pages)
    pdf = render(done).data
    with maker.open() as register:
        register.get(record.id)
        register.keep_signed(done, pdf)
    assert maker.sync().sent == 1
    return done, pdf


def exported(laptop: Laptop, record: Record, file: str) -> None:
    with laptop.open() as register:
        at, digest = laptop.now(), "0" * 64
        register.note_exported(
            record.id, copy=Copy.RECORD, actor=laptop.person, at=at, digest=digest, key="ab:cd", file=file
        )


def exports(laptop: Laptop, notice: str) -> list[tuple[str, str, str]]:
    """Return who exported to which file, and which login said so."""
    with laptop.open() as register:
        return [
            (event.actor, event.detail["file"], event.detail.get("sender", ""))
            for event in register.events(notice)
            if event.kind is RegisterEventKind.EXPORTED
        ]


def test_the_pdf_that_was_seen_comes_to_whose_notice_it_is(pa: Laptop, maker: Laptop, tmp_path: Path) -> None:
    record, pdf = signed_by(pa, maker)
    assert pa.sync(None).problems == []
    services = Laptop(pa.database, "services", "Jo Reed", tmp_path)
    services.sync(None)
    with pa.open() as register, services.open() as other:
        assert register.seen_pdf(record.id) == pdf
        assert register.damaged() == {}
        assert not other.has_seen_pdf(record.id)
    assert services.fetch(record.id).problems == []
    with services.open() as other:
        assert other.seen_pdf(record.id) == pdf


def test_a_pdf_that_is_not_the_one_is_named_and_not_taken(pa: Laptop, maker: Laptop, database: Database) -> None:
    record, _ = signed_by(pa, maker)
    same, other = (render(signed(draft(subject=words), pages=seen_pages)).data for words in ("A new gate", "A wall"))
    for pdf, words in (
        (same, "holds another notice"),
        (other, "shows other pages"),
        (b"%PDF-1.7 nothing", "not one that signoff has written"),
    ):
        with connect(database.address()) as connection, connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            connection.execute(
                "UPDATE signoff.seen_pdf SET data = %s, digest = encode(sha256(%s), 'hex')", (pdf, pdf), binary=True
            )
        problems = pa.sync(None).problems
        assert len(problems) == 1
        assert words in problems[0]
    with pa.open() as register:
        assert not register.has_seen_pdf(record.id)


def test_copies_that_left_are_noted_everywhere_once(pa: Laptop, maker: Laptop, tmp_path: Path) -> None:
    record, _ = signed_by(pa, maker)
    pa.sync()
    exported(maker, record, "one.pdf")
    for laptop in (maker, pa, maker, pa):
        laptop.sync()
    exported(pa, record, "two.pdf")
    for laptop in (pa, maker, pa):
        assert laptop.sync().problems == []
    assert exports(pa, record.id) == [("A. Officer", "one.pdf", "maker"), ("Pat Adams", "two.pdf", "")]
    assert exports(maker, record.id) == [("A. Officer", "one.pdf", ""), ("Pat Adams", "two.pdf", "pa")]
    pa.path.with_suffix(".shared").unlink()
    newcomer = Laptop(pa.database, "services", "Jo Reed", tmp_path)
    for laptop in (pa, maker, newcomer):
        laptop.sync(None)
    assert [file for _, file, _ in exports(newcomer, record.id)] == ["one.pdf", "two.pdf"]
    assert len(exports(pa, record.id)) == 2
    with newcomer.open() as register:
        assert register.damaged() == {}


def test_events_are_only_added_and_only_of_notices_that_may_be_seen(
    pa: Laptop, maker: Laptop, database: Database
) -> None:
    record = pa.save(draft())
    pa.sync()
    exported(pa, record, "mine.pdf")
    pa.sync()
    told = {"notice": record.id, "kind": "exported", "at": DAY.isoformat(), "actor": "X", "digest": "", "detail": {}}

    def adding(**members: str) -> str:
        data = as_bytes(json.dumps({**told, **members}).encode())
        return f"SELECT signoff.add_events(ARRAY['{record.id}'], ARRAY[{data}])"

    assert database.ask("other", "SELECT count(*) FROM signoff.event") == "0"
    database.ask("other", adding())
    assert database.ask("pa", "SELECT received_from FROM signoff.event") == "pa"
    assert "permission denied" in database.refusal("reader", adding())
    assert "not an event" in database.refusal("pa", adding(kind="locked"))
    assert "not an event" in database.refusal("pa", adding(notice="another"))
    database.refusal("pa", adding(actor="X" * 9000))
    for statement in ("DELETE FROM signoff.event", "UPDATE signoff.event SET received_from = 'maker'"):
        database.refusal("pa", statement)
        assert "cannot be changed" in database.refusal("dba", statement)
    with database.open("pa") as shared, pytest.raises(SharedRefused, match="too many events"):
        shared.send_events([(record.id, b"{}")] * 1001)


def test_an_event_that_was_altered_is_named(lying_database: Database, tmp_path: Path) -> None:
    database = lying_database
    pa, maker = Laptop(database, "pa", "Pat Adams", tmp_path), Laptop(database, "maker", "A. Officer", tmp_path)
    record, _ = signed_by(pa, maker)
    exported(maker, record, "one.pdf")
    maker.sync()
    with connect(database.address()) as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute("ALTER TABLE signoff.event DROP CONSTRAINT IF EXISTS event_check")
        connection.execute("UPDATE signoff.event SET data = data || ' '::bytea")
    assert any("altered event" in problem for problem in pa.sync(None).problems)
    assert exports(pa, record.id) == []
