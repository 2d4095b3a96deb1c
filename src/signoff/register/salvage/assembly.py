"""Puts a notice together from the rows that were found of it: what is proven first, and of that what goes furthest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from signoff.notice.record.record import Record
from signoff.register.instants import instant_of
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind
from signoff.register.salvage.best_rows import (
    FROM_PAGES,
    as_documents,
    chain_of,
    digests_of,
    furthest_end,
    latest,
    proven_states,
    record_in,
    rows_of,
    seen_pdf,
    signed_document,
    standings_of,
    with_own_digest,
)
from signoff.register.salvage.candidates import COLUMNS, Candidate, Candidates

_LONG_AGO = "1970-01-01T00:00:00.000000+00:00"
"""Stands for an instant that neither a row nor its record tells."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A notice as its rows tell it: the rows themselves by table, and what is missing as ends of sentences.

    `digest` is the SHA-256 of its document as it is. `may_be_older` says that rows were found on pages alone: a later
    state may have been lost without a trace. `must_be_locked` says that it is signed, in a register of a version that
    did not lock what is signed.
    """

    identity: str
    number: int
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    record: Record | None
    digest: str
    lost: tuple[str, ...]
    may_be_older: bool
    must_be_locked: bool


@dataclass(slots=True)
class _Parts:
    """What is being put together."""

    rows: dict[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)

    def take(self, table: str, chosen: Iterable[Candidate]) -> None:
        kept = tuple(chosen)
        self.rows[table] = tuple(one.values for one in kept)
        self.ranks += [one.rank for one in kept]


def assembled(
    candidates: Candidates, identity: str, numbers: Sequence[int], *, shared: Collection[int], is_unlocked: bool
) -> Assembled:
    """Put the notice of an identity together from the rows with its numbers.

    `shared` are those of the numbers that rows of other notices have too: from there comes only what names this one by
    a digest. `is_unlocked` says that the register is of a version before what is signed was locked.
    """
    parts = _Parts()
    own = [one for one in numbers if one not in shared]
    found = {table: rows_of(candidates.rows(table, numbers), table, identity, own) for table in COLUMNS}
    named = {one[name] for one in found["event"] for name in ("sha256", "digest")}
    for table in ("chain_end", "seen_pdf"):
        found[table] = [one for one in found[table] if one["number"] in own or one["sha256"] in named]
    if is_unlocked:
        found["document"] += found.pop("signed_document")
        found["signed_document"] = []
    end = furthest_end(found["chain_end"])
    chain = chain_of(found["event"], identity, end)
    parts.take("event", chain)
    parts.take("chain_end", [end] if end is not None else [])
    document = _take_signed(parts, found, chain, identity)
    is_signed = document is not None or bool(digests_of(chain, RegisterEventKind.LOCKED))
    record = record_in(document) if document is not None else None
    if not is_signed:
        document, record = latest(found["document"])
        if record is None:
            earlier = latest(list(as_documents(found["draft_state"])))
            document, record = earlier if earlier[1] is not None else (document, record)
        parts.take("document", [document] if document is not None else [])
    if document is None:
        parts.lost.append("the document that was signed is lost" if is_signed else "its document is lost")
    parts.take("earlier_state", _earlier_states(found["earlier_state"], chain, parts))
    parts.rows["draft_state"] = tuple(one.values for one in proven_states(found["draft_state"]))
    parts.rows["notice"] = (_row(found["notice"], identity, record, parts),)
    is_proven = document is not None and document.is_proven
    return Assembled(
        identity=identity,
        number=min(numbers),
        rows=parts.rows,
        record=record,
        digest=document.digest if document is not None else "",
        lost=tuple(parts.lost),
        may_be_older=len(own) < len(numbers) or any(one >= FROM_PAGES for one in parts.ranks),
        must_be_locked=is_unlocked and is_proven and record is not None and _has_decision(record),
    )


def _take_signed(
    parts: _Parts, found: Mapping[str, list[Candidate]], chain: Sequence[Candidate], identity: str
) -> Candidate | None:
    """Take the document that was signed, and what followed on the signature; return the document if there is one."""
    locked = digests_of(chain, RegisterEventKind.LOCKED)
    signed = signed_document(found, locked)
    if signed is None and not locked:
        return None
    parts.take("signed_document", [with_own_digest(signed, locked)] if signed is not None else [])
    parts.take("standing", standings_of(found["standing"], chain, identity))
    pdf = seen_pdf(found["seen_pdf"], digests_of(chain, RegisterEventKind.PDF_KEPT))
    parts.take("seen_pdf", [pdf] if pdf is not None else [])
    return signed


def _row(rows: Sequence[Candidate], identity: str, record: Record | None, parts: _Parts) -> Mapping[str, Any]:
    """Return the row by which the notice is listed: as its document says, else as it was listed."""
    if record is None:
        return _row_as_listed(rows, identity, parts)
    told = listed_columns(record)
    instants = [one["changed_at"] for one in rows if _is_instant(one["changed_at"])]
    now = told.get("changed_at") or (instants[0] if instants else _LONG_AGO)
    if not rows:
        parts.lost.append("its entry in the list was lost, and was made again from its document")
    elif not _has_decision(record) and record.history and any(one > now for one in instants):
        parts.lost.append(f"its last state, of {max(instants)[:16]}, is lost; this is its state of {now[:16]}")
    elif not any(all(row[name] == value for name, value in told.items()) for row in rows):
        parts.lost.append("its entry in the list was different, and was made again from its document")
    return {**told, "changed_at": now}


def _row_as_listed(rows: Sequence[Candidate], identity: str, parts: _Parts) -> Mapping[str, Any]:
    """Return the row of a notice whose document cannot be read."""
    unknown = dict.fromkeys(COLUMNS["notice"], "") | {"is_publication": False, "status": "draft"}
    if not rows:
        parts.lost.append("its entry in the list is lost")
    known = rows[0].values if rows else {"changed_at": _LONG_AGO}
    return {**unknown, **{name: value for name, value in known.items() if value is not None}, "id": identity}


def _has_decision(record: Record) -> bool:
    return record.decision_signature is not None and not record.is_publication


def _earlier_states(states: Sequence[Candidate], chain: Sequence[Candidate], parts: _Parts) -> list[Candidate]:
    """Return the earlier states that are what was kept; one that is not would hide them all.

    Each import but the first put one aside.
    """
    proven = proven_states(states)
    keys = {one["key"] for one in proven}
    imports = sum(one["kind"] == RegisterEventKind.IMPORTED.value for one in chain)
    if any(one["key"] not in keys for one in states) or len(proven) < imports - 1:
        parts.lost.append("an earlier version of it is lost")
    return proven


def _is_instant(value: object) -> bool:
    try:
        return isinstance(value, str) and instant_of(value) is not None
    except ValueError:
        return False
