"""What nobody sees changes nothing: findings, search, dates and printed words are as they are without it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DAY, draft, later, notice, signed
from empty_register import empty_register
from examples import examples
from forms import FORM
from signoff.intake.html.reader import read_html
from signoff.intake.plain_text import read_own, read_plain
from signoff.notice.comparison.comparison import compare
from signoff.notice.form.council import Profile
from signoff.notice.form.kinds import FieldKind
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.cleaning import cleaned_notice, notice_as_read
from signoff.notice.record.digest import covers
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.model import ONE_LINE, Consultation, Consultee, Contact, Interest, Notice, Wards, WardScope
from signoff.notice.record.record import EventKind, Record, Role
from signoff.notice.text import plain, serialise
from signoff.notice.text.date_parsing import parse_date
from signoff.pdf.export import render
from signoff.register.search_index import FoldedTexts
from signoff.register.store import Outcome, Register
from signoff.rules.amounts import amounts_in
from signoff.rules.check import check

CASES = Path(__file__).parent / "intake" / "cases"
INVISIBLE = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2060\u2066\u2069\ufe0f\ufeff\U000e0041"

ANSWERS = {
    "subject": "A gate for £600,000",
    "decision": "- To **spend** £1.2m on [the gate](https://example.org/a)\n- Ring 07700 900123\n\n"
    "Sort code 12-34-56 by 1\\. May.",
    "reasons": "| Year | Cost |\n| --- | --- |\n| 2024 | £338,106 a year for five years |\n\n"
    "Ask no.such.person@gmail.com, [INSERT NAME].",
    "consultation.others": "It is urgent; software for the town hall’s café.",
}
TEXTS = tuple(ANSWERS)


def full(answers: dict[str, str]) -> Notice:
    """Return a notice with these answers, on which rules of many kinds find something."""
    answered = notice()
    for path, text in answers.items():
        answered = with_value(answered, path, text)
    return answered


def untouched(answered: Notice) -> Record:
    """Return an unsigned record with exactly these texts, as another program might write it."""
    return replace(draft(), notice=answered)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture(scope="module")
def leeds() -> Profile:
    return load_profile("leeds")


def printed_words(record: Record) -> str:
    """Return all words of a record's pages."""
    with pypdfium2.PdfDocument(io.BytesIO(render(record).data)) as document:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)


WITHOUT = untouched(full(ANSWERS))


@st.composite
def _hidden(draw: st.DrawFn) -> dict[str, str]:
    """Return the answers with invisible characters somewhere in one of them, or in several."""
    answers = dict(ANSWERS)
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(TEXTS))
        place = draw(st.integers(0, len(answers[path])))
        answers[path] = answers[path][:place] + draw(st.sampled_from(INVISIBLE)) + answers[path][place:]
    return answers


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_hidden())
@example({**ANSWERS, "decision": ANSWERS["decision"].replace("](", "]\u00ad(")})
def test_findings_words_and_comparison_are_as_without(leeds: Profile, answers: dict[str, str]) -> None:
    record = untouched(full(answers))
    assert check(record, leeds, DAY) == check(WITHOUT, leeds, DAY)
    assert FoldedTexts().columns(record) == FoldedTexts().columns(WITHOUT)
    assert compare(record, WITHOUT) == ()
    assert cleaned_notice(record.notice) == WITHOUT.notice


@settings(max_examples=4, deadline=None)
@given(_hidden())
def test_printed_words_are_as_without(answers: dict[str, str]) -> None:
    assert printed_words(untouched(full(answers))) == printed_words(WITHOUT)


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u2009", "\u202f", "\u3000", "\u1680"])
def test_to_rules_and_search_every_space_is_a_space(leeds: Profile, space: str) -> None:
    answers = {
        path: text.replace(" £", f"{space}£").replace("07700 9", f"07700{space}9") for path, text in ANSWERS.items()
    }
    record = untouched(full(answers))
    assert [finding.rule for finding in check(record, leeds, DAY)] == [f.rule for f in check(WITHOUT, leeds, DAY)]
    assert FoldedTexts().columns(record) == FoldedTexts().columns(WITHOUT)


def _texts(record: Record) -> Iterator[str]:
    yield from (record.notice.subject or "", record.notice.decision or "", record.notice.contact.name or "")
    yield record.notice.contact.telephone or ""


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_an_unsigned_record_is_clean_once_it_is_imported(register: Register, status: str) -> None:
    answered = notice(
        subject="A\u00ad gate",
        decision="For £\u200b600,000",
        contact=Contact(name="Jo\nDoe", telephone="0113\u200e 4\t9"),
    )
    record = lifecycle.edit(draft(), notice(), actor="PA", at=later(1))
    record = replace(record, notice=answered, history=())
    if status == "ready":
        record = replace(lifecycle.hand_over(draft(), actor="PA", at=later(1)), notice=answered, history=())
    imported = register.import_record(record, actor="PA")
    stored = register.get(record.id)
    assert imported.outcome is Outcome.ADDED
    assert stored == imported.record
    assert list(_texts(stored)) == ["A gate", "For £600,000", "Jo Doe", "0113 4 9"]
    assert stored.status == status
    assert stored.history[-1].reason == lifecycle.CLEANED
    assert set(stored.history[-1].sections) == {"subject", "decision", "contact"}
    assert history_fault(stored.history) is None
    assert register.import_record(record).outcome is Outcome.OLDER
    assert register.import_record(stored).outcome is Outcome.IDENTICAL


