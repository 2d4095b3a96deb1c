"""Where the words of a Word document go: by the labels of the form, however a template writes and arranges them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from intake.placing.templates import ANSWERS, template
from intake.word.docx_builder import bold, cell, docx, p, r, row, table
from signoff import actions
from signoff.intake.placing.placement import Placement
from signoff.intake.placing.placing import place
from signoff.intake.word.left_out import LeftOutKind
from signoff.intake.word.reader import read_word
from signoff.notice.form.form_file import form_of
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Authority, AuthorityKind, Consultee, DecisionType, Notice, WardScope

TODAY = dt.date(2026, 11, 30)
WRITER = Path(__file__).parents[1] / "word"
"""Where the files are that LibreOffice Writer 7.4 has saved, in the shape of the published form."""


def placed(data: bytes) -> Placement:
    terms = actions.profile_of("leeds").terms()
    return place(read_word(data, "notice.docx"), form_of(terms), terms, TODAY)


def body(content: str) -> Placement:
    return placed(docx(content))


def passages(placement: Placement) -> list[tuple[str, str]]:
    return [(passage.heading, passage.text) for passage in placement.passages]


def test_the_published_form_as_writer_saves_it() -> None:
    placement = placed((WRITER / "filled-in.docx").read_bytes())
    example = actions.example("published").notice
    notice = placement.notice
    for path in ("decision_type", "approximate_value", "director", "subject", "decision", "reasons", "alternatives"):
        assert value_at(notice, path) == value_at(example, path), path
    assert notice.wards == example.wards
    assert notice.consultation == example.consultation
    assert notice.implementation == example.implementation
    assert notice.call_in == example.call_in
    assert notice.decision_maker == example.decision_maker
    assert notice.contact.telephone == example.contact.telephone
    assert notice.decision_date == dt.date(2023, 3, 23)
    assert len(placement.placed) == 21
    assert passages(placement) == [("", "Prepared with the help of the Programme Office.")]
    assert [entry.kind for entry in placement.left_out] == [LeftOutKind.FORM]


def test_the_empty_form_as_writer_saves_it() -> None:
    placement = placed((WRITER / "empty.docx").read_bytes())
    assert placement.notice == Notice()
    assert (placement.placed, placement.passages) == ((), ())


def test_a_template_with_content_controls() -> None:
    placement = placed(template(ANSWERS, kind=2, band=1, call_in="No"))
    notice = placement.notice
    assert passages(placement) == []
    assert (notice.decision_type, notice.approximate_value) == (DecisionType.ADMINISTRATIVE, "25k_to_100k")
    assert notice.director == "Director of City Development"
    assert (notice.contact.name, notice.contact.post) == ("Asha Okafor", "Head of Highways")
    assert notice.contact.telephone == "0113 496 0000"
    assert notice.subject == "Resurfacing of Mill Lane"
    assert (notice.decision, notice.reasons) == (ANSWERS["decision"], ANSWERS["reasons"])
    assert notice.alternatives == "Do nothing."
    assert (notice.wards.scope, notice.wards.names) == (WardScope.SOME, ("Armley", "Bramley & Stanningley"))
    assert notice.consultation.executive_member == Consultee(applies=True, details="Briefed on 3 March 2026; content.")
    assert notice.consultation.ward_councillors == Consultee(applies=False)
    assert notice.consultation.others == "Legal Services"
    assert notice.implementation.accountable_officer == "Head of Highways"
    assert notice.implementation.timescales == "By the end of June"
    assert (notice.call_in.available, notice.call_in.exemption_reason) == (False, "It is administrative.")
    assert (notice.decision_maker.name, notice.decision_maker.post) == ("Gary Marsh", "Chief Officer, Highways")
    assert notice.decision_date == dt.date(2026, 3, 23)


def test_a_template_that_nobody_has_filled_in() -> None:
    placement = placed(template())
    assert placement.notice == Notice()
    assert passages(placement) == []
    assert {entry.kind: entry.count for entry in placement.omissions} == {LeftOutKind.PROMPTS: 16}


@pytest.mark.parametrize(
    ("content", "path", "expected"),
    [
        (p("Subject: Mill Lane"), "subject", "Mill Lane"),
        (p("SUBJECT", "<w:r><w:br/></w:r>", "Mill Lane"), "subject", "Mill Lane"),
        (p("5. Subject²: Mill Lane"), "subject", "Mill Lane"),
        (p(bold("Subject")) + p("Mill Lane"), "subject", "Mill Lane"),
        (p("Title of decision: Mill Lane"), "subject", "Mill Lane"),
        (table(row("Director1", "Director of Public Health")), "director", "Director of Public Health"),
        (table(row(cell("Reasons for the decision:", span=2)), row(cell("Because.", span=2))), "reasons", "Because."),
        (
            table(row("Contact person:", "Asha Okafor", "Telephone number:", "0113 496 0000")),
            "contact.telephone",
            "0113 496 0000",
        ),
        (table(row("Contact person:", "Asha Okafor\tTelephone number: 0113")), "contact.telephone", "0113"),
        (table(row("Contact person", "Subject"), row("Asha Okafor", "Mill Lane")), "contact.name", "Asha Okafor"),
        (table(row("Contact person", "Subject"), row("Asha Okafor", "Mill Lane")), "subject", "Mill Lane"),
        (
            table(row("Call In", "Is this decision subject to call in?", "[ ] Yes", "[x] No")),
            "call_in.available",
            False,
        ),
        (table(row("Call-in", "Available for call in?", "Yes ☑ No ☐")), "call_in.available", True),
        (table(row("Decision type", "Key Decision", "☒", "Administrative Decision", "☐")), "decision_type", "key"),
        (p("Type of decision: Significant Operational Decision"), "decision_type", "significant_operational"),
        (
            p("Type of decision: Administrative") + p("Approximate value: £25,000 to £100,000"),
            "approximate_value",
            "25k_to_100k",
        ),
        (p("Affected wards: All wards"), "wards.scope", "all"),
        (p("Affected wards: City-wide"), "wards.scope", "all"),
        (
            p("Wards affected: Headingley and Hyde Park; Weetwood"),
            "wards.names",
            ("Headingley & Hyde Park", "Weetwood"),
        ),
        (
            table(row("Approval of Decision", "Signature ______ Date: 23rd March 2026")),
            "decision_date",
            dt.date(2026, 3, 23),
        ),
        (table(row("Approval of Decision", "Date 3.4.26")), "decision_date", dt.date(2026, 4, 3)),
        (p("Date Added to List: 5 January 2026"), "forthcoming_list.date_added", dt.date(2026, 1, 5)),
        (p("Decision maker: Chief Officer, Housing (Asha Okafor)"), "decision_maker.name", "Asha Okafor"),
        (p("Decision maker: Head of Service – Performance"), "decision_maker.post", "Head of Service – Performance"),
        (p("Exempt information: Yes"), "exempt_information.contains", True),
        (
            p("List of Forthcoming Key Decisions") + p("Urgency: General Exception"),
            "forthcoming_list.route",
            "general_exception",
        ),
    ],
)
def test_forgiving(content: str, path: str, expected: Any) -> None:
    placement = body(content)
    assert value_at(placement.notice, path) == expected
    assert passages(placement) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            table(row("Subject", "Mill Lane"), row("Director", "A"), row("Budget code", "123 45")),
            ("Budget code", "123 45"),
        ),
        (p("A covering note."), ("", "A covering note.")),
        (p("Date Added to List: soon"), ("Date Added to List", "soon")),
        (p("Affected wards: Armley, Atlantis"), ("Affected wards", "Atlantis")),
        (p("Affected wards: Armley and parts of Pudsey"), ("Affected wards", "Armley and parts of Pudsey")),
        (
            p("Exempt information") + p("Paragraphs of Schedule 12A: 3 by rule 10.4(3)"),
            ("Paragraphs of Schedule 12A", "3 by rule 10.4(3)"),
        ),
        (
            table(row("Decision type", "☒ Key Decision", "☒ Administrative Decision")),
            ("Decision type", "Key Decision; Administrative Decision"),
        ),
        (table(row("Approval of Decision", "Signature: A. Okafor")), ("Signature", "A. Okafor")),
        (p("Affected wards: All") + p("Date: 3 May 2026"), ("Affected wards", "Date: 3 May 2026")),
        (p("Telephone number: 0113 496 0000") + p("Else."), ("Telephone number", "Else.")),
        (p("Date Added to List: 3 May 2026") + p("Else."), ("Date Added to List", "Else.")),
        (
            p("Call-in available: perhaps") + p("Is the decision available for call-in? Perhaps"),
            ("", "Call-in available: perhaps"),
        ),
    ],
)
def test_not_placed(content: str, expected: tuple[str, str]) -> None:
    assert expected in passages(body(content))


@pytest.mark.parametrize(
    ("content", "path", "expected"),
    [
        (p("Affected wards: All wards") + p("Else."), "wards.scope", WardScope.ALL),
        (p("Affected wards: None") + p("Else."), "wards.scope", WardScope.NOT_APPLICABLE),
        (p("Telephone number: 0113 496 0000") + p("Else."), "contact.telephone", "0113 496 0000"),
        (p("Telephone number: 0113 496 0000") + p("07700 900000"), "contact.telephone", "0113 496 0000, 07700 900000"),
        (p("Date Added to List: 3 May 2026") + p("Else."), "forthcoming_list.date_added", dt.date(2026, 5, 3)),
    ],
)
def test_a_short_answer_is_read_where_other_words_follow_it(content: str, path: str, expected: Any) -> None:
    assert value_at(body(content).notice, path) == expected


def test_a_line_to_sign_on_is_not_waiting_for_a_place() -> None:
    label = "If Special Urgency Relevant Scrutiny Chair(s) approval"
    form = table(row("List of Forthcoming Key Decisions", f"{label}: Signature ______ Date ______"))
    assert passages(body(form)) == []


def test_a_text_keeps_its_form_and_is_not_taken_for_labels() -> None:
    decision = (
        p(bold("What decision has been taken?")) + p("Director of Public Health agreed:") + p("Others were asked.")
    )
    decision += table(row("Year", "Cost"), row("2026", "£1"))
    notice = body(decision + p("A brief statement of the reasons for the decision") + p("None.")).notice
    assert notice.decision == (
        "Director of Public Health agreed:\n\nOthers were asked.\n\n| Year | Cost |\n| --- | --- |\n| 2026 | £1 |"
    )
    assert notice.reasons == "None."
    assert notice.director is None


def test_headings_in_a_text_are_part_of_it() -> None:
    reasons = p(bold("A brief statement of the reasons for the decision")) + p(bold("Consultation")) + p("Wide.")
    reasons += p("Implementation: it begins in May.") + p("Why it is impracticable to delay the decision is plain.")
    form = table(
        row(cell(reasons, span=2)),
        row("Details of consultation undertaken:", "Executive Member: N/A"),
        row("Implementation", "Head of Highways"),
    )
    notice = body(form).notice
    assert notice.reasons == (
        "**Consultation**\n\nWide.\n\nImplementation: it begins in May.\n\n"
        "Why it is impracticable to delay the decision is plain."
    )
    assert notice.implementation.accountable_officer == "Head of Highways"
    assert notice.consultation.executive_member.applies is False


def test_a_template_of_old_form_fields() -> None:
    def mark(kind: str, data: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'

    def box(on: int) -> str:
        data = f'<w:ffData><w:checkBox><w:default w:val="{on}"/></w:checkBox></w:ffData>'
        return mark("begin", data) + r(" FORMCHECKBOX ", tag="instrText") + mark("separate") + mark("end")

    text = mark("begin") + r(" FORMTEXT ", tag="instrText") + mark("separate") + r("Mill Lane") + mark("end")
    types = (cell(p(box(0), " Key Decision")), cell(p(box(1), " Administrative Decision")))
    bands = (cell(p(box(0), " Below £500,000")), cell(p(box(1), " below £25,000"), p(box(0), " £25,000 to £100,000")))
    placement = body(
        table(row("Decision type", *types), row("Approximate value", *bands), row("Subject:", cell(p(text), span=2)))
    )
    assert placement.notice.decision_type == "administrative"
    assert (placement.notice.approximate_value, placement.notice.subject) == ("below_25k", "Mill Lane")
    assert passages(placement) == []


def test_a_template_of_headings() -> None:
    def heading(words: str, at: int) -> str:
        return p(words, props=f'<w:outlineLvl w:val="{at}"/>')

    reasons = heading("A brief statement of the reasons for the decision", 1) + heading("Consultation", 2) + p("Wide.")
    consulted = heading("Details of consultation undertaken", 1) + heading("Executive Member", 2) + p("N/A")
    notice = body(reasons + consulted + heading("Implementation", 1) + p("Head of Highways")).notice
    assert notice.reasons == "**Consultation**\n\nWide."
    assert notice.consultation.executive_member.applies is False
    assert notice.implementation.accountable_officer == "Head of Highways"


def test_labels_of_plain_lines() -> None:
    notice = body(p("Decision: Agreed.") + p("Reasons: Because.") + p("Implementation: Head of Highways")).notice
    assert (notice.decision, notice.reasons) == ("Agreed.", "Because.")
    assert notice.implementation.accountable_officer == "Head of Highways"


def test_a_note_of_an_answer_is_listed_below_it() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = docx(
        p(bold("Subject:"), " Mill Lane", reference)
        + p(bold("What decision has been taken?"))
        + p("Agreed", reference),
        footnotes=f'<w:footnote w:id="1">{p("See the plan.")}</w:footnote>',
    )
    notice = placed(data).notice
    assert notice.subject == "Mill Lane[1]\n[1] See the plan."
    assert notice.decision == "Agreed[1]\n\n[1] See the plan."


def test_a_header_of_the_form_is_not_reported() -> None:
    own = placed(docx(p("Subject: a"), header=p("Delegated Decision Notice"), footer=p("Page 1 of 2")))
    other = placed(docx(p("Subject: a"), header=p("Not for publication")))
    assert own.omissions == ()
    assert [(entry.kind, entry.words) for entry in other.omissions] == [(LeftOutKind.HEADERS, ("Not for publication",))]


def test_own_labels_of_a_council() -> None:
    terms = actions.profile_of("leeds").terms()
    terms.labels["subject"] = "Matter for decision"
    data = docx(table(row("Matter for decision", "Mill Lane")))
    assert place(read_word(data, "n.docx"), form_of(terms), terms, TODAY).notice.subject == "Mill Lane"


@pytest.mark.parametrize(
    ("words", "authority", "kept"),
    [
        ("Scheme of delegation", Authority(relied_on=AuthorityKind.SCHEME), []),
        ("Specific express authority", Authority(relied_on=AuthorityKind.SPECIFIC), []),
        ("Scheme, paragraph 4", Authority(relied_on=AuthorityKind.SCHEME), ["Scheme, paragraph 4"]),
        ("The Board", Authority(), ["The Board"]),
        ("N/A", Authority(), []),
    ],
)
def test_the_authority_is_read_and_what_it_says_beside_is_kept(
    words: str, authority: Authority, kept: list[str]
) -> None:
    placement = body(p(r("Authority relied on: " + words)) + p(r("Subject: A gate")))
    assert placement.notice.authority == authority
    assert [text for _, text in passages(placement)] == kept


def test_members_conflicts_of_interest_are_kept_for_a_person_to_place() -> None:
    placement = body(p(r("Conflicts of interest: Cllr Ash chairs the trust")))
    assert placement.notice.authority == Authority()
    assert [text for _, text in passages(placement)] == ["Cllr Ash chairs the trust"]
