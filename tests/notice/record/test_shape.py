"""Plain JSON checked against an earlier version's schema: defaults are filled in, other shapes refused."""

from __future__ import annotations

from typing import Any

import pytest

from signoff.notice.record.shape import Refusal, with_defaults

SCHEMA: dict[str, Any] = {
    "$ref": "#/$defs/Whole",
    "$defs": {
        "Whole": {
            "type": "object",
            "properties": {
                "name": {"type": "string", "maxLength": 5, "pattern": "^[a-z]+$"},
                "side": {"enum": ["left", 1]},
                "part": {"anyOf": [{"$ref": "#/$defs/Part"}, {"type": "null"}], "default": None},
                "pair": {
                    "type": "array",
                    "prefixItems": [{"type": "integer"}, {"type": "boolean"}],
                    "items": False,
                    "minItems": 2,
                    "maxItems": 2,
                },
                "parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}, "default": []},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}, "default": {"a": "b"}},
            },
            "required": ["name"],
            "additionalProperties": False,
        },
        "Part": {
            "type": "object",
            "properties": {"size": {"type": "number", "default": 2.5}},
            "required": [],
            "additionalProperties": False,
        },
    },
}


def test_what_is_left_out_is_filled_in_and_the_value_stays_as_it_is() -> None:
    value = {"name": "gate", "part": {}, "parts": [{"size": 1}, {}], "pair": [1, True], "side": 1}
    complete = with_defaults(value, SCHEMA)
    assert complete == value | {"part": {"size": 2.5}, "parts": [{"size": 1}, {"size": 2.5}], "labels": {"a": "b"}}
    assert value["part"] == {}
    complete["labels"]["a"] = "c"
    assert with_defaults({"name": "gate"}, SCHEMA) == {"name": "gate", "part": None, "parts": [], "labels": {"a": "b"}}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "expected object, got array"),
        ({}, "missing required field name"),
        ({"name": "gate", "size": 1}, "contains unknown field size"),
        ({"name": None}, "at name, expected string, got null"),
        ({"name": "gates!"}, "at name, expected at most 5 characters"),
        ({"name": "Gate"}, "at name, the text does not have the expected form"),
        ({"name": "gate", "side": True}, "at side, True is not one of left, 1"),
        ({"name": "gate", "part": 1}, "at part, expected object, got integer"),
        ({"name": "gate", "part": {"size": True}}, "at part.size, expected number, got boolean"),
        ({"name": "gate", "pair": [1]}, "at pair, got 1 entries"),
        ({"name": "gate", "pair": [1.5, True]}, "at pair[0], expected integer, got number"),
        ({"name": "gate", "parts": [{}, {"x" * 100: 1}]}, f"at parts[1], contains unknown field {'x' * 79}…"),
        ({"name": "gate", "labels": {"a": 1}}, "at labels.a, expected string, got integer"),
    ],
)
def test_another_shape_is_refused_with_its_path(value: Any, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        with_defaults(value, SCHEMA)
    assert str(refusal.value) == words
