"""The form, once: the order, labels, guidance and footnotes that screen, findings and PDF all read.

A new section or field is added here first. A label may hold footnote markers such as `{3}`; `label_parts`
takes it apart and `plain_label` leaves them out. A council's own words for a label stand in a record's
terms under the same path.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from signoff.notice.record.model import DecisionType

TITLE = "Delegated Decision Notice"
INTRODUCTION = (
    "This form is the written record of a key, significant operational or administrative decision taken by an officer."
)

EVERY_TYPE = frozenset(DecisionType)
KEY_ONLY = frozenset({DecisionType.KEY})

TYPE_LABELS: Mapping[DecisionType, str] = {
    DecisionType.KEY: "Key Decision",
    DecisionType.SIGNIFICANT_OPERATIONAL: "Significant Operational Decision",
    DecisionType.ADMINISTRATIVE: "Administrative Decision",
}

FOOTNOTES: Mapping[int, str] = {
    1: "Give title of Director with delegated responsibility for function to which decision relates.",
    2: "If the decision is key and has appeared on the list of forthcoming key decisions, the title of the "
    "decision should be the same as that used in the list.",
    3: "Include details of any interest disclosed by an elected Member on consultation and the date of any "
    "relevant dispensation given.",
    4: "See Officer Delegation Scheme (Executive Functions). CDIO must be consulted in relation to all matters "
    "relating to the Council’s use of digital technology.",
    5: "See Officer Delegation Scheme (Executive Functions). CAMRO must be consulted in relation to all matters "
    "relating to the Council’s land and buildings.",
    6: "See Executive and Decision Making Procedure Rule 2.4 - 2.6. Complete this section for key decisions only.",
    7: "See Executive and Decision Making Procedure Rule 3.1. Complete this section for key decisions only.",
    8: "See Executive and Decision Making Procedure Rule 5.1. Significant operational decisions taken by officers "
    "are never available for call in. Key decisions are always available for call in unless they have been "
    "exempted from call in under rule 5.1.3.",
    9: "Give the post title and name of the officer with appropriate delegated authority to take the decision.",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One answer: its dotted path below `notice`, the form's label, and what the screen asks."""

    path: str
    label: str
    ask: str


@dataclass(frozen=True, slots=True)
class Section:
    """One box of the form; `key` is its name in a notice, `number` its place on the paper form."""

    key: str
    number: str
    label: str
    fields: tuple[Field, ...]
    guidance: str = ""
    applies: frozenset[DecisionType] = EVERY_TYPE

    def applies_to(self, decision_type: DecisionType | None) -> bool:
        """Whether the section is asked for this type; before a type is chosen, every section is."""
        return decision_type is None or decision_type in self.applies


@dataclass(frozen=True, slots=True)
class Page:
    """One step of the wizard: a short title for the list, the question asked, and the sections on it."""

    key: str
    title: str
    question: str
    guidance: str
    group: str
    sections: tuple[str, ...]


