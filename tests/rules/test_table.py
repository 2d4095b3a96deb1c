"""Each row of the table of checks, with a notice that triggers it and one that just does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from rules.made_rows import MADE_ROWS, MadeRow
from signoff.notice.record.model import (
    AuthorityKind,
    Dispensation,
    Interest,
    Paper,
    PaperKind,
    Route,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record
from signoff.rules.check import RULES, check
from signoff.rules.findings import Finding

KEY, SOD, ADMIN = "key", "significant_operational", "administrative"
CDIO = "consultation.chief_digital_information_officer"
CAMRO = "consultation.chief_asset_management_regeneration_officer"
INTERESTS = "consultation.executive_member.interests"
EXCEPTION = {
    "forthcoming_list.route": Route.GENERAL_EXCEPTION,
    "forthcoming_list.date_added": None,
    "forthcoming_list.reason": "The grant lapses.",
    "forthcoming_list.chair_notified_date": dt.date(2024, 5, 2),
    "forthcoming_list.notice_published_date": dt.date(2024, 5, 3),
    "forthcoming_list.reasons_published_date": dt.date(2024, 5, 3),
}
SPECIFIC = {
    "authority.relied_on": AuthorityKind.SPECIFIC,
    "authority.body": "Executive Board",
    "authority.date": dt.date(2024, 4, 17),
}
OWN_INTEREST = {
    "officer_interest.declared": True,
    "officer_interest.interest": "Lives near the fountain.",
    "officer_interest.action": "The monitoring officer was told.",
}
PAPER = Paper(title="Survey", kind=PaperKind.BACKGROUND, public=True)
URGENT = EXCEPTION | {"forthcoming_list.route": Route.SPECIAL_URGENCY}
LONG = "The old fountain leaks, and a new one is cheaper than another repair of it. " * 2
EXEMPT = {
    "exempt_information.contains": True,
    "exempt_information.paragraphs": ("3",),
    "exempt_information.public_interest": "Rates would be distorted.",
}


DECIDED_IN_PRIVATE = {"exempt_information.text.decision": "Agreed at £30,000."}


class Row(NamedTuple):
    """A rule, a type, answers on which it must find something (at `field`), and answers on which it must not."""

    rule: str
    kind: str
    field: str
    triggers: Mapping[str, Any]
    just_not: Mapping[str, Any]


ROWS = (
    Row("decision-type-missing", SOD, "decision_type", {"decision_type": None}, {}),
    Row("band-missing", SOD, "approximate_value", {"approximate_value": None}, {}),
    Row("band-missing", SOD, "approximate_value", {"approximate_value": "over_1m"}, {"approximate_value": "over_500k"}),
    Row(
        "key-below-threshold",
        KEY,
        "reasons",
        {"approximate_value": "below_500k"},
        {"approximate_value": "below_500k", "reasons": "It affects communities in two wards."},
    ),
    Row(
        "key-below-threshold", KEY, "reasons", {"approximate_value": "below_500k"}, {"approximate_value": "500k_to_1m"}
    ),
    Row(
        "earlier-key-decision-missing",
        SOD,
        "reasons",
        {"approximate_value": "over_500k", "reasons": "This is not a key decision."},
        {"approximate_value": "over_500k", "reasons": "It implements the key decision of 3 May 2024."},
    ),
    Row(
        "earlier-key-decision-missing",
        SOD,
        "reasons",
        {"approximate_value": "over_500k"},
        {"approximate_value": "100k_to_500k"},
    ),
    Row(
        "administrative-amount-too-high",
        ADMIN,
        "decision",
        {"decision": "To spend £100,001."},
        {"decision": "To spend £100,000."},
    ),
    Row("amount-above-band", SOD, "reasons", {"reasons": "It costs £100,000.01."}, {"reasons": "It costs £99,999."}),
    Row("amount-above-band", SOD, "subject", {"subject": "A bid of £0.2m"}, {"subject": "A bid of £90.5k"}),
    Row(
        "amount-above-band",
        ADMIN,
        "reasons",
        {"reasons": "It costs £26,000."},
        {"reasons": "On 26/05/2024 ring 0113 496 0123 about regulation 32(2)(b)(ii)."},
    ),
    Row("amount-on-edge", SOD, "reasons", {"reasons": "It costs £25k."}, {"reasons": "It costs £25,001."}),
    Row(
        "amount-above-band",
        SOD,
        "exempt_information.text.decision",
        EXEMPT | {"exempt_information.text.decision": "Agreed at £150k."},
        EXEMPT | {"exempt_information.text.decision": "Agreed at £50k."},
    ),
    Row(
        "amount-on-edge",
        SOD,
        "reasons",
        {"reasons": "It costs £\u200b25,\u00ad000."},
        {"reasons": "It costs £\u200b25,\u00ad001."},
    ),
    Row(
        "amount-above-band",
        SOD,
        "reasons",
        {"reasons": "It costs £50,000 a year for five years, £250,000 in all."},
        {"reasons": "It costs £10,000 a year for five years, £50,000 in all."},
    ),
    Row(
        "not-an-executive-function",
        SOD,
        "authority.executive",
        {"decision": "To confirm the Tree Preservation Order at Otter Row."},
        {"decision": "To fell a tree that has a Tree Preservation Order at Otter Row."},
    ),
    Row(
        "not-an-executive-function",
        SOD,
        "authority.executive",
        {"decision": "To confirm the Tree Preservation Order at Otter Row."},
        {"decision": "To confirm the Tree Preservation Order at Otter Row.", "authority.executive": False},
    ),
    Row("key-not-executive", KEY, "authority.executive", {"authority.executive": False}, {"authority.executive": True}),
    Row(
        "authority-incomplete",
        SOD,
        "authority.scheme",
        {"authority.relied_on": AuthorityKind.SCHEME},
        {"authority.relied_on": AuthorityKind.SCHEME, "authority.scheme": "Scheme, paragraph 4"},
    ),
    Row("authority-incomplete", SOD, "authority.body", SPECIFIC | {"authority.body": None}, SPECIFIC),
    Row("authority-incomplete", SOD, "authority.date", SPECIFIC | {"authority.date": None}, SPECIFIC),
    Row(
        "authority-after-decision",
        SOD,
        "authority.date",
        {"authority.date": dt.date(2024, 5, 15)},
        {"authority.date": dt.date(2024, 5, 14)},
    ),
    Row(
        "conflicts-unanswered",
        SOD,
        "authority.conflicts",
        SPECIFIC | {"authority.executive": False},
        SPECIFIC | {"authority.executive": False, "authority.conflicts": False},
    ),
    Row(
        "interest-not-recorded",
        SOD,
        "consultation.executive_member",
        {"reasons": "Cllr Ash declared a personal interest and left."},
        {
            "reasons": "Cllr Ash declared a personal interest and left.",
            INTERESTS: (Interest(member="Cllr Ash", interest="A field", dispensation=Dispensation.NONE),),
        },
    ),
    Row("conflicts-unanswered", SOD, "authority.conflicts", SPECIFIC | {"authority.executive": False}, SPECIFIC),
    Row(
        "conflicts-unanswered",
        SOD,
        "authority.interests",
        {"authority.conflicts": True},
        {"authority.conflicts": True, "authority.interests": (Interest(member="Cllr B"),)},
    ),
    Row(
        "conflicts-contradicted",
        SOD,
        "authority.conflicts",
        {"authority.conflicts": False, "authority.interests": (Interest(member="Cllr B"),)},
        {"authority.conflicts": True, "authority.interests": (Interest(member="Cllr B"),)},
    ),
    *(
        Row(
            "officer-interest-unexplained",
            SOD,
            f"officer_interest.{name}",
            OWN_INTEREST | {f"officer_interest.{name}": None},
            OWN_INTEREST,
        )
        for name in ("interest", "action")
    ),
    Row(
        "interested-officer-decides",
        SOD,
        "officer_interest.interest",
        OWN_INTEREST | {"officer_interest.interest": "Owns shares in the firm."},
        OWN_INTEREST | {"officer_interest.interest": "Lives there, and has no financial interest."},
    ),
    *(
        Row(rule, SOD, field, answers, answers | {"authority.executive": False})
        for rule, field, answers in (
            ("whole-value-at-threshold", "decision", {"decision": "To spend £600,000."}),
            ("earlier-key-decision-missing", "reasons", {"approximate_value": "over_500k"}),
            (
                "wards-several-not-key",
                "wards.scope",
                {"wards": Wards(scope=WardScope.ALL), "subject": "Closure of the pool"},
            ),
        )
    ),
    Row(
        "list-date-missing",
        KEY,
        "forthcoming_list.date_added",
        {"forthcoming_list.date_added": None},
        {"forthcoming_list.date_added": None, "authority.executive": False},
    ),
    Row(
        "papers-not-published",
        SOD,
        "reasons",
        {"reasons": f"{LONG} The attached report says more."},
        {"reasons": f"{LONG} The attached report is published with this notice."},
    ),
    Row(
        "papers-not-published",
        SOD,
        "reasons",
        {"reasons": f"{LONG} The attached report says more."},
        {"reasons": f"{LONG} The attached report says more.", "papers": (PAPER,)},
    ),
    Row("paper-incomplete", SOD, "papers.0.title", {"papers": (replace(PAPER, title=" "),)}, {"papers": (PAPER,)}),
    Row("paper-incomplete", SOD, "papers.1.kind", {"papers": (PAPER, replace(PAPER, kind=None))}, {"papers": (PAPER,)}),
    Row("paper-incomplete", SOD, "papers.0.public", {"papers": (replace(PAPER, public=None),)}, {"papers": (PAPER,)}),
    Row(
        "paper-link-unusable",
        SOD,
        "papers.0.link",
        {"papers": (replace(PAPER, link="S:/papers/survey.pdf"),)},
        {"papers": (replace(PAPER, link="https://example.org/survey"),)},
    ),
    Row(
        "paper-withheld",
        SOD,
        "papers.0.public",
        {"papers": (replace(PAPER, public=False),)},
        EXEMPT | {"papers": (replace(PAPER, public=False),)},
    ),
    Row(
        "urgent-decision-not-reported",
        KEY,
        "forthcoming_list.route",
        URGENT,
        URGENT | {"forthcoming_list.reason": "It will be reported to full Council."},
    ),
    Row(
        "equality-not-mentioned",
        SOD,
        "subject",
        {"subject": "Closure of the day centre"},
        {"subject": "Closure of the day centre", "reasons": "An equality impact assessment was made."},
    ),
    Row(
        "subsidy-not-mentioned",
        SOD,
        "decision",
        {"decision": "To give a loan to Otter Ltd."},
        {"decision": "To give a loan to Otter Ltd, which is no subsidy."},
    ),
    Row(
        "best-value-not-mentioned",
        SOD,
        "decision",
        {"decision": "To waive the rules for £30,000."},
        {"decision": "To waive the rules for £30,000.", "alternatives": "Quotes were sought."},
    ),
    Row(
        "best-consideration-not-mentioned",
        SOD,
        "decision",
        {"decision": "To agree the sale of the land for £30,000."},
        {"decision": "To agree the sale of the land for £30,000, its market value."},
    ),
    Row("amount-malformed", SOD, "reasons", {"reasons": "It costs £1,2000."}, {"reasons": "It costs £12,000.¹"}),
    Row(
        "amount-is-a-rate",
        SOD,
        "reasons",
        {"reasons": "It costs £9,000 a year."},
        {"reasons": "It costs £9,000 a year, £45,000 in total."},
    ),
    Row(
        "amount-is-a-rate",
        SOD,
        "reasons",
        {"reasons": "It costs £9,000 a year for five years.", "approximate_value": "100k_to_500k"},
        {"reasons": "It costs £9,000 a year for five years: £45,000.", "approximate_value": "100k_to_500k"},
    ),
    Row(
        "amount-is-a-rate",
        SOD,
        "reasons",
        {"reasons": "It costs £9,000 a year.", "approximate_value": "25k_to_100k"},
        {"reasons": "It costs £9,000 a year for five years.", "approximate_value": "25k_to_100k"},
    ),
    Row(
        "whole-value-at-threshold",
        SOD,
        "decision",
        {"decision": "Agreed at £100,000 a year for five years."},
        {"decision": "Agreed at £100,000 a year for four years."},
    ),
    Row(
        "whole-value-at-threshold",
        SOD,
        "decision",
        {"decision": "Agreed at £338,106 a year for five years."},
        {"decision": "Agreed at £338,106 a year for five years; it implements the key decision of 3 May 2024."},
    ),
    Row(
        "whole-value-at-threshold",
        ADMIN,
        "decision",
        {"decision": "To award £180,000 to A, £170,000 to B and £150,000 to C."},
        {"decision": "To award £180,000 to A, £170,000 to B and £149,000 to C."},
    ),
    Row(
        "large-amount-mentioned",
        SOD,
        "reasons",
        {"decision": "To spend £80,000.", "reasons": "The works will cost £2.1m later."},
        {"decision": "To spend £80,000.", "reasons": "The works will cost £0.4m later."},
    ),
    Row(
        "type-contradicted",
        SOD,
        "reasons",
        {"reasons": "This is a key decision."},
        {"reasons": "This is a significant operational decision."},
    ),
    Row(
        "contract-without-figure",
        SOD,
        "decision",
        {"decision": "To award the contract."},
        {"decision": "To award the contract, at £30,000."},
    ),
    Row("decision-not-taken", SOD, "decision", {"decision": "It is proposed to act."}, {"decision": "To act."}),
    Row(
        "member-decides",
        SOD,
        "decision_maker.post",
        {"decision_maker.post": "Executive Member for Housing"},
        {"decision_maker.post": "Executive Member Support Officer"},
    ),
    Row("director-missing", SOD, "director", {"director": " "}, {"director": "Chief Executive"}),
    Row("director-missing", SOD, "director", {"director": "N/A"}, {"director": "Director of N"}),
    Row("contact-missing", SOD, "contact.name", {"contact.name": "", "contact.post": None}, {"contact.name": None}),
    Row("decision-missing", SOD, "decision", {"decision": "TBC"}, EXEMPT | {"decision": None, **DECIDED_IN_PRIVATE}),
    Row("subject-missing", SOD, "subject", {"subject": "–"}, {"subject": "A gate"}),
    Row("decision-missing", SOD, "decision", {"decision": "- "}, {"decision": "- Yes"}),
    Row("reasons-missing", SOD, "reasons", {"reasons": "\u200b\n"}, {"reasons": "1"}),
    Row("decision-maker-missing", SOD, "decision_maker.name", {"decision_maker.name": None}, {}),
    Row("decision-maker-missing", SOD, "decision_maker.post", {"decision_maker.post": ""}, {}),
    Row("alternatives-missing", SOD, "alternatives", {"alternatives": None}, {"alternatives": "None."}),
    Row("alternatives-missing", SOD, "alternatives", {"alternatives": "TBC"}, {"alternatives": "N/A"}),
    Row(
        "dispensation-unanswered",
        SOD,
        f"{INTERESTS}.0.dispensation",
        {INTERESTS: (Interest(member="Cllr A", interest="Lives there"),)},
        {INTERESTS: (Interest(member="Cllr A", interest="Lives there", dispensation=Dispensation.NONE),)},
    ),
    Row(
        "dispensation-unanswered",
        SOD,
        f"{INTERESTS}.0.dispensation",
        {INTERESTS: (Interest(member="Cllr A"),)},
        {INTERESTS: (Interest(member="Cllr A", interest="None"), Interest())},
    ),
    Row(
        "dispensation-unanswered",
        SOD,
        f"{INTERESTS}.0.date",
        {INTERESTS: (Interest(member="Cllr A", dispensation=Dispensation.GRANTED),)},
        {INTERESTS: (Interest(member="Cllr A", dispensation=Dispensation.GRANTED, date=dt.date(2024, 5, 1)),)},
    ),
    Row("consultee-blank", SOD, CDIO, {f"{CDIO}.applies": None}, {f"{CDIO}.applies": None, f"{CDIO}.details": "N/A"}),
    Row("consultee-blank", SOD, CDIO, {f"{CDIO}.applies": True}, {f"{CDIO}.applies": True, f"{CDIO}.details": "Yes"}),
    Row("consultee-blank", SOD, "consultation.others", {"consultation.others": ""}, {"consultation.others": "N/A"}),
    Row("not-applicable-with-text", SOD, CDIO, {f"{CDIO}.details": "Has been briefed."}, {f"{CDIO}.details": "N/A."}),
    Row(
        "not-applicable-with-text",
        SOD,
        "consultation.others",
        {"consultation.others": "N/A – Finance were asked."},
        {"consultation.others": "Nazia and Finance were asked."},
    ),
    Row(
        "officer-not-consulted",
        SOD,
        CDIO,
        {"reasons": "It renews the ICT kit."},
        {"reasons": "It renews the ICT kit.", f"{CDIO}.applies": True, f"{CDIO}.details": "Agreed."},
    ),
    Row(
        "officer-not-consulted",
        SOD,
        CAMRO,
        EXEMPT | {"exempt_information.text.reasons": "The lease is worth it.", f"{CAMRO}.details": "None"},
        EXEMPT | {"exempt_information.text.reasons": "The land is worth it."},
    ),
    Row("officer-not-consulted", SOD, CAMRO, {"decision": "To sell land."}, {"decision": "To hire Land Survey Ltd."}),
    Row(
        "officer-not-consulted",
        SOD,
        CAMRO,
        {"decision": "The officer agreed to grant a lease."},
        {
            "decision": "The officer agreed to grant a lease.",
            "decision_maker.post": "Chief Officer Asset Management & Regeneration",
        },
    ),
    Row("officer-not-consulted", SOD, CDIO, {"reasons": "New software."}, {"reasons": "A digit, edict and it."}),
    Row("officer-not-consulted", SOD, CAMRO, {"decision": "To let the premises."}, {"reasons": "Building on success."}),
    Row("wards-missing", SOD, "wards.scope", {"wards": Wards()}, {"wards.scope": WardScope.NOT_APPLICABLE}),
    Row("wards-missing", SOD, "wards.names", {"wards.names": ()}, {"wards.names": ("Armley",)}),
    Row("ward-unknown", SOD, "wards.names", {"wards.names": ("Barchester",)}, {"wards.names": ("Weetwood",)}),
    Row("ward-unknown", SOD, "wards.names", {"wards.names": ("Barchester ward",)}, {"wards.names": ("Various",)}),
    Row(
        "ward-unknown",
        SOD,
        "wards.names",
        {"wards.names": ("Gipton or Harehills",)},
        {"wards.names": ("gipton and Harehills ward",)},
    ),
    Row(
        "wards-several-not-key",
        SOD,
        "wards.names",
        {"wards.names": ("Armley", "Weetwood"), "decision": "To close two libraries."},
        {"wards.names": ("Armley", "Weetwood")},
    ),
    Row(
        "wards-several-not-key",
        SOD,
        "wards.names",
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "100k_to_500k",
            "decision": "To spend £250,000 on parks.",
        },
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "100k_to_500k",
            "decision": "To spend £250,000 on pens.",
        },
    ),
    Row(
        "wards-several-not-key",
        SOD,
        "wards.names",
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "100k_to_500k",
            "decision": "To spend £250,000 on parks.",
        },
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "100k_to_500k",
            "decision": "To spend £249,999 on parks.",
        },
    ),
    Row(
        "wards-several-not-key",
        SOD,
        "wards.names",
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "over_500k",
            "decision": "To spend £450,000 on parks.",
        },
        {
            "wards.names": ("Armley", "Weetwood"),
            "approximate_value": "over_500k",
            "decision": "To spend £4,500,000 on parks.",
        },
    ),
    Row(
        "wards-several-not-key",
        SOD,
        "wards.names",
        {"wards.names": ("Various",), "decision": "To reduce the opening hours."},
        {"wards.names": ("Armley", "armley ward"), "decision": "To reduce the opening hours."},
    ),
    Row(
        "key-section-not-key",
        SOD,
        "forthcoming_list.date_added",
        {"forthcoming_list.date_added": dt.date(2024, 4, 1)},
        {"forthcoming_list.reason": "N/A: this is not a key decision", "forthcoming_list.route": Route.NONE},
    ),
    Row(
        "key-section-not-key",
        ADMIN,
        "report_publication.late_reason",
        {"report_publication.late_reason": "Illness."},
        {"report_publication.late_reason": " n/a "},
    ),
    Row(
        "list-date-missing",
        KEY,
        "forthcoming_list.date_added",
        {"forthcoming_list.date_added": None, "forthcoming_list.route": Route.NONE},
        EXCEPTION,
    ),
    Row(
        "list-period-too-short",
        KEY,
        "decision_date",
        {"forthcoming_list.date_added": dt.date(2024, 4, 16)},
        {"forthcoming_list.date_added": dt.date(2024, 4, 15)},
    ),
    Row(
        "list-period-too-short",
        KEY,
        "decision_date",
        {"forthcoming_list.date_added": dt.date(2024, 5, 20)},
        EXCEPTION | {"forthcoming_list.date_added": dt.date(2024, 5, 13)},
    ),
    Row(
        "route-reason-missing",
        KEY,
        "forthcoming_list.reason",
        EXCEPTION | {"forthcoming_list.reason": "N/A"},
        EXCEPTION,
    ),
    Row("route-reason-missing", KEY, "forthcoming_list.reason", EXCEPTION | {"forthcoming_list.reason": "TBC"}, {}),
    Row(
        "reasons-not-published",
        KEY,
        "forthcoming_list.reasons_published_date",
        EXCEPTION | {"forthcoming_list.reasons_published_date": None},
        EXCEPTION,
    ),
    Row(
        "general-exception-chair-not-told",
        KEY,
        "forthcoming_list.chair_notified_date",
        EXCEPTION | {"forthcoming_list.chair_notified_date": None},
        EXCEPTION,
    ),
    Row(
        "general-exception-notice-missing",
        KEY,
        "forthcoming_list.notice_published_date",
        EXCEPTION | {"forthcoming_list.notice_published_date": None},
        EXCEPTION,
    ),
    Row(
        "general-exception-chair-not-told",
        KEY,
        "forthcoming_list.chair_notified_date",
        EXCEPTION | {"forthcoming_list.chair_notified_date": dt.date(2024, 5, 14)},
        EXCEPTION | {"forthcoming_list.chair_notified_date": dt.date(2024, 5, 13)},
    ),
    Row(
        "general-exception-too-early",
        KEY,
        "decision_date",
        EXCEPTION | {"forthcoming_list.notice_published_date": dt.date(2024, 5, 9)},
        EXCEPTION | {"forthcoming_list.notice_published_date": dt.date(2024, 5, 8)},
    ),
    Row(
        "general-exception-before-working-days",
        KEY,
        "decision_date",
        EXCEPTION | {"forthcoming_list.notice_published_date": dt.date(2024, 5, 7)},
        EXCEPTION | {"forthcoming_list.notice_published_date": dt.date(2024, 5, 9)},
    ),
    Row(
        "general-exception-before-working-days",
        KEY,
        "decision_date",
        EXCEPTION | {"forthcoming_list.notice_published_date": dt.date(2024, 5, 8)},
        EXCEPTION,
    ),
    Row(
        "special-urgency-not-agreed",
        KEY,
        "signatures.scrutiny_chair",
        EXCEPTION | {"forthcoming_list.route": Route.SPECIAL_URGENCY},
        EXCEPTION,
    ),
    Row(
        "report-late-reason-missing",
        KEY,
        "report_publication.late_reason",
        {"report_publication.published_date": dt.date(2024, 5, 7)},
        {"report_publication.published_date": dt.date(2024, 5, 3)},
    ),
    Row(
        "report-late-reason-missing",
        KEY,
        "report_publication.late_reason",
        {"report_publication.published_date": None},
        {"report_publication.published_date": None, "report_publication.late_reason": "Illness."},
    ),
    Row(
        "report-late-not-approved",
        KEY,
        "signatures.executive_member",
        {"report_publication.published_date": dt.date(2024, 5, 7), "report_publication.late_reason": "Illness."},
        {"report_publication.late_reason": "Illness."},
    ),
    Row("call-in-not-key", SOD, "call_in.available", {"call_in.available": True}, {"call_in.exemption_reason": "SOD."}),
    Row("call-in-unanswered", KEY, "call_in.available", {"call_in.available": None}, {}),
    Row(
        "call-in-reason-missing",
        KEY,
        "call_in.exemption_reason",
        {"call_in.available": False},
        {"call_in.available": False, "call_in.exemption_reason": "It would be lost."},
    ),
    Row(
        "call-in-reason-missing",
        KEY,
        "call_in.exemption_reason",
        {"call_in.available": False, "call_in.exemption_reason": "None"},
        {"call_in.exemption_reason": "None"},
    ),
    Row(
        "call-in-exemption-not-decided",
        KEY,
        "decision",
        {"call_in.available": False, "decision": "To recall the team."},
        {"call_in.available": False, "decision": "To act, and to exempt this from Call In."},
    ),
    Row(
        "call-in-exemption-not-decided",
        KEY,
        "decision",
        {"call_in.available": False, "decision": "To recall the team."},
        {"call_in.available": False, "decision": None},
    ),
    Row(
        "call-in-reason-unused",
        KEY,
        "call_in.exemption_reason",
        {"call_in.exemption_reason": "It would be lost."},
        {"call_in.exemption_reason": "N/A – open to call-in"},
    ),
    Row(
        "implementation-too-early",
        KEY,
        "implementation.start_date",
        {"implementation.start_date": dt.date(2024, 5, 21)},
        {"implementation.start_date": dt.date(2024, 5, 22)},
    ),
    Row(
        "implementation-too-early",
        SOD,
        "implementation.start_date",
        {"implementation.start_date": dt.date(2024, 5, 13)},
        {"implementation.start_date": dt.date(2024, 5, 14)},
    ),
    Row(
        "decision-date-not-working-day",
        SOD,
        "decision_date",
        {"decision_date": dt.date(2024, 5, 6)},
        {"decision_date": dt.date(2024, 5, 7)},
    ),
    Row(
        "decision-date-not-working-day",
        SOD,
        "decision_date",
        {"decision_date": dt.date(2023, 12, 27)},
        {"decision_date": dt.date(2024, 1, 2)},
    ),
    Row("decision-date-in-future", SOD, "decision_date", {"decision_date": dt.date(2024, 5, 15)}, {}),
    Row(
        "decision-date-slip",
        SOD,
        "decision_date",
        {"decision_date": dt.date(2024, 4, 12)},
        {"decision_date": dt.date(2024, 4, 15)},
    ),
    Row("decision-date-slip", SOD, "decision_date", {"decision_date": dt.date(2023, 5, 15)}, {}),
    Row(
        "earliest-date-ahead",
        KEY,
        "decision_date",
        {"decision_date": None, "forthcoming_list.date_added": dt.date(2024, 4, 16)},
        {"decision_date": None},
    ),
    Row(
        "earliest-date-ahead",
        KEY,
        "decision_date",
        {"decision_date": None, "report_publication.published_date": dt.date(2024, 5, 7)},
        {"decision_date": None},
    ),
    Row(
        "date-unknown-year",
        KEY,
        "forthcoming_list.date_added",
        {"forthcoming_list.date_added": dt.date(1999, 12, 31)},
        {"forthcoming_list.date_added": dt.date(2000, 1, 1)},
    ),
    Row(
        "exemption-not-cited",
        SOD,
        "exempt_information.paragraphs",
        EXEMPT | {"exempt_information.paragraphs": ()},
        EXEMPT,
    ),
    Row(
        "exemption-not-cited",
        SOD,
        "exempt_information.public_interest",
        EXEMPT | {"exempt_information.public_interest": "N/A"},
        {"exempt_information.contains": True, "exempt_information.paragraphs": ("confidential",)},
    ),
    Row(
        "exemption-unknown-paragraph",
        SOD,
        "exempt_information.paragraphs",
        EXEMPT | {"exempt_information.paragraphs": ("3", "8")},
        EXEMPT | {"exempt_information.paragraphs": ("3", "7")},
    ),
    Row(
        "exempt-text-not-declared",
        SOD,
        "exempt_information.contains",
        EXEMPT | {"exempt_information.contains": False, "exempt_information.text.reasons": "The rate is £9."},
        EXEMPT | {"exempt_information.text.reasons": "The rate is £9."},
    ),
    Row(
        "call-in-contradicted",
        SOD,
        "reasons",
        {"reasons": "It is exempt from call-in."},
        {"reasons": "It is not open to call-in."},
    ),
    Row(
        "exempt-contradicted",
        SOD,
        "exempt_information.contains",
        {"reasons": "See the confidential appendix."},
        EXEMPT | {"reasons": "See the confidential appendix."},
    ),
    Row(
        "old-procurement-law",
        SOD,
        "reasons",
        {"decision_date": dt.date(2025, 2, 24), "reasons": "By the Public Contracts Regulations 2015."},
        {"decision_date": dt.date(2025, 2, 21), "reasons": "By the Public Contracts Regulations 2015."},
    ),
    Row("date-of-birth", SOD, "reasons", {"reasons": "Born on 1 May 2010."}, {"reasons": "Date of birth: known."}),
    Row(
        "health-or-insurance-number",
        SOD,
        "alternatives",
        {"alternatives": "NHS no. 999 123 4567."},
        {"alternatives": "The NHS on 0113 496 0123."},
    ),
    Row("health-or-insurance-number", SOD, "reasons", {"reasons": "AB 12 34 56 C"}, {"reasons": "QQ 12 34 56 C"}),
    Row(
        "home-address",
        SOD,
        "reasons",
        {"reasons": "She lives at 3 High Street."},
        {"reasons": "The shop at 3 High Street."},
    ),
    Row("personal-mobile", SOD, "contact.telephone", {"contact.telephone": "07700 900123"}, {}),
    Row("personal-mobile", SOD, "reasons", {"reasons": "Ring +44 7700 900 123."}, {"reasons": "See 0770 of 1990."}),
    Row(
        "personal-mobile",
        SOD,
        f"{INTERESTS}.0.interest",
        {INTERESTS: (Interest(member="A", interest="A flat; ring 07700 900123", dispensation=Dispensation.NONE),)},
        {INTERESTS: (Interest(member="A", interest="A flat", dispensation=Dispensation.NONE),)},
    ),
    Row("personal-mobile", SOD, "contact.telephone", {"contact.telephone": "(07700) 900‑123"}, {}),
    Row("personal-mobile", SOD, "contact.telephone", {"contact.telephone": "077\u200b00 9\u200e00\u2060123"}, {}),
    Row(
        "personal-mobile",
        SOD,
        "reasons",
        {"reasons": "Ring [the site](tel:%2B447700900123)."},
        {"reasons": "Ring [the site](tel:%2B441134960123)."},
    ),
    Row(
        "private-mail-address",
        SOD,
        "reasons",
        {"reasons": "Ask [Jo](mailto:jo%2Edoe%40gmail.com?subject=Parks)."},
        {"reasons": "Ask [Jo](mailto:jo%2Edoe%40leeds.gov.uk)."},
    ),
    Row(
        "private-mail-address",
        SOD,
        "reasons",
        {"reasons": "Ask jo&#46;doe&#64;gmail&period;com, or mailto:jo%252Edoe%2540gmail.com."},
        {"reasons": "100% of Q&A is at parks&commat;leeds.gov.uk."},
    ),
    Row(
        "private-mail-address",
        SOD,
        "reasons",
        {"reasons": "Ask j.doe@gmail.com."},
        {"reasons": "Ask parks@leeds.gov.uk or parks@mail.leeds.gov.uk."},
    ),
    Row(
        "bank-details",
        SOD,
        "reasons",
        {"reasons": "Pay sort code 12-34-56, account 12345678."},
        {"reasons": "On 12-03-24 order 12345678 came."},
    ),
    Row(
        "bank-details",
        SOD,
        "reasons",
        {"reasons": "Pay GB82 WEST 1234 5698 7654 32."},
        {"reasons": "Pay GB83 WEST 1234 5698 7654 32."},
    ),
    Row(
        "text-is-only-a-pointer",
        SOD,
        "reasons",
        {"reasons": "Please see the **attached report**."},
        {"reasons": "The old fountain leaks; see the attached report."},
    ),
    Row(
        "text-is-only-a-pointer",
        SOD,
        "decision",
        {
            "decision": "As per the report attached",
            "reasons": "The report is attached.",
            "alternatives": "See Appendix B for details.",
        },
        {"decision": "See the exempt appendix.", "exempt_information.text.decision": "Agreed at £9.", **EXEMPT},
    ),
    Row(
        "text-is-only-a-pointer",
        SOD,
        "decision",
        {"decision": "The Director approved the recommendations set out in the report attached."},
        {"decision": "The Director approved the lease of the barn as set out in the report attached."},
    ),
    Row(
        "text-is-only-a-pointer",
        SOD,
        "decision",
        {"decision": "Agreed as recommended."},
        {"decision": "Agreed to close the road as recommended."},
    ),
    Row(
        "left-over",
        SOD,
        "implementation.timescales",
        {"implementation.timescales": "From dd/mm/yyyy"},
        {"implementation.timescales": "From 1/5/2024"},
    ),
    Row(
        "left-over",
        SOD,
        f"{INTERESTS}.0.interest",
        {INTERESTS: (Interest(member="A", interest="[insert interest]", dispensation=Dispensation.NONE),)},
        {INTERESTS: (Interest(member="A", interest="A flat [2023]", dispensation=Dispensation.NONE),)},
    ),
    Row(
        "listed-title-differs",
        KEY,
        "subject",
        {"forthcoming_list.listed_title": "Repair of the fountain"},
        {"forthcoming_list.listed_title": "replacement of  the Fountain."},
    ),
)

RULES_OF_OTHER_COUNCILS = {"capital-or-revenue", "budget-share-not-considered", "ward-not-of-date"}
"""Rules that find nothing for a council like Leeds; test_other_councils.py has them."""

SIGNED_RULES = {"signer-differs", "general-exception-signed", "signature-picture-coarse", "publication-date"}
"""Rules that concern only signed notices; `test_signatures.py` and `test_texts.py` test them."""

COUNCIL_FORM_RULES = {"additional-missing"}
"""Rules about what only a council's own form asks, tested in test_council_form."""


