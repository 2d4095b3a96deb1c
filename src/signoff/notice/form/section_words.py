"""How a sentence names where in the form something is."""

from __future__ import annotations

from collections.abc import Mapping

from signoff.notice.form.form import Form
from signoff.notice.form.labels import plain_label


def section_words(form: Form, path: str, labels: Mapping[str, str] | None = None) -> str:
    """Return the plain label of the section that a path is in; what a file may name and the form lacks is “Notice”."""
    try:
        return plain_label(form.label(form.section_of(path).key, labels))
    except KeyError:
        return "Notice"
