"""The commands of the shared register for officers: sync, and what else they do with it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from signoff import paths
from signoff.commands.opening import open_register
from signoff.commands.output import ProgressLine, counted, print_json, print_json_array, print_line, print_warning
from signoff.commands.stopping import Stopping
from signoff.errors import Interrupted, SharedProblem, SharedUnreachable
from signoff.shared.address import Address, read_address, saved_address

if TYPE_CHECKING:
    from signoff.shared.exchange import Exchange
    from signoff.shared.exchange_state import ExchangeState
    from signoff.shared.report import ExchangeReport
    from signoff.shared.shared_register import SharedRegister, SharedRow


def sync(options: argparse.Namespace) -> int:
    """Exchange what is new with the shared register; 1 where something needs a person."""
    from signoff.shared.exchange import DEFAULT_AGE, Exchange
    from signoff.shared.exchange_state import ExchangeState
    from signoff.shared.shared_register import SharedRegister

    address = address_of(options)
    age = None if options.everything else DEFAULT_AGE
    with (
        open_register(options) as register,
        SharedRegister.open(address) as shared,
        ExchangeState(register.path) as state,
        ProgressLine() as line,
        Stopping() as stopping,
    ):
        exchange = Exchange(
            register, shared, state, now=_now, age=age, progress=line.update, is_stopped=stopping.is_stopped
        )
        report = exchange.run()
        conflicts = len(state.conflicts())
    return _print_report(report, conflicts, as_json=options.json)


def status(options: argparse.Namespace) -> int:
    """Say where this register stands with the shared one, and whether that can be reached."""
    from signoff.shared.exchange_state import ExchangeState
    from signoff.shared.shared_register import SharedRegister

    address = address_of(options)
    with open_register(options) as register, ExchangeState(register.path) as state:
        agreed, here = state.agreed(), register.state_digests()
        waiting = [notice for notice, digest in here.items() if notice not in agreed or agreed[notice].here != digest]
        facts: dict[str, Any] = {
            "address": str(address),
            "exchanged_at": state.finished_at or None,
            "waiting": len(waiting),
            "conflicts": [asdict(conflict) for conflict in state.conflicts()],
            "refused": dict(state.refusals()),
        }
        try:
            with SharedRegister.open(address) as shared:
                standing = shared.standing()
                facts |= {"reachable": True, "name": standing.person, "roles": standing.roles, "teams": standing.teams}
                facts["new"] = max(0, standing.last_sequence - state.position)
        except SharedUnreachable as problem:
            facts |= {"reachable": False, "problem": str(problem)}
    if options.json:
        print_json(facts)
    else:
        _print_status(facts)
    return 0


def get(options: argparse.Namespace) -> int:
    """Get one notice from the shared register, whatever its age."""
    with _exchange(options) as (exchange, shared, state):
        report = exchange.fetch(options.notice)
        conflicts, aside = len(state.conflicts()), shared.set_aside_of(options.notice)
    for name, login in aside:
        print_warning(f"{name} signed another version, which does not stand: {login} set that aside.")
    return _print_report(report, conflicts, as_json=False)


def resolve(options: argparse.Namespace) -> int:
    """End a conflict: one of the two states goes on under the notice's identity, the other as a copy of it."""
    from signoff.shared.decision import is_signed_otherwise
    from signoff.shared.exchange_state import ExchangeState
    from signoff.shared.resolving import keep_ours, take_theirs, their_record
    from signoff.shared.shared_register import SharedRegister

    with (
        open_register(options) as register,
        SharedRegister.open(address_of(options)) as shared,
        ExchangeState(register.path) as state,
    ):
        theirs = their_record(shared, state, options.notice)
        keep = keep_ours if options.keep == "mine" else take_theirs
        copy = keep(register, shared, state, options.notice, actor=options.name, at=_now())
    if options.keep == "mine":
        goes_on = f"the copy {copy.id}" if copy.id != options.notice else "a copy"
        print_line(f"Your notice was shared. The other one goes on as {goes_on}.")
    elif is_signed_otherwise(copy, theirs):
        print_line(
            "The shared register’s signature stands. Yours is withdrawn: it is kept as it is, here and there, with who "
            "decided so. If it is to stand after all, sign the decision in a new notice that supersedes this one."
        )
    elif copy.id == options.notice:
        print_line("The shared register’s notice has taken the place of yours, which is kept among its versions.")
    else:
        print_line(f"The shared register’s notice has taken the place of yours, which goes on as the copy {copy.id}.")
    return 0


