"""How each kind of field that any page may have is shown: a new field of such a kind needs the form alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout

from signoff.desktop.widgets.choices import ChoiceWords
from signoff.desktop.widgets.fields import ComboField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.wizard import field_adapters
from signoff.desktop.wizard.bound_fields import BoundFields
from signoff.desktop.wizard.field_box import FieldBox
from signoff.notice.form.kinds import FieldKind, SectionKind
from signoff.notice.record.model import AUTHORITY_NAMES

TELEPHONE_WIDTH = 240
LONG_TEXT_HEIGHT = 160
YES_NO = {True: ChoiceWords("Yes"), False: ChoiceWords("No")}
NOT_ANSWERED = "Not answered"
"""What an answer says that nobody has to give, so that it can be taken back."""


def ask(page: BoundFields, path: str) -> FieldBox:
    """Add a field to a page by its kind; raises KeyError for a kind that only its own page can show."""
    return ASKED[page.session.form.field(path).kind](page, path)


def _line(page: BoundFields, path: str) -> FieldBox:
    return page.bind_line(path)


def _telephone(page: BoundFields, path: str) -> FieldBox:
    line = QHBoxLayout()
    box = page.bind_line(path, into=line)
    page.theme.fix(box, least_width=TELEPHONE_WIDTH)
    line.addStretch(1)
    nest(page.body, line)
    return box


def _director(page: BoundFields, path: str) -> FieldBox:
    """Ask for one of the council's directors, or any other title."""
    combo = ComboField(page.theme, page.session.profile.directors, placeholder="Choose a title, or type another")
    return page.bind_labelled(path, combo, field_adapters.ComboAdapter(combo), combo.currentTextChanged)


def _text(page: BoundFields, path: str) -> FieldBox:
    return page.bind_text(path)


def _long_text(page: BoundFields, path: str) -> FieldBox:
    return page.bind_rich(path, height=LONG_TEXT_HEIGHT)


def _date(page: BoundFields, path: str) -> FieldBox:
    return page.bind_date(path)


def _yes_no(page: BoundFields, path: str) -> FieldBox:
    if page.session.form.section_of(path).kind is SectionKind.IF_ANSWERED:
        return page.bind_segmented(path, {None: NOT_ANSWERED, True: "Yes", False: "No"}, labelled=True)
    return page.bind_choice(path, YES_NO, labelled=True)


def _choice(page: BoundFields, path: str) -> FieldBox:
    """Ask for one of the options that the form lists; they are labelled where the page itself asks something else."""
    field = page.session.form.field(path)
    options = {option: ChoiceWords(option) for option in field.options}
    return page.bind_choice(path, options, labelled=field.question != page.page.question)


def _authority(page: BoundFields, path: str) -> FieldBox:
    return page.bind_segmented(path, {None: NOT_ANSWERED, **AUTHORITY_NAMES}, labelled=True)


def _interests(page: BoundFields, path: str) -> FieldBox:
    return page.box(path, page.bind_interests(path))


ASKED: Mapping[FieldKind, Callable[[BoundFields, str], FieldBox]] = {
    FieldKind.LINE: _line,
    FieldKind.TELEPHONE: _telephone,
    FieldKind.DIRECTOR: _director,
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.AUTHORITY: _authority,
    FieldKind.INTERESTS: _interests,
}
