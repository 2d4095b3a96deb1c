"""What of a profile is its form: sections, and who is consulted."""

from __future__ import annotations

from signoff.profiles.answers import Kind
from signoff.profiles.fields import HINTS, OWN_FORM, Choice, Field, Group

FORM = Group(
    "form",
    "Form sections",
    "What does the form ask?",
    "A notice keeps the form that it was made with; a change is for the notices that are begun after it.",
    (
        Field(
            "form",
            "Which form",
            Kind.CHOICE,
            choices=(
                Choice("own", "The council’s own", "From the plain form, with sections left out, renamed and added."),
                Choice("leeds", "That of Leeds City Council", "As it is, with its footnotes."),
            ),
        ),
        Field("form.title", "Title of the form", needs=OWN_FORM),
        Field("form.introduction", "Introduction", hint="The sentence below the title.", needs=OWN_FORM),
        Field(
            "form.left_out",
            "Sections",
            Kind.SECTIONS,
            "Untick what the form does not ask. Open a row for question and guidance; the arrows move it.",
            needs=OWN_FORM,
        ),
        Field(
            "form.sections",
            "The council’s own sections",
            Kind.RECORDS,
            fields=(
                Field("label", "Heading, as it is printed"),
                Field("key", "Short name", hint="Lower-case letters, numbers and _; records keep it."),
                Field(
                    "after",
                    "After which section",
                    hint="Such as reasons. Leave empty to put it before the decision maker.",
                ),
                Field("question", "Question on the screen"),
                Field("guidance", "Guidance"),
                Field("page", "Name of its step", hint="Sections of one name are asked on one page."),
                Field("options", "To choose from", Kind.WORDS, "One per line. Leave empty for a text box only."),
                Field("text", "With a text box as well", Kind.YES_NO),
                Field("required", "Must be answered", Kind.YES_NO),
            ),
            new={"key": "section", "label": "New section"},
            noun="section",
            needs=OWN_FORM,
        ),
        Field(
            "form.notes",
            "Footnotes",
            Kind.LINES,
            "A label refers to the third as {3}.",
            noun="footnote",
            needs=OWN_FORM,
        ),
        Field(
            "abbreviations",
            "Abbreviations",
            Kind.PAIRS,
            "Screen readers say them in full in the PDF.",
            fields=(Field("key", "Abbreviation"), Field("words", "In full", width=2)),
            new={"key": "CRM", "words": "customer relationship management"},
            noun="abbreviation",
        ),
    ),
    "The form",
)

CONSULTEES = Group(
    "consultees",
    "Consultees",
    "Who must be consulted?",
    "A notice gets a warning if it mentions an officer’s matters but not that the officer was consulted.",
    (
        Field(
            "form.consultees",
            "Rows of the form",
            Kind.RECORDS,
            "Who the form asks about, besides others.",
            fields=(
                Field("title", "Title"),
                Field("key", "Short name", hint="Lower-case letters, numbers and _; records keep it."),
                Field("elected", "Elected members, who declare interests", Kind.YES_NO, default=False),
            ),
            new={"key": "officer", "title": "Officer"},
            noun="row",
            needs=OWN_FORM,
        ),
        Field(
            "consultees",
            "Officers who must be consulted",
            Kind.RECORDS,
            fields=(
                Field("title", "Title"),
                Field("short", "Abbreviation"),
                Field("field", "Row of the form", hint="consultation.rows. and the row’s short name."),
                Field("matters", "On all matters of …"),
                *HINTS,
                Field("weak_words", "Words that suggest it in subject and decision only", Kind.WORDS),
                Field("unless_near", "But not near these words", Kind.WORDS),
                Field("source", "Source of the duty"),
            ),
            new={
                "field": "consultation.rows.officer",
                "title": "Officer",
                "short": "Officer",
                "matters": "the matter",
                "words": ["word"],
                "source": "the council’s scheme of delegation",
            },
            noun="officer",
        ),
    ),
    "The form",
)