SECTIONS: tuple[Section, ...] = (
    Section("decision_type", "1", "Decision type", (Field("decision_type", "Decision type", "Decision type"),)),
    Section(
        "approximate_value",
        "2",
        "Approximate value",
        (Field("approximate_value", "Approximate value", "Approximate value"),),
    ),
    Section("director", "3", "Director{1}", (Field("director", "Director{1}", "Post title of the director"),)),
    Section(
        "contact",
        "4",
        "Contact person:",
        (
            Field("contact.name", "Contact person:", "Name"),
            Field("contact.post", "Post", "Post"),
            Field("contact.telephone", "Telephone number:", "Telephone number"),
        ),
    ),
    Section("subject", "5", "Subject{2}:", (Field("subject", "Subject{2}:", "Subject"),)),
    Section(
        "decision",
        "6",
        "What decision has been taken?",
        (Field("decision", "What decision has been taken?", "The decision"),),
        guidance="(Set out all necessary decisions to be taken by the decision taker including decisions in "
        "relation to exempt information, exemption from call in etc.)",
    ),
    Section(
        "reasons",
        "7",
        "A brief statement of the reasons for the decision",
        (Field("reasons", "A brief statement of the reasons for the decision", "The reasons"),),
        guidance="(Include any significant financial, procurement, legal or equalities implications, having "
        "consulted with Finance, PACS, Legal, HR and Equality colleagues as appropriate)",
    ),
    Section(
        "alternatives",
        "8",
        "Brief details of any alternative options considered and rejected by the decision maker at the time of "
        "making the decision",
        (
            Field(
                "alternatives",
                "Brief details of any alternative options considered and rejected by the decision maker at the "
                "time of making the decision",
                "The alternatives",
            ),
        ),
    ),
    Section(
        "wards",
        "9",
        "Affected wards:",
        (
            Field("wards.scope", "Affected wards:", "Wards"),
            Field("wards.names", "Affected wards:", "Which wards"),
        ),
    ),
    Section(
        "consultation",
        "10",
        "Details of consultation undertaken{3}:",
        (
            Field("consultation.executive_member", "Executive Member", "Executive Member"),
            Field("consultation.ward_councillors", "Ward Councillors", "Ward Councillors"),
            Field(
                "consultation.chief_digital_information_officer",
                "Chief Digital and Information Officer{4}",
                "Chief Digital and Information Officer",
            ),
            Field(
                "consultation.chief_asset_management_regeneration_officer",
                "Chief Asset Management and Regeneration Officer{5}",
                "Chief Asset Management and Regeneration Officer",
            ),
            Field("consultation.others", "Others", "Others"),
        ),
    ),
    Section(
        "implementation",
        "11",
        "Implementation",
        (
            Field(
                "implementation.accountable_officer",
                "Officer accountable, and proposed timescales for implementation",
                "Officer accountable",
            ),
            Field("implementation.timescales", "Proposed timescales", "Proposed timescales"),
            Field("implementation.start_date", "Implementation starts", "First day of implementation"),
        ),
    ),
    Section(
        "forthcoming_list",
        "12",
        "List of Forthcoming Key Decisions{6}",
        (
            Field("forthcoming_list.date_added", "Date Added to List:", "Date added to the list"),
            Field("forthcoming_list.listed_title", "Title used in the list:", "Title used in the list"),
            Field("forthcoming_list.route", "Urgency", "Is this decision urgent?"),
            Field(
                "forthcoming_list.chair_notified_date",
                "Scrutiny Chair notified:",
                "Date the scrutiny chair was notified",
            ),
            Field(
                "forthcoming_list.notice_published_date",
                "Notice of General Exception published:",
                "Date the notice of General Exception was published",
            ),
            Field(
                "forthcoming_list.reason",
                "If Special Urgency or General Exception a brief statement of the reason why it is impracticable "
                "to delay the decision",
                "Why it is impracticable to delay the decision",
            ),
            Field(
                "signatures.scrutiny_chair",
                "If Special Urgency Relevant Scrutiny Chair(s) approval",
                "Approval of the relevant scrutiny chair",
            ),
        ),
        applies=KEY_ONLY,
    ),
    Section(
        "report_publication",
        "13",
        "Publication of report{7}",
        (
            Field("report_publication.published_date", "Report published:", "Date the report was published"),
            Field(
                "report_publication.late_reason",
                "If not published for 5 clear working days prior to decision being taken the reason why not possible:",
                "Why earlier publication was not possible",
            ),
            Field(
                "signatures.executive_member",
                "If published late relevant Executive member’s approval",
                "Approval of the relevant executive member",
            ),
        ),
        applies=KEY_ONLY,
    ),
    Section(
        "exempt_information",
        "13a",
        "Exempt information",
        (
            Field(
                "exempt_information.contains",
                "Exempt information",
                "Does the notice contain exempt information?",
            ),
            Field("exempt_information.paragraphs", "Paragraphs of Schedule 12A", "Which paragraphs apply?"),
            Field(
                "exempt_information.public_interest",
                "Public interest",
                "Why the public interest in withholding outweighs disclosure",
            ),
            Field("exempt_information.text.decision", "Exempt: decision", "Exempt part of the decision"),
            Field("exempt_information.text.reasons", "Exempt: reasons", "Exempt part of the reasons"),
            Field(
                "exempt_information.text.alternatives",
                "Exempt: alternatives",
                "Exempt part of the alternatives",
            ),
            Field(
                "exempt_information.text.others",
                "Exempt: others",
                "Exempt part of the consultation of others",
            ),
        ),
    ),
    Section(
        "call_in",
        "14",
        "Call In",
        (
            Field(
                "call_in.available",
                "Is the decision available{8} for call-in?",
                "Is the decision open to call-in?",
            ),
            Field(
                "call_in.exemption_reason",
                "If exempt from call-in, the reason why call-in would prejudice the interests of the council or "
                "the public:",
                "Why call-in would prejudice the interests of the council or the public",
            ),
        ),
    ),
    Section(
        "decision_maker",
        "15",
        "Approval of Decision",
        (
            Field("decision_maker.name", "Authorised decision maker{9}", "Name"),
            Field("decision_maker.post", "Authorised decision maker{9}", "Post title"),
            Field("decision_date", "Date:", "Proposed date of the decision"),
        ),
    ),
)

