"""What a laptop notes of its exchange with a shared register, and the tables in which it does."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 3
SCHEMA = """
CREATE TABLE shared (
  mark TEXT NOT NULL, scope TEXT NOT NULL, position INTEGER NOT NULL, seen INTEGER NOT NULL, digest TEXT NOT NULL,
  passed INTEGER NOT NULL, token TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE events (received INTEGER NOT NULL, sent INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE wanted_pdf (notice TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE agreed (
  notice TEXT PRIMARY KEY, here TEXT NOT NULL, there TEXT NOT NULL, place INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE conflict (notice TEXT PRIMARY KEY, there TEXT NOT NULL, sentence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE refusal (notice TEXT PRIMARY KEY, here TEXT NOT NULL, sentence TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A notice when it was last the same in both: what our register said of it, and digest and place there."""

    here: str
    there: str
    place: int


@dataclass(frozen=True, slots=True)
class EventPosition:
    """The numbers of the last events that were received and sent, and the digest of the one that was sent."""

    received: int = 0
    sent: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A notice that has gone on in both: the digest of the state there, and what differs."""

    notice: str
    there: str
    sentence: str
