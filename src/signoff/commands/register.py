"""The commands that read the register: list, search."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.commands.opening import open_register
from signoff.commands.output import print_json_array, print_line, print_warning

if TYPE_CHECKING:
    from signoff.register.store import Row


def list_rows(options: argparse.Namespace) -> int:
    """List every notice, the latest change first; print a warning for each damaged one."""
    if options.shared is not None:
        from signoff.commands import shared

        return shared.print_rows(options)
    from msgspec.structs import replace

    with open_register(options) as register:
        damaged = register.damaged()
        _print_rows((replace(row, damaged=row.id in damaged) for row in register.each_row()), options.json)
    for sentence in damaged.values():
        print_warning(sentence)
    return 0


def search(options: argparse.Namespace) -> int:
    """List the notices that contain the words."""
    if options.shared is not None:
        from signoff.commands import shared

        return shared.print_rows(options, options.text)
    with open_register(options) as register:
        _print_rows(register.each_row(options.text), options.json)
    return 0


def _print_rows(rows: Iterator[Row], as_json: bool) -> None:
    """Print rows as they are read, so that a large register is never in memory."""
    if as_json:
        print_json_array(map(_as_json, rows))
        return
    row = None
    for row in rows:
        subject = row.subject or "(no subject yet)"
        print_line(f"{row.status:10} {row.changed_at:%Y-%m-%d %H:%M}  {row.reference or row.id[:8]}  {subject}")
    if row is None:
        print_line("No notices.")


def _as_json(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "reference": row.reference,
        "subject": row.subject,
        "decision_type": row.decision_type,
        "status": row.status,
        "decision_maker": row.decision_maker,
        "director": row.director,
        "council": row.council,
        "copy": "publication" if row.is_publication else "record",
        "changed_at": row.changed_at.isoformat(),
        **({"damaged": True} if row.damaged else {}),
    }
