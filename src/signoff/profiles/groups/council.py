"""What of a profile tells about the council itself: its name, directors, wards, and where that was found."""

from __future__ import annotations

from signoff.profiles.answers import Kind
from signoff.profiles.fields import Field, Group

COUNCIL = Group(
    "council",
    "Council",
    "Whose profile is it?",
    "The name is printed on every notice. Change the version each time you change the profile: each notice records it.",
    (
        Field("name", "Name of the council"),
        Field("key", "Short name", hint="Lower-case letters, numbers, - and _. The file is named after it: york.toml."),
        Field("version", "Version", hint="Any text that changes with the profile, such as 2026.1."),
        Field(
            "confirmed",
            "Confirmed by the council",
            Kind.YES_NO,
            "If not ticked, the settings show that the council has not confirmed this profile.",
            default=True,
        ),
        Field(
            "areas.singular",
            "Word for one ward",
            hint="Such as division, in a county. Lower-case letters.",
            default="ward",
        ),
        Field("areas.plural", "Word for several wards", default="wards"),
        Field("record_years", "Years for which a record is kept", Kind.WHOLE, "The law asks for six."),
    ),
    "The council",
)

DIRECTORS = Group(
    "directors",
    "Directors",
    "Which directors’ titles are offered?",
    "A notice can always have another title.",
    (Field("directors", "Titles", Kind.LINES, noun="title"),),
    "The council",
)

WARDS = Group(
    "wards",
    "Wards",
    "Which wards are there?",
    "A notice with a name that is not in this list gets a warning. Enter a date where a ward is new or has been "
    "abolished. You can paste several names, one per line.",
    (
        Field(
            "wards",
            "Wards",
            Kind.ROWS,
            fields=(
                Field("name", "Name", width=2),
                Field("from", "From", Kind.DATE),
                Field("to", "Until", Kind.DATE),
            ),
            noun="ward",
        ),
    ),
    "The council",
)

SOURCES = Group(
    "sources",
    "Sources",
    "What is the profile based on?",
    "For the person at the council who checks the profile.",
    (
        Field(
            "sources",
            "Sources",
            Kind.RECORDS,
            fields=(
                Field("about", "What it says"),
                Field("title", "Title"),
                Field("date", "Date"),
                Field("address", "Address"),
            ),
            new={"about": "Key decisions", "title": "The council’s constitution", "date": "today"},
            noun="source",
        ),
        Field("assumed", "Assumed, because no source says so", Kind.LINES, noun="assumption"),
    ),
    "The council",
)
