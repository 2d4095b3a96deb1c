"""SQLAlchemy and SQLModel, as far as the register uses them; nothing else imports them.

They take longer to import than a register takes to open and to list, so they are imported when a notice is first read
or saved, by whichever thread does that first. Their modules import one another in circles, so two threads that import
different ones at once would get half of what they hold; of this module, the second thread waits for the first.
"""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Index,
    TextClause,
    UniqueConstraint,
    and_,
    create_engine,
    event,
    func,
    text,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import aliased
from sqlalchemy.pool import QueuePool, StaticPool
from sqlmodel import Field, Session, SQLModel, col, select

__all__ = [
    "ColumnElement",
    "Connection",
    "DBAPIError",
    "Engine",
    "Field",
    "Index",
    "QueuePool",
    "SQLAlchemyError",
    "SQLModel",
    "Session",
    "StaticPool",
    "TextClause",
    "UniqueConstraint",
    "aliased",
    "and_",
    "col",
    "create_engine",
    "event",
    "func",
    "select",
    "text",
]
