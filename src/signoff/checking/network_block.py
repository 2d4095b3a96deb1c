"""Loads pyHanko without a network client, in the process that reads seals.

pyHanko imports aiohttp for time stamp servers and revocation lists, even when it is not to fetch anything. That costs a
quarter of the time to read a seal, and puts a network client into the process that reads hostile files.
"""

from __future__ import annotations

import sys
from types import ModuleType


class _NoClient:
    """Replaces any name that is imported from the client; it cannot be instantiated."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("This process has no access to the network.")


class _NoNetwork(ModuleType):
    def __getattr__(self, name: str) -> type[_NoClient]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _NoClient


def block_network() -> None:
    """Replace aiohttp, in a process that has not loaded it, by a module that fails when it is used."""
    sys.modules.setdefault("aiohttp", _NoNetwork("aiohttp"))
