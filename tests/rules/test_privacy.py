"""Every text that a publication copy shows is searched for what it should not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from signoff.notice.part import Part
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record
from signoff.rules.findings import Finding

MOBILE = "07700 900123"
WITHHELD = "exempt_information.text."


def leaves(part: Any, path: str = "") -> Iterator[str]:
    if isinstance(part, Part):
        for name in part.__struct_fields__:
            yield from leaves(getattr(part, name), f"{path}.{name}".lstrip("."))
    else:
        yield path


def is_text(path: str) -> bool:
    changed = msgspec.to_builtins(with_value(Notice(), path, MOBILE))
    try:
        return bool(value_at(msgspec.convert(changed, Notice), path) == MOBILE)
    except msgspec.ValidationError:
        return False


TEXTS = [path for path in leaves(Notice()) if is_text(path) and path != "approximate_value"]


@pytest.mark.parametrize("path", TEXTS)
def test_a_mobile_number_is_seen_wherever_it_would_be_published(
    path: str, make: Callable[..., Record], findings: Callable[..., dict[str, Finding]]
) -> None:
    finding = findings(make("significant_operational", {path: MOBILE})).get("personal-mobile")
    if path.startswith(WITHHELD):
        assert finding is None
    else:
        assert finding is not None
        assert finding.field == path
