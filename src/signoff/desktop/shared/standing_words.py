"""How it stands with the shared register, in words; without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.desktop.core.sharing import Reach, SharedStanding
from signoff.notice.text.days import short
from signoff.register.results import name_of

if TYPE_CHECKING:
    import datetime as dt

    from signoff.notice.record.record import Record
    from signoff.shared.link import Opening

_LATER = "is open here and could not be updated: that is done once you have left it."


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What the quiet mark says, in full and briefly, with an icon and a colour (tokens)."""

    words: str
    brief: str
    icon: str
    colour: str


def mark_words(standing: SharedStanding, now: dt.datetime) -> MarkWords:
    """Return what the mark says: what a person must decide first, then whether it is reached, then what waits."""
    waiting = len(standing.waiting)
    if standing.conflicts:
        count = len(standing.conflicts)
        return MarkWords(f"Shared: {count} to compare", f"{count} to compare", "triangle-alert", "amber")
    if standing.reach is Reach.REFUSED or not all(map(is_later, standing.problems)):
        return MarkWords("Shared: needs attention", "Not shared", "triangle-alert", "amber")
    if standing.reach is Reach.OFFLINE:
        since = f" since {moment(standing.since, now)}" if standing.since else ""
        brief = f"Offline, {waiting} waiting" if waiting else "Offline"
        return MarkWords(f"Shared: offline{since}", brief, "unlink", "ink2")
    if standing.refusals:
        count = len(standing.refusals)
        return MarkWords(f"Shared: {count} not accepted", "Not accepted", "triangle-alert", "amber")
    if standing.reach is Reach.TRYING:
        return MarkWords("Shared: connecting…", "Connecting…", "refresh-cw", "ink2")
    if waiting:
        return MarkWords(f"Shared: {waiting} waiting", f"{waiting} waiting", "refresh-cw", "ink2")
    return MarkWords("Shared: up to date", "Shared", "users", "ink2")


def announcement(before: SharedStanding, after: SharedStanding) -> str:
    """Return what is worth interrupting somebody for who cannot see the mark; empty for nothing."""
    if before.reach is after.reach or Reach.NONE in (before.reach, after.reach):
        return ""
    if after.reach is Reach.OFFLINE:
        return "The shared register cannot be reached. Your work is saved here"
    if after.reach is Reach.REFUSED:
        return "The shared register needs attention"
    if before.reach is not Reach.TRYING:
        return "The shared register is reached again"
    return f"The shared register is reached: {words}" if (words := _exchanged(after)) else ""


def last_exchange(standing: SharedStanding, now: dt.datetime) -> str:
    """Return when something was last exchanged, and what."""
    at = standing.exchanged_at
    if at is None:
        return "Nothing has been exchanged since signoff was opened."
    return f"Last exchange at {moment(at, now)}: {_exchanged(standing) or 'nothing new'}."


def _exchanged(standing: SharedStanding) -> str:
    """Return how many notices came and went; empty where none did."""
    return " and ".join(
        f"{count} {'notice' if count == 1 else 'notices'} {word}"
        for count, word in ((standing.received, "received"), (standing.sent, "sent"))
        if count
    )


def how_it_stands(standing: SharedStanding, now: dt.datetime) -> str:
    """Return a sentence on whether the shared register is reached, and as whom."""
    if standing.reach is Reach.OFFLINE:
        since = f" since {moment(standing.since, now)}" if standing.since else ""
        going_on = "You can go on working: everything is saved in your own register, and shared later."
        return " ".join(filter(None, (f"Offline{since}.", standing.problem, going_on)))
    if standing.reach is Reach.REFUSED:
        return "Nothing is exchanged at the moment. Your own register works as always."
    if standing.reach is Reach.TRYING:
        return f"Connecting to {standing.place}…"
    return f"Connected to {standing.place} as {standing.person}."


def openings_words(openings: tuple[Opening, ...], me: str, now: dt.datetime) -> str:
    """Return where else a notice is open, as a sentence without its full stop; empty for nowhere."""
    from signoff.notice.text.characters import shown
    from signoff.notice.text.names import is_same_person
    from signoff.rules.answer_text import listed

    places = [
        f"{'another laptop of yours' if is_same_person(one.person, me) else f'{shown(one.person)}’s laptop'}"
        f"{f' since {moment(one.since, now)}' if one.since else ''}"
        for one in openings
    ]
    return f"Open at {listed(places)}" if places else ""


def later_words(record: Record) -> str:
    """Return that a notice cannot be taken in now, because it is being worked on."""
    return f"{name_of(record)} {_LATER}"


def is_later(sentence: str) -> bool:
    """Whether a sentence only says that something is done later."""
    return sentence.endswith(_LATER)


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """Return the local time of an instant, with its day where that is not today."""
    local = at.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == now.astimezone().date() else f"{short(local.date())}, {time}"
