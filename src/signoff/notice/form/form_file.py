"""The forms that there are, and which one a notice is on.

Forms are JSON files in `resources/forms`, since every process that prints reads one, and JSON is read at once. They are
read strictly: an unknown, missing or wrong key is refused with its file and place.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from msgspec import UNSET

from signoff.errors import FileProblem, ResourceProblem
from signoff.files import ParseProblem, parse_json, read_limited
from signoff.notice.form.complaints import in_plain_words, place_and_words
from signoff.notice.form.complete_form import complete_form
from signoff.notice.form.form import Form
from signoff.notice.form.patterns import KEY, LONGEST_KEY
from signoff.notice.record.council_form import CouncilForm
from signoff.notice.record.record import Terms
from signoff.paths import resource

BUNDLED = "leeds"
"""The form of every council whose profile does not say otherwise, which its notices do not carry."""

PLAIN = "plain"
"""The form that councils' own are made of: nothing in it is any council's."""

FORM_LIMIT = 256 * 1024
"""The largest form that is read, in bytes: some ten times Leeds’s."""


def form_of(terms: Terms) -> Form:
    """Return the form that a notice with these terms is on; every part of the program gets it here.

    It is the one that the terms carry, and the bundled one for those without.
    """
    return load_form(BUNDLED) if terms.form is UNSET else form_on(terms.form)


@functools.lru_cache(maxsize=32)
def form_on(form: CouncilForm) -> Form:
    """Return the form that a notice carries, complete."""
    return complete_form(form, load_form(PLAIN))


@functools.cache
def load_form(key: str) -> Form:
    """Return the bundled form with this key, read once; raises ResourceProblem when there is none or it is wrong."""
    folder = resource("forms")
    path = folder / f"{key}.json"
    if len(key) <= LONGEST_KEY and re.fullmatch(KEY, key) and path.is_file():
        return read_form(path)
    known = ", ".join(sorted(file.stem for file in folder.glob("*.json")))
    raise ResourceProblem(f"There is no form called “{key[:LONGEST_KEY]}”; known are: {known}.")


def read_form(path: Path) -> Form:
    """Return the form that a file holds; raises ResourceProblem, with file, place and reason, when it is wrong."""
    from signoff.notice.form.form_check import complaints

    try:
        form = parse_json(read_limited(path, FORM_LIMIT, "form"), Form)
    except FileProblem as problem:
        raise ResourceProblem(str(problem)) from problem
    except ParseProblem as problem:
        raise _wrong(path, *place_and_words(str(problem))) from None
    if form.key != path.stem:
        raise _wrong(path, "key", f"it says {form.key}, and the file is named {path.name}")
    if complaint := next(complaints(form, is_whole=form.key == BUNDLED), None):
        raise _wrong(path, *complaint)
    return form


def _wrong(path: Path, place: str, words: str) -> ResourceProblem:
    reason = in_plain_words(words.replace("Invalid enum value", "There is no kind"))
    return ResourceProblem(f"The form {path} is wrong{' at ' + place if place else ''}: {reason}.")
