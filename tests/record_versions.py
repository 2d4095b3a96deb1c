"""What a version of the record is: a few digests, and documents, that may never change once it is released.

`python -m record_versions`, with `src` and `tests` on PYTHONPATH, rewrites those of today's version, and
its schema.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from builders import DAY, draft, later
from signoff import paths
from signoff.notice.marks.mark import Device, ImageMark, StrokesMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.digest import content_digest, copy_digest, event_digest, proof_text, state_digest
from signoff.notice.record.document import canonical_json, entries_of, members_of
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.model import (
    Authority,
    AuthorityKind,
    Consultation,
    Consultee,
    DecisionType,
    Dispensation,
    ExemptInformation,
    ExemptText,
    ForthcomingList,
    Interest,
    OfficerInterest,
    Paper,
    PaperKind,
    Route,
)
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import VERSION, Document, Proof, Record, Role, SeenPages, Signature, Superseded
from signoff.signing.proof.proof import new_key, prove

FOLDER = Path(__file__).parent / "notice" / "record" / "versions"
ID = "11111111-1111-4111-8111-111111111111"
SALT = "5a17" * 8
_WORDS = ("title", "description")


def known_facts(version: int) -> dict[str, Any]:
    """Return what is written down of a version; `released` is the first program that wrote it, or None."""
    facts: dict[str, Any] = json.loads((FOLDER / f"{version}.json").read_bytes())
    return facts


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the documents of today's version, as published in `resources/schema/`."""
    schema = msgspec.json.schema(Document)
    schema["$defs"]["Document"]["properties"]["version"] = {"enum": [VERSION]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:signoff:notice:{VERSION}",
        "title": f"signoff notice, version {VERSION}",
        **schema,
    }


def facts() -> dict[str, Any]:
    """Return what today's version is."""
    digests = {
        f"{name}: {what}": digest for name, record in records().items() for what, digest in _digests(record).items()
    }
    return {"schema": shape_of(json_schema()), "digests": digests}


def shape_of(schema: Any) -> str:
    """Return a digest of what a JSON Schema allows, whatever it says to readers."""
    return _sha256(without_words(schema))


def records(prove: Callable[[Signature], Proof] | None = None) -> dict[str, Record]:
    """Return one record of each sort, with something in every part that a digest covers."""
    earlier = Superseded(reference="D7", date=DAY, subject="The earlier gate")
    open_notice = replace(_drafted(), supersedes="0c0f4c2e-0000-4000-8000-000000000000", superseded=earlier)
    settled = lifecycle.settle(open_notice, rule="r", field="subject", word="As agreed", actor="PA", at=later(2))
    strokes = StrokesMark(width=60_000, height=20_000, device=Device.PEN, strokes=(((1, 2, 3, 4), (9_000, 8, 7, 6)),))
    approved = lifecycle.sign(
        settled,
        role=Role.SCRUTINY_CHAIR,
        name="B. Chair",
        post="Chair",
        date=DAY,
        mark=strokes,
        at=later(10),
        prove=prove,
    )
    decided = lifecycle.sign(
        approved,
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=ImageMark(width=50_000, height=20_000, outline="M0 0c1 1 2 2 3 3 1 1 2 2 3 3z"),
        at=later(12),
        prove=prove,
        pages=lambda _: SeenPages(layout=1, record="a" * 64, publication="b" * 64),
    )
    published = lifecycle.publish(decided, date=DAY, url="https://example.org/D1", actor="DS", at=later(30))
    message = Message(asked=Asked.READ, post="Clerk", note="For the file.", by=DAY)
    published = lifecycle.hand_over(published, actor="DS", at=later(31), to="C. Clerk", message=message)
    return {"draft": settled, "approved": approved, "signed": published, "publication": publication_copy(published)}


def without_words(schema: Any) -> Any:
    """Return a JSON Schema without what it says to readers alone."""
    if isinstance(schema, list):
        return [without_words(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: {key: without_words(part) for key, part in value.items()}
        if name in ("properties", "$defs")
        else without_words(value)
        for name, value in schema.items()
        if name not in _WORDS
    }


def main() -> None:
    """Rewrite the facts and the documents of today's version, unless it is released."""
    path = FOLDER / f"{VERSION}.json"
    if path.exists() and known_facts(VERSION)["released"] is not None:
        raise SystemExit(f"Version {VERSION} of the record is released and can never change: raise VERSION.")
    schema = paths.resource_root() / "schema" / f"notice-{VERSION}.schema.json"
    schema.write_text(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"released": None, **facts()}, indent=2) + "\n", encoding="utf-8")
    key, folder = new_key(), FOLDER / str(VERSION)
    folder.mkdir(exist_ok=True)
    for name, record in records(lambda entry: prove(entry, ID, key)).items():
        (folder / f"{name}.signoff").write_bytes(write_record(record))


def _drafted() -> Record:
    interest = Interest(member="Cllr B", interest="Owns a gate", dispensation=Dispensation.GRANTED, date=DAY)
    answers = draft(
        decision_type=DecisionType.KEY,
        forthcoming_list=ForthcomingList(
            route=Route.GENERAL_EXCEPTION,
            reason="The gate fell down.",
            chair_notified_date=DAY.replace(day=2),
            notice_published_date=DAY.replace(day=3),
            reasons_published_date=DAY.replace(day=3),
        ),
        consultation=Consultation(executive_member=Consultee(applies=True, details="No.", interests=(interest,))),
        exempt_information=ExemptInformation(
            contains=True, paragraphs=("3",), public_interest="Prices.", text=ExemptText(decision="£5,000")
        ),
        authority=Authority(
            relied_on=AuthorityKind.SPECIFIC,
            body="Gates Committee",
            date=DAY.replace(day=1),
            minute="Minute 4",
            conflicts=True,
            interests=(interest,),
        ),
        officer_interest=OfficerInterest(declared=True, interest="Knows the smith.", action="The chair was told."),
        papers=(
            Paper(title="Gates", kind=PaperKind.REPORT, public=True, link="https://example.org/gates"),
            Paper(
                title="Smiths' prices",
                kind=PaperKind.BACKGROUND,
                public=False,
                file_name="prices.xlsx",
                digest="5e" * 32,
                size=4_096,
            ),
        ),
    )
    return lifecycle.edit(
        replace(answers, id=ID, salt=SALT, history=()),
        replace(answers.notice, reasons="It fell down – twice."),
        actor="PA",
        at=later(1),
    )


def _digests(record: Record) -> dict[str, str]:
    digests = {"members": _sha256(members_of(record)), "state": state_digest(record)}
    digests |= {role.value: content_digest(record, role) for role in Role}
    digests |= {f"proof {place}": _text(proof_text(entry, record.id)) for place, entry in enumerate(entries_of(record))}
    if record.history:
        digests["last entry"] = event_digest(record.history[-1])
    return digests | ({"copy": copy_digest(record)} if record.is_publication else {})


def _sha256(value: Any) -> str:
    return _text(canonical_json(value))


def _text(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main()
