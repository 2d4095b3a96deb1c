"""Run by a later program: opens a register, reads everything in it and continues with it, and reports that as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from all_rows import rows_of
from later_verdicts import followed
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.record import Record, Status
from signoff.register.store import Register
from signoff.signing.verification import verify

AT = dt.datetime(2025, 1, 1, 12, 0, tzinfo=dt.UTC)


def lived_on(path: Path, files: list[Path]) -> dict[str, Any]:
    """Return what a register reports before and after every notice has continued, first those of the files."""
    with Register.open(path) as register:
        brought = [register.import_record(read_record(file.read_bytes())).outcome for file in files]
        records = [register.get(row.id) for row in rows_of(register)]
        before = snapshot(register, records)
        outcomes = [register.import_record(read_record(write_record(record))).outcome for record in records]
        for record in records:
            register.save(record)
        after = [register.get(record.id) for record in records]
        gone_on = [changed for record in records if (changed := gone(record)) is not None]
        for record in gone_on:
            register.save(record)
    with Register.open(path) as register:
        now = [register.get(record.id) for record in gone_on]
        copies = [register.import_as_copy(record, actor="PA", at=AT) for record in records]
        copied = [register.get(record.id) for record in copies] == copies
        taken = [register.import_record(later).outcome for later in map(withdrawn, now)]
        return {
            "brought": brought,
            "before": before,
            "again": outcomes,
            "unchanged": after == records,
            "saved": now == gone_on,
            "copied": copied,
            "taken": taken,
            "after": snapshot(register, [register.get(row.id) for row in rows_of(register)]),
        }


def snapshot(register: Register, records: list[Record]) -> dict[str, Any]:
    """Return what the register says of its notices."""
    return {
        "outcomes": sorted(f"{record.status}: {verify(record).outcome}" for record in records),
        "found": len(rows_of(register, "gate")),
        "damaged": list(register.damaged().values()),
        "drafts": len(register.draft_reader().turn(1000).records),
        "earlier": sum(len(register.earlier_states(record.id)) for record in records),
    }


def gone(record: Record) -> Record | None:
    """Return what becomes of a record next."""
    following = followed(record)
    return following.get("published") or following.get("decided")


def withdrawn(record: Record) -> Record:
    """Return the record withdrawn elsewhere."""
    changed = lifecycle.withdraw(record, actor="DS", at=AT)
    assert changed.status is Status.WITHDRAWN
    return read_record(write_record(changed))


if __name__ == "__main__":
    json.dump(lived_on(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:]]), sys.stdout)
