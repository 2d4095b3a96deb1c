"""The kinds of sections and fields: a form gives each its kind, and code depends on the kind alone."""

from __future__ import annotations

from enum import StrEnum


class FieldKind(StrEnum):
    """What an answer is: how it is asked, searched, scanned and printed follows from it."""

    LINE = "line"
    TELEPHONE = "telephone"
    DIRECTOR = "director"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DECISION_TYPE = "decision_type"
    BAND = "band"
    WARD_SCOPE = "ward_scope"
    WARDS = "wards"
    ELECTED_CONSULTEE = "elected_consultee"
    OFFICER_CONSULTEE = "officer_consultee"
    ROUTE = "route"
    PARAGRAPHS = "paragraphs"
    SIGNATURE = "signature"
    AUTHORITY = "authority"
    INTERESTS = "interests"
    PAPERS = "papers"


class SectionKind(StrEnum):
    """How a section is asked and printed: FIELDS one field after the other, every other in its own layout.

    IF_ANSWERED is as FIELDS, and prints nothing while none of them is answered.
    """

    FIELDS = "fields"
    IF_ANSWERED = "if_answered"
    DECISION_TYPE = "decision_type"
    BANDS = "bands"
    CONTACT = "contact"
    LONG_TEXT = "long_text"
    WARDS = "wards"
    CONSULTATION = "consultation"
    FORTHCOMING_LIST = "forthcoming_list"
    REPORT_PUBLICATION = "report_publication"
    EXEMPT_INFORMATION = "exempt_information"
    CALL_IN = "call_in"
    PAPERS = "papers"
    APPROVAL = "approval"


class Searched(StrEnum):
    """The column of the register's search index that holds the words of an answer."""

    SUBJECT = "subject"
    PEOPLE = "people"
    TEXTS = "texts"


class Printed(StrEnum):
    """How an answer is printed in the row of its section."""

    RUN_IN = "run_in"
    """Behind its label on the same line, where it was given; a long text below its label."""

    HEADED = "headed"
    """Below its label."""

    PLAIN = "plain"
    """Without a label of its own."""

    BY_SECTION = "by_section"
    """As the kind of its section has it."""


TEXTS = frozenset({FieldKind.LINE, FieldKind.TELEPHONE, FieldKind.DIRECTOR, FieldKind.TEXT, FieldKind.LONG_TEXT})
"""The kinds of answers that are words."""

CONSULTEES = frozenset({FieldKind.ELECTED_CONSULTEE, FieldKind.OFFICER_CONSULTEE})
"""The kinds of rows about a person or body that was consulted."""

ANYWHERE = TEXTS | {
    *(FieldKind.DATE, FieldKind.YES_NO, FieldKind.CHOICE, FieldKind.AUTHORITY, FieldKind.INTERESTS),
}
"""The kinds of fields that any section may have: screen and page treat them alike everywhere."""

AT_HOME = {
    FieldKind.DECISION_TYPE: {SectionKind.DECISION_TYPE},
    FieldKind.BAND: {SectionKind.BANDS},
    FieldKind.WARD_SCOPE: {SectionKind.WARDS},
    FieldKind.WARDS: {SectionKind.WARDS},
    FieldKind.ELECTED_CONSULTEE: {SectionKind.CONSULTATION},
    FieldKind.OFFICER_CONSULTEE: {SectionKind.CONSULTATION},
    FieldKind.ROUTE: {SectionKind.FORTHCOMING_LIST},
    FieldKind.PARAGRAPHS: {SectionKind.EXEMPT_INFORMATION},
    FieldKind.PAPERS: {SectionKind.PAPERS},
    FieldKind.SIGNATURE: {SectionKind.FORTHCOMING_LIST, SectionKind.REPORT_PUBLICATION},
}
"""For each other kind of field, the kinds of sections that can hold it."""

WHERE_ANSWERED = frozenset({SectionKind.IF_ANSWERED, SectionKind.PAPERS})
"""The kinds of sections that nobody has to answer, and that print nothing while none of their fields is answered."""

GRID = frozenset({SectionKind.DECISION_TYPE, SectionKind.BANDS})
"""The kinds of sections that are printed as a grid of check boxes, with room for nothing else."""