def test_a_signed_record_is_kept_and_printed_as_it_was_signed(register: Register, leeds: Profile) -> None:
    record = signed(replace(draft(), notice=notice(decision="For £\u200b600,000"), history=()))
    record = replace(record, notice=record.notice)
    assert covers(record, 0)
    register.import_record(record)
    assert register.get(record.id) == record
    assert codec.read_record(codec.write_record(record)) == record


def test_who_signs_signs_clean_texts() -> None:
    record = signed(replace(draft(), notice=notice(decision="For £\u200b600,000"), history=()))
    assert record.notice.decision == "For £600,000"
    assert covers(record, 0)
    assert history_fault(record.history) is None


def test_an_approval_stays_where_only_the_day_of_the_decision_changes() -> None:
    dirty = replace(draft(), notice=notice(decision="For £\u200b600,000"))
    approved = lifecycle.sign(
        draft(),
        role=Role.SCRUTINY_CHAIR,
        name="C\u200bhair\n",
        post="Cou\u00adncillor",
        date=DAY,
        mark=None,
        at=later(1),
    )
    assert (approved.approvals[0].name, approved.approvals[0].post) == ("Chair", "Councillor")
    approved = replace(approved, notice=dirty.notice)
    dated = lifecycle.edit(approved, replace(dirty.notice, decision_date=DAY), actor="PA", at=later(2))
    assert dated.approvals == approved.approvals
    assert dated.notice.decision == "For £\u200b600,000"


def test_every_way_into_a_record_cleans_it() -> None:
    record = lifecycle.edit(draft(), notice(subject="A\u200b gate"), actor="PA", at=later(1))
    assert record.notice.subject == "A gate"
    assert lifecycle.edit(record, notice(subject="A gate\u200b"), actor="PA", at=later(2)) is record
    assert lifecycle.give_reference(record, "D\u200b1\n2", actor="PA", at=later(3)).reference == "D1 2"
    assert draft(subject="A\u200b gate").notice.subject == "A gate"
    returned = lifecycle.give_back(record, actor="PA", at=later(3), reason="Wh\u200by?")
    assert returned.history[-1].reason == "Why?"
    assert returned.history[-1].event is EventKind.RETURNED


def test_rows_and_wards_are_cleaned_too() -> None:
    row = Consultee(details="a\r\nb\u200b", interests=(Interest(member="Cllr\nA\u200b", interest="a\u2028b"),))
    answered = notice(
        wards=Wards(scope=WardScope.SOME, names=("Otley &\u00a0Yeadon\n", "Arm\u200bley")),
        consultation=Consultation(executive_member=row),
    )
    clean = cleaned_notice(answered)
    assert clean.wards.names == ("Otley &\u00a0Yeadon", "Armley")
    assert notice_as_read(answered).wards.names == ("Otley & Yeadon", "Armley")
    assert clean.consultation.executive_member.details == "a\nb"
    assert clean.consultation.executive_member.interests == (Interest(member="Cllr A", interest="a\nb"),)
    assert cleaned_notice(clean) is clean
    assert cleaned_notice(notice(decision="a\n\nb")) == notice(decision="a\n\nb")


def test_every_field_of_one_line_is_a_text_of_one_line() -> None:
    one_line = {FieldKind.LINE, FieldKind.TELEPHONE, FieldKind.DIRECTOR}
    fields = {field.path for field in FORM.fields if field.kind in one_line}
    within_rows = ("interests", "papers", "wards.names")
    assert {path for path in ONE_LINE if not any(row in path for row in within_rows)} == fields


def test_a_draft_that_hides_an_amount_a_mobile_number_and_an_address_hides_nothing(
    register: Register, leeds: Profile
) -> None:
    data = (CASES / "invisible-characters-hide-amount-mobile-mail.signoff").read_bytes()
    record = codec.read_record(data)
    for reading in (record, register.import_record(record).record):
        found = {finding.rule: finding for finding in check(reading, leeds, dt.date(2026, 11, 30))}
        assert "£600,000" in found["whole-value-at-threshold"].message
        assert found["personal-mobile"].quote == "07700 900123"
        assert found["private-mail-address"].quote == "no.such.person@gmail.com"
    assert "£600,000 for accommodation" in (register.get(record.id).notice.decision or "")
    assert [row.id for row in register.each_row("accommodation 600,000 no.such.person")] == [record.id]


def test_an_amount_in_a_spreadsheet_s_accounting_format_is_read_when_it_is_pasted() -> None:
    pasted = plain(read_html((CASES / "excel-accounting-format.html").read_text("utf-8")))
    assert [amount.pounds for amount in amounts_in(pasted)] == [600_000]


def test_a_date_with_direction_marks_is_read() -> None:
    text = (CASES / "date-with-direction-marks.txt").read_text("utf-8")
    assert parse_date(text, dt.date(2026, 11, 30)) == dt.date(2026, 11, 23)


def test_long_texts_that_are_pasted_are_clean() -> None:
    for blocks in (read_plain("£\u200b600,000\u00a0a\u2003year"), read_own("£\u200b600,000\u00a0a\u2003year".encode())):
        assert serialise(blocks) == "£600,000\u00a0a year"
