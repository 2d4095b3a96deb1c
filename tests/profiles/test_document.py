"""A profile that is changed key by key: what is not changed stays as a person wrote it, to the letter."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable

import pytest

from signoff.errors import ResourceProblem
from signoff.files import parse_toml
from signoff.paths import resource
from signoff.profiles.document import ProfileDocument
from signoff.profiles.rows import Areas, Pairs, Tables, Texts

LEEDS = resource("councils/leeds.toml").read_text("utf-8")
INLINE = """key = "b"   # the file's name
closures = [{ from = "12-24", to = "01-02" }]
labels = { subject = "T" }

[periods]
# not changed since 2019
x = 1
"""

Change = Callable[[ProfileDocument], object]


def changes(change: Change, text: str = LEEDS) -> tuple[list[str], list[str]]:
    """Return the lines that a change takes away, and those that it brings."""
    document = ProfileDocument(text)
    change(document)
    lines = list(difflib.ndiff(text.splitlines(), document.text().splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def test_a_text_that_is_not_changed_is_the_same_to_the_letter() -> None:
    for path in resource("councils").glob("*.toml"):
        text = path.read_text("utf-8")
        assert ProfileDocument(text).text() == text


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (
            lambda document: document.change("key_threshold", 250_000),
            ["key_threshold = 500_000   # pounds: above it a decision is significant by its value"],
            ["key_threshold = 250_000   # pounds: above it a decision is significant by its value"],
        ),
        (lambda document: document.change("bands[1].upper", None), ["upper = 1_000_000"], []),
        (lambda document: document.change("confirmed", False), [], ["confirmed = false"]),
        (lambda document: document.change('labels."contact.name"', "N"), [], ["", "[labels]", '"contact.name" = "N"']),
        (lambda document: document.change("version", None), ['version = "2026.1"'], []),
        (
            lambda document: document.insert("bands", 9, {"decision_type": "key", "lower": 5, "upper": None}),
            [],
            ["", "[[bands]]", 'decision_type = "key"', "lower = 5"],
        ),
        (
            lambda document: document.remove("closures", 0),
            ["", "[[closures]]", 'from = "12-27"', 'to = "12-31"'],
            [],
        ),
    ],
)
def test_a_change_touches_its_own_lines_alone(change: Change, gone: list[str], new: list[str]) -> None:
    assert changes(change) == (gone, new)


def test_a_row_that_goes_leaves_the_comment_above_the_next_table() -> None:
    document = ProfileDocument(LEEDS)
    document.remove("closures", 0)
    for name in ("equality", "subsidy", "best_value", "best_consideration"):
        document.change(f"prompts.{name}", None)
    assert "# The council's own Executive and Decision Making Procedure Rules" in document.text()
    assert "# What a notice is asked to have thought of." in document.text()
    assert "prompts" not in parse_toml(document.text().encode())


def test_rows_are_put_in_another_order_with_what_is_in_them() -> None:
    gone, new = changes(lambda document: document.move("bands", 8, 0))
    assert sorted(line for line in gone if line) == sorted(line for line in new if line)
    document = ProfileDocument(LEEDS)
    labels = [band["label"] for band in document.rows("bands")]
    document.move("bands", 0, 8)
    assert [band["label"] for band in document.rows("bands")] == [*labels[1:], labels[0]]


def test_rows_on_one_line_stay_on_it() -> None:
    gone, new = changes(lambda document: document.insert("closures", 1, {"from": "01-01", "to": "01-02"}), INLINE)
    assert len(gone) == len(new) == 1
    assert new[0].startswith('closures = [{ from = "12-24", to = "01-02" }, ')
    assert changes(lambda document: document.remove("closures", 0), INLINE)[1] == []
    document = ProfileDocument(INLINE)
    document.insert("closures", 0, {"from": "01-01", "to": "01-02"})
    document.move("closures", 0, 1)
    assert [row["from"] for row in document.rows("closures")] == ["12-24", "01-01"]


def test_one_name_of_a_long_list_changes_one_line() -> None:
    wards = Areas(ProfileDocument(LEEDS)).rows()
    gone, new = changes(lambda document: Areas(document).set_cell(3, "name", "Armley East"))
    assert (gone, new) == (['  "Armley",'], ['  "Armley East",'])
    gone, new = changes(lambda document: Texts(document, "wards").move(0, 1))
    assert len(gone) == len(new) == 1
    assert len(wards) == 33


def test_an_area_takes_its_dates_along() -> None:
    document = ProfileDocument(LEEDS)
    areas, day = Areas(document), dt.date(2026, 5, 7)
    areas.set_cell(0, "from", day)
    areas.set_cell(0, "name", "Adel")
    areas.insert(1, {"name": "Old “Town”", "to": day})
    areas.move(1, 0)
    assert areas.rows()[:2] == [{"name": "Old “Town”", "to": day}, {"name": "Adel", "from": day}]
    assert areas.row_at("ward_dates.Adel") == areas.row_at("wards[1]") == 1
    areas.remove(0)
    areas.set_cell(0, "from", None)
    assert "ward_dates" not in parse_toml(document.text().encode())


def test_tables_of_one_kind_are_counted_among_themselves() -> None:
    document = ProfileDocument(LEEDS)
    bands = Tables(document, "bands", ("decision_type", "administrative"))
    bands.insert(2, {"key": "over", "label": "over £100,000", "lower": 100_000})
    bands.move(2, 0)
    bands.set_cell(0, "lower", None)
    assert [row["key"] for row in bands.rows()] == ["over", "below_25k", "25k_to_100k"]
    assert bands.place_of(0, "label") == "bands[7].label"
    assert (bands.row_at("bands[8].upper"), bands.row_at("bands[0].upper")) == (1, None)


def test_pairs_keep_their_order() -> None:
    document = ProfileDocument(INLINE)
    pairs = Pairs(document, "labels")
    pairs.insert(1, {"key": "contact.name", "words": "Officer"})
    pairs.set_cell(0, "key", "director")
    pairs.move(0, 1)
    assert pairs.rows() == [{"key": "contact.name", "words": "Officer"}, {"key": "director", "words": "T"}]
    assert pairs.row_at("labels.director") == 1
    with pytest.raises(ResourceProblem, match="“director” is in the list already"):
        pairs.set_cell(0, "key", "director")
    assert len(pairs.rows()) == 2
    pairs.remove(0)
    assert document.value("labels") == {"director": "T"}
    assert "# not changed since 2019" in document.text()
