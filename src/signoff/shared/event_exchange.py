"""What registers note of a notice and its own history does not say: copies that left as files. It travels with it.

Everything else that a register notes is its own business, or follows from the notice (decisions/0041).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from signoff.errors import SharedProblem
from signoff.register.digests import sha256
from signoff.register.event_chain import NotedExport
from signoff.register.instants import instant_of, instant_text
from signoff.register.register_events import RegisterEvent, RegisterEventKind
from signoff.register.store import Register
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.shared_additions import SharedEvent
from signoff.shared.shared_register import SharedRegister

EVENTS = 500
"""How many are sent or had at a time."""

_LONGEST = 8192


def exchange_events(
    register: Register, shared: SharedRegister, state: ExchangeState, here: Collection[str], *, may_send: bool
) -> None:
    """Receive and send what is new of the notices that are here; raises SharedProblem for what was altered there."""
    if may_send:
        _send(register, shared, state)
    position = state.events
    while events := shared.events_after(position.received, EVENTS):
        take_events(register, events, here)
        position = replace(state.events, received=events[-1].number)
        state.reach_events(position)


def take_events(register: Register, events: Sequence[SharedEvent], here: Collection[str]) -> None:
    """Note those events that are of notices that are here; raises SharedProblem."""
    for event in events:
        if event.notice in here:
            register.note_export_elsewhere(event.notice, _read(event), event.sender)


def _send(register: Register, shared: SharedRegister, state: ExchangeState) -> None:
    while True:
        position = state.events
        exports = register.exports_after(position.sent, position.digest, EVENTS)
        if not exports:
            return
        known = [export for export in exports if not export.event.broken and state.agreed_on(export.notice)]
        sent = [(export.notice, data) for export in known if (data := _written(export))]
        if sent:
            shared.send_events(sent)
        state.reach_events(replace(position, sent=exports[-1].number, digest=exports[-1].digest))


def _written(export: NotedExport) -> bytes:
    """Return an event as it is sent; empty for one that is too long to be."""
    event = export.event
    members = {
        "notice": export.notice,
        "kind": RegisterEventKind.EXPORTED.value,
        "at": instant_text(event.at),
        "actor": event.actor,
        "digest": event.digest,
        "detail": dict(event.detail),
    }
    data = json.dumps(members, ensure_ascii=False, sort_keys=True).encode()
    return data if len(data) <= _LONGEST else b""


def _read(event: SharedEvent) -> RegisterEvent:
    try:
        members = json.loads(event.data)
        is_sound = sha256(event.data) == event.digest and members["notice"] == event.notice
        detail = {str(name): str(text) for name, text in members["detail"].items()}
        at, actor, digest = instant_of(members["at"]), str(members["actor"]), str(members["digest"])
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        is_sound = False
    if not is_sound:
        raise SharedProblem(
            f"The shared register gave an altered event of the notice {event.notice}, so it was not taken; tell its "
            "administrator."
        )
    return RegisterEvent(at, actor, RegisterEventKind.EXPORTED, detail, digest)
