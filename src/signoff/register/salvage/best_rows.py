"""Which of the rows that were found of a notice count: what is proven first, and of that what goes furthest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from signoff.errors import RecordRefused
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.register.digests import content_digest, sha256
from signoff.register.draft_history import decompressed
from signoff.register.instants import instant_text
from signoff.register.register_events import RegisterEventKind
from signoff.register.salvage.candidates import Candidate

FROM_PAGES = 2
"""The rank of rows that were found on pages alone: whether a later one stood elsewhere, nothing tells."""

_EVENT = ("place", "at", "actor", "kind", "detail", "digest", "previous")
_STANDING = ("place", "status", "reference", "publication_date", "publication_url", "changed_at", "history")


def rows_of(rows: Sequence[Candidate], table: str, identity: str, own: Sequence[int]) -> list[Candidate]:
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


def chain_of(events: Sequence[Candidate], identity: str, end: Candidate | None) -> list[Candidate]:
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


def furthest_end(ends: Sequence[Candidate]) -> Candidate | None:
    """Return the count that goes furthest: one that was written earlier would hide that an event is missing."""
    counted = [one for one in ends if _is_place(one["place"])]
    return max(counted, key=lambda one: (one["place"], -one.rank), default=None)


def signed_document(found: Mapping[str, list[Candidate]], locked: Sequence[str]) -> Candidate | None:
    """Return the document that was signed: the one that the chain names, else one that is proven, else what is left."""
    named = [one for one in (*found["signed_document"], *found["document"]) if one.digest in locked]
    if named:
        return named[0]
    elsewhere = {one.digest for one in found["document"] if one.rank < FROM_PAGES}
    others = [one for one in found["signed_document"] if one.rank < FROM_PAGES or one.digest not in elsewhere]
    if locked:  # the chain names another: what cannot be read is told of, and no other state is put in its place
        others = [one for one in others if one.rank < FROM_PAGES]
    return max(others, key=lambda one: (one.is_proven, -one.rank), default=None)


def with_own_digest(document: Candidate, locked: Sequence[str]) -> Candidate:
    """Return a signed document that the chain names, with the digest that it then has beyond doubt."""
    if document.digest not in locked:
        return document
    return Candidate({**document.values, "sha256": document.digest}, document.rank, document.digest)


def standings_of(steps: Sequence[Candidate], chain: Sequence[Candidate], identity: str) -> list[Candidate]:
    """Return a step for each place: the one that the chain names, else a sealed one, else what is left."""
    known = set(digests_of(chain, RegisterEventKind.STATUS_CHANGED))
    chosen: dict[int, Candidate] = {}
    placed = [one for one in steps if _is_place(one["place"])]
    placed.sort(key=lambda one: (one["sha256"] not in known, not _is_sealed(identity, one, _STANDING), one.rank))
    for one in placed:
        if _is_sealed(identity, one, _STANDING) or one.rank < FROM_PAGES:
            chosen.setdefault(one["place"], one)
    return [chosen[place] for place in sorted(chosen)]


def seen_pdf(pdfs: Sequence[Candidate], kept: Sequence[str]) -> Candidate | None:
    """Return the PDF that was seen: the one that the chain names, else one that is proven, else what is left."""
    named = [one for one in pdfs if one.digest in kept]
    if named:
        return with_own_digest(named[0], kept)
    return max(pdfs, key=lambda one: (one.is_proven, -one.rank), default=None)


def latest(documents: Sequence[Candidate]) -> tuple[Candidate | None, Record | None]:
    """Return the draft or copy that goes furthest by its own history, and is proven where any is."""
    read = [(one, record_in(one)) for one in documents]
    return max(read, key=lambda pair: _how_far(*pair), default=(None, None))


def _how_far(document: Candidate, record: Record | None) -> tuple[bool, bool, int, str, bool, int]:
    history = record.history if record else ()
    changed_at = instant_text(history[-1].at) if history else ""
    is_published = record is not None and record.publication.date is not None
    return document.is_proven, record is not None, len(history), changed_at, is_published, -document.rank


def as_documents(states: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the earlier states of a draft as documents: where the last state is lost, one of them is what is left."""
    for state in proven_states(states):
        data = decompressed(state["data"])
        if data is not None:
            digest = sha256(data)
            values = {"number": state["number"], "sha256": digest, "data": data}
            yield Candidate(values, state.rank, digest, state.identity)


def proven_states(states: Sequence[Candidate]) -> list[Candidate]:
    """Return the states that are what was kept, each once, in their order."""
    proven = {(one["key"], one.digest): one for one in reversed(states) if one.is_proven}
    return sorted(proven.values(), key=lambda one: one["key"] if isinstance(one["key"], int) else 0)


def digests_of(chain: Sequence[Candidate], kind: RegisterEventKind) -> list[str]:
    """Return the digests that the events of a kind name."""
    return [one["digest"] for one in chain if one["kind"] == kind.value and isinstance(one["digest"], str)]


def record_in(document: Candidate) -> Record | None:
    """Return the record in a document, if there is one; bytes that are proven were checked when they were written."""
    try:
        return read_record(document["data"], checked=document.is_proven) if document.digest else None
    except RecordRefused:
        return None


def _is_sealed(identity: str, row: Candidate, columns: Sequence[str]) -> bool:
    try:
        return bool(content_digest({"notice": identity, **{name: row[name] for name in columns}}) == row["sha256"])
    except (TypeError, ValueError):  # SQLite keeps a value of any type in any column
        return False


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53
