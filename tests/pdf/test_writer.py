"""The file's objects in their order: reserved numbers are filled, and every place in the table is right."""

from __future__ import annotations

import pytest

from pdf.reading.revisions import IDENTIFIER, file_about, new_writer
from signoff.pdf.objects import IndirectDictionary, Stream, name, reference
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, read_revision
from signoff.pdf.reading.syntax import Stream as ReadStream
from signoff.pdf.writer import HEAD


def test_reserved_numbers_follow_those_given_so_far() -> None:
    writer = new_writer()
    before = reference(writer, Stream(b""))
    first = writer.reserve(3)
    after = reference(writer, Stream(b""))
    assert [before, f"{first} 0 R", after] == ["1 0 R", "2 0 R", "5 0 R"]
    assert writer.reserve(0) == writer.reserve(1) == 6


def test_text_is_written_under_the_numbers_reserved_for_it() -> None:
    writer = new_writer()
    reference(writer, Stream(b""))
    first = writer.reserve(2)
    writer.supply(first, ["<< /A 1 >>", "(two)"])
    information = {"First": f"{first} 0 R", "Second": f"{first + 1} 0 R"}
    revision = read_revision(file_about(information, writer))
    assert revision.objects[first] == {"A": Number("1")}
    assert revision.objects[first + 1] == "two"
    assert revision.objects[revision.trailer.information] == {"First": Reference(first), "Second": Reference(first + 1)}


def test_a_number_reserved_and_never_filled_is_a_mistake() -> None:
    writer = new_writer()
    writer.reserve(1)
    with pytest.raises(KeyError):
        file_about({}, writer)


def test_text_beyond_ascii_is_a_mistake() -> None:
    writer = new_writer()
    with pytest.raises(UnicodeEncodeError):
        writer.supply(writer.reserve(1), ["(é)"])


def test_objects_that_others_add_while_they_are_written_are_written_too() -> None:
    writer = new_writer()
    inner = IndirectDictionary({"Deep": writer.Reference(Stream(b"x", {"N": 1}))})
    revision = read_revision(file_about({"Held": writer.Reference(inner)}, writer))
    assert ReadStream({"N": Number("1")}, b"x") in revision.objects.values()
    assert {"Type": Name("Catalog")} in revision.objects.values()


def test_the_same_objects_give_the_same_bytes() -> None:
    def data() -> bytes:
        writer = new_writer()
        return file_about({"Held": writer.Reference(Stream(b"x")), "Name": name("A")}, writer)

    assert data() == data()
    assert data().startswith(HEAD)
    assert data().endswith(b"%%EOF\n")
    assert data().count(IDENTIFIER.encode()) == 2


def test_an_identifier_in_other_digits_is_not_read_back() -> None:
    writer = new_writer()
    writer.info = IndirectDictionary({})
    data = writer.format("not hexadecimal")
    with pytest.raises(NotAsWritten, match="another trailer"):
        read_revision(data)
