"""Salvaging a damaged register; `salvage` is its one way in."""

from signoff.register.salvage.result import Salvaged, SalvagedNotice
from signoff.register.salvage.salvaging import salvage

__all__ = ["Salvaged", "SalvagedNotice", "salvage"]
