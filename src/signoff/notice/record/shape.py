"""Whether plain JSON has the shape that a JSON Schema asks for, with the schema's defaults filled in.

It knows the part of JSON Schema (2020-12) that msgspec writes. So a document of an earlier version is held against
what that version was, and not against today's model.
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
    """Why JSON is no sound notice, as the rest of a sentence without its stop."""


def fitted(value: Any, schema: Shape) -> Any:
    """Return the value with the defaults of what it leaves out; raises Refusal, which names the place.

    The value itself does not change.
    """
    return _Fitting(schema.get("$defs", {})).fitted(value, schema, "")


class _Fitting:
    """One document held against one schema."""

    def __init__(self, definitions: Shape) -> None:
        self._definitions = definitions

    def fitted(self, value: Any, shape: Shape, place: str) -> Any:
        if "$ref" in shape:
            return self.fitted(value, self._definitions[shape["$ref"].removeprefix("#/$defs/")], place)
        if "anyOf" in shape:
            return self._any(value, shape["anyOf"], place)
        if "enum" in shape and not any(one == value and type(one) is type(value) for one in shape["enum"]):
            raise _refused(place, f"{_shown(value)} is not one of {', '.join(map(_shown, shape['enum']))}")
        kind = shape.get("type", "")
        if kind and not _is(value, kind):
            raise _refused(place, f"expected {kind}, got {_kind_of(value)}")
        if kind == "object":
            return self._object(value, shape, place)
        if kind == "array":
            return self._array(value, shape, place)
        if kind == "string":
            _check_text(value, shape, place)
        return value

    def _any(self, value: Any, shapes: list[Shape], place: str) -> Any:
        if value is None and {"type": "null"} in shapes:
            return None
        told: Refusal | None = None
        for shape in shapes:
            if shape == {"type": "null"}:
                continue
            try:
                return self.fitted(value, shape, place)
            except Refusal as refusal:
                told = told or refusal
        raise told or _refused(place, f"got {_kind_of(value)}")

    def _object(self, value: dict[str, Any], shape: Shape, place: str) -> dict[str, Any]:
        known: Shape = shape.get("properties", {})
        others = shape.get("additionalProperties", True)
        fitted = {}
        for name, one in value.items():
            if name not in known and others is False:
                raise _refused(place, f"contains unknown field {_shown(name)}")
            wanted = known.get(name, others if isinstance(others, dict) else {})
            fitted[name] = self.fitted(one, wanted, f"{place}.{name}" if place else name)
        for name in shape.get("required", ()):
            if name not in value:
                raise _refused(place, f"missing required field {_shown(name)}")
        left_out = {name: deepcopy(one["default"]) for name, one in known.items() if "default" in one}
        return {**{name: one for name, one in left_out.items() if name not in value}, **fitted}

    def _array(self, value: list[Any], shape: Shape, place: str) -> list[Any]:
        if not shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", len(value)):
            raise _refused(place, f"got {len(value)} entries")
        shapes = list(shape.get("prefixItems", ()))
        shapes += [shape.get("items") or {}] * (len(value) - len(shapes))
        return [
            self.fitted(one, wanted, f"{place}[{number}]")
            for number, (one, wanted) in enumerate(zip(value, shapes, strict=False))
        ]


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _KINDS[kind])


def _kind_of(value: Any) -> str:
    return next(kind for kind in _KINDS if _is(value, kind))


def _check_text(value: str, shape: Shape, place: str) -> None:
    if len(value) > shape.get("maxLength", len(value)):
        raise _refused(place, f"expected at most {shape['maxLength']} characters")
    if "pattern" in shape and re.search(shape["pattern"], value) is None:
        raise _refused(place, "got another text than is expected there")


def _refused(place: str, words: str) -> Refusal:
    return Refusal(f"at {_short(place)}, {words}" if place else words)


def _shown(value: Any) -> str:
    return _short(str(value) if value is not None else "nothing")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
