"""Registers that meet in a shared one: the rules for files, and that nothing is asked twice."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, notice, signed
from shared.conftest import Database
from shared.laptops import Laptop
from signoff.errors import SharedRefused, SharedUnreachable
from signoff.notice.record import lifecycle, merging
from signoff.notice.record.comments import comment_on
from signoff.register.digests import sha256
from signoff.register.documents import encode
from signoff.register.store import Register
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.shared_register import Offered, SharedRegister


@pytest.fixture
def pa(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "pa", "Pat Adams", tmp_path)


@pytest.fixture
def pa2(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "pa2", "Robin Hill", tmp_path, skew=dt.timedelta(hours=-3))


@pytest.fixture
def maker(database: Database, tmp_path: Path) -> Laptop:
    return Laptop(database, "maker", "A. Officer", tmp_path)


def test_the_whole_way_of_a_notice(pa: Laptop, maker: Laptop, database: Database, tmp_path: Path) -> None:
    record = pa.save(draft())
    assert (pa.sync().sent, maker.sync().received) == (1, 0)
    pa.save(lifecycle.hand_over(record, actor="Pat Adams", at=pa.now(), to="A. Officer"))
    pa.sync()
    assert maker.sync().received == 1
    returned = lifecycle.give_back(maker.get(record.id), actor="A. Officer", at=pa.now(), reason="The date")
    maker.save(returned)
    maker.sync()
    assert pa.sync().received == 1
    handed = lifecycle.hand_over(pa.edit(record.id, reasons="Other."), actor="Pat Adams", at=pa.now(), to="A. Officer")
    pa.save(handed)
    assert pa.sync().sent == 1
    maker.sync()
    done = signed(maker.get(record.id))
    with maker.open() as register:
        register.get(record.id)
        register.keep_signed(done, b"%PDF-1.7 what was seen")
    assert maker.sync().sent == 1
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    assert services.sync(None).received == 1
    services.save(lifecycle.publish(done, date=dt.date(2024, 5, 20), url=None, actor="Jo Reed", at=pa.now()))
    services.sync()
    reports = [laptop.sync(None) for laptop in (pa, maker, services)]
    assert all(not (report.conflicts or report.refusals or report.problems or report.waiting) for report in reports)
    assert pa.get(record.id) == maker.get(record.id) == services.get(record.id)
    assert pa.get(record.id).status == "published"
    with database.open("reader") as shared:
        assert shared.seen_pdf(record.id) == b"%PDF-1.7 what was seen"
    later = lifecycle.new_record("leeds", done.terms, actor="Pat Adams", at=pa.now(), notice=notice())
    pa.save(replace(later, supersedes=record.id))


def test_an_exchange_without_news_moves_nothing(pa: Laptop, pa2: Laptop) -> None:
    for number in range(5):
        pa.save(draft(subject=f"Gate {number}"))
    first, second, third = pa.sync(), pa.sync(), pa2.sync()
    assert [(report.sent, report.received) for report in (first, second, third)] == [(5, 0), (0, 0), (0, 5)]
    assert (pa2.sync().received, pa2.sync().waiting) == (0, 0)
    assert pa2.notices() == pa.notices()


def test_a_search_finds_at_once_what_was_sent(pa: Laptop, database: Database) -> None:
    pa.save(draft(subject="A quay"))
    pa.sync()
    assert database.ask("dba", "SELECT count(*) FROM signoff.search_entry") == "1"
    assert database.ask("pa", "SELECT signoff.index_words(1)") == "0"


def test_typing_on_after_an_exchange_is_no_conflict(pa: Laptop, pa2: Laptop) -> None:
    record = pa.save(draft())
    pa.edit(record.id, subject="A red")
    pa.sync()
    pa2.sync()
    pa.edit(record.id, continuing=True, subject="A red gate")
    assert pa.sync().sent == 1
    report = pa2.sync()
    assert (report.received, report.conflicts) == (1, [])
    assert pa2.get(record.id) == pa.get(record.id)


def test_a_register_restored_from_an_older_copy_is_brought_up_to_date(pa: Laptop, tmp_path: Path) -> None:
    record = pa.save(draft())
    pa.edit(record.id, subject="First")
    shutil.copy(pa.path, tmp_path / "older.sqlite")
    pa.edit(record.id, subject="Second")
    pa.sync()
    shutil.copy(tmp_path / "older.sqlite", pa.path)
    report = pa.sync()
    assert (report.received, report.conflicts) == (1, [])
    assert pa.get(record.id).notice.subject == "Second"


def test_both_gone_on_is_shown_once_and_loses_nothing(pa: Laptop, pa2: Laptop) -> None:
    record = pa.save(draft())
    pa.sync()
    pa2.sync()
    pa.edit(record.id, subject="Pat’s gate")
    pa2.edit(record.id, subject="Robin’s gate")
    pa.sync()
    report = pa2.sync()
    assert len(report.conflicts) == 1
    assert "changed both in your register and in the shared register" in report.conflicts[0]
    assert pa2.conflicts() == [record.id]
    again = pa2.sync()
    assert (again.conflicts, again.waiting) == ([], 1)
    assert pa2.get(record.id).notice.subject == "Robin’s gate"

    copy = pa2.take_theirs(record.id)
    assert (pa2.conflicts(), pa2.get(record.id)) == ([], pa.get(record.id))
    assert copy.notice.subject == "Robin’s gate"
    assert (pa2.sync().sent, pa.sync().received) == (1, 1)
    assert pa.notices() == pa2.notices()


def test_keeping_ours_once_more_after_its_answer_was_lost_makes_no_other_copy(
    pa: Laptop, pa2: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = pa.save(draft())
    pa.sync()
    pa2.sync()
    pa.edit(record.id, subject="Pat’s gate")
    pa2.edit(record.id, subject="Robin’s gate")
    pa.sync()
    pa2.sync()

    def lose_answer(self: SharedRegister, states: Sequence[Offered], team: str | None = None) -> None:
        offer(self, states, team)
        raise SharedUnreachable("The cable was pulled.")

    with monkeypatch.context() as patched:
        offer = SharedRegister.offer
        patched.setattr(SharedRegister, "offer", lose_answer)
        with pytest.raises(SharedUnreachable):
            pa2.keep_ours(record.id)
    assert pa2.keep_ours(record.id) == pa2.get(record.id)
    assert pa2.conflicts() == []
    assert sorted(pa2.notices().values()) == ["Pat’s gate", "Robin’s gate"]
    report = pa2.sync()
    assert (report.conflicts, report.problems, report.waiting) == ([], [], 0)


def test_a_conflict_may_end_by_merging(pa: Laptop, pa2: Laptop) -> None:
    record = pa.save(draft())
    pa.sync()
    pa2.sync()
    theirs = pa.edit(record.id, subject="Pat’s gate")
    ours = pa2.edit(record.id, reasons="Robin’s reasons.")
    pa.sync()
    assert len(pa2.sync().conflicts) == 1
    answers = replace(ours.notice, subject=theirs.notice.subject)
    merged = merging.merged(ours, theirs, answers, actor="Robin Hill", at=pa2.now())
    with pa2.open() as register:
        register.get(record.id)
        register.save_merged(ours, theirs, merged, actor="Robin Hill")
    assert (pa2.sync().sent, pa2.conflicts()) == (1, [])
    assert pa.sync().received == 1
    assert pa.get(record.id) == merged


def test_published_in_two_places_the_first_in_the_shared_register_counts(
    pa: Laptop, maker: Laptop, database: Database, tmp_path: Path
) -> None:
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    database.ask("dba", "UPDATE signoff.officer SET roles = '{preparer,publisher}' WHERE login = 'pa'")
    record = services.save(signed())
    services.sync()
    assert pa.sync(None).received == 1
    for laptop, day in ((services, 20), (pa, 21)):
        laptop.save(lifecycle.give_reference(laptop.get(record.id), "D1", actor=laptop.person, at=laptop.now()))
        date = dt.date(2024, 5, day)
        laptop.save(lifecycle.publish(laptop.get(record.id), date=date, url=None, actor=laptop.person, at=laptop.now()))
    services.sync()
    assert len(pa.sync(None).conflicts) == 1
    ours = pa.get(record.id)
    assert pa.take_theirs(record.id) == services.get(record.id)
    with pa.open() as register:
        assert register.get(record.id) == services.get(record.id)
        assert register.earlier_states(record.id)[-1] == ours
        assert [row.status for row in register.each_row()] == ["published"]
        assert register.damaged() == {}
    report = pa.sync(None)
    assert (report.sent, report.received, pa.conflicts()) == (0, 0, [])
    services.save(lifecycle.give_reference(services.get(record.id), "D2", actor="Jo Reed", at=services.now()))
    services.sync()
    assert (pa.sync(None).received, pa.get(record.id).reference) == (1, "D2")


def test_of_two_signatures_the_first_stands_and_none_is_lost(
    pa: Laptop, maker: Laptop, database: Database, tmp_path: Path
) -> None:
    handed = lifecycle.hand_over(draft(), actor="Pat Adams", at=pa.now(), to="A. Officer")
    pa.save(handed)
    pa.sync()
    maker.sync()
    at_home = Laptop(database, "maker", "A. Officer", tmp_path / "home")
    at_home.sync(None)
    first = maker.save(signed(maker.edit(handed.id, subject="A red gate")))
    other = at_home.save(signed(at_home.edit(handed.id, subject="A blue gate")))
    maker.sync()
    assert len(at_home.sync().conflicts) == 1
    with pytest.raises(SharedRefused, match="content cannot change"):
        at_home.keep_ours(other.id)
    assert [*at_home.notices()] == [other.id]  # nothing is left of what was refused

    withdrawn = at_home.take_theirs(other.id)
    assert (at_home.conflicts(), at_home.get(other.id)) == ([], withdrawn)
    assert (withdrawn.status, withdrawn.signatures) == ("withdrawn", other.signatures)
    assert (withdrawn.history[-1].actor, withdrawn.history[:-1]) == ("A. Officer", other.history)
    assert "The signature of A. Officer of 14 May 2024 in the shared register stands" in withdrawn.history[-1].reason
    at_home.path.with_suffix(".shared").unlink()
    for _ in range(2):
        report = at_home.sync()
        assert (report.conflicts, report.waiting, report.sent, report.problems) == ([], 0, 0, [])
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    services.sync(None)
    assert services.get(other.id) == first
    services.save(lifecycle.publish(first, date=dt.date(2024, 5, 20), url=None, actor="Jo Reed", at=services.now()))
    assert services.sync(None).sent == 1
    report = at_home.sync()
    assert (report.conflicts, report.waiting, at_home.get(other.id)) == ([], 0, withdrawn)
    with database.open("reader") as shared:
        assert shared.set_aside_of(other.id) == [("A. Officer", "maker")]
    kept = database.ask("reader", "SELECT digest FROM signoff.set_aside")
    assert kept == sha256(encode(withdrawn))

    at_home.save(lifecycle.bring_back(withdrawn, actor="A. Officer", at=at_home.now()))
    assert len(at_home.sync().conflicts) == 1  # it is to be decided again


def test_comments_of_both_are_joined(pa: Laptop, pa2: Laptop) -> None:
    record = pa.save(draft())
    pa.sync()
    pa2.sync()
    for laptop in (pa, pa2):
        words = f"By {laptop.person}"
        own = comment_on(laptop.get(record.id), "subject", words, author=laptop.person, post="", at=laptop.now())
        laptop.save(own)
    pa.sync()
    report = pa2.sync()
    assert (report.received, report.sent, report.conflicts) == (1, 1, [])
    pa.sync()
    assert pa.get(record.id) == pa2.get(record.id)
    assert len(pa.get(record.id).comments) == 2
    assert [laptop.sync().sent for laptop in (pa, pa2, pa)] == [0, 0, 0]


def test_what_is_refused_is_said_once_and_waits(pa: Laptop, database: Database) -> None:
    pa.save(draft(subject="Mine"))
    pa.save(signed(draft(subject="Signed elsewhere")))
    report = pa.sync()
    assert (report.sent, report.waiting) == (1, 1)
    assert len(report.refusals) == 1
    assert "may not send the signature of A. Officer" in report.refusals[0]
    assert pa.sync().refusals == []
    database.ask("dba", "UPDATE signoff.officer SET roles = '{preparer,publisher}' WHERE login = 'pa'")
    report = pa.sync()
    assert (report.sent, report.waiting) == (1, 0)


def test_old_notices_of_others_come_when_they_are_asked_for(database: Database, pa: Laptop, tmp_path: Path) -> None:
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    old = services.save(signed())
    services.sync()
    assert pa.sync().received == 0
    with database.open("pa") as shared:
        assert [row.notice for row in shared.each_row("new ga")] == [old.id]
        assert [row.notice for row in shared.each_row()] == [old.id]
        assert list(shared.each_row("gate nowhere")) == []
    assert pa.sync(None).received == 1
    assert pa.sync(None).received == 0


@pytest.mark.parametrize("others", [0, 4], ids=["few notices here", "more notices here than news"])
def test_what_is_here_already_is_followed_however_old_it_is(
    pa: Laptop, maker: Laptop, database: Database, tmp_path: Path, others: int
) -> None:
    handed = lifecycle.hand_over(draft(), actor="Pat Adams", at=pa.now(), to="A. Officer")
    for record in (handed, *(draft(subject=f"Gate {number}") for number in range(others))):
        pa.save(record)
    pa.sync()
    maker.sync()
    maker.save(signed(maker.get(handed.id)))  # years ago, by the notice
    services = Laptop(database, "services", "Jo Reed", tmp_path)
    services.save(signed(draft(subject="Nobody’s here")))
    services.sync()
    maker.sync()
    report = pa.sync()
    assert (report.received, report.problems, report.waiting) == (1, [], 0)
    assert (pa.get(handed.id), len(pa.notices())) == (maker.get(handed.id), 1 + others)
    services.fetch(handed.id)
    services.save(lifecycle.give_reference(services.get(handed.id), "D1", actor="Jo Reed", at=services.now()))
    services.sync()
    pa.path.with_suffix(".shared").unlink()
    assert (pa.sync().received, pa.get(handed.id).reference, pa.sync().received) == (1, "D1", 0)


def test_what_does_not_concern_a_laptop_is_passed_until_it_does(database: Database, pa: Laptop, tmp_path: Path) -> None:
    other = Laptop(database, "other", "Sam Lee", tmp_path)
    mine = other.save(draft(subject="A roof"))
    theirs = pa.save(draft(subject="A bridge"))
    other.sync()
    pa.sync()
    assert other.sync().received == 0
    with ExchangeState(other.path) as state, database.open("pa") as shared:
        assert (state.position, state.passed) == (2, shared.latest())
    database.ask("dba", "UPDATE signoff.officer SET teams = '{Housing,Highways}' WHERE login = 'other'")
    assert other.sync().received == 1
    assert set(other.notices()) == {mine.id, theirs.id}
    database.ask("dba", "UPDATE signoff.officer SET teams = '{}' WHERE login = 'other'")
    report = other.sync()  # to whom nothing is visible any more, though nothing has gone back
    assert report.problems == []


def test_lost_notes_cost_one_comparison(pa: Laptop, pa2: Laptop) -> None:
    record = pa.save(draft())
    pa.sync()
    notes = pa.path.with_suffix(".shared")
    for damaged in (b"this is no database at all" * 100, notes.read_bytes()[:4096] + b"\xff" * 8192):
        notes.write_bytes(damaged)
        report = pa.sync()
        assert (report.received, report.sent, report.waiting) == (0, 0, 0)
    pa2.sync()
    assert pa2.get(record.id) == pa.get(record.id)


def test_a_server_that_is_away_is_said_and_costs_nothing(pa: Laptop, database: Database) -> None:
    record = pa.save(draft())
    with Register.open(pa.path) as register:
        before = register.get(record.id)
    with pytest.raises(SharedUnreachable, match="cannot be reached"):
        Laptop(Database(database.server, "nowhere"), "pa", "Pat Adams", pa.folder).sync()
    assert pa.get(record.id) == before
    with pytest.raises(SharedUnreachable):
        Laptop(database, "stranger", "X", pa.folder).sync()
    database.ask("dba", "CREATE ROLE visitor LOGIN; GRANT CONNECT ON DATABASE " + database.name + " TO visitor")
    with pytest.raises(SharedRefused, match="does not allow"):
        Laptop(database, "visitor", "X", pa.folder).sync()
