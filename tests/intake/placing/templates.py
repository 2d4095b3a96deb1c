"""A council's template as Word writes it, with content controls, filled in or not."""

from __future__ import annotations

from collections.abc import Mapping

from intake.word.docx_builder import bold, cell, control, docx, p, r, row, table, tick_box

PROMPT = "Click or tap here to enter text."

BANDS = (
    ("Below £500,000", "£500,000 to £1,000,000", "over £1,000,000"),
    ("below £25,000", "£25,000 to £100,000", "£100,000 to £500,000", "Over £500,000"),
    ("below £25,000", "£25,000 to £100,000"),
)
EXEMPTION = "If exempt from call-in, the reason why call-in would prejudice the interests of the council or the public:"
TYPES = ("Key Decision", "Significant Operational Decision", "Administrative Decision")

ANSWERS = {
    "director": "Director of City Development",
    "contact": "Asha Okafor, Head of Highways",
    "telephone": "0113 496 0000",
    "subject": "Resurfacing of Mill Lane",
    "decision": "The Chief Officer agreed to award the contract.",
    "reasons": "The surface has failed.",
    "alternatives": "Do nothing.",
    "wards": "Armley, Bramley and Stanningley",
    "executive_member": "Briefed on 3 March 2026; content.",
    "ward_councillors": "N/A",
    "others": "Legal Services",
    "officer": "Head of Highways",
    "timescales": "By the end of June",
    "reason": "It is administrative.",
    "maker": "Gary Marsh – Chief Officer, Highways",
    "date": "23/3/2026",
}
"""Made-up answers to the template's controls."""


def template(answers: Mapping[str, str] | None = None, *, kind: int = -1, band: int = -1, call_in: str = "") -> bytes:
    """Return the template with these answers; `kind` and `band` are the boxes that are ticked, by number."""
    given = answers or {}

    def ask(name: str) -> str:
        text = given.get(name)
        if text is None:
            return control(p(r(PROMPT, '<w:rStyle w:val="PlaceholderText"/>')), "<w:showingPlcHdr/>")
        return control("".join(p(line) for line in text.split("\n")))

    types = [cell(p(tick_box(n == kind), f" {name}")) for n, name in enumerate(TYPES)]
    bands = [
        cell(*(p(tick_box((n, m) == (kind, band)), f" {name}") for m, name in enumerate(names)))
        for n, names in enumerate(BANDS)
    ]
    texts = "".join(
        p(bold(label)) + ask(name)
        for label, name in (
            ("What decision has been taken?", "decision"),
            ("A brief statement of the reasons for the decision", "reasons"),
            ("Brief details of any alternative options considered and rejected by the decision maker", "alternatives"),
        )
    )
    rows = [
        row(cell(p(bold("Decision type"))), *types),
        row(cell(p(bold("Approximate value"))), *bands),
        row(cell(p(bold("Director"))), cell(ask("director"), span=3)),
        row(
            cell(p(bold("Contact person:"))),
            cell(ask("contact"), span=2),
            cell(p(bold("Telephone number:")) + ask("telephone")),
        ),
        row(cell(p(bold("Subject:"))), cell(ask("subject"), span=3)),
        row(cell(texts, span=4)),
        row(cell(p(bold("Affected wards:"))), cell(ask("wards"), span=3)),
        row(
            cell(p(bold("Details of consultation undertaken:")), merge="restart"),
            cell(p(bold("Executive Member")) + ask("executive_member"), span=3),
        ),
        row(cell("", merge="continue"), cell(p(bold("Ward Councillors")) + ask("ward_councillors"), span=3)),
        row(cell("", merge="continue"), cell(p(bold("Others")) + ask("others"), span=3)),
        row(
            cell(p(bold("Implementation"))),
            cell(
                p("Officer accountable, and proposed timescales for implementation")
                + ask("officer")
                + ask("timescales"),
                span=3,
            ),
        ),
        row(
            cell(p(bold("Call In"))),
            cell(p("Is the decision available for call-in?"), span=2),
            cell(p(tick_box(call_in == "Yes"), " Yes  ", tick_box(call_in == "No"), " No")),
        ),
        row(
            cell(""),
            cell(
                p(EXEMPTION) + ask("reason"),
                span=3,
            ),
        ),
        row(cell(p(bold("Approval of Decision"))), cell(p(bold("Authorised decision maker")) + ask("maker"), span=3)),
        row(cell(""), cell(p("Signature"), span=2), cell(p("Date: ") + ask("date"))),
    ]
    return docx(p(bold("Delegated Decision Notice")) + table(*rows))
