"""The notice: immutable typed models of every section; any answer may be missing (None) in a draft.

The names are those of the record format, and so the product's interface. The rules judge completeness; these types
define only the shape.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from signoff.known_types import known
from signoff.notice.part import Part

ANSWER_KEY = r"^[a-z][a-z0-9_]{0,39}$(?!\n)"

AnswerKey = Annotated[str, Meta(pattern=ANSWER_KEY)]
"""The name of an answer for which a council's own form has a place, such as `risk`."""


class DecisionType(StrEnum):
    """The kinds of decision that an officer records; which of them there are, and their names, a form says.

    The first three mean to the rules what they mean in law and to Leeds; OTHER is any further type, which is not key.
    """

    KEY = "key"
    SIGNIFICANT_OPERATIONAL = "significant_operational"
    ADMINISTRATIVE = "administrative"
    OTHER = "other"


class WardScope(StrEnum):
    """Which of the council's wards a decision affects."""

    NOT_APPLICABLE = "not_applicable"
    ALL = "all"
    SOME = "some"


class Dispensation(StrEnum):
    """Whether the head of paid service granted a dispensation for an interest."""

    NONE = "none"
    GRANTED = "granted"


class Route(StrEnum):
    """The urgency route of a key decision that was not listed in time."""

    NONE = "none"
    GENERAL_EXCEPTION = "general_exception"
    SPECIAL_URGENCY = "special_urgency"


class AuthorityKind(StrEnum):
    """Where an officer's authority to decide comes from: a general scheme, or one given for this very decision."""

    SCHEME = "scheme"
    SPECIFIC = "specific"


AUTHORITY_NAMES = {
    AuthorityKind.SCHEME: "Scheme of delegation",
    AuthorityKind.SPECIFIC: "Specific express authority",
}
"""The name of each kind of authority, as screen and page have it."""


class Contact(Part, frozen=True, kw_only=True):
    """Who the public can contact."""

    name: str | None = None
    post: str | None = None
    telephone: str | None = None


class Wards(Part, frozen=True, kw_only=True):
    """The wards that the decision affects; `names` counts only with the scope SOME."""

    scope: WardScope | None = None
    names: tuple[str, ...] = ()


class Interest(Part, frozen=True, kw_only=True):
    """An interest that an elected member disclosed on consultation, and any dispensation for it."""

    member: str | None = None
    interest: str | None = None
    dispensation: Dispensation | None = None
    date: dt.date | None = None


class Consultee(Part, frozen=True, kw_only=True):
    """One consultee's row: `applies` is True when consulted, False for N/A, None while unanswered."""

    applies: bool | None = None
    details: str | None = None
    interests: tuple[Interest, ...] = ()


class Consultation(Part, frozen=True, kw_only=True):
    """Who was consulted, when and with what outcome; `rows` are those of a council's own form, `others` is Markdown."""

    executive_member: Consultee = Consultee()
    ward_councillors: Consultee = Consultee()
    chief_digital_information_officer: Consultee = Consultee()
    chief_asset_management_regeneration_officer: Consultee = Consultee()
    others: str | None = None
    rows: dict[AnswerKey, Consultee] = msgspec.field(default_factory=dict)


class Implementation(Part, frozen=True, kw_only=True):
    """Who carries the decision out, and when."""

    accountable_officer: str | None = None
    timescales: str | None = None
    start_date: dt.date | None = None


class ForthcomingList(Part, frozen=True, kw_only=True):
    """The List of Forthcoming Key Decisions; for key decisions only.

    `notice_published_date` is the day on which the notice of General Exception was published, from which its clear
    days run (2012 reg 10); the chair is notified separately. `reasons_published_date` is the day on which the notice of
    the reasons for either route was published (2012 regs 10(3), 11(2)).
    """

    date_added: dt.date | None = None
    listed_title: str | None = None
    route: Route | None = None
    chair_notified_date: dt.date | None = None
    notice_published_date: dt.date | None = None
    reason: str | None = None
    reasons_published_date: dt.date | None = None


