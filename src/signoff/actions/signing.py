"""Signing a notice: the rules permit it, the mark is one, and what is signed can be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from signoff.actions.exporting import require_unaltered
from signoff.actions.findings import findings_before_signing
from signoff.errors import SigningBlocked
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Proof, Record, Role, SeenPages, Signature

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.marks.mark import Mark
    from signoff.notice.text.days import DateLine


def sign_record(
    record: Record,
    *,
    role: Role,
    name: str,
    post: str,
    date: dt.date,
    mark: Mark,
    at: dt.datetime,
    on: dt.date,
    profile: Profile,
    prove: Callable[[Signature], Proof] | None = None,
    dates: Callable[[Record], Sequence[DateLine]] = lambda _: (),
    seen: SeenPages | None = None,
) -> Record:
    """Return the record signed in this role, on `date`, at the instant `at`, judged as of the local day `on`.

    `prove` makes the signatory's own proof of the signature, with the key of their vault; it is called last. `dates`
    returns the dates that follow which the record copy prints, now and later. The signature records what the decision
    maker's pages show: `seen`, where it is known already.

    Raises MarkRefused for a blank or stray mark, SigningBlocked where an error of the rules prevents it, NotAllowed
    where the notice's state forbids a signature, and AlteredRecord where an approval covers other content.
    """
    from signoff.rules.check import blocking
    from signoff.signing.marks.validation import judge

    require_unaltered(record)
    signed = lifecycle.sign(record, role=role, name=name, post=post, date=date, mark=mark, at=at)
    judge(mark)
    if role is not Role.DECISION_MAKER and date > on:
        raise SigningBlocked("An approval cannot be dated in the future.")
    errors = blocking(findings_before_signing(record, role, date, on=on, profile=profile))
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise SigningBlocked(f"The notice cannot be signed yet: {errors[0].message.rstrip('.')}{more}.")
    _require_printable(signed)
    from signoff.pdf.seen_pages import seen_pages

    return lifecycle.sign(
        record,
        role=role,
        name=name,
        post=post,
        date=date,
        mark=mark,
        at=at,
        prove=prove,
        pages=lambda signed: seen or seen_pages(signed, dates(signed)),
    )


def _require_printable(signed: Record) -> None:
    """Raise SigningBlocked for a signature that would lock a notice that could not be exported."""
    from signoff.pdf.missing_glyphs import unprintable_fields

    if lost := unprintable_fields(signed):
        raise SigningBlocked(f"The notice could not be printed once signed: no font has “{lost[0][1]}”.")
