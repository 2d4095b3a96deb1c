"""The services that every screen works with, made once and passed to each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from signoff.desktop.core.outbox import Outbox, default_outbox
from signoff.desktop.core.people import People, default_people
from signoff.desktop.core.session_factory import utc_now
from signoff.signing.proof.known_keys import KnownKeys, default_known_keys
from signoff.signing.vault.vault import Vault, default_vault

if TYPE_CHECKING:
    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.register.store import Register


@dataclass(frozen=True, slots=True)
class Services:
    """The theme, the register, the settings, the background runner and the notifier.

    `clock` returns the instant; `vault`, `known_keys`, `people` and `outbox` are this machine's, unless others are
    given.
    """

    theme: Theme
    register: Register
    settings: Settings
    tasks: Runner
    notifier: Notifier
    clock: Callable[[], dt.datetime] = utc_now
    vault: Vault = field(default_factory=lambda: Vault(default_vault()))
    known_keys: KnownKeys = field(default_factory=lambda: KnownKeys(default_known_keys()))
    people: People = field(default_factory=lambda: People(default_people()))
    outbox: Outbox = field(default_factory=lambda: Outbox(default_outbox()))
