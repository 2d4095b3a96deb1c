"""Puts a notice together from the rows that were found of it: what is proven first, and of that what goes furthest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.register.digests import content_digest, sha256
from signoff.register.draft_history import decompressed
from signoff.register.instants import instant_of, instant_text
from signoff.register.listing import listed_columns
from signoff.register.register_events import RegisterEventKind
from signoff.register.salvage.candidates import COLUMNS, Candidate, Candidates

FROM_PAGES = 2
"""The rank of rows that were found on pages alone: whether a later one stood elsewhere, nothing tells."""

_LONG_AGO = "1970-01-01T00:00:00.000000+00:00"
"""Stands for an instant that neither a row nor its record tells."""

_EVENT = ("place", "at", "actor", "kind", "detail", "digest", "previous")
_STANDING = ("place", "status", "reference", "publication_date", "publication_url", "changed_at", "history")


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
    found = {table: _of_it(candidates.rows(table, numbers), table, identity, own) for table in COLUMNS}
    named = {one[name] for one in found["event"] for name in ("sha256", "digest")}
    for table in ("chain_end", "seen_pdf"):
        found[table] = [one for one in found[table] if one["number"] in own or one["sha256"] in named]
    if is_unlocked:
        found["document"] += found.pop("signed_document")
        found["signed_document"] = []
    end = _end(found["chain_end"])
    chain = _chain(found["event"], identity, end)
    parts.take("event", chain)
    parts.take("chain_end", [end] if end is not None else [])
    document = _take_signed(parts, found, chain, identity)
    is_signed = document is not None or bool(_digests(chain, RegisterEventKind.LOCKED))
    record = _record(document) if document is not None else None
    if not is_signed:
        document, record = _latest(found["document"])
        if record is None:
            earlier = _latest(list(_as_documents(found["draft_state"])))
            document, record = earlier if earlier[1] is not None else (document, record)
        parts.take("document", [document] if document is not None else [])
    if document is None:
        parts.lost.append("the document that was signed is lost" if is_signed else "its document is lost")
    parts.take("earlier_state", _earlier_states(found["earlier_state"], chain, parts))
    parts.rows["draft_state"] = tuple(one.values for one in _proven(found["draft_state"]))
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


def _of_it(rows: Sequence[Candidate], table: str, identity: str, own: Sequence[int]) -> list[Candidate]:
    """Return the rows of a table that are this notice's, or can only be."""
    if table in ("document", "signed_document"):
        return [one for one in rows if one.identity == identity or (not one.is_proven and one["number"] in own)]
    if table == "notice":
        named = [one for one in rows if one["id"] == identity]
        return named or [one for one in rows if one["number"] in own]
    sealed_columns = {"event": _EVENT, "standing": _STANDING}.get(table)
    if sealed_columns is not None:
        return [one for one in rows if one["number"] in own or _is_sealed(identity, one, sealed_columns)]
    if table in ("earlier_state", "draft_state"):
        return [one for one in rows if one["number"] in own or (one.identity == identity and one.is_proven)]
    return list(rows)


def _take_signed(
    parts: _Parts, found: Mapping[str, list[Candidate]], chain: Sequence[Candidate], identity: str
) -> Candidate | None:
    """Take the document that was signed, and what followed on the signature; return the document if there is one."""
    locked = _digests(chain, RegisterEventKind.LOCKED)
    signed = _signed(found, locked)
    if signed is None and not locked:
        return None
    parts.take("signed_document", [_with_own_digest(signed, locked)] if signed is not None else [])
    parts.take("standing", _standings(found["standing"], chain, identity))
    pdf = _pdf(found["seen_pdf"], _digests(chain, RegisterEventKind.PDF_KEPT))
    parts.take("seen_pdf", [pdf] if pdf is not None else [])
    return signed


def _chain(events: Sequence[Candidate], identity: str, end: Candidate | None) -> list[Candidate]:
    """Return the longest chain of events that follow from one another, with what else is there in its gaps.

    Where it is whole, from the first event to the one that was counted, there is nothing else to it.
    """
    sound = [one for one in events if _is_place(one["place"]) and _is_sealed(identity, one, _EVENT)]
    length: dict[str, int] = {}
    best: dict[str, Candidate] = {}
    for one in sorted(sound, key=lambda one: (one["place"], one.rank)):
        length.setdefault(one["sha256"], length.get(one["previous"], 0) + 1)
        best.setdefault(one["sha256"], one)
    chosen: dict[int, Candidate] = {}
    last = max(best.values(), key=lambda one: (length[one["sha256"]], one["place"], -one.rank), default=None)
    while last is not None and last["place"] not in chosen:
        chosen[last["place"]] = last
        last = best.get(last["previous"])
    path = [chosen[place] for place in sorted(chosen)]
    counted = (end["place"], end["sha256"]) if end is not None else (0, "")
    if counted == (len(path), path[-1]["sha256"] if path else ""):
        return path
    for one in (*sound, *(one for one in events if one.rank < FROM_PAGES and _is_place(one["place"]))):
        chosen.setdefault(one["place"], one)
    return [chosen[place] for place in sorted(chosen)]


