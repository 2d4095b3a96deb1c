"""Answers by their dotted paths, such as `contact.name`: read, and replaced by others."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from signoff.notice.part import Part
from signoff.notice.record.model import Additional, Consultee, Notice, is_blank

_OF_A_KEY: dict[str, Part] = {"additional": Additional(), "rows": Consultee()}
"""What is answered under a key while nobody has: by the name of the member that has such keys."""


def value_at(part: Any, path: str) -> Any:
    """Return the value at a dotted path such as `contact.name`, below a notice (or any part).

    A numeral steps into a tuple (`consultation.executive_member.interests.0.member`), a key into what a council's own
    form asks for (`additional.risk.text`), which is blank until it is answered.
    Raises AttributeError or IndexError for a path that does not exist.
    """
    before = ""
    for step in path.split("."):
        part, before = _step_into(part, step, before), step
    return part


def _step_into(part: Any, step: str, before: str) -> Any:
    if isinstance(part, tuple):
        return part[_index(step)]
    return part.get(step, _OF_A_KEY.get(before)) if isinstance(part, dict) else getattr(part, step)


def _index(step: str) -> int:
    """Return the index that a step into a tuple names; raises IndexError for a step that is not one."""
    if step.isdecimal() and len(step) < 10:
        return int(step)
    raise IndexError(step)


def with_value(notice: Notice, path: str, value: Any) -> Notice:
    """Return the notice with the value at a dotted path replaced; the notice itself does not change.

    Raises AttributeError or IndexError for a path that does not exist.
    """
    value_at(notice, path)
    return cast(Notice, _replaced(notice, path.split("."), value))


def _replaced(part: Any, steps: list[str], value: Any, before: str = "") -> Any:
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    inner = _replaced(_step_into(part, first, before), rest, value, first)
    if isinstance(part, tuple):
        index = _index(first)
        return (*part[:index], inner, *part[index + 1 :])
    if isinstance(part, dict):  # an answer that is taken back leaves nothing behind
        others = {key: answer for key, answer in part.items() if key != first}
        return others if is_blank(inner) else {**part, first: inner}
    return msgspec.structs.replace(part, **{first: inner})
