"""What a rule is: one small pure function with its identifier, severity, words and source beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from signoff.notice.form.council import resolve
from signoff.rules.case import Case
from signoff.rules.findings import Finding, Severity, split

ERROR = Severity.ERROR
WARNING = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's condition holds; `holes` fill the `{names}` of the rule's words.

    A `source` of its own stands instead of the rule's where a profile knows it more closely.
    """

    field: str
    related: tuple[str, ...] = ()
    quote: str = ""
    holes: dict[str, str] = dataclasses.field(default_factory=dict)
    source: str = ""


def hit(path: str, *related: str, quote: str = "", source: str = "", **holes: str) -> Hit:
    """Return a hit at a field, with related fields, the words found and what fills the rule's words."""
    return Hit(path, related, quote, holes, source)


Finder = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `when` is its condition in words, `says` what its findings say, `source` where it comes from."""

    name: str
    severity: Severity
    when: str
    says: str
    source: str
    find: Finder

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield this rule's findings on a case, as they stand before anybody answered them."""
        for one in self.find(case):
            first, rest = split(self.says)
            lead = first.format(**one.holes)
            yield Finding(
                severity=self.severity,
                rule=self.name,
                section=case.form.section_of(one.field).key,
                field=one.field,
                message=f"{lead} {rest.format(**one.holes)}".strip(),
                source=resolve(one.source or self.source, case.profile.citations),
                related=one.related,
                quote=one.quote,
                lead=lead,
            )


def rule(name: str, severity: Severity, *, when: str, says: str, source: str) -> Callable[[Finder], Rule]:
    """Make the decorated function a rule."""

    def made(find: Finder) -> Rule:
        return Rule(name, severity, when, says, source, find)

    return made
