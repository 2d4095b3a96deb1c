"""Where a finding leads: to the field where it is fixed, and to the words that caused it."""

from __future__ import annotations

from dataclasses import dataclass

from signoff.desktop.review.finding_placement import paths_of
from signoff.notice.form.form import Form
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Notice
from signoff.notice.text import plain
from signoff.notice.text.cleaning import as_read
from signoff.rules.findings import Finding

SIGN = "sign"
"""The key of the Sign step, where signatures are given."""

HAND_OVER = "hand-over"
"""The key by which a link asks to hand the notice over."""

_LONGEST = 32


@dataclass(frozen=True, slots=True)
class FindingTarget:
    """A place: its page (or the Sign step), the field there, its name, and the words to be selected in it."""

    page: str
    field: str
    title: str
    quote: str = ""


def target_of(form: Form, finding: Finding) -> FindingTarget:
    """Return the place where a finding is fixed: its field, or the Sign step for a signature."""
    if finding.field.startswith("signatures."):
        return FindingTarget(SIGN, finding.field, "Sign")
    page = form.page_of(finding.section)
    return FindingTarget(page.key, finding.field, page.title, finding.quote)


def words_of(form: Form, finding: Finding, notice: Notice) -> FindingTarget | None:
    """Return where the words are that a finding quotes, if that is another box than its own; else None."""
    if not finding.quote:
        return None
    for path in paths_of(finding):
        page = form.page_key_of(path)
        if page is not None and _contains(form, notice, path, finding.quote):
            return None if path == finding.field else FindingTarget(page, path, box_title(form, path), finding.quote)
    return None


def box_title(form: Form, path: str) -> str:
    """Return what a box is called: its page's title if it is alone there, else what it asks."""
    page = form.page_of(path)
    fields = [field for section in form.sections_of(page) for field in section.fields]
    return page.title if len(fields) == 1 else form.field(path).question


def shortened(quote: str) -> str:
    """Return quoted words in quotation marks, cut where they are long."""
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1].rstrip()}…”"


def _contains(form: Form, notice: Notice, path: str, quote: str) -> bool:
    if path.startswith("signatures."):
        return False
    text = value_at(notice, path)
    return isinstance(text, str) and _folded(quote) in _folded(plain(text) if form.field(path).is_long else text)


def _folded(text: str) -> str:
    return " ".join(as_read(text).split()).casefold()
