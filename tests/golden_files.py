"""Files as a program of each version wrote them, which every later program must find intact.

`python -m golden_files`, with `src` and `tests` on PYTHONPATH, writes those of today's versions: a notice of a key
decision with every kind of mark, proofs and exempt text, and an operational one without any key; their copies as
`.signoff` files and as PDFs; and a register that holds both. What is released is never written again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import builders
from builders import DAY, draft, later
from pdf import factory
from signoff import __version__, actions
from signoff.notice.marks.curves import path_text
from signoff.notice.marks.mark import ImageMark, Mark, TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.proof import fingerprint
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import VERSION, Proof, Record, Role, Signature
from signoff.notice.text.days import DateLine
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.seen_pages import seen_pages
from signoff.register.store import Register
from signoff.signing.proof.proof import new_key, prove
from signoff.signing.seal.key import installation_key
from signoff.signing.seal.sealing import seal

FOLDER = Path(__file__).parent / "golden"
NAME = f"record-{VERSION}-layout-{LAYOUT}"
SEALED_AT = dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.UTC)
_START = (2_000.0, 9_000.0)
_TRACED = path_text(
    [
        (
            _START,
            (
                ((6_000.0, 1_000.0), (12_000.0, 2_000.0), (18_000.0, 8_000.0)),
                ((26_000.0, 16_000.0), (34_000.0, 2_000.0), (46_000.0, 6_000.0)),
                ((34_000.0, 5_000.0), (26_000.0, 18_000.0), (17_000.0, 10_000.0)),
                ((12_000.0, 4_000.0), (6_000.0, 3_000.0), _START),
            ),
        )
    ]
)
"""A signature as it is traced from a picture: a flourish."""


def folders() -> list[Path]:
    """Return the folder of each pair of versions that programs wrote files in."""
    return sorted(path for path in FOLDER.iterdir() if path.is_dir())


def manifest(folder: Path) -> dict[str, Any]:
    """Return what is written down of a folder: its files' digests, the keys, and the program that released it."""
    facts: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return facts


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder but the manifest."""
    files = sorted(path for path in folder.iterdir() if path.name != "manifest.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> None:
    """Write today's files, unless they are released."""
    folder = FOLDER / NAME
    if (folder / "manifest.json").exists() and manifest(folder)["released"] is not None:
        raise SystemExit(f"{NAME} is released and can never change: raise VERSION or LAYOUT.")
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    keys: dict[str, str] = {}
    for name, data in files_of(folder, keys):
        (folder / name).write_bytes(data)
    facts = {"released": None, "program": __version__, "keys": keys, "sha256": digests(folder)}
    (folder / "manifest.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def files_of(folder: Path, keys: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each file, and note the keys' fingerprints by their holders' names."""
    proven, plain = decided(keys), operational()
    referenced = lifecycle.give_reference(proven, "D56789 ☑", actor="DS", at=later(20))
    published = lifecycle.publish(referenced, date=DAY, url="https://example.org/D56789", actor="DS", at=later(30))
    with tempfile.TemporaryDirectory() as place:
        key = installation_key(Path(place))
    keys["the council’s seal"] = key.fingerprint
    for name, record in {"key": proven, "key-published": published, "operational": plain}.items():
        yield f"{name}.signoff", write_record(record)
        yield f"{name}-publication.signoff", write_record(publication_copy(record))
        for copy, record_copy in {"record": record, "publication": publication_copy(record)}.items():
            pdf = render(record_copy).data
            sealed = seal(pdf, key, at=SEALED_AT, name="Leeds City Council") if record is not plain else pdf
            yield f"{name}-{copy}.pdf", sealed
    yield "approved.signoff", write_record(approved(keys))
    _write_register(folder / "register.sqlite", (proven, published), plain)


def decided(keys: dict[str, str]) -> Record:
    """Return a key decision, approved by two and signed, each with another mark and a key of their own."""
    record = approved(keys)
    return _signed(record, Role.DECISION_MAKER, "A. Officer", "Chief Officer", TypedMark(text="A. Officer"), keys)


def approved(keys: dict[str, str]) -> Record:
    """Return the same notice before the decision maker signed it."""
    record = replace(factory.rich_draft(), id="5a1d0000-0000-4000-8000-000000000001", history=())
    record = lifecycle.edit(record, replace(record.notice, subject="A new gate – twice"), actor="PA", at=later(1))
    record = lifecycle.settle(record, rule="r", field="subject", word="As agreed", actor="PA", at=later(2))
    drawn, traced = factory.strokes(), ImageMark(width=50_000, height=18_000, outline=_TRACED)
    record = _signed(record, Role.SCRUTINY_CHAIR, "Cllr B. Chair", "Chair of Scrutiny", drawn, keys)
    return _signed(record, Role.EXECUTIVE_MEMBER, "Cllr C. Member", "Executive Member", traced, keys)


def operational() -> Record:
    """Return an operational decision with lettered lists, signed with a picture of the older kind, without any key."""
    record = replace(draft(reasons=factory.LETTERED), id="5a1d0000-0000-4000-8000-000000000002")
    return _signed(record, Role.DECISION_MAKER, "A. Officer", "Chief Officer", factory.image(), None)


def _signed(record: Record, role: Role, name: str, post: str, mark: Mark, keys: dict[str, str] | None) -> Record:
    key = new_key()

    def proof(entry: Signature) -> Proof:
        new_proof = prove(entry, record.id, key)
        if keys is not None:
            keys[name] = fingerprint(new_proof)
        return new_proof

    with_key: Callable[[Signature], Proof] | None = None if keys is None else proof
    minutes = 5 + len(record.signatures)
    dates = (DateLine("22 May 2024", "Effective, unless it is called in"),) if role is Role.DECISION_MAKER else ()
    return lifecycle.sign(
        record,
        role=role,
        name=name,
        post=post,
        date=DAY,
        mark=mark,
        at=later(minutes),
        prove=with_key,
        pages=lambda signed: seen_pages(signed, dates),
    )


def _write_register(path: Path, proven: tuple[Record, Record], plain: Record) -> None:
    """Keep both notices with the files that were seen, a draft, and a publication copy of another notice."""
    with Register(path, clock=lambda: later(60)) as register:
        register.save(builders.draft())
        register.keep_signed(proven[0], render(proven[0]).data)
        register.save(proven[1])
        register.keep_signed(plain, render(plain).data)
        other = replace(builders.signed(), id="5a1d0000-0000-4000-8000-000000000003")
        register.import_record(publication_copy(actions.copy_for(other, other.copy)))
    for leftover in path.parent.glob(f"{path.name}-*"):
        leftover.unlink()


if __name__ == "__main__":
    main()
