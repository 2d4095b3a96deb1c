"""The bundled form, and how a test puts another in its place."""

from __future__ import annotations

import pytest

from signoff.notice.form import form_file
from signoff.notice.form.form import Form

FORM = form_file.load_form(form_file.BUNDLED)


def put_in_place(monkeypatch: pytest.MonkeyPatch, form: Form) -> None:
    """Let every notice be on this form."""
    monkeypatch.setattr(form_file, "load_form", lambda key: form)
