"""What of a profile can be changed, as data: groups of fields, each with its place in the file, its kind, its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from signoff.notice.form.quiet_rules import MAY_BE_QUIET
from signoff.profiles.answers import Kind


class Choice(NamedTuple):
    """A value of a file, and what a person chooses instead."""

    value: Any
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be changed: `place` is where it is in the file, or the name of a cell within rows.

    `choices` are what a choice is made from, or what a line offers; `fields` are the cells of rows, or what a record or
    an optional table has. `only` names the cell and the value of the rows that are meant, `new` what a new row begins
    with. `width` is a cell's share of its row. A field that `needs` something is shown where the profile has that: an
    own form (OWN_FORM), or a type of decision (by its name in the file).
    """

    place: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    only: tuple[str, str] | None = None
    new: Mapping[str, Any] = field(default_factory=dict)
    noun: str = "row"
    width: int = 1
    default: Any = None
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are shown together: the `title` in the list, the question above them, and the heading of the list."""

    key: str
    title: str
    question: str
    guidance: str
    fields: tuple[Field, ...]
    heading: str


DAYS = (
    Choice("clear_days", "clear days"),
    Choice("clear_working_days", "clear working days"),
    Choice("working_days", "working days"),
    Choice("calendar_days", "calendar days"),
    Choice("calendar_days_to_working_day", "calendar days, on to a working day"),
)
TYPES = (
    Choice("key", "Key"),
    Choice("significant_operational", "Significant operational"),
    Choice("administrative", "Administrative"),
    Choice("other", "Other"),
)

OWN_FORM = "form"
"""What a field needs that only the council's own form has."""

CAN_BE_CALLED_IN = "call_in"
"""What a field needs that says how decisions are called in."""

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


def bands_of(decision_type: str, title: str) -> Field:
    """Return the field for the value bands of one type."""
    return Field(
        "bands",
        title,
        Kind.ROWS,
        fields=(
            Field("label", "As the form prints it", width=2),
            Field("lower", "From", Kind.MONEY),
            Field("upper", "Up to", Kind.MONEY),
        ),
        only=("decision_type", decision_type),
        new={"key": "new", "label": "new band"},
        noun="band",
        needs=decision_type,
    )


BANDS = Group(
    "bands",
    "Types and bands",
    "Which types of decision are there, and which values?",
    "At least two types, one of them key. If the form asks for the value, each type has value bands.",
    (
        *(
            Field(
                f"form.types.{choice.value}",
                f"Name of the type “{choice.words}”",
                hint="Leave empty if the form does not have this type.",
                needs=OWN_FORM,
            )
            for choice in TYPES
        ),
        *(bands_of(str(choice.value), f"Values: {choice.words.lower()} decisions") for choice in TYPES),
    ),
    "Decisions",
)

THRESHOLD = Group(
    "threshold",
    "Threshold",
    "From which value is a decision key?",
    "By its constitution: an amount for all money, amounts for some of it, or a share of a budget.",
    (
        Field("key_threshold", "Amount for all money", Kind.MONEY),
        Field(
            "thresholds",
            "Other amounts",
            Kind.ROWS,
            fields=(
                Field("pounds", "Amount", Kind.MONEY),
                Field(
                    "counts",
                    "Of",
                    Kind.CHOICE,
                    choices=(
                        Choice("all", "all money"),
                        Choice("spending", "spending"),
                        Choice("savings", "savings"),
                        Choice("capital", "capital spending"),
                        Choice("revenue", "revenue spending"),
                    ),
                    default="all",
                ),
                Field("a_year", "In a year", Kind.YES_NO, default=False),
            ),
            new={"pounds": 250_000, "counts": "capital"},
            noun="amount",
        ),
        Field(
            "budget_share",
            "Also a share of a budget",
            Kind.OPTIONAL_TABLE,
            fields=(
                Field("percent", "Per cent", Kind.NUMBER),
                Field("budget", "Of which budget", hint="As at the end of a sentence: the service’s gross budget."),
                Field("ask_from", "Ask from", Kind.MONEY, "Notices below this amount are not asked about it."),
            ),
            new={"percent": 10.0, "budget": "the budget for the service"},
        ),
    ),
    "Decisions",
)

