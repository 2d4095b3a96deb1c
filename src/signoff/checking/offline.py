"""pyHanko without a client for the network, in the process that reads seals: it has no use for one, and is safer so.

pyHanko loads aiohttp for time stamp servers and revocation lists, whether or not it is to fetch anything. That costs
a quarter of what reading a seal takes, and puts a network client into the process that hostile files are given to.
"""

from __future__ import annotations

import sys
from types import ModuleType


class _NoClient:
    """Stands for whatever is taken from the client while modules are loaded; it cannot be used."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("This process has no access to the network.")


class _NoNetwork(ModuleType):
    def __getattr__(self, name: str) -> type[_NoClient]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _NoClient


def stay_offline() -> None:
    """Put a stand-in for aiohttp in place, in a process that has not loaded it; whoever uses it fails."""
    sys.modules.setdefault("aiohttp", _NoNetwork("aiohttp"))
