"""What every part of a record promises: it never changes, takes members by name only, and refuses unknown ones."""

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
    for subclass in kind.__subclasses__():
        yield from every(subclass)


PARTS = [kind for kind in every(Part) if kind.__module__.startswith("signoff.") and kind.__struct_fields__]


def test_the_parts_are_those_of_a_record_and_its_marks() -> None:
    assert {Notice, Contact, Record, Band, TypedMark} <= set(PARTS)
    assert len(PARTS) > 20


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_no_part_changes_once_it_is_made(kind: type[Part]) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.eq


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_a_part_takes_its_members_by_name_only(kind: type[Part]) -> None:
    with pytest.raises(TypeError, match="positional"):
        kind(*[None] * len(kind.__struct_fields__))


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_a_part_refuses_an_unknown_member(kind: type[Part]) -> None:
    assert kind.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("part", [draft(), draft().notice, draft().notice.contact, signed().signatures[0]])
def test_parts_compare_by_value_and_refuse_new_values(part: Part) -> None:
    copy = msgspec.structs.replace(part)
    assert copy == part
    assert copy is not part
    with pytest.raises(AttributeError, match="immutable"):
        setattr(part, part.__struct_fields__[0], None)
