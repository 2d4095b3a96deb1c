"""What a rule is: one small pure function, with its identifier, severity, words and source."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from msgspec import UNSET

from signoff.notice.form.council import resolve
from signoff.rules.case import Case
from signoff.rules.findings import Finding, Severity, split

ERROR = Severity.ERROR
WARNING = Severity.WARNING

_LAW = re.compile(r"\b(?:20(?:12|14|00)\s+regs?|12A|SI|Acts?)\b|\bdata protection\b")
"""What a source cites where a rule is law and not a council's own way."""


_NOTES = re.compile(r"form notes? \d+(?:, \d+)*")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's condition holds; `placeholders` fill the `{names}` of the rule's words.

    A `source` of its own replaces the rule's where a profile gives a more precise one. `until` is the day from which
    the condition no longer holds.
    """

    field: str
    related: tuple[str, ...] = ()
    quote: str = ""
    placeholders: dict[str, str] = dataclasses.field(default_factory=dict)
    source: str = ""
    until: dt.date | None = None


def hit(path: str, *related: str, quote: str = "", source: str = "", **placeholders: str) -> Hit:
    """Return a hit at a field, with related fields, the words that led to it, and the rule's placeholders."""
    return Hit(path, related, quote, placeholders, source)


FindHits = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `when` is its condition in words, `says` the words of its findings, `source` where it comes from.

    `reads` says of a rule that reads prose which words it takes as what, and which not; empty for any other.
    `council_source` is where it comes from if the function is not the executive's, and that differs.
    """

    name: str
    severity: Severity
    when: str
    says: str
    source: str
    find: FindHits
    reads: str = ""
    council_source: str = ""

    @property
    def may_be_quiet(self) -> bool:
        """Whether a council may tell this rule to be quiet: a warning that is not law."""
        return self.severity is WARNING and _LAW.search(self.source) is None

    def source_for(self, case: Case) -> str:
        """Return where the rule comes from in a case."""
        return self.source if case.is_executive or not self.council_source else self.council_source

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield this rule's findings on a case, whether or not somebody has considered them.

        There is none where the council's profile tells the rule to be quiet, nor of what the form does not ask.
        """
        if self.may_be_quiet and any(quiet.rule == self.name for quiet in case.profile.quiet):
            return
        for match in self.find(case):
            if not case.form.knows(match.field):
                continue
            first, rest = split(self.says)
            lead = first.format(**match.placeholders)
            yield Finding(
                severity=self.severity,
                rule=self.name,
                section=case.form.section_of(match.field).key,
                field=match.field,
                message=f"{lead} {rest.format(**match.placeholders)}".strip(),
                source=resolve(self._source(match, case), case.profile.citations),
                related=tuple(path for path in match.related if case.form.knows(path)),
                quote=match.quote,
                lead=lead,
                until=match.until,
            )

    def _source(self, match: Hit, case: Case) -> str:
        """Return where the rule comes from; the notes of the form are Leeds's, and no other form has them."""
        source = match.source or self.source_for(case)
        return source if case.record.terms.form is UNSET else _NOTES.sub("form", source)


def rule(
    name: str, severity: Severity, *, when: str, says: str, source: str, reads: str = "", council_source: str = ""
) -> Callable[[FindHits], Rule]:
    """Make the decorated function a rule."""

    def decorate(find: FindHits) -> Rule:
        return Rule(name, severity, when, says, source, find, reads, council_source)

    return decorate
