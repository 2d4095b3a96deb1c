"""A notice's history in words: what the register notes beside it, in order, with what cannot be trusted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import draft, later, signed
from examples import examples
from signoff.desktop.history.event_descriptions import LONGEST, history_entries, how_signed, shortened
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.merging import merged
from signoff.register.register_events import RegisterEvent, RegisterEventKind

EXPORTED, SUPERSEDED = RegisterEventKind.EXPORTED, RegisterEventKind.SUPERSEDED
FINGERPRINT = "A1B2 C3D4 E5F6 0718 2930 4152"


def noted(
    kind: RegisterEventKind | None, minute: int = 0, *, actor: str = "PA", broken: str = "", **detail: Any
) -> RegisterEvent:
    return RegisterEvent(later(minute), actor, kind, detail, broken=broken)


def whats(*events: RegisterEvent) -> list[str]:
    return [entry.what for entry in history_entries(None, events)]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (noted(EXPORTED, copy="publication"), "Publication copy exported"),
        (noted(EXPORTED, copy="record", file="D1.pdf"), "Record copy exported as D1.pdf"),
        (
            noted(EXPORTED, copy="record", file="D1.pdf", key=FINGERPRINT),
            "Record copy exported as D1.pdf, sealed with the key A1B2 C3D4 E5F6 0718…",
        ),
        (noted(EXPORTED, copy="record", key="A1B2 C3D4"), "Record copy exported, sealed with the key A1B2 C3D4"),
        (noted(SUPERSEDED, subject="A  new\ngate", reference="D2"), "Superseded by “A new gate” (D2)"),
        (noted(RegisterEventKind.SUPERSEDES, subject="A gate"), "Supersedes “A gate”"),
        (noted(SUPERSEDED), "Superseded by “a notice without a subject”"),
        (noted(RegisterEventKind.IMPORTED), "Imported into the register from a file"),
    ],
)
def test_what_the_register_notes_has_its_words(event: RegisterEvent, words: str) -> None:
    assert whats(event) == [words]


@pytest.mark.parametrize("kind", [RegisterEventKind.LOCKED, RegisterEventKind.STATUS_CHANGED, None])
def test_what_the_notices_own_history_tells_is_not_told_again_unless_it_is_broken(
    kind: RegisterEventKind | None,
) -> None:
    assert whats(noted(kind)) == []
    (entry,) = history_entries(None, [noted(kind, broken="the entry before it was taken out")])
    assert entry.what == "A register entry"
    assert entry.fault == "The entry before it was taken out."


def test_who_and_when_is_told_and_nobody_where_nobody_is_known() -> None:
    by_pa, by_nobody = history_entries(None, [noted(EXPORTED, actor=""), noted(EXPORTED, 1)])
    assert by_pa.when.endswith(" · by PA")
    assert " by " not in by_nobody.when
    assert "14 May 2024" in by_nobody.when


def test_both_sources_stand_in_order_newest_first() -> None:
    record = signed()
    first = record.history[0].at
    events = [RegisterEvent(first, "PA", EXPORTED, {"copy": "record"}), noted(EXPORTED, 99, copy="publication")]
    entries = history_entries(record, events)
    assert [entry.what for entry in entries] == [
        "Publication copy exported",
        "Signed by A. Officer",
        "Record copy exported",
        "Created",
    ]


@given(minutes=st.lists(st.integers(0, 60), max_size=8))
@settings(max_examples=examples(25), deadline=None)
def test_no_entry_of_either_source_is_lost_and_each_keeps_its_own_order(minutes: list[int]) -> None:
    record = draft()
    events = [noted(EXPORTED, minute, copy="record", file=str(place)) for place, minute in enumerate(minutes)]
    entries = history_entries(record, events)
    files = [entry.what for entry in reversed(entries) if entry.what.startswith("Record copy")]
    assert files == [f"Record copy exported as {place}" for place in range(len(minutes))]
    assert len(entries) == len(minutes) + len(record.history)


@pytest.mark.parametrize("words", [1, 20, 40, 400])
def test_a_long_subject_is_cut_between_words(words: int) -> None:
    subject = " ".join(f"word{number}" for number in range(words))
    cut = shortened(subject)
    assert cut == subject if len(subject) <= LONGEST else subject.startswith(f"{cut[:-1]} ")
    assert len(cut) <= LONGEST + 1


def test_how_a_mark_was_made_is_told_where_there_is_one() -> None:
    assert how_signed(None) == ""
    assert how_signed(TypedMark(text="A. Officer")) != ""


def test_a_merge_says_what_was_taken_and_what_was_done_in_the_other_copy() -> None:
    origin = draft()
    ours, theirs = (
        lifecycle.edit(origin, replace(origin.notice, **{path: name}), actor=name, at=later(minute))
        for path, name, minute in (("subject", "Chris", 1), ("reasons", "PA", 2))
    )
    chosen = replace(ours.notice, reasons=theirs.notice.reasons)
    entries = history_entries(merged(ours, theirs, chosen, actor="Chris", at=later(5)))
    assert [entry.what for entry in entries] == [
        "Merged with another copy, taken from it: Reasons",
        "In the other copy, changed: Reasons",
        "Changed: Subject",
        "Created",
    ]
