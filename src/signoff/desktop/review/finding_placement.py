"""Beside which field of a page a finding stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from signoff.notice.form.form import Form
from signoff.rules.findings import Finding

WHOLE_PAGE = ""
"""The place of findings that belong to no field in particular."""


def paths_of(finding: Finding) -> tuple[str, ...]:
    """Return the dotted paths that a finding is about, the one that it stands at first."""
    return tuple(path for path in (finding.field or finding.section, *finding.related) if path)


def placed(
    form: Form, findings: Iterable[Finding], page_key: str, fields: Sequence[str]
) -> Mapping[str, tuple[Finding, ...]]:
    """Return, for each of a page's fields (and WHOLE_PAGE), the findings that stand beside it, in order."""
    places: dict[str, list[Finding]] = {path: [] for path in (WHOLE_PAGE, *fields)}
    for finding in findings:
        here = [path for path in paths_of(finding) if form.page_key_of(path) == page_key]
        if here:
            places[nearest(here[0], fields)].append(finding)
    return {path: tuple(found) for path, found in places.items()}


def nearest(path: str, fields: Sequence[str]) -> str:
    """Return the field that holds a path most closely, else the first one inside it, else WHOLE_PAGE."""
    around = [one for one in fields if path == one or path.startswith(f"{one}.")]
    if around:
        return max(around, key=len)
    return next((one for one in fields if one.startswith(f"{path}.")), WHOLE_PAGE)
