"""What a style declares, and what several styles of one element declare together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

Declarations: TypeAlias = Mapping[str, str]

NOTHING: Declarations = MappingProxyType({})

_COMMENTS = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")


@lru_cache(maxsize=512)
def declarations(text: str) -> Declarations:
    """Return the properties that a style declares, by name, in small letters; of several values the last counts."""
    declared: dict[str, str] = {}
    for part in _COMMENTS.sub("", text).lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            declared[name.strip()] = value.strip()
    return MappingProxyType(declared)


def merged(parts: Sequence[Declarations]) -> Declarations:
    """Return the declarations together: a later one counts, unless an earlier one is important."""
    values: dict[str, str] = {}
    important: set[str] = set()
    for part in parts:
        for name, value in part.items():
            is_important = "!" in value and _IMPORTANT.search(value) is not None
            if is_important or name not in important:
                values[name] = _IMPORTANT.sub("", value) if is_important else value
            if is_important:
                important.add(name)
    return MappingProxyType(values)
