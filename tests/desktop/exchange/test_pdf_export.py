"""What leaves the application: the file that was signed, sealed, and noted in the register."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from builders import DAY, draft, later, signed
from checking.forgeries import drawn_over, revised
from desktop.answering import AnsweringNotifier
from desktop.inline_tasks import InlineTasks
from register.forgery import forged
from signoff import paths
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.desktop.exchange.export_dialog import AS_SIGNED_SINCE
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.exchange.pdf_export import Exports, dates_signed, prints_as_signed
from signoff.desktop.look.theme import Theme
from signoff.errors import SignoffError
from signoff.notice.form.profile_file import load_profile
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Copy, Record, Role
from signoff.notice.text.days import DateLine
from signoff.pdf.export import render
from signoff.pdf.timeline import HEADING
from signoff.register.register_events import RegisterEventKind
from signoff.register.store import Register
from signoff.signing.seal.check import check_seals
from signoff.signing.seal.settings import SealSettings, write_settings

REQUEST = SignatureRequest(Role.DECISION_MAKER, "A. Officer", "Chief Officer", DAY, TypedMark(text="A. Officer"))


class Counter:
    """Exports from a register in which one notice was signed in the window."""

    def __init__(self, folder: Path, register: Register, theme: Theme, dates: tuple[DateLine, ...] = ()) -> None:
        self.folder = folder
        self.register = register
        self.notifier = AnsweringNotifier(theme)
        settings = Settings(folder / "settings.json")
        settings.update(name="Pat")
        self.services = Services(theme, register, settings, InlineTasks(), self.notifier, lambda: later(60))
        self.exports = Exports(self.services)
        self.problems: list[SignoffError] = []
        self.session = NoticeSession(
            register, load_profile("leeds"), draft(), actor=lambda: "Pat", clock=lambda: later(20)
        )
        self.session.flush()
        candidate = NoticeSteps(self.session).signing(REQUEST, dates=lambda _: dates)()
        self.signed_pdf = render(candidate).data
        NoticeSteps(self.session).sign(candidate, self.signed_pdf)

    def write(self, copy: Copy, *, record: Record | None = None, dates: tuple[DateLine, ...] = ()) -> bytes:
        path = self.folder / f"{copy}.pdf"
        path.unlink(missing_ok=True)
        done: list[bool] = []
        self.exports.write(
            record or self.session.record, copy, path, dates, lambda: done.append(True), self.problems.append
        )
        assert bool(done) == path.exists()
        return path.read_bytes() if done else b""


@pytest.fixture
def counter(tmp_path: Path, theme: Theme) -> Iterator[Counter]:
    with Register.open(tmp_path / "register.sqlite") as register:
        yield Counter(tmp_path, register, theme)


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_record_copy_is_the_file_that_was_seen_with_a_seal_behind_it(counter: Counter) -> None:
    written = counter.write(Copy.RECORD, dates=(DateLine("15 May 2024", "It takes effect"),))
    assert written.startswith(counter.signed_pdf)
    assert len(written) > len(counter.signed_pdf)
    (seal,) = check_seals(written).seals
    assert seal.intact
    assert seal.certifies


def test_every_export_is_noted_with_its_digest_and_the_sealing_key(counter: Counter) -> None:
    written = counter.write(Copy.RECORD)
    noted = counter.register.events(counter.session.record.id)[-1]
    (seal,) = check_seals(written).seals
    assert noted.digest == hashlib.sha256(written).hexdigest()
    assert noted.detail["key"] == seal.fingerprint
    assert noted.detail["file"] == "record.pdf"


def test_the_publication_copy_is_rendered_from_the_record_and_sealed(counter: Counter) -> None:
    written = counter.write(Copy.PUBLICATION)
    assert not written.startswith(counter.signed_pdf)
    assert check_seals(written).seals[0].intact


def test_a_number_given_later_is_printed(counter: Counter) -> None:
    NoticeSteps(counter.session).give_reference("D12345")
    assert "D12345" in words(counter.write(Copy.RECORD))


def test_a_withdrawn_notice_says_so(counter: Counter) -> None:
    NoticeSteps(counter.session).withdraw()
    assert "WITHDRAWN" in words(counter.write(Copy.RECORD))
    NoticeSteps(counter.session).bring_back()
    assert counter.write(Copy.RECORD).startswith(counter.signed_pdf)


def test_a_number_given_before_signing_changes_nothing() -> None:
    numbered = lifecycle.give_reference(draft(), "D1", actor="Pat", at=later(1))
    signed = lifecycle.sign(numbered, role=REQUEST.role, name="A", post="B", date=DAY, mark=REQUEST.mark, at=later(2))
    assert prints_as_signed(signed)
    published = lifecycle.publish(signed, date=dt.date(2024, 5, 15), url=None, actor="Pat", at=later(3))
    assert prints_as_signed(published)
    assert not prints_as_signed(numbered)


def test_pages_that_another_program_put_into_the_register_are_not_sealed(counter: Counter) -> None:
    """Its digests are computed again, so the register itself finds nothing wrong."""
    record = counter.session.record
    white = drawn_over(b"\nq 1 1 1 rg 200 300 200 100 re f Q")
    for pdf in (revised(counter.signed_pdf, white, quiet=True), render(signed()).data):
        forged(counter.folder / "register.sqlite", record, pdf=pdf)
        assert counter.register.seen_pdf(record.id) == pdf
        assert counter.register.damaged() == {}
        assert counter.write(Copy.RECORD) == b""
    looks, other = map(str, counter.problems)
    assert looks.startswith("Nothing was sealed. The pages that were saved at the signature: altered: page 1 looks")
    assert other == "Nothing was sealed. The pages that were saved at the signature are not those of this notice."
    assert RegisterEventKind.EXPORTED not in [event.kind for event in counter.register.events(record.id)]


def test_a_draft_is_not_sealed(counter: Counter) -> None:
    other = draft(subject="Another gate")
    counter.register.save(other)
    assert check_seals(counter.write(Copy.RECORD, record=other)).seals == ()


def test_the_councils_key_asks_for_its_passphrase_each_time(counter: Counter) -> None:
    write_settings(paths.data_folder(), SealSettings(council_key=Path("missing.p12")))
    counter.notifier.text = None
    assert counter.write(Copy.RECORD) == b""
    assert counter.problems == []
    counter.notifier.text = "secret"
    assert counter.write(Copy.RECORD) == b""
    assert "missing.p12" in str(counter.problems[0])
    assert counter.notifier.questions == ["The council’s key"] * 2


@pytest.mark.parametrize("printed", [True, False])
def test_a_number_given_later_leaves_the_choice_of_dates_as_it_was_signed(
    printed: bool, tmp_path: Path, theme: Theme
) -> None:
    dates = (DateLine("15 May 2024", "It takes effect"), DateLine("At once", "It may be published")) if printed else ()
    with Register.open(tmp_path / "register.sqlite") as register:
        counter = Counter(tmp_path, register, theme, dates=dates)
        assert dates_signed(draft()) is None
        NoticeSteps(counter.session).give_reference("D12345")
        settings = counter.services.settings
        settings.update(print_dates=not printed)
        counter.notifier.file, counter.notifier.copy = tmp_path / "again.pdf", Copy.RECORD
        import_export = ImportExport(counter.services)
        import_export.export(counter.session.record, lambda: None)
        text = words(counter.notifier.file.read_bytes())
    assert counter.notifier.settled == AS_SIGNED_SINCE
    assert "D12345" in text
    assert ("It takes effect" in text, HEADING in text) == (printed, printed)
    assert settings.print_dates is not printed
