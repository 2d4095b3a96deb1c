"""A file's objects, requested by what they should be: any other kind of value is refused, and none is left over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pdf.reading.revisions import objects_of
from signoff.pdf.reading.objects import Objects, require_keys
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Stream, Value

VALUES: dict[str, Value] = {
    "a name": Name("A"),
    "a number": Number("1"),
    "a text": "A",
    "an array": [Number("1")],
    "a dictionary": {"A": Number("1")},
    "a stream": Stream({"A": Number("1")}, b"x"),
    "a truth": True,
    "nothing": None,
    "a reference": Reference(1),
}
KINDS: dict[str, tuple[Callable[[Objects, Value], object], frozenset[str], str]] = {
    "name": (Objects.name, frozenset({"a name"}), "no name where"),
    "number": (Objects.number, frozenset({"a number"}), "no number where"),
    "whole number": (Objects.whole_number, frozenset({"a number"}), "no number where"),
    "text": (Objects.text, frozenset({"a text"}), "no text where"),
    "array": (Objects.array, frozenset({"an array"}), "no array where"),
    "numbers": (Objects.numbers, frozenset({"an array"}), "no array where"),
    "reference": (Objects.reference, frozenset({"a reference"}), "where a reference belongs"),
    "dictionary": (
        lambda objects, value: objects.dictionary(value, "A"),
        frozenset({"a dictionary", "a reference"}),
        "no dictionary where",
    ),
    "stream": (lambda objects, value: objects.stream(value, "A"), frozenset(), "no stream where|a reference belongs"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", VALUES)
def test_a_value_is_taken_only_for_what_it_is(kind: str, given: str) -> None:
    request, taken, reason = KINDS[kind]
    objects = objects_of({1: {"A": Number("1")}})
    if given in taken:
        assert request(objects, VALUES[given])
    else:
        with pytest.raises(NotAsWritten, match=reason):
            request(objects, VALUES[given])


@pytest.mark.parametrize("written", ["-1", "1.0", "0.5", "-0"])
def test_a_whole_number_has_neither_sign_nor_decimals(written: str) -> None:
    assert objects_of({}).whole_number(Number("120")) == 120
    with pytest.raises(NotAsWritten, match="no whole number"):
        objects_of({}).whole_number(Number(written))


def test_numbers_stay_as_they_are_written() -> None:
    assert objects_of({}).numbers([Number("1.50"), Number("-0")]) == ("1.50", "-0")
    with pytest.raises(NotAsWritten, match="no number"):
        objects_of({}).numbers([Number("1"), Name("N")])


def test_a_reference_leads_to_its_object_and_to_no_other_reference() -> None:
    objects = objects_of({1: "words", 2: Reference(1), 3: None})
    assert objects.resolve(Reference(1)) == "words"
    assert objects.resolve("words") == "words"
    assert objects.resolve(Reference(3)) is None
    for number in (2, 4):
        with pytest.raises(NotAsWritten, match=f"a reference to nothing, {number}"):
            objects.resolve(Reference(number))


def test_an_object_stands_for_one_thing_only() -> None:
    objects = objects_of({1: "words", 2: Stream({}, b"x")})
    assert objects.resolve_once(Reference(1)) == "words"
    assert objects.resolve(Reference(1)) == "words"
    with pytest.raises(NotAsWritten, match="object 1 stands for two things"):
        objects.resolve_once(Reference(1))
    objects.stream(Reference(2), "")
    with pytest.raises(NotAsWritten, match="object 2 stands for two things"):
        objects.stream(Reference(2), "")


def test_each_object_is_used() -> None:
    objects = objects_of({1: "words", 2: {}, 3: Stream({}, b"")})
    objects.resolve(Reference(1))
    objects.dictionary(Reference(2), "")
    with pytest.raises(NotAsWritten, match="nothing leads to"):
        objects.require_all_used()
    objects.stream(Reference(3), "")
    objects.require_all_used()


@pytest.mark.parametrize(
    ("entries", "named"),
    [
        ("A B", None),
        ("A B C", None),
        ("A", "B"),
        ("A C", "B C"),
        ("A B D", "D"),
        ("", "A B"),
    ],
)
def test_entries_are_those_required_and_those_allowed(entries: str, named: str | None) -> None:
    given: dict[str, Value] = dict.fromkeys(entries.split())
    if named is None:
        require_keys(given, "A B", "C")
        return
    with pytest.raises(NotAsWritten) as refused:
        require_keys(given, "A B", "C")
    assert str(refused.value) == f"other entries: {named}"


def test_a_reason_stays_short_whatever_the_entries_are() -> None:
    with pytest.raises(NotAsWritten) as refused:
        require_keys({"n" * 127: None, "m" * 127: None}, "A")
    assert len(str(refused.value)) < 120


SAME: list[Value] = [
    Name("1"),
    Number("1"),
    "1",
    Reference(1),
    True,
    None,
    [],
    [Number("1")],
    [Number("1"), Number("2")],
    [Name("1")],
    [[Number("1")]],
]


@pytest.mark.parametrize("expected", range(len(SAME)))
def test_values_are_the_same_only_if_they_are_of_one_kind(expected: int) -> None:
    """In Python a name equals a text of the same letters, and a reference a whole number: in a file they do not."""
    for place, value in enumerate(SAME):
        if place == expected:
            objects_of({}).require({"K": value}, K=SAME[expected])
        else:
            with pytest.raises(NotAsWritten, match="another value of K"):
                objects_of({}).require({"K": value}, K=SAME[expected])


def test_an_entry_that_is_missing_has_another_value() -> None:
    with pytest.raises(NotAsWritten, match="another value of K"):
        objects_of({}).require({}, K=Number("1"))