class ReportPublication(Part, frozen=True, kw_only=True):
    """When the report was published; for key decisions only."""

    published_date: dt.date | None = None
    late_reason: str | None = None


class CallIn(Part, frozen=True, kw_only=True):
    """Whether councillors may call the decision in, and why not."""

    available: bool | None = None
    exemption_reason: str | None = None


class ExemptText(Part, frozen=True, kw_only=True):
    """The exempt words themselves (Markdown), kept apart from the public text by structure."""

    decision: str | None = None
    reasons: str | None = None
    alternatives: str | None = None
    others: str | None = None


class ExemptInformation(Part, frozen=True, kw_only=True):
    """Exempt or confidential information; `paragraphs` are of Schedule 12A part 1, or "confidential"."""

    contains: bool | None = None
    paragraphs: tuple[str, ...] = ()
    public_interest: str | None = None
    text: ExemptText = ExemptText()


class Authority(Part, frozen=True, kw_only=True):
    """By which authority the officer decides.

    `scheme` names the scheme of delegation and its paragraph; `body`, `date` and `minute` say who gave a specific
    express authority and when. Under one, `conflicts` says whether any member declared a conflict of interest, and
    `interests` which (2014 reg 7(3)(d)). `executive` is False for a function that is not the executive's, to which the
    regulations on executive decisions do not apply; None counts as True.
    """

    relied_on: AuthorityKind | None = None
    scheme: str | None = None
    body: str | None = None
    date: dt.date | None = None
    minute: str | None = None
    conflicts: bool | None = None
    interests: tuple[Interest, ...] = ()
    executive: bool | None = None


class OfficerInterest(Part, frozen=True, kw_only=True):
    """Whether the officer who decides has an interest in the matter, which, and what was done about it."""

    declared: bool | None = None
    interest: str | None = None
    action: str | None = None


class PaperKind(StrEnum):
    """What a paper is that goes with a notice: the report that was considered, or what it was written from."""

    REPORT = "report"
    BACKGROUND = "background_paper"


PAPER_KIND_NAMES = {PaperKind.REPORT: "Report", PaperKind.BACKGROUND: "Background paper"}
"""The name of each kind of paper, as screen and page have it."""

LARGEST_FILE = 2**53 - 1
"""The most bytes that a paper's file is said to have: canonical JSON has no larger number."""


class Paper(Part, frozen=True, kw_only=True):
    """A paper that goes with the notice, as a `link` or as a file, of which name, SHA-256 and size in bytes are kept.

    Only what is said to be `public` is in a publication copy. Where a file lies is no part of a notice.
    """

    title: str | None = None
    kind: PaperKind | None = None
    public: bool | None = None
    link: str | None = None
    file_name: str | None = None
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)] | None = None
    size: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_FILE)] | None = None


class DecisionMaker(Part, frozen=True, kw_only=True):
    """The authorised decision maker, as titled on the day."""

    name: str | None = None
    post: str | None = None


class Additional(Part, frozen=True, kw_only=True):
    """What is said in a section that only a council's own form has: one of its options, and a text (Markdown)."""

    choice: str | None = None
    text: str | None = None


class Notice(Part, frozen=True, kw_only=True):
    """What an officer writes: every section of the form; `decision`, `reasons`, `alternatives` are Markdown.

    Their lists may have letters, Roman numerals and brackets, as "(b)" or "iv.", in the way of pandoc's fancy_lists.
    `additional` are the sections of a council's own form, by their keys.
    """

    decision_type: DecisionType | None = None
    approximate_value: str | None = None
    decision_date: dt.date | None = None
    director: str | None = None
    contact: Contact = Contact()
    subject: str | None = None
    decision: str | None = None
    reasons: str | None = None
    alternatives: str | None = None
    wards: Wards = Wards()
    consultation: Consultation = Consultation()
    implementation: Implementation = Implementation()
    forthcoming_list: ForthcomingList = ForthcomingList()
    report_publication: ReportPublication = ReportPublication()
    call_in: CallIn = CallIn()
    exempt_information: ExemptInformation = ExemptInformation()
    decision_maker: DecisionMaker = DecisionMaker()
    additional: dict[AnswerKey, Additional] = msgspec.field(default_factory=dict)
    authority: Authority = Authority()
    officer_interest: OfficerInterest = OfficerInterest()
    papers: tuple[Paper, ...] = ()