PERIODS = Group(
    "periods",
    "Periods",
    "How long before a decision?",
    "The law asks for 28 clear days on the List, and five clear days for a report and for General Exception.",
    (
        Field("periods.list", "On the List of Forthcoming Key Decisions", Kind.PERIOD, choices=DAYS),
        Field("periods.report", "Publication of the report", Kind.PERIOD, choices=DAYS),
        Field("periods.general_exception", "Notice of General Exception", Kind.PERIOD, choices=DAYS),
    ),
    "Dates",
)

CALL_IN = Group(
    "call_in",
    "Call-in",
    "Can councillors call a decision in?",
    "Councils count the days either from the decision or from its publication.",
    (
        Field("call_in.available", "Decisions can be called in", Kind.YES_NO, default=True),
        Field(
            "call_in.counts_from",
            "The days count from",
            Kind.CHOICE,
            choices=(Choice("decision", "The decision"), Choice("publication", "Its publication")),
            default="decision",
            needs=CAN_BE_CALLED_IN,
        ),
        Field("call_in.days", "Days of call-in", Kind.WHOLE, needs=CAN_BE_CALLED_IN),
        Field("call_in.kind", "Which days", Kind.CHOICE, choices=DAYS, default="working_days", needs=CAN_BE_CALLED_IN),
        Field(
            "call_in.ends_at",
            "Hour at which the last day ends",
            Kind.TIME,
            "Such as 16:00. Leave empty if there is none.",
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.takes_effect",
            "If not called in, a decision takes effect",
            Kind.CHOICE,
            choices=(
                Choice("next_day", "The next day"),
                Choice("next_working_day", "The next working day"),
                Choice("at_end", "When call-in ends"),
            ),
            default="next_day",
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.types",
            "Types that are open to call-in",
            Kind.SEVERAL,
            choices=TYPES,
            default=["key"],
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.makers",
            "Whose decisions",
            Kind.SEVERAL,
            choices=(Choice("officer", "Officers"), Choice("member", "Members of the executive")),
            default=["officer", "member"],
            needs=CAN_BE_CALLED_IN,
        ),
    ),
    "Dates",
)

CLOSURES = Group(
    "closures",
    "Closures",
    "On which days is the council closed?",
    "Bank holidays are known already. A day without a year recurs (27 December); one with its year happens once.",
    (
        Field(
            "closures",
            "Closed",
            Kind.ROWS,
            fields=(
                Field("from", "From", Kind.CLOSED_DAY),
                Field("to", "To", Kind.CLOSED_DAY),
                Field("name", "Called"),
            ),
            new={"from": "12-27", "to": "12-31"},
            noun="closure",
        ),
    ),
    "Dates",
)

CITATIONS = Group(
    "citations",
    "Citations",
    "How are the council’s rules cited?",
    "Errors and warnings show them, together with the law.",
    (
        Field("citations.list", "List of Forthcoming Key Decisions"),
        Field("citations.report", "Publication of the report"),
        Field("citations.call_in", "Call-in"),
        Field("citations.call_in_exemption", "Exemption from call-in"),
    ),
    "Rules",
)

_HINTS = (
    Field("words", "Words that suggest it", Kind.WORDS, "One per line."),
    Field("unless", "But not these phrases", Kind.WORDS, "They contain such a word but mean something else."),
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
                *_HINTS,
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

FORM = Group(
    "form",
    "Form sections",
    "What does the form ask?",
    "A notice keeps the form that it was made with. Questions, guidance and the order are changed in the file itself.",
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
        Field("form.left_out", "Sections", Kind.SECTIONS, "Untick what the form does not ask.", needs=OWN_FORM),
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
    ),
    "The form",
)

_PROMPT = (
    *_HINTS,
    Field("answered_by", "Words that answer it", Kind.WORDS, "Anywhere in the notice."),
)


