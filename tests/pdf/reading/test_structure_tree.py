"""The structure tree, object by object: each element in its place, each piece of content with its one owner."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from pdf.reading.revisions import objects_of
from signoff.pdf.reading.structure_tree import DEEPEST, GROUPS, INLINE, Annotated, Marked, Node, TreeReader
from signoff.pdf.reading.syntax import Name, NotAsWritten, Number, Reference, Value

ROOT, DOCUMENT, HEADING, PARAGRAPH, LINK, NOTE = 1, 2, 3, 4, 5, 6
FIRST_PAGE, SECOND_PAGE, OTHER_PAGE = 20, 21, 22
ANNOTATION = 30


def element(tag: str, parent: int, kids: Value, **more: Value) -> dict[str, Value]:
    return {"Type": Name("StructElem"), "S": Name(tag), "P": Reference(parent), "K": kids, **more}


def tree() -> dict[int, Any]:
    """Return a heading, a paragraph that runs over two pages with a link in it, and a note, as they are written."""
    elsewhere: Value = {"Type": Name("MCR"), "Pg": Reference(SECOND_PAGE), "MCID": Number(0)}
    linked: Value = {"Type": Name("OBJR"), "Obj": Reference(ANNOTATION), "Pg": Reference(FIRST_PAGE)}
    page = Reference(FIRST_PAGE)
    return {
        ROOT: {
            "Type": Name("StructTreeRoot"),
            "K": Reference(DOCUMENT),
            "ParentTree": {
                "Nums": [
                    Number(0),
                    [Reference(HEADING), Reference(PARAGRAPH), Reference(LINK)],
                    Number(1),
                    [Reference(PARAGRAPH), Reference(NOTE)],
                    Number(2),
                    Reference(LINK),
                ]
            },
            "ParentTreeNextKey": Number(3),
            "IDTree": {"Names": ["note-1", Reference(NOTE)]},
        },
        DOCUMENT: element("Document", ROOT, [Reference(HEADING), Reference(PARAGRAPH), Reference(NOTE)]),
        HEADING: element("H2", DOCUMENT, Number(0), Pg=page),
        PARAGRAPH: element("P", DOCUMENT, [Number(1), Reference(LINK), elsewhere], Pg=page),
        LINK: element("Link", PARAGRAPH, [Number(2), linked], Pg=page),
        NOTE: element("P", DOCUMENT, Number(1), Pg=Reference(SECOND_PAGE), ID="note-1"),
    }


def read(values: dict[int, Any], pages: int = 2) -> Node:
    annotations = {ANNOTATION: Annotated(0, 0)}
    return TreeReader(objects_of(values), [FIRST_PAGE, SECOND_PAGE][:pages], annotations).read(Reference(ROOT))


def test_a_tree_is_read_in_reading_order() -> None:
    link = Node("Link", None, None, (), (Marked(0, 2), Annotated(0, 0)))
    paragraph = Node("P", None, None, (), (Marked(0, 1), link, Marked(1, 0)))
    heading = Node("H2", None, None, (), (Marked(0, 0),))
    note = Node("P", None, "note-1", (), (Marked(1, 1),))
    document = Node("Document", None, None, (), (heading, paragraph, note))
    assert read(tree()) == document
    assert [node.tag for node in document.walk()] == ["Document", "H2", "P", "Link", "P"]
    assert list(document.pieces()) == [Marked(0, 0), Marked(0, 1), Marked(0, 2), Marked(1, 0), Marked(1, 1)]


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"O": Name("Table"), "Scope": Name("Column")}, ("Table", "Column")),
        ({"O": Name("List"), "ListNumbering": Name("Decimal")}, ("List", "Decimal")),
        (
            {"O": Name("Layout"), "Placement": Name("Inline"), "BBox": [Number(str(n)) for n in (1, 2, 3, 4)]},
            ("Layout", "1", "2", "3", "4", "Inline"),
        ),
    ],
)
def test_attributes_are_read_as_words(attributes: Value, words: tuple[str, ...]) -> None:
    values = tree()
    values[HEADING] |= {"A": attributes, "Alt": "A heading"}
    heading = read(values).kids[0]
    assert isinstance(heading, Node)
    assert (heading.attributes, heading.alt) == (words, "A heading")


Change = Callable[[dict[int, Any]], object]


def entry(number: int, **entries: Value) -> Change:
    """Return a change that gives an object these entries."""
    return lambda values: values[number].update(entries)


def without(number: int, key: str) -> Change:
    """Return a change that takes an entry from an object."""
    return lambda values: values[number].pop(key)


def parents(place: int, value: Value) -> Change:
    """Return a change of one value in the parent tree."""

    def change(values: dict[int, Any]) -> None:
        values[ROOT]["ParentTree"]["Nums"][place] = value

    return change


def both(*changes: Change) -> Change:
    def change(values: dict[int, Any]) -> None:
        for part in changes:
            part(values)

    return change


REFUSED: dict[str, tuple[Change, str]] = {
    "another root": (entry(ROOT, Type=Name("Root")), "another value of Type"),
    "more in the root": (entry(ROOT, RoleMap={}), "other entries: .*RoleMap"),
    "no parent tree": (without(ROOT, "ParentTree"), "other entries: .*ParentTree"),
    "a first element that is no document": (entry(DOCUMENT, S=Name("Sect")), "does not begin with the document"),
    "an element of another type": (entry(HEADING, Type=Name("Elem")), "another value of Type"),
    "a tag as text": (entry(HEADING, S="H2"), "no name where"),
    "a tag in small letters": (entry(HEADING, S=Name("h2")), "another kind of type"),
    "a tag too long": (entry(HEADING, S=Name("H" * 14)), "another kind of type"),
    "another parent": (entry(HEADING, P=Reference(ROOT)), "another value of P"),
    "a parent that is a number": (entry(HEADING, P=Number(DOCUMENT)), "another value of P"),
    "a language of its own": (entry(HEADING, Lang="fr"), "other entries: .*Lang"),
    "text in place of words": (entry(HEADING, ActualText="other"), "other entries: .*ActualText"),
    "an alternative that is a name": (entry(HEADING, Alt=Name("A")), "no text where"),
    "no kids": (without(HEADING, "K"), "other entries: .*K"),
    "an array of one kid": (entry(HEADING, K=[Number(0)]), "an array of one"),
    "an element twice": (
        entry(DOCUMENT, K=[Reference(HEADING), Reference(HEADING), Reference(PARAGRAPH), Reference(NOTE)]),
        "object 3 stands for two things",
    ),
    "an element within itself": (entry(HEADING, K=Reference(HEADING)), "object 3 stands for two things"),
    "a kid that is nothing": (entry(HEADING, K=Reference(99)), "a reference to nothing, 99"),
    "a kid that is a name": (entry(HEADING, K=Name("K")), "no dictionary where"),
    "a piece with a sign": (entry(HEADING, K=Number("-0")), "no whole number"),
    "content on no page": (without(HEADING, "Pg"), "content on no page"),
    "a page without content": (entry(DOCUMENT, Pg=Reference(FIRST_PAGE)), "another page than its content"),
    "a page that is none": (entry(HEADING, Pg=Reference(OTHER_PAGE)), "a page that the file does not have"),
    "content of another page": (entry(HEADING, Pg=Reference(SECOND_PAGE)), "content that belongs to two elements"),
    "content with two owners": (entry(HEADING, K=Number(1)), "content that belongs to two elements"),
    "content left out": (entry(HEADING, K=Number(7)), "content that no element holds"),
    "words in a group": (entry(HEADING, S=Name("Sect")), "words in no paragraph"),
    "words beside a paragraph": (entry(LINK, S=Name("P")), "words in no paragraph"),
    "own content as another page's": (
        entry(NOTE, K=[{"Type": Name("MCR"), "Pg": Reference(SECOND_PAGE), "MCID": Number(1)}, Number(2)]),
        "of an element's own page, written as another's",
    ),
    "an annotation of another page": (
        entry(LINK, K=[Number(2), {"Type": Name("OBJR"), "Obj": Reference(ANNOTATION), "Pg": Reference(SECOND_PAGE)}]),
        "an annotation that its page does not have",
    ),
    "an annotation that is none": (
        entry(LINK, K=[Number(2), {"Type": Name("OBJR"), "Obj": Reference(31), "Pg": Reference(FIRST_PAGE)}]),
        "an annotation that its page does not have",
    ),
    "a reference to another kind of object": (
        entry(LINK, K=[Number(2), {"Type": Name("OBJ"), "Obj": Reference(30), "Pg": Reference(FIRST_PAGE)}]),
        "another value of Type",
    ),
    "an annotation that belongs to nothing": (
        both(entry(LINK, K=Number(2)), parents(5, Reference(LINK))),
        "an annotation that no element holds",
    ),
    "attributes of another owner": (entry(HEADING, A={"O": Name("CSS-2.00")}), "attributes of another kind"),
    "attributes of two owners": (
        entry(HEADING, A={"O": Name("Table"), "Scope": Name("Row"), "ListNumbering": Name("Disc")}),
        "attributes of another kind",
    ),
    "an attribute of another owner": (
        entry(HEADING, A={"O": Name("List"), "Scope": Name("Row")}),
        "attributes of another kind",
    ),
    "half a layout": (entry(HEADING, A={"O": Name("Layout"), "Placement": Name("Inline")}), "attributes of another"),
    "an unknown attribute": (entry(HEADING, A={"O": Name("Table"), "RowSpan": Number(2)}), "other entries: .*RowSpan"),
    "attributes in an array": (entry(HEADING, A=[{"O": Name("Table")}]), "no dictionary where"),
    "another owner in the parent tree": (parents(1, [Reference(NOTE)] * 3), "another value of Nums"),
    "another key in the parent tree": (parents(2, Number(4)), "another value of Nums"),
    "an annotation of another element": (parents(5, Reference(PARAGRAPH)), "another value of Nums"),
    "another next key": (entry(ROOT, ParentTreeNextKey=Number(9)), "another value of ParentTreeNextKey"),
    "a parent tree with limits": (
        lambda values: values[ROOT]["ParentTree"].update(Limits=[Number(0), Number(2)]),
        "other entries: .*Limits",
    ),
    "names without identifiers": (without(NOTE, "ID"), "another value of Names"),
    "identifiers without names": (without(ROOT, "IDTree"), "no dictionary where"),
    "another name": (entry(ROOT, IDTree={"Names": ["note-2", Reference(NOTE)]}), "another value of Names"),
    "the name of another element": (entry(ROOT, IDTree={"Names": ["note-1", Reference(LINK)]}), "value of Names"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_tree_of_another_form_is_refused(case: str) -> None:
    change, reason = REFUSED[case]
    values = tree()
    change(values)
    with pytest.raises(NotAsWritten, match=reason):
        read(values)


def test_a_document_directly_in_place_of_a_reference_is_refused() -> None:
    values = tree()
    values[ROOT]["K"] = copy.copy(values[DOCUMENT])
    with pytest.raises(NotAsWritten, match="where a reference belongs"):
        read(values)


def nested(depth: int) -> dict[int, Any]:
    """Return a tree of one branch whose paragraph is this deep."""
    last = DOCUMENT + depth
    values: dict[int, Any] = {
        number: element("Document" if number == DOCUMENT else "Sect", number - 1, Reference(number + 1))
        for number in range(DOCUMENT, last)
    }
    values[last] = element("P", last - 1, Number(0), Pg=Reference(FIRST_PAGE + 100))
    values[ROOT] = {
        "Type": Name("StructTreeRoot"),
        "K": Reference(DOCUMENT),
        "ParentTree": {"Nums": [Number(0), [Reference(last)]]},
        "ParentTreeNextKey": Number(1),
    }
    return values


def read_nested(depth: int) -> Node:
    return TreeReader(objects_of(nested(depth)), [FIRST_PAGE + 100], {}).read(Reference(ROOT))


def test_elements_nest_as_deep_as_the_limit_and_no_deeper() -> None:
    assert len(list(read_nested(DEEPEST).walk())) == DEEPEST + 1
    with pytest.raises(NotAsWritten, match="elements nested too deep"):
        read_nested(DEEPEST + 1)


@pytest.mark.parametrize("tag", sorted(GROUPS))
def test_a_group_holds_elements_only(tag: str) -> None:
    values = nested(2)
    values[DOCUMENT + 1]["S"] = Name(tag)
    if tag != "Document":
        assert TreeReader(objects_of(values), [FIRST_PAGE + 100], {}).read(Reference(ROOT)).kids
    values[DOCUMENT + 2]["S"] = Name(tag)
    with pytest.raises(NotAsWritten, match="words in no paragraph"):
        TreeReader(objects_of(values), [FIRST_PAGE + 100], {}).read(Reference(ROOT))


@pytest.mark.parametrize("tag", sorted(INLINE))
def test_an_element_within_a_line_may_be_beside_words(tag: str) -> None:
    values = tree()
    values[LINK]["S"] = Name(tag)
    assert [node.tag for node in read(values).walk()] == ["Document", "H2", "P", tag, "P"]