EXEMPT_TEXTS = tuple(f"exempt_information.text.{name}" for name in ExemptText.__struct_fields__)
"""The paths of the answers that no publication copy has."""

LONG_TEXTS = ("decision", "reasons", "alternatives", "consultation.others", *EXEMPT_TEXTS)
"""The paths of the answers that every form may ask for and that are Markdown."""

ONE_LINE = (
    *("director", "contact.name", "contact.post", "contact.telephone", "wards.names"),
    *(f"consultation.{row}.interests.member" for row in ("executive_member", "ward_councillors")),
    *("implementation.accountable_officer", "decision_maker.name", "decision_maker.post"),
    *("authority.scheme", "authority.body", "authority.minute", "authority.interests.member"),
    *("papers.title", "papers.link", "papers.file_name"),
)
"""The paths of texts of one line that every form may ask for, without the numbers of rows."""

ADDITIONAL, ROWS = "additional", "consultation.rows"
"""The paths of what only councils' own forms ask for, by key."""


CONFIDENTIAL = "confidential"
EXEMPT_PARAGRAPHS = ("1", "2", "3", "4", "5", "6", "7", CONFIDENTIAL)
"""What an exemption may cite: the paragraphs of Schedule 12A part 1, or that the information is confidential."""


def is_long_text(path: str) -> bool:
    """Whether the text at a path, without the numbers of rows, is Markdown; every other text is plain."""
    return path in LONG_TEXTS or (path.startswith(f"{ADDITIONAL}.") and path.endswith(".text"))


def is_one_line(path: str) -> bool:
    """Whether the text at a path, without the numbers of rows, is one line; every other text may have several."""
    return path in ONE_LINE or (path.startswith(f"{ROWS}.") and path.endswith(".interests.member"))


def given(answer: str | None) -> str:
    """Return a text answer without surrounding white space; an answer not yet given is the empty text."""
    return answer.strip() if answer else ""


def is_blank(answer: Any) -> bool:
    """Whether nothing was answered: no value, no words, an empty list, or a part as it is made."""
    if isinstance(answer, Part):
        return answer == type(answer)()
    return answer is None or answer in ("", (), {})


AnyPart = TypeVar("AnyPart", bound=Part)


def storable(part: AnyPart) -> AnyPart:
    """Return the part with lone surrogates in its texts made U+FFFD: the keyboard and the clipboard can produce them.

    Such text could be neither digested nor written. The part itself is returned where there are none.
    """
    try:
        msgspec.json.encode(part)
    except UnicodeEncodeError:
        return msgspec.convert(_without_lone_surrogates(msgspec.to_builtins(part)), known(type(part)))
    return part


def _without_lone_surrogates(value: Any) -> Any:
    from signoff.notice.text.characters import without_lone_surrogates  # with all of the long texts

    if isinstance(value, str):
        return without_lone_surrogates(value)
    if isinstance(value, dict):
        return {without_lone_surrogates(key): _without_lone_surrogates(item) for key, item in value.items()}
    return [_without_lone_surrogates(item) for item in value] if isinstance(value, list | tuple) else value


def answers_by_section(notice: Notice) -> dict[str, object]:
    """Return a notice's answers by the keys of sections; each that only a council's own form has is a section."""
    answers = msgspec.structs.asdict(notice)
    own = answers.pop(ADDITIONAL)
    return {**answers, **{f"{ADDITIONAL}.{key}": answer for key, answer in own.items()}}
