"""Run by a later program: its verdicts on documents, and whether it writes them as they were signed, as JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from signoff.errors import RecordRefused
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role
from signoff.signing.verification import verify

AT = dt.datetime(2025, 1, 1, 12, 0, tzinfo=dt.UTC)


def judged(path: Path) -> dict[str, Any]:
    """Return the verdict on a document, and on what follows from it."""
    try:
        record = read_record(path.read_bytes())
    except RecordRefused as refusal:
        return {"refused": str(refusal)}
    written = write_record(record)
    packed = msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=Record)
    following = followed(record)
    return {
        "outcome": verify(record).outcome,
        "summary": verify(record).summary,
        "tampered": verify(replace(record, notice=replace(record.notice, reasons="No."))).outcome,
        "stripped": json.loads(write_record(replace(record, signatures=())))["version"],
        "notice": msgspec.to_builtins(record.notice),
        "written": written.decode(),
        "comes back": read_record(written) == record == packed,
        "then": {name: verify(follower).summary for name, follower in following.items()},
        "then comes back": all(read_record(write_record(follower)) == follower for follower in following.values()),
        "then written": {name: write_record(follower).decode() for name, follower in following.items()},
    }


def followed(record: Record) -> dict[str, Record]:
    """Return what may become of a record, step by step."""
    if record.is_publication:
        return {}
    followers = {"copied": lifecycle.copy_of(record, record.terms, actor="PA", at=AT)}
    if record.decision_signature is not None:
        referenced = lifecycle.give_reference(record, "D2", actor="DS", at=AT)
        published = lifecycle.publish(referenced, date=AT.date(), url=None, actor="DS", at=AT)
        succeeded = lifecycle.successor_of(record, record.terms, actor="PA", at=AT)
        return followers | {"published": published, "public": publication_copy(published), "succeeded": succeeded}
    dated = lifecycle.edit(record, with_value(record.notice, "decision_date", AT.date()), actor="PA", at=AT)
    handed = lifecycle.hand_over(dated, actor="PA", at=AT)
    decided = lifecycle.sign(
        handed, role=Role.DECISION_MAKER, name="B. Officer", post="Chief", date=AT.date(), mark=None, at=AT
    )
    edited = lifecycle.edit(record, with_value(record.notice, "reasons", "Others."), actor="PA", at=AT)
    return followers | {"dated": dated, "handed over": handed, "decided": decided, "edited": edited}


if __name__ == "__main__":
    json.dump({Path(path).name: judged(Path(path)) for path in sys.argv[1:]}, sys.stdout)
