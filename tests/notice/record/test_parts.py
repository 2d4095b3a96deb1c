"""What every part of a record promises: it never changes, is made by names alone, and refuses what it does not know."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from builders import draft, signed
from signoff.notice.marks.mark import TypedMark
from signoff.notice.part import Part
from signoff.notice.record.model import Contact, Notice
from signoff.notice.record.record import Band, Record


def every(kind: type[Part]) -> Iterator[type[Part]]:
    yield kind
    for below in kind.__subclasses__():
        yield from every(below)


PARTS = [kind for kind in every(Part) if kind.__module__.startswith("signoff.") and kind.__struct_fields__]


def test_the_parts_are_those_of_a_record_and_its_marks() -> None:
    assert {Notice, Contact, Record, Band, TypedMark} <= set(PARTS)
    assert len(PARTS) > 20


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_no_part_changes_once_it_is_made(kind: type[Part]) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.eq


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_a_part_is_made_by_names_alone(kind: type[Part]) -> None:
    with pytest.raises(TypeError, match="positional"):
        kind(*[None] * len(kind.__struct_fields__))


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_a_part_refuses_a_member_that_it_does_not_know(kind: type[Part]) -> None:
    assert kind.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("part", [draft(), draft().notice, draft().notice.contact, signed().signatures[0]])
def test_parts_compare_by_value_and_refuse_a_new_one(part: Part) -> None:
    again = msgspec.structs.replace(part)
    assert again == part
    assert again is not part
    with pytest.raises(AttributeError, match="immutable"):
        setattr(part, part.__struct_fields__[0], None)
