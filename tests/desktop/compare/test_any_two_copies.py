"""Any two copies of a notice, in every field: each section is as it was chosen, and the rest stays as it is."""

from __future__ import annotations

import datetime as dt
import types
import typing
from enum import Enum
from typing import Annotated, Any, Union

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import draft, later
from signoff.desktop.compare.merge_choices import BOTH, OURS, THEIRS, MergeChoices
from signoff.notice.form.form_file import form_of
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.history import extends
from signoff.notice.record.integrity import faults
from signoff.notice.record.merging import merged
from signoff.notice.record.model import Notice
from signoff.notice.record.model import given as text_of
from signoff.notice.record.record import Record

ORIGIN = draft()
FORM = form_of(ORIGIN.terms)
WORDS = st.sampled_from(["One", "Two words", "Three of them", "Straße", "4 May"])
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type of the record."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return constrained(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        return st.one_of(*(anything(argument) for argument in arguments))
    if origin is tuple:
        return st.lists(anything(arguments[0]), max_size=2, unique_by=repr).map(tuple)
    if origin is dict:
        return st.just({})
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{name: anything(hints[name]) for name in kind.__struct_fields__})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    plain = {str: WORDS, bool: st.booleans(), int: st.integers(0, 1000), dt.date: DAYS, type(None): st.none()}
    return plain[kind]


def constrained(kind: Any, limits: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Return values that a record's limits allow: of texts with a pattern, digests."""
    patterns = [limit.pattern for limit in limits if getattr(limit, "pattern", None)]
    return st.sampled_from(["a" * 64, "b" * 64]) if any("64" in pattern for pattern in patterns) else anything(kind)


def edited(notice: Notice, actor: str, minutes: int) -> Record:
    return lifecycle.edit(ORIGIN, notice, actor=actor, at=later(minutes))


HINTS = typing.get_type_hints(Notice, include_extras=True)
SECTIONS = [name for name in Notice.__struct_fields__ if name != "additional"]  # what other councils' forms ask


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    """Return the notice with up to three sections answered otherwise."""
    names = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=3, unique=True))
    values = {name: draw(anything(HINTS[name])) for name in names}
    if "decision_type" in values:
        values["decision_type"] = draw(st.sampled_from(list(FORM.types)))
    return replace(ORIGIN.notice, **values)


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
NOT_SHRUNK = settings(max_examples=60, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
"""A failure tells its sections; to make it smaller takes minutes."""


@NOT_SHRUNK
@given(notices(), notices(), st.data())
def test_every_section_is_as_it_was_chosen(mine: Notice, other: Notice, data: st.DataObject) -> None:
    ours, theirs = edited(mine, "Chris", 10), edited(other, "PA", 11)
    choices = MergeChoices(ours, theirs)
    for change in choices.changes:
        choices.choose(change.key, data.draw(st.sampled_from(list(choices.options(change.key)))))
    result = merged(ours, theirs, choices.notice(), actor="Chris", at=later(40))
    for change in choices.changes:
        for answer in change.answers:
            assert value_at(result.notice, answer.path) == expected(choices.choice(change.key), answer), answer.path
    differing = {answer.path for change in choices.changes for answer in change.answers}
    for name in {"additional", *SECTIONS} - {path.partition(".")[0] for path in differing}:
        assert getattr(result.notice, name) == getattr(ours.notice, name)
    assert not faults(result)
    assert extends(result, ours)
    assert extends(result, theirs)
    assert read_record(write_record(result)) == result


def expected(choice: str, answer: Any) -> object:
    """Return what an answer is after a choice; of both texts, one follows the other unless they are the same."""
    if choice == BOTH and answer.is_long and text_of(answer.before) and text_of(answer.after):
        return f"{answer.before}\n\n{answer.after}"
    return answer.after if choice == THEIRS else answer.before


@NOT_SHRUNK
@given(notices(), notices())
def test_one_side_in_every_section_is_that_copy(mine: Notice, other: Notice) -> None:
    ours, theirs = edited(mine, "Chris", 10), edited(other, "PA", 11)
    for choice, copy in ((OURS, ours), (THEIRS, theirs)):
        choices = MergeChoices(ours, theirs)
        for change in choices.changes:
            choices.choose(change.key, choice)
        assert choices.notice() == copy.notice
