"""Whether plain JSON has the shape that a JSON Schema asks for, with the schema's defaults filled in.

It knows the part of JSON Schema (2020-12) that msgspec writes. So a document of an earlier version is checked
against that version's own schema, and not against today's model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any, TypeAlias

Shape: TypeAlias = Mapping[str, Any]

_KINDS: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


class Refusal(ValueError):
    """Why JSON is not a sound notice, as the rest of a sentence without its full stop."""


def with_defaults(value: Any, schema: Shape) -> Any:
    """Return the value with defaults for what it leaves out; raises Refusal, which says where, for another shape.

    The value itself does not change.
    """
    return _Validation(schema.get("$defs", {})).with_defaults(value, schema, "")


class _Validation:
    """The check of one document against one schema."""

    def __init__(self, definitions: Shape) -> None:
        self._definitions = definitions

    def with_defaults(self, value: Any, shape: Shape, path: str) -> Any:
        if "$ref" in shape:
            return self.with_defaults(value, self._definitions[shape["$ref"].removeprefix("#/$defs/")], path)
        if "anyOf" in shape:
            return self._any(value, shape["anyOf"], path)
        if "enum" in shape and not any(option == value and type(option) is type(value) for option in shape["enum"]):
            raise _refusal(path, f"{_display(value)} is not one of {', '.join(map(_display, shape['enum']))}")
        kind = shape.get("type", "")
        if kind and not _is(value, kind):
            raise _refusal(path, f"expected {kind}, got {_kind_of(value)}")
        if kind == "object":
            return self._object(value, shape, path)
        if kind == "array":
            return self._array(value, shape, path)
        if kind == "string":
            _check_text(value, shape, path)
        if kind == "integer":
            _check_number(value, shape, path)
        return value

    def _any(self, value: Any, shapes: list[Shape], path: str) -> Any:
        if value is None and {"type": "null"} in shapes:
            return None
        first_refusal: Refusal | None = None
        for shape in shapes:
            if shape == {"type": "null"}:
                continue
            try:
                return self.with_defaults(value, shape, path)
            except Refusal as refusal:
                first_refusal = first_refusal or refusal
        raise first_refusal or _refusal(path, f"got {_kind_of(value)}")

    def _object(self, value: dict[str, Any], shape: Shape, path: str) -> dict[str, Any]:
        properties: Shape = shape.get("properties", {})
        additional = shape.get("additionalProperties", True)
        complete = {}
        for name, member in value.items():
            if "propertyNames" in shape:
                self.with_defaults(name, shape["propertyNames"], f"{path}.{name}")
            if name not in properties and additional is False:
                raise _refusal(path, f"contains unknown field {_display(name)}")
            member_shape = properties.get(name, additional if isinstance(additional, dict) else {})
            complete[name] = self.with_defaults(member, member_shape, f"{path}.{name}" if path else name)
        for name in shape.get("required", ()):
            if name not in value:
                raise _refusal(path, f"missing required field {_display(name)}")
        defaults = {name: deepcopy(member["default"]) for name, member in properties.items() if "default" in member}
        return {**{name: member for name, member in defaults.items() if name not in value}, **complete}

    def _array(self, value: list[Any], shape: Shape, path: str) -> list[Any]:
        if not shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", len(value)):
            raise _refusal(path, f"got {len(value)} entries")
        shapes = list(shape.get("prefixItems", ()))
        shapes += [shape.get("items") or {}] * (len(value) - len(shapes))
        return [
            self.with_defaults(entry, entry_shape, f"{path}[{index}]")
            for index, (entry, entry_shape) in enumerate(zip(value, shapes, strict=False))
        ]


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _KINDS[kind])


def _kind_of(value: Any) -> str:
    return next(kind for kind in _KINDS if _is(value, kind))


def _check_text(value: str, shape: Shape, path: str) -> None:
    if len(value) > shape.get("maxLength", len(value)):
        raise _refusal(path, f"expected at most {shape['maxLength']} characters")
    if "pattern" in shape and re.search(shape["pattern"], value) is None:
        raise _refusal(path, "the text does not have the expected form")


def _check_number(value: int, shape: Shape, path: str) -> None:
    if not shape.get("minimum", value) <= value <= shape.get("maximum", value):
        raise _refusal(path, "the number is too small or too large")


def _refusal(path: str, words: str) -> Refusal:
    return Refusal(f"at {_clip(path)}, {words}" if path else words)


def _display(value: Any) -> str:
    return _clip(str(value) if value is not None else "nothing")


def _clip(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