def _prompt(key: str, label: str, law: str) -> Field:
    new = {"words": ["word"], "answered_by": ["answer"]}
    return Field(f"prompts.{key}", label, Kind.OPTIONAL_TABLE, law, fields=_PROMPT, new=new)


PROMPTS = Group(
    "prompts",
    "Prompts, rules switched off",
    "What are notices asked to consider?",
    "Each is a warning, never an error. A rule that is the law, or an error, cannot be switched off.",
    (
        _prompt("equality", "Ask about equality", "Equality Act 2010 s.149"),
        _prompt("subsidy", "Ask about subsidies", "Subsidy Control Act 2022"),
        _prompt("best_value", "Ask about best value", "Local Government Act 1999 s.3"),
        _prompt("best_consideration", "Ask about the best consideration for land", "Local Government Act 1972 s.123"),
        Field(
            "quiet",
            "Rules that are quiet",
            Kind.ROWS,
            "Each with its reason, which the settings show.",
            fields=(
                Field("rule", "Rule", choices=tuple(Choice(rule, rule) for rule in sorted(MAY_BE_QUIET))),
                Field("reason", "Why", width=2),
            ),
            new={"rule": "amount-on-edge", "reason": "Our bands do not overlap."},
            noun="rule",
        ),
    ),
    "Rules",
)

WORDS = Group(
    "words",
    "Words",
    "Which words does signoff look for?",
    "One per line. Whole words count; capitals do not matter, except in words that are all capitals.",
    (
        Field("words.effect_on_wards", "Say why a decision below the threshold is key", Kind.WORDS),
        Field("words.earlier_key_decision", "Name an earlier key decision", Kind.WORDS),
        Field("words.earlier_key_decision_unless", "But these do not", Kind.WORDS),
        Field("words.call_in", "Mention call-in", Kind.WORDS),
        Field("words.exempt", "Say by the council’s own rules that something is exempt", Kind.WORDS),
        Field("words.capital", "Say that money is capital", Kind.WORDS, default=["capital"]),
        Field("words.revenue", "Say that money is revenue", Kind.WORDS, default=["revenue"]),
        Field("words.savings", "Say that money is saved", Kind.WORDS, default=["saving", "save", "saved"]),
    ),
    "Rules",
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

GROUPS = (
    *(COUNCIL, DIRECTORS, WARDS, SOURCES, BANDS, THRESHOLD, PERIODS, CALL_IN, CLOSURES),
    *(FORM, CONSULTEES, CITATIONS, WORDS, PROMPTS),
)
"""The groups, in the order of their list."""


def group_of(place: str) -> Group | None:
    """Return the group in which the value at a place is changed; None where none has it.

    The one whose field names the place most closely has it: `form.consultees` is not changed where `form` is.
    """
    names = [
        (len(own), group) for group in GROUPS for entry in group.fields for own in _places(entry) if _is_in(place, own)
    ]
    return max(names, key=lambda name: name[0])[1] if names else None


def _is_in(place: str, own: str) -> bool:
    return place == own or place.startswith((f"{own}.", f"{own}["))


def _places(entry: Field) -> Iterable[str]:
    yield entry.place
    if entry.kind is Kind.SECTIONS:
        yield from ("form.labels", "form.questions", "form.guidance", "form.pages", "form.order", "labels")
    if entry.kind is Kind.PERIOD:
        yield OLDER_PERIODS[entry.place][0]
    if entry.place == "wards":
        yield "ward_dates"
    if entry.place == "call_in.days":
        yield from ("periods.call_in_working_days", "call_in")
    if entry.place == "form.types.key":
        yield "form.types"


OLDER_PERIODS = {
    "periods.list": ("periods.list_clear_days", "clear_days"),
    "periods.report": ("periods.report_clear_working_days", "clear_working_days"),
    "periods.general_exception": ("periods.general_exception_clear_working_days", "clear_working_days"),
}
"""Where the days of a period are under a name that has their kind, and that kind."""