def sign_in(options: argparse.Namespace) -> int:
    """Ask for the password, try it, and keep the address in the data folder and the password in the keyring."""
    from signoff.shared import signing_in

    address = read_address(options.url)
    password = ask_password(f"Password of {address}: ")
    person = signing_in.connection_facts(address, password).standing.person
    if problem := signing_in.sign_in(paths.data_folder(), address, password):
        raise SharedProblem(problem)
    print_line(f"Signed in to {address.place} as {person}.")
    return 0


def print_rows(options: argparse.Namespace, text: str = "") -> int:
    """List the notices of the shared register, or those that contain the words."""
    from signoff.shared.shared_register import SharedRegister

    with SharedRegister.open(address_of(options)) as shared:
        rows = shared.each_row(text)
        if options.json:
            print_json_array(map(_as_json, rows))
            return 0
        row = None
        for row in rows:
            subject = row.subject or "(no subject yet)"
            print_line(f"{row.status:10} {row.changed_at:%Y-%m-%d %H:%M}  {row.reference or row.notice[:8]}  {subject}")
        if row is None:
            print_line("No notices.")
    return 0


def _as_json(row: SharedRow) -> dict[str, object]:
    members = asdict(row)
    del members["sequence"]
    return {"id": members.pop("notice"), **members, "changed_at": row.changed_at.astimezone(dt.UTC).isoformat()}


@contextmanager
def _exchange(options: argparse.Namespace) -> Iterator[tuple[Exchange, SharedRegister, ExchangeState]]:
    from signoff.shared.exchange import Exchange
    from signoff.shared.exchange_state import ExchangeState
    from signoff.shared.shared_register import SharedRegister

    with (
        open_register(options) as register,
        SharedRegister.open(address_of(options)) as shared,
        ExchangeState(register.path) as state,
    ):
        yield Exchange(register, shared, state, now=_now), shared, state


def address_of(options: argparse.Namespace) -> Address:
    """Return the address that is given, or else the one that was signed in to."""
    if isinstance(options.shared, str) and options.shared:
        return read_address(options.shared)
    address = saved_address(paths.data_folder())
    if address is None:
        raise SharedProblem("Name the shared register by --shared, or sign in once by “signoff shared sign-in”.")
    return address


def _print_report(report: ExchangeReport, conflicts: int, *, as_json: bool) -> int:
    needs_person = bool(conflicts or report.refusals or report.problems)
    if as_json:
        print_json({**asdict(report), "open_conflicts": conflicts})
    else:
        print_line(f"{counted(report.received, 'notice')} received, {report.sent} sent, {report.waiting} waiting.")
        for sentence in (*report.conflicts, *report.refusals, *report.problems):
            print_warning(sentence)
        if conflicts:
            print_warning(f"{counted(conflicts, 'notice')} changed both here and there: see “signoff shared status”.")
    if not report.is_complete:
        return Interrupted.status
    return 1 if needs_person else 0


def _print_status(facts: dict[str, Any]) -> None:
    if not facts["reachable"]:
        print_line(f"Offline: {facts['problem']}")
    elif facts["waiting"] or facts["new"] or facts["conflicts"]:
        print_line(f"Signed in to {facts['address']} as {facts['name']}.")
    else:
        print_line(f"Up to date with {facts['address']} as {facts['name']}.")
    at = facts["exchanged_at"]
    last = f"{dt.datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else "never"
    print_line(f"{counted(facts['waiting'], 'notice')} waiting to be sent; last exchange: {last}.")
    for conflict in facts["conflicts"]:
        print_line(f"{conflict['notice']}: {conflict['sentence']}")
    for notice, sentence in facts["refused"].items():
        print_line(f"{notice}: {sentence}")


def ask_password(prompt: str) -> str:
    """Ask for a password without showing it; read it from standard input where that is no terminal."""
    import getpass

    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
