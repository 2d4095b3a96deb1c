"""The form of a council as a notice carries it: what is printed and asked of it, in the council's own words.

How an answer that every form may ask for is kept, asked and printed is the program's; so a form says only which there
are, in which order, and what they are called. It travels with its notices, and can come from anybody: it is as long as
a form can be and no longer, and `council_form_check` says what is wrong with one that its types let through.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from signoff.notice.part import Part
from signoff.notice.record.model import DecisionType

FORM_LINE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$(?!\n)"

Label = Annotated[str, Meta(pattern=FORM_LINE, max_length=400)]
Sentences = Annotated[str, Meta(pattern=FORM_LINE, max_length=2_000)]
Name = Annotated[str, Meta(pattern=FORM_LINE, max_length=120)]
Path = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$(?!\n)", max_length=120)]

MOST_TYPES = 4
MOST_NOTES = 60
MOST_SECTIONS = 60
MOST_FIELDS = 60
MOST_OPTIONS = 40


class TypeName(Part, frozen=True, kw_only=True):
    """A decision type that a form has, and its printed name."""

    type: DecisionType
    name: Name


class FormField(Part, frozen=True, kw_only=True, omit_defaults=True):
    """An answer that a form asks for: its path below `notice`; words that are empty are the program's.

    `options` are what an additional section lets choose from, `elected` is whether a row of the form's own is about
    elected members. `also` are other labels under which a Word file may ask for it.
    """

    path: Path
    label: Label | None = None
    question: Label | None = None
    guidance: Sentences | None = None
    elected: bool = False
    options: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()
    also: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()


class FormSection(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A section that a form has; words that are empty are the program's.

    `question` and `page` are what the screen asks and calls the step. Of additional sections, `types` are those that it
    is asked of (empty: all), `required` is whether it has to be answered.
    """

    key: Path
    label: Label | None = None
    guidance: Sentences | None = None
    question: Label | None = None
    page: Name | None = None
    required: bool = False
    types: Annotated[tuple[DecisionType, ...], Meta(max_length=MOST_TYPES)] = ()
    also: Annotated[tuple[Label, ...], Meta(max_length=MOST_OPTIONS)] = ()
    fields: Annotated[tuple[FormField, ...], Meta(min_length=1, max_length=MOST_FIELDS)]


class CouncilForm(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A whole form: its title and introduction, types in their order, numbered notes, and sections in theirs."""

    title: Label
    introduction: Sentences
    types: Annotated[tuple[TypeName, ...], Meta(min_length=2, max_length=MOST_TYPES)]
    notes: Annotated[tuple[Sentences, ...], Meta(max_length=MOST_NOTES)] = ()
    sections: Annotated[tuple[FormSection, ...], Meta(min_length=1, max_length=MOST_SECTIONS)]
