"""Kinds of values that several parts of a record have."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

Instant = Annotated[dt.datetime, Meta(tz=True)]

Identifier = Annotated[
    str, Meta(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", max_length=36)
]