PAGES: tuple[Page, ...] = (
    Page(
        "type_and_value",
        "Type and value",
        "What kind of decision is this?",
        "Choose the one type that the decision falls under. It settles which sections you are asked and whether "
        "councillors can call the decision in.",
        "The decision",
        ("decision_type", "approximate_value"),
    ),
    Page(
        "director_and_contact",
        "Director, contact",
        "Whose decision is it, and who can the public contact?",
        "The director whose function this is, and one person who can answer questions about the notice.",
        "The decision",
        ("director", "contact"),
    ),
    Page(
        "subject",
        "Subject",
        "What is the decision about?",
        "One line to a short paragraph, as it should stand in the council’s register.",
        "The decision",
        ("subject",),
    ),
    Page(
        "decision",
        "Decision",
        "What decision has been taken?",
        "Set out every decision taken, including any about exempt information or exemption from call-in.",
        "The decision",
        ("decision",),
    ),
    Page(
        "reasons",
        "Reasons",
        "Why was this decision taken?",
        "A brief statement of the reasons. Include any significant financial, procurement, legal or equalities "
        "implications, having consulted Finance, PACS, Legal, HR and Equality colleagues as appropriate.",
        "The decision",
        ("reasons",),
    ),
    Page(
        "alternatives",
        "Alternatives",
        "What else was considered?",
        "The options considered and rejected when the decision was made, or that there were none.",
        "The decision",
        ("alternatives",),
    ),
    Page(
        "wards",
        "Affected wards",
        "Which wards does it affect?",
        "Name the wards, or say that it affects all of them or none in particular.",
        "Who it affects",
        ("wards",),
    ),
    Page(
        "consultation",
        "Consultation",
        "Who was consulted?",
        "For each: who, when and with what outcome, or N/A.",
        "Who it affects",
        ("consultation",),
    ),
    Page(
        "implementation",
        "Implementation",
        "Who carries it out, and when?",
        "The officer accountable, and the proposed timescales for implementation.",
        "Who it affects",
        ("implementation",),
    ),
    Page(
        "forthcoming_list",
        "Forthcoming list",
        "Was it on the list of forthcoming key decisions?",
        "A key decision is listed for 28 clear days first, unless it is urgent.",
        "Publication",
        ("forthcoming_list",),
    ),
    Page(
        "report_publication",
        "Report publication",
        "When was the report published?",
        "The report is published for 5 clear working days before a key decision is taken.",
        "Publication",
        ("report_publication",),
    ),
    Page(
        "exempt_information",
        "Exempt information",
        "Does the notice contain exempt information?",
        "Exempt text is kept apart, so that the publication copy leaves it out.",
        "Publication",
        ("exempt_information",),
    ),
    Page(
        "call_in",
        "Call-in",
        "Can councillors call it in?",
        "Key decisions are open to call-in unless exempted; others never are.",
        "Publication",
        ("call_in",),
    ),
    Page(
        "decision_maker",
        "Decision maker",
        "Who takes the decision?",
        "The officer with delegated authority, by name and post title.",
        "Finish",
        ("decision_maker",),
    ),
)

_FIELDS = {one.path: one for part in SECTIONS for one in part.fields}
_MARKER = re.compile(r"\{(\d+)\}")


def section(key: str) -> Section:
    """Return the section with this key; raises KeyError for a key that the form does not have."""
    for one in SECTIONS:
        if one.key == key:
            return one
    raise KeyError(key)


def page_of(section_key: str) -> Page:
    """Return the wizard page that holds a section; raises KeyError for an unknown key."""
    key = "decision_maker" if section_key == "decision_date" else section_key
    for page in PAGES:
        if key in page.sections:
            return page
    raise KeyError(section_key)


def field(path: str) -> Field:
    """Return the field at a dotted path or, for a path inside a field, the field around it.

    Raises KeyError for a path that the form does not know.
    """
    steps = path.split(".")
    while steps:
        if found := _FIELDS.get(".".join(steps)):
            return found
        steps.pop()
    raise KeyError(path)


def label(path: str, labels: Mapping[str, str] | None = None) -> str:
    """Return the form's label of a section or field, in the council's own words where its terms have them."""
    if labels and path in labels:
        return labels[path]
    for part in SECTIONS:
        if part.key == path:
            return part.label
    return field(path).label


def label_parts(text: str) -> tuple[str | int, ...]:
    """Return a label as texts and footnote numbers, in order: `"Director{1}"` is `("Director", 1)`."""
    parts = _MARKER.split(text)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts) if part)


def plain_label(text: str) -> str:
    """Return a label without its footnote markers and its closing colon, for use in a sentence."""
    return _MARKER.sub("", text).rstrip(": ")


def notes_of(part: Section) -> tuple[int, ...]:
    """Return the numbers of the footnotes that a section's labels cite, in order."""
    texts = (part.label, *(one.label for one in part.fields))
    numbers = (int(number) for text in texts for number in _MARKER.findall(text))
    return tuple(dict.fromkeys(numbers))
