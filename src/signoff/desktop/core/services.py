"""The services that every screen works with, made once and passed to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from signoff.desktop.core.session_factory import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from signoff.desktop.core.notifier import Notifier
    from signoff.desktop.core.outbox import Outbox
    from signoff.desktop.core.paper_news import PaperNews
    from signoff.desktop.core.people import People
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.sharing import Sharing
    from signoff.desktop.core.tasks import Runner
    from signoff.desktop.look.theme import Theme
    from signoff.register.store import Register
    from signoff.signing.proof.known_keys import KnownKeys
    from signoff.signing.vault.vault import Vault


@dataclass(frozen=True)
class Services:
    """The theme, the register, the settings, the background runner and the notifier.

    `clock` returns the instant. The vault, the known keys, the people and the outbox are this machine's; of the first
    two, others can be given. Nothing needs them before a notice is opened: they are imported at their first use.
    """

    theme: Theme
    register: Register
    settings: Settings
    tasks: Runner
    notifier: Notifier
    clock: Callable[[], dt.datetime] = utc_now
    own_vault: Vault | None = None
    own_known_keys: KnownKeys | None = None

    @cached_property
    def vault(self) -> Vault:
        """The vault with this person's signature."""
        from signoff.signing.vault.vault import Vault, default_vault

        return self.own_vault or Vault(default_vault())

    @cached_property
    def known_keys(self) -> KnownKeys:
        """The keys that are known on this machine."""
        from signoff.signing.proof.known_keys import KnownKeys, default_known_keys

        return self.own_known_keys or KnownKeys(default_known_keys())

    @cached_property
    def people(self) -> People:
        """The people to whom notices were handed over here."""
        from signoff.desktop.core.people import People, default_people

        return People(default_people())

    @cached_property
    def paper_news(self) -> PaperNews:
        """Whether files of papers were saved here."""
        from signoff.desktop.core.paper_news import PaperNews

        return PaperNews()

    @cached_property
    def sharing(self) -> Sharing:
        """How this laptop stands with the shared register, if it is signed in to one."""
        from signoff.desktop.core.sharing import Sharing

        return Sharing()

    @property
    def is_sharing(self) -> bool:
        """Whether this laptop is signed in to a shared register; where it is not, nothing is imported to find out."""
        return "sharing" in self.__dict__ and self.sharing.standing.is_on

    @cached_property
    def outbox(self) -> Outbox:
        """What is remembered here of hand-overs."""
        from signoff.desktop.core.outbox import Outbox, default_outbox

        return Outbox(default_outbox())
