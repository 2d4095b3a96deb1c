"""Rows of a list that no register has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from signoff.notice.record.model import DecisionType
from signoff.notice.record.record import Status
from signoff.register.results import Row

NOON = dt.datetime(2024, 5, 14, 12, 0).astimezone()


def a_row(number: int, **parts: Any) -> Row:
    """Return a draft, but for the parts given."""
    defaults: dict[str, Any] = {
        "id": str(number),
        "subject": f"Gate {number}",
        "decision_type": DecisionType.KEY,
        "status": Status.DRAFT,
        "decision_maker": "A. Officer",
        "director": "",
        "reference": "",
        "council": "leeds",
        "changed_at": NOON,
        "is_publication": False,
    }
    return Row(**(defaults | parts))