def _name(row: Row) -> str:
    return f"{row.rule}-{ROWS.index(row)}"


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_row_is_triggered(row: Row, make: Callable[..., Record], findings: Callable[..., dict[str, Finding]]) -> None:
    finding = findings(make(row.kind, row.triggers))[row.rule]
    rule = next(rule for rule in RULES if rule.name == row.rule)
    assert finding.field == row.field
    assert finding.severity is rule.severity
    assert finding.message[0].isupper() or finding.message[0] in "£“"
    assert finding.message.endswith(".")
    assert "{" not in finding.message + finding.source


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_row_is_just_not_triggered(
    row: Row, make: Callable[..., Record], findings: Callable[..., dict[str, Finding]]
) -> None:
    assert row.rule not in findings(make(row.kind, row.just_not))


@pytest.mark.parametrize("row", MADE_ROWS, ids=lambda row: row.rule)
def test_a_row_of_another_notice_is_triggered_or_just_not(row: MadeRow) -> None:
    finding = next(finding for finding in check(row.triggers(), row.profile(), row.on) if finding.rule == row.rule)
    assert finding.field == row.field
    assert finding.severity is next(rule.severity for rule in RULES if rule.name == row.rule)
    assert "{" not in finding.message + finding.source
    assert row.rule not in {finding.rule for finding in check(row.just_not(), row.profile(), row.on)}


def test_every_rule_has_a_row() -> None:
    elsewhere = SIGNED_RULES | RULES_OF_OTHER_COUNCILS | COUNCIL_FORM_RULES
    assert {row.rule for row in MADE_ROWS} <= elsewhere
    assert {row.rule for row in ROWS} | elsewhere == {rule.name for rule in RULES}


def test_identifiers_are_kebab_case_and_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and name.replace("-", "").isalpha() for name in names)


@pytest.mark.parametrize("kind", [KEY, SOD, ADMIN])
def test_nothing_is_found_on_a_sound_notice(
    kind: str, make: Callable[..., Record], findings: Callable[..., dict[str, Finding]]
) -> None:
    assert findings(make(kind)) == {}
