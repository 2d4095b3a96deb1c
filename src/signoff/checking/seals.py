"""What a file's seal says of it, in plain words; the judging itself is `signing.seal_check`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.checking.word_diff import shown
from signoff.notice.record.record import Record
from signoff.notice.text.days import written
from signoff.signing.proof.known_keys import KeyRole, KnownNames
from signoff.signing.verification import Check, Result, SealDescription, Subject, TimeStampDescription

if TYPE_CHECKING:
    from signoff.signing.seal.seal_report import SealFound, SealReport

NO_SEAL = "The file carries no seal, so nothing shows whether it is the very one that was exported."
ALTERED_AFTER = "The file was changed after it was sealed; its seal allows no change at all."
CHANGED_SINCE = "The file was changed since."
STAMPED_EARLIER = (
    "Its time stamp is from before the instant that the seal itself names, although a stamp can only follow its seal: "
    "a clock was wrong, or it is not the stamp that the seal was made with."
)
STAMPED_LATER = (
    "Its time stamp is from more than a day after the instant that the seal itself names, although a seal is stamped "
    "at once: a clock was wrong, or it is not the stamp that the seal was made with."
)
_EARLIER = dt.timedelta(minutes=10)
"""By how much a stamp may be earlier than its seal: as far as the clocks of two machines are often apart."""

_LATER = dt.timedelta(days=1)
_LONGEST_NAME = 120


def seal_checks(report: SealReport, record: Record, known: KnownNames) -> tuple[Check, ...]:
    """Say what became of each seal and of its time stamp; `known` tells which keys are known here."""
    return (
        *(Check(Subject.SEAL, result, sentence) for result, sentence in _said(report, record, known)),
        *(check for one in report.seals if not one.foreign for check in _of_stamp(one, known)),
    )


def sealings(report: SealReport, known: KnownNames) -> tuple[SealDescription, ...]:
    """Return who sealed the file, for each seal by signoff whose own signature holds."""
    return tuple(
        SealDescription(
            name=_name(one.name),
            at=one.at.isoformat() if one.at else "",
            sentence=f"Sealed{_when(one)}. {'Nothing was changed since.' if report.is_whole else CHANGED_SINCE}",
            fingerprint=one.fingerprint,
            known_as=known(KeyRole.SEAL).get(one.fingerprint, ""),
            whole=report.is_whole,
            signatory=known(KeyRole.SIGNATORY).get(one.fingerprint, ""),
            stamp=_stamping(one, known),
        )
        for one in report.seals
        if one.intact and not one.foreign
    )


def known_seal(report: SealReport, known: KnownNames) -> str | None:
    """Return what the key is known as here, as one that seals, that sealed the whole file as it is; None without one.

    A key that is known as a signatory's own vouches for their signatures, and for nobody's file.
    """
    return known(KeyRole.SEAL).get(report.seals[0].fingerprint) if report.is_whole else None


def _said(report: SealReport, record: Record, known: KnownNames) -> Iterator[tuple[Result, str]]:
    own = [one for one in report.seals if not one.foreign]
    if report.problem:
        yield Result.BAD, report.problem
    if report.unchecked:
        yield Result.UNCHECKED, report.unchecked
    for one in own:
        yield _of_seal(one, known, whole=not report.altered_after)
    for one in report.seals:
        if one.foreign:
            yield _of_other(one, after_seal=bool(own))
    if len(own) > 1:
        yield Result.BAD, "The file carries more than one seal."
    if not own and not report.problem and not report.unchecked and record.decision_signature is not None:
        yield Result.WARN, NO_SEAL


def _of_seal(one: SealFound, known: KnownNames, *, whole: bool) -> tuple[Result, str]:
    if not one.intact:
        return Result.BAD, f"The seal does not hold: {one.problem or 'what it covers was changed'}."
    if not whole or not one.covers_whole:
        return Result.BAD, ALTERED_AFTER
    if not one.certifies:
        return Result.BAD, "The seal allows changes, which signoff’s never does."
    whose = f" in the name of “{_name(one.name)}”" if one.name else ""
    sealed = f"The seal is whole: nothing was changed since it was sealed{whose}{_when(one)}."
    if (name := known(KeyRole.SEAL).get(one.fingerprint)) is not None:
        return Result.OK, f"{sealed} Its key is known here as “{_name(name)}” (fingerprint {one.fingerprint})."
    if (name := known(KeyRole.SIGNATORY).get(one.fingerprint)) is not None:
        return Result.WARN, (
            f"{sealed} Its key is known here as the one with which “{_name(name)}” signs, and as nobody’s that seals "
            f"(fingerprint {one.fingerprint})."
        )
    return Result.WARN, f"{sealed} Nobody here has said whose key sealed it; its fingerprint is {one.fingerprint}."


def _of_other(one: SealFound, *, after_seal: bool) -> tuple[Result, str]:
    who = f"“{_name(one.signer)}”" if one.signer else "an unnamed signer"
    state = "holds" if one.intact else "does not hold"
    added = "although the seal allows nothing to follow" if after_seal else "to a file that carries no seal"
    return Result.BAD, f"A signature by another program, of {who}, was added{_when(one)}, {added}; it {state}."


def _stamping(one: SealFound, known: KnownNames) -> TimeStampDescription | None:
    if one.stamped_at is None:
        return None
    sentence = f"It says that the seal was there on {_instant(one.stamped_at)}."
    known_as = known(KeyRole.TIME_STAMP).get(one.stamp_key, "")
    return TimeStampDescription(_name(one.stamper), one.stamped_at.isoformat(), sentence, one.stamp_key, known_as)


def _of_stamp(one: SealFound, known: KnownNames) -> Iterator[Check]:
    stamp = _stamping(one, known)
    if stamp is None:
        return
    if stamp.known_as:
        whose = f"Its time stamp’s key is known here as “{_name(stamp.known_as)}” (fingerprint {stamp.fingerprint})."
        yield Check(Subject.STAMP, Result.OK, whose)
    else:
        named = f" says that it is by “{stamp.name}”, but nobody" if stamp.name else ": nobody"
        unknown = f"Its time stamp{named} here has said whose key that is; its fingerprint is {stamp.fingerprint}."
        yield Check(Subject.STAMP, Result.WARN, unknown)
    if one.at is None or one.stamped_at is None:
        return
    if one.stamped_at < one.at - _EARLIER:
        yield Check(Subject.STAMP, Result.WARN, STAMPED_EARLIER)
    elif one.stamped_at > one.at + _LATER:
        yield Check(Subject.STAMP, Result.WARN, STAMPED_LATER)


def _when(one: SealFound) -> str:
    """Return when a seal was made: by its own clock, which it covers, and as a stamp says, which it does not."""
    said = [f"{_instant(one.at)} by its own clock"] if one.at is not None else []
    if one.stamped_at is not None:
        said.append(f"{_instant(one.stamped_at)} as a time stamp says")
    return f" on {', and on '.join(said)}" if said else ""


def _instant(at: dt.datetime) -> str:
    local = at.astimezone(dt.UTC)
    return f"{written(local.date())} at {local:%H:%M} UTC"


def _name(text: str) -> str:
    plain = shown(text)
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"
