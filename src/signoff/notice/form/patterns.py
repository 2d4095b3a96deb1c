"""What a word of a profile or a form may look like."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

KEY = "^[a-z0-9][a-z0-9_-]*$"
FIELD_PATH = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
CLOSED_DAY = "^((19|20)[0-9][0-9]-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
HOUR = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
SMALL_WORDS = "^[a-z][a-z -]*$"
ABBREVIATION = r"^\w{1,12}([/&-]\w{1,12}){0,3}$"
LINE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"

LONGEST_KEY = 100

Key = Annotated[str, Meta(pattern=KEY)]
FieldPath = Annotated[str, Meta(pattern=FIELD_PATH)]
Abbreviation = Annotated[str, Meta(pattern=ABBREVIATION)]
Words = Annotated[str, Meta(pattern=LINE)]
