"""What differs between two states of a notice: every answer, as a person would say it, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DAY, draft, later
from examples import examples
from signoff import actions
from signoff.notice.comparison.as_text import lines_of
from signoff.notice.comparison.comparison import SectionChange, answer_changes, applied, compare
from signoff.notice.comparison.last_read import changed_since
from signoff.notice.form.form_file import load_form
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.model import (
    Consultation,
    Consultee,
    ExemptInformation,
    ExemptText,
    Implementation,
    Interest,
    Notice,
    Paper,
    PaperKind,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record

EXAMPLES = [actions.example(name) for name in actions.example_names()]
TEXTS = st.sampled_from(
    ["", "One", "One two", "- a\n- b", "**One** two", "| a | b |\n|---|---|\n| c | d |", "1. x\n2. y"]
)


def between(before: Record, after: Record) -> dict[str, list[tuple[str | None, str | None]]]:
    """Return what differs by field: the words before and after, those that differ in brackets."""

    def words(runs: Any) -> str | None:
        return None if runs is None else " ".join(f"[{run.text}]" if run.differs else run.text for run in runs)

    return {
        answer.path: [(words(line.before), words(line.after)) for line in answer.lines if line.differs]
        for section in compare(before, after)
        for answer in section.answers
    }


def answers(sections: tuple[SectionChange, ...]) -> list[Any]:
    return [answer for section in sections for answer in section.answers]


@pytest.mark.parametrize("before", EXAMPLES)
@pytest.mark.parametrize("after", EXAMPLES)
def test_all_changes_make_one_notice_of_another(before: Record, after: Record) -> None:
    assert applied(before.notice, answers(answer_changes(before, after))) == after.notice


@settings(max_examples=examples(30), deadline=None)
@given(st.data())
def test_so_they_do_for_any_answers(data: st.DataObject) -> None:
    fields = load_form("leeds").fields
    records = []
    for _ in range(2):
        notice = draft().notice
        for field in fields:
            if field.is_long:
                notice = with_value(notice, field.path, data.draw(TEXTS))
        wards = Wards(
            scope=data.draw(st.sampled_from([*WardScope, None])), names=data.draw(st.sampled_from([(), ("A",)]))
        )
        records.append(replace(draft(), notice=replace(notice, wards=wards)))
    before, after = records
    assert applied(before.notice, answers(answer_changes(before, after))) == after.notice
    assert bool(answer_changes(before, after)) == (before.notice != after.notice)
    list(lines_of(compare(before, after)))


def test_a_notice_does_not_differ_from_itself() -> None:
    for record in EXAMPLES:
        assert compare(record, record) == answer_changes(record, record) == ()


@pytest.mark.parametrize(
    ("path", "before", "after", "seen"),
    [
        ("subject", "The old gate", "The new gate", [("The [old] gate", "The [new] gate")]),
        ("decision", "To keep it.\n\nFor good.", "To paint it.\n\nFor good.", [("To [keep] it.", "To [paint] it.")]),
        ("decision", "One.\n\nThree.", "One.\n\nTwo.\n\nThree.", [(None, "[Two.]")]),
        ("reasons", "- a\n- b", "1. a\n1. b", [("[•] a", "[1.] a"), ("[•] b", "[2.] b")]),
        ("reasons", "1. one\n2. two", "1. one\n2. new\n3. two", [(None, "[2. new]")]),
        ("reasons", "We **must** do it.", "We must do it.", [("We [must] do it.", "We [must] do it.")]),
        ("reasons", "", "Given", [(None, "[Given]")]),
        ("decision_date", DAY, dt.date(2024, 5, 15), [("[14] May 2024", "[15] May 2024")]),
        ("call_in.available", False, True, [("[No]", "[Yes]")]),
        ("wards", Wards(), Wards(scope=WardScope.SOME, names=("Armley",)), [(None, "[Some wards]")]),
        (
            "consultation.executive_member",
            Consultee(applies=False),
            Consultee(applies=True, details="On Monday", interests=(Interest(member="Cllr A", interest="A gate"),)),
            [("[N/A]", None), (None, "[Consulted]"), (None, "[On Monday]"), (None, "[Interest of Cllr A: A gate]")],
        ),
        ("implementation", Implementation(), Implementation(start_date=DAY), [(None, "[14 May 2024]")]),
        (
            "exempt_information",
            ExemptInformation(),
            ExemptInformation(text=ExemptText(reasons="It is said in confidence.")),
            [(None, "[It is said in confidence.]")],
        ),
    ],
)
def test_a_change_is_said_as_a_person_would(path: str, before: Any, after: Any, seen: list[Any]) -> None:
    first, second = (replace(draft(), notice=with_value(draft().notice, path, value)) for value in (before, after))
    shown = between(first, second)
    (lines,) = [lines for field, lines in shown.items() if field.startswith(path) and field != "wards.names"]
    if path.startswith("consultation"):
        assert sorted(lines, key=str) == sorted(seen, key=str)
    else:
        assert lines == seen


def test_what_is_outside_the_form_is_said_at_the_end() -> None:
    before = draft()
    after = lifecycle.give_reference(
        lifecycle.hand_over(before, actor="PA", at=later(1)), "D1", actor="PA", at=later(2)
    )
    (section,) = compare(before, after)
    assert [answer.label for answer in section.answers] == ["Status", "Reference"]
    assert compare(before, after, about=False) == ()
    assert list(lines_of((section,))) == [
        "About the notice",
        "  Status",
        "    - Draft",
        "    + Ready to sign",
        "  Reference",
        "    - (not answered)",
        "    + D1",
    ]


def test_a_text_of_three_hundred_pages_is_compared() -> None:
    words = [f"word{number % 977}" for number in range(20_000)]
    text = "\n\n".join(" ".join(words[start : start + 400]) for start in range(0, 20_000, 400))
    other = text.replace("word13 ", "word14 ").replace("word500\n", "word501\n")
    before, after = draft(decision=text), draft(decision=other)
    assert any(line.differs for answer in answers(compare(before, after)) for line in answer.lines)
    hostile = draft(decision="a\n\n" * 3_000), draft(decision="a b\n\n" * 3_000)
    assert len(answers(compare(*hostile))[0].lines) >= 3_000


def edited(record: Record, actor: str, minutes: int, **answers: Any) -> Record:
    notice = replace(record.notice, **answers)
    return lifecycle.edit(record, notice, actor=actor, at=later(minutes))


def test_what_changed_since_a_notice_was_read_is_what_others_changed() -> None:
    read = draft()
    assert changed_since(read, read, "Chris") is None
    own = edited(read, "Chris", 1, subject="Mine")
    assert changed_since(read, own, "Chris") is None
    assert changed_since(read, own, "Chris", is_from_file=True) is not None
    others = edited(own, "PA", 2, reasons="Theirs")
    since = changed_since(read, others, "Chris")
    assert since is not None
    assert (since.keys, since.actors) == (("subject", "reasons"), ("PA",))
    back = edited(edited(read, "PA", 1, subject="New"), "PA", 2, subject=read.notice.subject)
    assert changed_since(read, back, "Chris") is None


def test_a_date_proposed_is_a_change_and_who_only_passed_it_on_made_none() -> None:
    read = draft(decision_date=None)
    dated = edited(read, "PA", 1, decision_date=DAY)
    passed_on = lifecycle.hand_over(dated, actor="Jo Roe", at=later(2), to="Chris")
    since = changed_since(read, passed_on, "Chris", is_from_file=True)
    assert since is not None
    assert (since.keys, since.actors) == (("decision_maker",), ("PA",))


def test_a_member_that_no_form_asks_is_compared_too() -> None:
    before, after = (
        draft(),
        replace(draft(), notice=replace(draft().notice, consultation=Consultation(others="By post"))),
    )
    assert applied(before.notice, answers(answer_changes(before, after))) == after.notice
    assert isinstance(after.notice, Notice)


PAPER = Paper(
    title="Bridge report",
    kind=PaperKind.REPORT,
    public=True,
    link="https://www.example.gov.uk/bridge",
    file_name="report.pdf",
    digest="a" * 64,
    size=1200,
)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Ramp report"},
        {"kind": PaperKind.BACKGROUND},
        {"public": False},
        {"link": None},
        {"file_name": "other.pdf"},
        {"digest": "a" * 63 + "b"},
        {"size": 1201},
        {"file_name": None, "digest": None, "size": None},
    ],
    ids=str,
)
def test_another_file_in_the_place_of_a_paper_is_a_change_that_is_seen(other: dict[str, Any]) -> None:
    before, after = draft(papers=(PAPER,)), draft(papers=(replace(PAPER, **other),))
    (section,) = compare(before, after, about=False)
    assert section.key == "papers"
    assert any(line.differs for answer in section.answers for line in answer.lines)