def _end(ends: Sequence[Candidate]) -> Candidate | None:
    """Return the count that goes furthest: one that was written earlier would hide that an event is missing."""
    counted = [one for one in ends if _is_place(one["place"])]
    return max(counted, key=lambda one: (one["place"], -one.rank), default=None)


def _signed(found: Mapping[str, list[Candidate]], locked: Sequence[str]) -> Candidate | None:
    """Return the document that was signed: the one that the chain names, else one that is proven, else what is left."""
    named = [one for one in (*found["signed_document"], *found["document"]) if one.digest in locked]
    if named:
        return named[0]
    elsewhere = {one.digest for one in found["document"] if one.rank < FROM_PAGES}
    others = [one for one in found["signed_document"] if one.rank < FROM_PAGES or one.digest not in elsewhere]
    if locked:  # the chain names another: what cannot be read is told of, and no other state is put in its place
        others = [one for one in others if one.rank < FROM_PAGES]
    return max(others, key=lambda one: (one.is_proven, -one.rank), default=None)


def _with_own_digest(document: Candidate, locked: Sequence[str]) -> Candidate:
    """Return a signed document that the chain names, with the digest that it then has beyond doubt."""
    if document.digest not in locked:
        return document
    return Candidate({**document.values, "sha256": document.digest}, document.rank, document.digest)


def _standings(steps: Sequence[Candidate], chain: Sequence[Candidate], identity: str) -> list[Candidate]:
    """Return a step for each place: the one that the chain names, else a sealed one, else what is left."""
    known = set(_digests(chain, RegisterEventKind.STATUS_CHANGED))
    chosen: dict[int, Candidate] = {}
    placed = [one for one in steps if _is_place(one["place"])]
    placed.sort(key=lambda one: (one["sha256"] not in known, not _is_sealed(identity, one, _STANDING), one.rank))
    for one in placed:
        if _is_sealed(identity, one, _STANDING) or one.rank < FROM_PAGES:
            chosen.setdefault(one["place"], one)
    return [chosen[place] for place in sorted(chosen)]


def _pdf(pdfs: Sequence[Candidate], kept: Sequence[str]) -> Candidate | None:
    named = [one for one in pdfs if one.digest in kept]
    if named:
        return _with_own_digest(named[0], kept)
    return max(pdfs, key=lambda one: (one.is_proven, -one.rank), default=None)


def _latest(documents: Sequence[Candidate]) -> tuple[Candidate | None, Record | None]:
    """Return the draft or copy that goes furthest by its own history, and is proven where any is."""
    read = [(one, _record(one)) for one in documents]
    return max(read, key=lambda pair: _how_far(*pair), default=(None, None))


def _how_far(document: Candidate, record: Record | None) -> tuple[bool, bool, int, str, bool, int]:
    history = record.history if record else ()
    changed_at = instant_text(history[-1].at) if history else ""
    is_published = record is not None and record.publication.date is not None
    return document.is_proven, record is not None, len(history), changed_at, is_published, -document.rank


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


def _is_sealed(identity: str, row: Candidate, columns: Sequence[str]) -> bool:
    try:
        return bool(content_digest({"notice": identity, **{name: row[name] for name in columns}}) == row["sha256"])
    except (TypeError, ValueError):  # SQLite keeps a value of any type in any column
        return False


def _digests(chain: Sequence[Candidate], kind: RegisterEventKind) -> list[str]:
    return [one["digest"] for one in chain if one["kind"] == kind.value and isinstance(one["digest"], str)]


def _record(document: Candidate) -> Record | None:
    """Return the record in a document, if there is one; bytes that are proven were checked when they were written."""
    try:
        return read_record(document["data"], checked=document.is_proven) if document.digest else None
    except RecordRefused:
        return None


def _has_decision(record: Record) -> bool:
    return record.decision_signature is not None and not record.is_publication


def _earlier_states(states: Sequence[Candidate], chain: Sequence[Candidate], parts: _Parts) -> list[Candidate]:
    """Return the earlier states that are what was kept; one that is not would hide them all.

    Each import but the first put one aside.
    """
    proven = _proven(states)
    keys = {one["key"] for one in proven}
    imports = sum(one["kind"] == RegisterEventKind.IMPORTED.value for one in chain)
    if any(one["key"] not in keys for one in states) or len(proven) < imports - 1:
        parts.lost.append("an earlier version of it is lost")
    return proven


def _as_documents(states: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the earlier states of a draft as documents: where the last state is lost, one of them is what is left."""
    for state in _proven(states):
        data = decompressed(state["data"])
        if data is not None:
            digest = sha256(data)
            values = {"number": state["number"], "sha256": digest, "data": data}
            yield Candidate(values, state.rank, digest, state.identity)


def _proven(states: Sequence[Candidate]) -> list[Candidate]:
    """Return the states that are what was kept, each once, in their order."""
    proven = {(one["key"], one.digest): one for one in reversed(states) if one.is_proven}
    return sorted(proven.values(), key=lambda one: one["key"] if isinstance(one["key"], int) else 0)


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53


def _is_instant(value: object) -> bool:
    try:
        return isinstance(value, str) and instant_of(value) is not None
    except ValueError:
        return False
