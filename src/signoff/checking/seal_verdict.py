"""What a file's seal says about it, in plain words; `signing.seal.check` does the judging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.errors import on_one_line
from signoff.notice.record.record import Record
from signoff.notice.text.days import written
from signoff.signing.proof.known_keys import KeyRole, KnownNames
from signoff.signing.seal.seal_report import CONTENT_CHANGED
from signoff.signing.verification import Check, Result, SealDescription, Subject, TimeStampDescription

if TYPE_CHECKING:
    from signoff.signing.seal.seal_report import SealFound, SealReport

NO_SEAL = "The file has no seal, so it cannot be shown to be exactly the one that was exported."
CHANGED_AFTER_EXPORT = "This PDF was changed after it was exported."
ALTERED_AFTER = "This PDF was changed after it was sealed; its seal does not allow any change."
CHANGED_SINCE = "The file has been changed since."
STAMPED_EARLIER = (
    "Its time stamp is from before the instant that the seal itself names, although a stamp can only follow its seal: "
    "a clock was wrong, or it is not the stamp that the seal was made with."
)
STAMPED_LATER = (
    "Its time stamp is from more than a day after the instant that the seal itself names, although a seal is stamped "
    "at once: a clock was wrong, or it is not the stamp that the seal was made with."
)
_EARLIER = dt.timedelta(minutes=10)
"""How much earlier than its seal a stamp may be: two computers' clocks often differ by that much."""

_LATER = dt.timedelta(days=1)
_LONGEST_NAME = 120


def seal_checks(report: SealReport, record: Record, known: KnownNames) -> tuple[Check, ...]:
    """Return the checks of each seal and of its time stamp; `known` names the keys that are known here."""
    return (
        *(Check(Subject.SEAL, result, sentence) for result, sentence in _seal_results(report, record, known)),
        *(check for seal in report.seals if not seal.foreign for check in _stamp_checks(seal, known)),
    )


def sealings(report: SealReport, known: KnownNames) -> tuple[SealDescription, ...]:
    """Return who sealed the file, for each seal by signoff whose own signature is valid."""
    return tuple(
        SealDescription(
            name=_name(seal.name),
            at=seal.at.isoformat() if seal.at else "",
            sentence=f"Sealed{_when(seal)}. {'Nothing has been changed since.' if report.is_whole else CHANGED_SINCE}",
            fingerprint=seal.fingerprint,
            known_as=known(KeyRole.SEAL).get(seal.fingerprint, ""),
            whole=report.is_whole,
            signatory=known(KeyRole.SIGNATORY).get(seal.fingerprint, ""),
            stamp=_stamping(seal, known),
        )
        for seal in report.seals
        if seal.intact and not seal.foreign
    )


def known_seal(report: SealReport, known: KnownNames) -> str | None:
    """Return the name of the known sealing key that sealed the whole file as it is; None without one.

    A key that is known as a signatory's own vouches for their signatures, not for a whole file.
    """
    return known(KeyRole.SEAL).get(report.seals[0].fingerprint) if report.is_whole else None


def _seal_results(report: SealReport, record: Record, known: KnownNames) -> Iterator[tuple[Result, str]]:
    own_seals = [seal for seal in report.seals if not seal.foreign]
    if report.problem:
        yield Result.BAD, report.problem
    if report.unchecked:
        yield Result.UNCHECKED, report.unchecked
    for seal in own_seals:
        yield _seal_result(seal, known, whole=not report.altered_after)
    for seal in report.seals:
        if seal.foreign:
            yield _foreign_signature_result(seal, after_seal=bool(own_seals))
    if len(own_seals) > 1:
        yield Result.BAD, "The file has more than one seal."
    if not own_seals and not report.problem and not report.unchecked and record.decision_signature is not None:
        yield Result.WARN, NO_SEAL


def _seal_result(seal: SealFound, known: KnownNames, *, whole: bool) -> tuple[Result, str]:
    if not seal.intact:
        is_changed = seal.problem in ("", CONTENT_CHANGED)
        return Result.BAD, CHANGED_AFTER_EXPORT if is_changed else f"The seal is not valid: {seal.problem}."
    if not whole or not seal.covers_whole:
        return Result.BAD, ALTERED_AFTER
    if not seal.certifies:
        return Result.BAD, "The seal allows changes, which signoff’s never does."
    owner = f" in the name of “{_name(seal.name)}”" if seal.name else ""
    sealed = f"The seal is valid: nothing has been changed since it was sealed{owner}{_when(seal)}."
    if (name := known(KeyRole.SEAL).get(seal.fingerprint)) is not None:
        return Result.OK, f"{sealed} Its key is known as “{_name(name)}” (fingerprint {seal.fingerprint})."
    if (name := known(KeyRole.SIGNATORY).get(seal.fingerprint)) is not None:
        return Result.WARN, (
            f"{sealed} Its key is known as the one “{_name(name)}” signs with, but not as a sealing key "
            f"(fingerprint {seal.fingerprint})."
        )
    return Result.WARN, f"{sealed} It is not known whose key sealed it; its fingerprint is {seal.fingerprint}."


def _foreign_signature_result(seal: SealFound, *, after_seal: bool) -> tuple[Result, str]:
    signer = f"“{_name(seal.signer)}”" if seal.signer else "an unnamed signer"
    state = "is valid" if seal.intact else "is not valid"
    added = "although the seal does not allow additions" if after_seal else "to a file that has no seal"
    return Result.BAD, f"A signature by another program, of {signer}, was added{_when(seal)}, {added}; it {state}."


def _stamping(seal: SealFound, known: KnownNames) -> TimeStampDescription | None:
    if seal.stamped_at is None:
        return None
    sentence = f"It says that the seal was there on {_instant(seal.stamped_at)}."
    known_as = known(KeyRole.TIME_STAMP).get(seal.stamp_key, "")
    return TimeStampDescription(_name(seal.stamper), seal.stamped_at.isoformat(), sentence, seal.stamp_key, known_as)


def _stamp_checks(seal: SealFound, known: KnownNames) -> Iterator[Check]:
    stamp = _stamping(seal, known)
    if stamp is None:
        return
    if stamp.known_as:
        sentence = f"Its time stamp’s key is known as “{_name(stamp.known_as)}” (fingerprint {stamp.fingerprint})."
        yield Check(Subject.STAMP, Result.OK, sentence)
    else:
        claim = f" names “{stamp.name}”, but it" if stamp.name else ": it"
        unknown = f"Its time stamp{claim} is not known whose key that is; its fingerprint is {stamp.fingerprint}."
        yield Check(Subject.STAMP, Result.WARN, unknown)
    if seal.at is None or seal.stamped_at is None:
        return
    if seal.stamped_at < seal.at - _EARLIER:
        yield Check(Subject.STAMP, Result.WARN, STAMPED_EARLIER)
    elif seal.stamped_at > seal.at + _LATER:
        yield Check(Subject.STAMP, Result.WARN, STAMPED_LATER)


def _when(seal: SealFound) -> str:
    """Return when a seal was made: by its own clock, which it covers, and by its time stamp, which it does not."""
    times = [f"{_instant(seal.at)} by its own clock"] if seal.at is not None else []
    if seal.stamped_at is not None:
        times.append(f"{_instant(seal.stamped_at)} as a time stamp says")
    return f" on {', and on '.join(times)}" if times else ""


def _instant(at: dt.datetime) -> str:
    local = at.astimezone(dt.UTC)
    return f"{written(local.date())} at {local:%H:%M} UTC"


def _name(text: str) -> str:
    plain = on_one_line(text)
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"
