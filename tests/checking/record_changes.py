"""Random changes of signed records, each from a seed: values, fields, orders, digests, and serialisation."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from msgspec.structs import replace

from builders import DAY, draft, later, signed
from signoff.errors import SignoffError
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.digest import content_digest, event_digest, state_digest
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.record import EventKind, Record, Role, Status
from signoff.signing.proof.proof import new_key, prove

Path = tuple[str | int, ...]
UNUSUAL_VALUES: tuple[Any, ...] = (
    None,
    "",
    "x",
    "£5,000",
    0,
    -1,
    1.5,
    10**17,
    True,
    False,
    [],
    {},
    ["x"],
    "2024-05-15",
    "key",
)


def whole(*, proven: bool = False) -> Record:
    """Return a signed record with an approval, a settled warning, exempt text and a life after signing."""
    exempt = ExemptInformation(
        contains=True, paragraphs=("3",), public_interest="Prices.", text=ExemptText(decision="£5,000 to Gates Ltd")
    )
    record = lifecycle.settle(
        draft(exempt_information=exempt), rule="r", field="subject", word="As agreed", actor="PA", at=later(2)
    )
    record = signed(record, role=Role.SCRUTINY_CHAIR)
    record = proven_signature(record) if proven else signed(record)
    record = lifecycle.give_reference(record, "D1", actor="DS", at=later(20))
    return lifecycle.publish(record, date=DAY, url="https://example.org/D1", actor="DS", at=later(30))


def proven_signature(record: Record) -> Record:
    """Return the record signed by the decision maker, whose key vouches for it."""
    key = new_key()
    return lifecycle.sign(
        record,
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=None,
        at=later(10),
        prove=lambda entry: prove(entry, record.id, key),
    )


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of everything in a document, containers included."""
    if path:
        yield path
    entries: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for key, inner in entries:
        yield from leaves(inner, (*path, key))


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def changed_record(record: Record, seed: int) -> tuple[str, bytes]:
    """Return the name of a change, and the record's bytes after one to three of them."""
    chance = random.Random(seed)  # noqa: S311  # no secret: the same seed is to give the same change
    document = json.loads(codec.write_record(record))
    names = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        change = chance.choice(_CHANGES)
        names.append(change.__name__.strip("_"))
        change(document, chance)
    if chance.random() < 0.35:
        names.append("redigested")
        document = _redigested(document, chance)
    return "+".join(names), _written(document, chance)


def _set(document: Any, chance: random.Random) -> None:
    path = chance.choice(list(leaves(document)))
    value = at(document, path)
    near: list[Any] = list(UNUSUAL_VALUES)
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        near += [value[:place] + value[place + 1 :], value[:place] + "x" + value[place:], value.swapcase()] * 4
    elif isinstance(value, int):
        near += [value + 1, -value] * 4
    at(document, path[:-1])[path[-1]] = deepcopy(chance.choice(near))  # a list that is shared could hold itself


def _remove(document: Any, chance: random.Random) -> None:
    path = chance.choice(list(leaves(document)))
    del at(document, path[:-1])[path[-1]]


def _add(document: Any, chance: random.Random) -> None:
    places = [(), *leaves(document)]
    holder = at(document, chance.choice([path for path in places if isinstance(at(document, path), dict | list)]))
    if isinstance(holder, dict):
        holder[chance.choice(("x", "withheld", "digest", "note", "sections", "reason"))] = deepcopy(
            chance.choice(UNUSUAL_VALUES)
        )
    else:
        holder.insert(chance.randint(0, len(holder)), json.loads(json.dumps(chance.choice([*holder, *UNUSUAL_VALUES]))))


def _reorder(document: Any, chance: random.Random) -> None:
    lists = [path for path in leaves(document) if isinstance(at(document, path), list) and len(at(document, path)) > 1]
    if lists:
        chance.shuffle(at(document, chance.choice(lists)))


def _move(document: Any, chance: random.Random) -> None:
    paths = list(leaves(document))
    source, target = chance.choice(paths), chance.choice(paths)
    at(document, source[:-1])[source[-1]] = json.loads(json.dumps(at(document, target)))


def _drop_history(document: Any, chance: random.Random) -> None:
    history = document.get("history")
    if isinstance(history, list) and history:
        del history[chance.randrange(len(history))]


def _unsign(document: Any, chance: random.Random) -> None:
    signatures = document.get("signatures")
    if isinstance(signatures, list) and signatures:
        del signatures[chance.randrange(len(signatures))]
    document["status"] = chance.choice([status.value for status in Status])


def _nothing(document: Any, chance: random.Random) -> None:
    """Change how it is written only."""


_CHANGES: tuple[Callable[[Any, random.Random], None], ...] = (
    _set,
    _set,
    _set,
    _set,
    _remove,
    _add,
    _reorder,
    _move,
    _drop_history,
    _unsign,
    _nothing,
)


def _redigested(document: Any, chance: random.Random) -> Any:
    """Compute some of the digests anew, as a forger would who does not know of all of them."""
    try:
        record = codec.read_record(json.dumps(document).encode())
    except SignoffError:
        return document
    part = chance.choice(("signatures", "history", "chain"))
    try:
        if part == "signatures":
            record = replace(
                record,
                signatures=tuple(
                    replace(signature, content_digest=content_digest(record, signature.role))
                    for signature in record.signatures
                ),
            )
        elif part == "history":
            state = state_digest(record)
            record = replace(record, history=tuple(replace(event, digest=state) for event in record.history))
        elif part == "chain":
            record = _chained(record, chance)
    except ValueError:
        return document
    return json.loads(codec.write_record(record))


def _chained(record: Record, chance: random.Random) -> Record:
    """Chain the history anew up to some entry before the last; all of it would leave no trace in a record alone."""
    events, previous = list(record.history), ""
    for place in range(chance.randint(0, max(len(events) - 2, 0))):
        events[place] = replace(events[place], previous=previous)
        previous = event_digest(events[place])
    return replace(record, history=tuple(events))


def _written(document: Any, chance: random.Random) -> bytes:
    """Write JSON in one of its many ways, none of which means anything."""
    text = json.dumps(
        document,
        ensure_ascii=chance.random() < 0.5,
        indent=chance.choice((None, 1, 4)),
        sort_keys=chance.random() < 0.3,
        separators=chance.choice(((",", ":"), (" , ", " : "), (",", ": "))),
    )
    return chance.choice(("", "\ufeff", " \n")).encode() + text.encode("utf-8", "surrogatepass")


def alters(original: Record, changed: Record) -> bool:
    """Whether a change is of the document: of more than the reference, publication, status and later events.

    A signed record may be marked as published or withdrawn; its history after the signing may go on or be cut.
    """
    outside: dict[str, Any] = {"reference": None, "publication": original.publication, "status": Status.SIGNED}
    outside |= {"history": (), "original": None}  # a member that is left out says what stands for it
    if replace(original, **outside) != replace(changed, **outside):
        return True
    if changed.status in (Status.DRAFT, Status.READY):
        return True
    return _up_to_signing(original) != _up_to_signing(changed)


def _up_to_signing(record: Record) -> tuple[Any, ...]:
    kinds = [event.event for event in record.history]
    return record.history[: kinds.index(EventKind.SIGNED) + 1] if EventKind.SIGNED in kinds else record.history
