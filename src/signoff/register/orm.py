"""SQLAlchemy and SQLModel, as far as the register uses them to make and change its tables; nothing else imports them.

Their modules import one another in circles, so two threads that import different ones at once would get half of what
they hold; of this module, the second thread waits for the first.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, Index, UniqueConstraint, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel

__all__ = [
    "Connection",
    "Engine",
    "Field",
    "Index",
    "SQLAlchemyError",
    "SQLModel",
    "StaticPool",
    "UniqueConstraint",
    "create_engine",
    "event",
    "text",
]
