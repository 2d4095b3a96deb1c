"""What files are called that are kept beside a register, before something else takes its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path


def aside_path(register: Path, occasion: str, at: dt.datetime) -> Path:
    """Return a free path beside a register, named after it, an occasion such as "before-restore" and the local time."""
    name = f"{register.stem}-{occasion}-{at.astimezone():%Y-%m-%d-%H%M%S}{register.suffix}"
    path = candidate = register.with_name(name)
    count = 2
    while candidate.exists():
        candidate, count = path.with_stem(f"{path.stem}-{count}"), count + 1
    return candidate
