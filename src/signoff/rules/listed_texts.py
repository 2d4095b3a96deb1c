"""The public texts of what a notice lists: the interests that members disclosed, and the papers that go with it."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.answer_paths import value_at
from signoff.rules.case import Case


def listed_texts(case: Case) -> Iterator[str]:
    """Yield the paths of the texts in rows; those of papers that are not public are in no copy that is."""
    for rows in case.form.interests:
        for number in range(len(value_at(case.notice, rows))):
            yield from (f"{rows}.{number}.{name}" for name in ("member", "interest"))
    for number, paper in enumerate(case.notice.papers):
        if paper.public is not False:
            yield f"papers.{number}.title"
