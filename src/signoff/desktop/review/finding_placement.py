"""With which field of a page a finding is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from signoff.notice.form.form import Form
from signoff.rules.findings import Finding

WHOLE_PAGE = ""
"""The place of findings that belong to no field in particular."""


def paths_of(finding: Finding) -> tuple[str, ...]:
    """Return the dotted paths that a finding is about, the one that it is shown with first."""
    return tuple(path for path in (finding.field or finding.section, *finding.related) if path)


def placed(
    form: Form, findings: Iterable[Finding], page_key: str, fields: Sequence[str]
) -> Mapping[str, tuple[Finding, ...]]:
    """Return, for each of a page's fields (and WHOLE_PAGE), the findings shown with it, in order."""
    places: dict[str, list[Finding]] = {path: [] for path in (WHOLE_PAGE, *fields)}
    for finding in findings:
        paths = [path for path in paths_of(finding) if form.page_key_of(path) == page_key]
        if paths:
            places[nearest(paths[0], fields)].append(finding)
    return {path: tuple(matches) for path, matches in places.items()}


def nearest(path: str, fields: Sequence[str]) -> str:
    """Return the field that holds a path most closely, else the first one inside it, else WHOLE_PAGE."""
    outer = [field for field in fields if path == field or path.startswith(f"{field}.")]
    if outer:
        return max(outer, key=len)
    return next((field for field in fields if field.startswith(f"{path}.")), WHOLE_PAGE)
