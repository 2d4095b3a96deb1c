"""What the rules that read the text take as what: sentences as officers write them, and what each leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from rules.test_signatures import signed
from signoff.notice.record.lifecycle import publish
from signoff.notice.record.model import WardScope
from signoff.notice.record.record import Record, Role
from signoff.rules.findings import Finding
from signoff.rules.passages import sentence_at

Make = Callable[..., Record]
FindingsOf = Callable[..., dict[str, Finding]]
KEY, SOD, ADMIN = "key", "significant_operational", "administrative"
SMALL = "To spend £120,000."
LARGE = {"approximate_value": "over_500k"}
LATER = {"decision_date": dt.date(2026, 3, 10)}
PRIVATE = {
    "exempt_information.contains": True,
    "exempt_information.paragraphs": ("3",),
    "exempt_information.public_interest": "Prices would rise.",
}

FOUND: tuple[tuple[str, str, Mapping[str, Any], str], ...] = (
    ("member-decides", SOD, {"decision": "The Leader of the Council has agreed the award."}, "Leader of the Council"),
    ("contract-without-figure", SOD, {"subject": "Repairs: contract modifications"}, "contract modifications"),
    (
        "contract-without-figure",
        SOD,
        {"decision": "To give approval to a 10-year lease to Otter Ltd."},
        "approval to a",
    ),
    (
        "contract-without-figure",
        SOD,
        {"decision": "The appointment of a Design Team for it."},
        "appointment of a Design",
    ),
    ("officer-not-consulted", SOD, {"decision": "To let others use the former depot."}, "depot"),
    ("decision-not-taken", SOD, {"decision": "RESOLVED - That: Option 2 is recommended to add staff."}, "Option 2 is"),
    ("decision-not-taken", SOD, {"decision": "The preferred option is to renew the radios."}, "preferred option is"),
    (
        "contract-without-figure",
        SOD,
        {"decision": "The contract for the works are awarded to Otter Ltd."},
        "contract for",
    ),
    ("contract-without-figure", SOD, {"decision": "To sign the contract with Otter for plants."}, "sign the contract"),
    ("contract-without-figure", SOD, {"decision": "To appoint Otter Planning LLP to advise."}, "appoint Otter"),
    ("contract-without-figure", SOD, {"decision": "That the module is purchased."}, "module is purchased"),
    ("contract-without-figure", SOD, {"decision": "To approve the renewal of the existing lease."}, "renewal of"),
    ("contract-without-figure", SOD, {"decision": "To grant an exemption from Procurement Rule 2."}, "exemption from"),
    ("best-value-not-mentioned", SOD, {"decision": "An exemption from Procurement Procedure Rules."}, "exemption from"),
    ("best-consideration-not-mentioned", SOD, {"subject": "Disposal of rooftop space"}, "Disposal of rooftop space"),
    (
        "not-an-executive-function",
        SOD,
        {"decision": "To support confirmation of the Footpath 3 Diversion Order."},
        "confirm",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"decision": "To grant permission for works to trees at Otter Row."},
        "works to trees",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"subject": "Definitive map: path 9", "decision": "That an order be made under section 53."},
        "order be made",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"subject": "Licence to hire out horses", "decision": "Granted licence renewal."},
        "Granted licence",
    ),
    ("exempt-contradicted", SOD, {"reasons": "This is a confidential decision until it is announced."}, "confidential"),
    (
        "exempt-contradicted",
        SOD,
        {"decision": "To buy it at the figure in the restricted report."},
        "restricted report",
    ),
    ("call-in-contradicted", KEY, {"reasons": "Call-in has been waived by the chair."}, "Call-in has been waived"),
    ("equality-not-mentioned", SOD, {"decision": "The toilets will be shut for good."}, "toilets will be shut"),
    ("equality-not-mentioned", SOD, {"decision": "To reduce evening opening at two clubs."}, "reduce evening opening"),
    ("subsidy-not-mentioned", SOD, {"decision": "A concessionary let to Otter CIC."}, "concessionary let"),
    ("home-address", SOD, {"decision": "To appoint Mrs Ann Lake, of 5 Otter Bank."}, "5 Otter Bank"),
    ("amount-is-a-rate", SOD, {"decision": "To hire an interim head at £650 per day."}, "£650 per day"),
    (
        "amount-is-a-rate",
        SOD,
        {"reasons": "It needs a payment of £3k per annum to Otters to fund travel."},
        "£3k per annum",
    ),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "To let it for three years with an option for a further two years in the sum of £118,900 a year."},
        "£118,900 a year",
    ),
    (
        "large-amount-mentioned",
        SOD,
        {"decision": "To pay £80,000, taking the total spent to £1,190,000."},
        "£1,190,000",
    ),
    ("large-amount-mentioned", SOD, {"decision": "Authorises the submission of an application for £3m."}, "£3m"),
    ("officer-not-consulted", SOD, {"decision": "To replace the HR system."}, "HR system"),
    ("type-contradicted", SOD, {"reasons": "As this is a Key Decision, it was listed."}, "this is a Key Decision"),
    ("type-contradicted", SOD, {"reasons": "The decision is considered to be a key decision."}, "a key decision"),
    ("type-contradicted", KEY, {"reasons": "This report is a Significant Operational Decision."}, "Significant"),
    ("type-contradicted", ADMIN, {"decision": "To move. It constitutes a key decision."}, "It constitutes a key"),
    (
        "type-contradicted",
        SOD,
        {"reasons": "The matter was added to the List of Forthcoming Key Decisions on 1 March."},
        "added to the List of Forthcoming Key Decisions",
    ),
    ("type-contradicted", SOD, {"reasons": "This was listed as a key decision, and is smaller."}, "listed as a key"),
    ("type-contradicted", KEY, {"reasons": "The decision is not a key decision."}, "is not a key decision"),
    ("type-contradicted", SOD, {"reasons": "It appeared in the Council’s Forward Plan."}, "Forward Plan"),
    ("call-in-contradicted", SOD, {"reasons": "The decision is exempt from Call In as it is urgent."}, "exempt from"),
    ("call-in-contradicted", SOD, {"reasons": "This decision is open to call-in."}, "open to call-in"),
    ("call-in-contradicted", KEY, {"reasons": "The decision is exempted from call-in."}, "exempted from call-in"),
    ("call-in-contradicted", KEY, {"reasons": "It is not subject to call in."}, "not subject to call in"),
    ("exempt-contradicted", SOD, {"reasons": "The bids are in confidential Appendix A."}, "confidential Appendix"),
    ("exempt-contradicted", SOD, {"reasons": "Exempt under paragraph 3."}, "Exempt under paragraph"),
    ("call-in-contradicted", KEY, {"reasons": "Agreed to waive the five day call in period if let."}, "waive the five"),
    (
        "contract-without-figure",
        SOD,
        {"decision": "That a contract be entered into with Otter Ltd."},
        "contract be entered",
    ),
    ("contract-without-figure", SOD, {"decision": "To acquire three homes."}, "acquire three homes"),
    ("exempt-contradicted", SOD, {"reasons": "The legal advice is exempt."}, "advice is exempt"),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "To insure for five years at £338,106 plus tax for the first year of cover."},
        "for five years at £338,106",
    ),
    (
        "contract-without-figure",
        SOD,
        {"decision": "Approved the extension of cooperation agreements."},
        "extension of coop",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"subject": "Private hire operator licence", "decision": "To refuse the application."},
        "refuse the",
    ),
    (
        "interest-not-recorded",
        SOD,
        {"reasons": "A councillor disclosed a conflict of interest."},
        "councillor disclosed a conflict",
    ),
    ("whole-value-at-threshold", SOD, {"decision": "To order 1,450 laptops from Otter Ltd at £612 each."}, "£612 each"),
    ("contract-without-figure", SOD, {"decision": "That the new lease of the barn be approved."}, "lease of the barn"),
    (
        "contract-without-figure",
        SOD,
        {"decision": "That the grant from the Fund be accepted."},
        "grant from the Fund be",
    ),
    (
        "equality-not-mentioned",
        SOD,
        {"decision": "To close the toilets.", "reasons": "No EIA has been done."},
        "close the",
    ),
    ("home-address", SOD, {"decision": "To pay Mrs Ann Lake of 5 Otter Cottages."}, "5 Otter Cottages"),
    (
        "contract-without-figure",
        SOD,
        {"decision": "To approve the expenditure for a design team."},
        "approve the expenditure",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"subject": "TPO 3/2026", "decision": "That the order be confirmed."},
        "order be",
    ),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "A lease of the depot was granted. Its roof will cost £600,000."},
        "£600",
    ),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "To buy it at £1m 200k.", "reasons": "A part is recharged."},
        "£1m 200k",
    ),
    (
        "large-amount-mentioned",
        SOD,
        {"decision": SMALL, "reasons": "Forecast spend is £5.27m against a budget of £4m."},
        "£5",
    ),
    ("exempt-contradicted", SOD, {"decision": "To pay. Appendix 2 is exempt."}, "Appendix 2 is exempt"),
    ("exempt-contradicted", SOD, {"reasons": "It falls under Schedule 12A, paragraph 3."}, "Schedule 12A"),
    ("exempt-contradicted", SOD, {"reasons": "Withheld by Rule 10.4(3)."}, "Rule 10.4"),
    ("exempt-contradicted", SOD, {"reasons": "The annex is not for publication."}, "not for publication"),
    ("decision-not-taken", SOD, {"decision": "The Chief Officer was requested to approve it."}, "was requested to"),
    ("decision-not-taken", SOD, {"decision": "It is recommended that the bid be agreed."}, "is recommended that"),
    ("decision-not-taken", SOD, {"decision": "The Director intends to install it."}, "intends to"),
    ("decision-not-taken", SOD, {"decision": "Approval is sought to consult."}, "Approval is sought"),
    (
        "decision-not-taken",
        SOD,
        {"decision": "It is recommended that the Head agrees the plan."},
        "is recommended that",
    ),
    ("decision-not-taken", SOD, {"decision": "The Head of Parks will approve it."}, "Head of Parks will approve"),
    ("decision-not-taken", SOD, {"decision": "Chief Officer to approve the strategy."}, "Chief Officer to approve"),
    ("decision-not-taken", SOD, {"decision": "Request for authority to appoint."}, "Request for authority"),
    ("decision-not-taken", SOD, {"decision": "The Head is asked to renew what was agreed."}, "is asked to"),
    ("member-decides", SOD, {"decision_maker.name": "Cllr B. Lake"}, "Cllr B. Lake"),
    ("member-decides", SOD, {"decision_maker.post": "Leader of the Council"}, "Leader of the Council"),
    ("member-decides", SOD, {"decision": "The Executive Member for Parks approved it."}, "Executive Member for Parks"),
    ("contract-without-figure", SOD, {"decision": "To extend the cleaning contract by a year."}, "extend the cleaning"),
    ("contract-without-figure", SOD, {"decision": "To approve a waiver of Contracts Procedure Rule 9."}, "waiver of"),
    ("contract-without-figure", SOD, {"decision": "To make a direct award to Otters."}, "direct award to"),
    ("contract-without-figure", SOD, {"decision": "To award grants to six groups."}, "award grants"),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "This is a key decision."}, ""),
    (
        "earlier-key-decision-missing",
        SOD,
        {**LARGE, "decision": "To agree the sale of land at Otter Row, and the purchase of ten homes for £3,750,000."},
        "",
    ),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "A report will go to Executive Board."}, ""),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "It fits the Executive Board’s priorities."}, ""),
    ("old-procurement-law", SOD, {**LATER, "reasons": "Under PCR 2015 by open procedure."}, "PCR 2015"),
    (
        "old-procurement-law",
        SOD,
        {**LATER, "decision": "To award it at £30,000 with an option to extend.", "reasons": "Under PCR2015."},
        "PCR2015",
    ),
    ("date-of-birth", SOD, {"reasons": "For J, DOB: 03.11.2011."}, "DOB: 03.11.2011"),
    ("date-of-birth", SOD, {"reasons": "N.C. (D.O.B 9/11/12) and others"}, "D.O.B 9/11/12"),
    ("health-or-insurance-number", SOD, {"reasons": "NHS number 9434765919."}, "NHS number 9434765919"),
    ("health-or-insurance-number", SOD, {"reasons": "His NI number is QQ123456C."}, "NI number is QQ123456C"),
    ("home-address", SOD, {"reasons": "The owner, Mr A Lake of 18 Otter Row, agreed."}, "18 Otter Row"),
    ("home-address", SOD, {"reasons": "Home address: 4 Weir Lane, Leeds."}, "4 Weir Lane"),
    ("officer-not-consulted", SOD, {"decision": "To buy ANPR cameras."}, "ANPR cameras"),
    ("officer-not-consulted", SOD, {"decision": "To buy tablets for staff."}, "tablets"),
    ("officer-not-consulted", SOD, {"subject": "Refurbishment of the hall"}, "Refurbishment"),
    ("officer-not-consulted", SOD, {"reasons": "It stands on council land."}, "council land"),
    ("wards-several-not-key", SOD, {"wards.scope": WardScope.ALL, "subject": "Closure of the pool"}, "Closure"),
    *(
        ("not-an-executive-function", SOD, {"decision": decision}, words)
        for decision, words in (
            ("Agreed that Tree Preservation Order 3/2024 be confirmed.", "Tree Preservation Order 3/2024 be confirmed"),
            ("To grant a private hire driver’s licence to the applicant.", "private hire driver’s licence"),
            ("To vary the premises licence.", "vary the premises licence"),
            ("The Solicitor agreed to amend the Council’s Constitution.", "amend the Council’s Constitution"),
            ("To designate a new polling place.", "designate a new polling place"),
            ("To make a Public Path Diversion Order.", "Public Path Diversion Order"),
        )
    ),
    ("best-consideration-not-mentioned", SOD, {"decision": "Approved the sale of land at Otter Row."}, "sale of land"),
    ("best-value-not-mentioned", SOD, {"decision": "To make a direct award at £9,000."}, "direct award"),
    ("amount-above-band", SOD, {"decision": "To spend over £100,000, say £120,000."}, "£120,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To spend over £500,000."}, "£500,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To buy it at half a million pounds."}, "half a million pounds"),
    ("whole-value-at-threshold", ADMIN, {"subject": "A scheme of £2.4m"}, "£2.4m"),
    ("whole-value-at-threshold", SOD, {"decision": "To extend the existing contract at £900,000."}, "£900,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To replace the former depot for £850,000."}, "£850,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To approve a budget of £750,000."}, "£750,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To renew insurance at a premium of £860,000."}, "£860,000"),
    ("whole-value-at-threshold", SOD, {"reasons": "The works cost £780,000, met from reserves."}, "£780,000"),
    ("whole-value-at-threshold", SOD, {"decision": "To give £300,000 in 2025/26 and £280,000 in 2026/27."}, "£300"),
    ("whole-value-at-threshold", SOD, {"decision": "To pay £300,000 and £300,000."}, "£300,000"),
    ("large-amount-mentioned", SOD, {"decision": "To note that the scheme costs £2m."}, "£2m"),
    ("large-amount-mentioned", SOD, {"decision": "To submit a bid for £4.5m."}, "£4.5m"),
    ("large-amount-mentioned", SOD, {"reasons": "Phase two may cost £900,000."}, "£900,000"),
    ("large-amount-mentioned", SOD, {"decision": "To pay £80,000.", "reasons": "The scheme costs £2m."}, "£2m"),
    ("whole-value-at-threshold", SOD, {"decision": "To pay £100,000 a year for five years."}, "£100,000 a year"),
    ("amount-on-edge", SOD, {"decision": "To pay £100,000.", "reasons": "Between £25,000 and £9."}, "£100,000"),
    *(
        (
            "best-value-not-mentioned",
            SOD,
            {"decision": "To make a direct award to Otter at £9,000.", field: text},
            "direct award",
        )
        for field, text in (
            ("alternatives", "A mini-competition was considered and rejected because of time."),
            ("alternatives", "A full tender: a competition would take six months."),
            ("reasons", "There is limited competition in this market."),
            ("reasons", "There was no time to run a competition."),
        )
    ),
    *(
        ("best-consideration-not-mentioned", SOD, {"decision": decision, field: text}, quote)
        for decision, field, text, quote in (
            (
                "To grant a lease to Otter for 25 years.",
                "reasons",
                "The previous tenant had a three year lease.",
                "grant a lease to",
            ),
            (
                "To sell the former depot to Otter.",
                "reasons",
                "Its tenants will take a lease elsewhere.",
                "sell the former depot",
            ),
            ("To sell the former depot to Otter.", "alternatives", "A five-year lease.", "sell the former depot"),
        )
    ),
    (
        "subsidy-not-mentioned",
        SOD,
        {"decision": "To lend £30,000 to Otter Ltd.", "reasons": "No parent company guarantee was offered."},
        "lend £30,000 to Otter",
    ),
    *(
        (
            "amount-on-edge",
            SOD,
            {"approximate_value": "100k_to_500k", "decision": f"To spend {words} £100,000."},
            "£100,000",
        )
        for words in ("a sum not exceeding", "no more than")
    ),
    (
        "equality-not-mentioned",
        SOD,
        {"decision": "To reduce the meals service, since the pandemic less used."},
        "reduce the meals",
    ),
    (
        "not-an-executive-function",
        SOD,
        {"decision": "To grant a dispensation to the members of the council."},
        "grant a dispensation to the members",
    ),
    (
        "officer-not-consulted",
        SOD,
        {"decision": "To sell the former branch library for £9,000."},
        "sell the former branch library",
    ),
)
"""A rule, a type, answers in which it finds something, and words that it quotes."""

BACKGROUND = (
    (SMALL, "The £300,000 capital investment in the control room was earmarked by Council."),
    ("To adopt a scheme for grants that are not more than £600,000.", "It is needed."),
    (SMALL, "The firm holds public liability insurance of £10 million, and £5m of cover."),
    (SMALL, "It is below the key decision threshold of £500,000."),
    (SMALL, "It is valued between £100,000 and £500,000."),
    (SMALL, "A key decision is one of expenditure or savings over £500,000."),
    (SMALL, "It does not exceed £500,000."),
    (SMALL, "The parks budget for the year is £3.4m."),
    ("To spend £120,000 from the £2.4m parks programme.", "It is needed."),
    ("To spend £120,000, part of the Authority’s £12m Parks Fund.", "It is needed."),
    ("To inject £120,000 into the capital programme, which stands at £182m.", "It is needed."),
    ("To add £120,000 to the original contract, let for £3.2m.", "It is needed."),
    ("To spend £230,000, phase 1 having cost £640,000.", "It is needed."),
    (SMALL, "In February 2023 the Panel approved £4.2m."),
    (SMALL, "The contract, awarded previously for £3.2m, allows it; it was let in 2019 at £3.2m."),
    (SMALL, "The other tender of £610,000 was rejected; it compares with an estimate of £550,000."),
    (SMALL, "The firm has a turnover of £12m. The fine is up to £17.5 million. The market is worth £52m."),
    (SMALL, "The contract began in July 2017 with an annual value of £1.96m. The excess is £500,000."),
    (SMALL, "The claim was for £1.2m. The rateable value is £640,000."),
    (SMALL, "Government announced a national fund of £2.4 billion."),
)
"""Decisions of a small sum whose texts mention a large one that they do not commit."""

LEFT: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("contract-without-figure", SOD, {"decision": "To extend the contract at 9p per stay."}),
    ("contract-without-figure", SOD, {"decision": "To dispose of the site at nil consideration."}),
    (
        "member-decides",
        SOD,
        {"decision": "To act as the Leader of the Council was consulted and the team leader agreed."},
    ),
    ("contract-without-figure", SOD, {"decision": "To adopt a contract variation form and approve the lease policy."}),
    (
        "earlier-key-decision-missing",
        SOD,
        {**LARGE, "reasons": "Cabinet, at its meeting on 22 January 2020, resolved to delegate authority."},
    ),
    ("old-procurement-law", SOD, {**LATER, "reasons": "Tender begun by minute of 9 December 2020 under PCR 2015."}),
    ("decision-not-taken", SOD, {"decision": "Option 2 was recommended. The Director approved option 1."}),
    ("contract-without-figure", SOD, {"decision": "To appoint Ann Lake as chair of the panel."}),
    ("contract-without-figure", SOD, {"decision": "That applicants can purchase property further away."}),
    ("best-value-not-mentioned", SOD, {"decision": "To grant an exemption from council tax under the rules."}),
    ("best-consideration-not-mentioned", SOD, {"decision": "The sale of land to the highest bidder."}),
    ("not-an-executive-function", SOD, {"decision": "To grant permission for works to the hall, and plant trees."}),
    ("not-an-executive-function", SOD, {"subject": "Licence to occupy", "decision": "Granted licence renewal."}),
    ("exempt-contradicted", SOD, {"reasons": "The confidential helpline and the private rented sector team report."}),
    ("call-in-contradicted", KEY, {"reasons": "Call-in has not been waived."}),
    ("equality-not-mentioned", SOD, {"decision": "The service is to be opened, and the road will be shut."}),
    ("home-address", SOD, {"decision": "To appoint Mrs Ann Lake of Otter Bank School."}),
    (
        "amount-is-a-rate",
        SOD,
        {"decision": "To set the pitch fee at £160 per day.", "reasons": "£1 a year for 5 years."},
    ),
    ("officer-not-consulted", SOD, {"decision": "To equip the food technology room; to name a premises supervisor."}),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "To take up the option to extend for two years at £118,900 a year."},
    ),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "In August 2017 the Leader approved the scheme."}),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "It was approved by Cabinet in July 2022."}),
    ("exempt-contradicted", SOD, {"reasons": "Exempt appendix: none. Exempt information – n/a."}),
    ("amount-is-a-rate", SOD, {**LARGE, "decision": "To renew it at £1.9m p.a."}),
    ("contract-without-figure", SOD, {"decision": "To renew the data sharing agreement."}),
    ("officer-not-consulted", SOD, {"decision": "To lease a music system."}),
    ("interest-not-recorded", SOD, {"reasons": "No member declared an interest. Members must declare interests."}),
    ("amount-is-a-rate", SOD, {"decision": "To move.", "reasons": "It costs £1,900 a year less."}),
    ("amount-is-a-rate", SOD, {"decision": "To pay for the remaining two years at £38,000 a year."}),
    (
        "large-amount-mentioned",
        SOD,
        {"decision": "To vary the contract by £80,000.", "reasons": "Contract value £9.4m."},
    ),
    ("equality-not-mentioned", SOD, {"subject": "Merger of two bowling clubs"}),
    ("officer-not-consulted", SOD, {"decision": "To lease 60 sets of gym equipment.", "reasons": "The lease ends."}),
    ("officer-not-consulted", SOD, {"decision": "To engage Otter Technologies to repair the kiosk."}),
    ("amount-is-a-rate", SOD, {"decision": "To hire one at £58 an hour (37 hours a week).", "reasons": "£9,000."}),
    ("earlier-key-decision-missing", SOD, {**LARGE, "decision": "To spend £620,000 (£95,000 fees), all rechargeable."}),
    (
        "wards-several-not-key",
        SOD,
        {"wards.names": ("Armley", "Otley & Yeadon"), "decision": "To let the park for a rent of £260,000."},
    ),
    ("best-value-not-mentioned", SOD, {"decision": "By direct award.", "reasons": "A comparable one cost more."}),
    (
        "whole-value-at-threshold",
        SOD,
        {"decision": "To insure at £420,000, with an excess of £90,000 (excess £90,000)."},
    ),
    ("whole-value-at-threshold", SOD, {"decision": "A lease of the depot was granted. The rent is £600,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To renew, as approved by Cabinet on 8 July 2022, at £600,000."}),
    ("large-amount-mentioned", SOD, {"decision": SMALL, "reasons": "This saves towards the target of £1.2m."}),
    ("amount-is-a-rate", SOD, {"decision": "To move.", "reasons": "It saves £19,000 a year."}),
    ("amount-is-a-rate", SOD, {"decision": "To agree a new 3 year lease to Otter Ltd at £28,000 pa."}),
    ("best-value-not-mentioned", SOD, {"decision": "To waive the five day call in period, and the fee."}),
    ("equality-not-mentioned", SOD, {"decision": "To cease use of the Civic Centre data centre."}),
    ("subsidy-not-mentioned", SOD, {"subject": "Rate relief", "decision": "Relief for the Otter Scout Group."}),
    ("contract-without-figure", SOD, {"decision": "To adopt the acquisition of land strategy."}),
    *(
        ("officer-not-consulted", SOD, {"decision": f"The report of {team} was noted."})
        for team in (
            "the Head of Property",
            "the Head of Service, Property",
            "the Property Manager",
            "Property Services",
        )
    ),
    ("officer-not-consulted", SOD, {"decision": "To use a JCT building contract."}),
    ("officer-not-consulted", SOD, {"subject": "TPO 4 at Land West of Otter Row", "decision": "To refuse it."}),
    ("wards-several-not-key", SOD, {"wards.names": ("Armley", "Weetwood"), "decision": "To renew at £260,000."}),
    ("type-contradicted", SOD, {"reasons": "This is not a key decision."}),
    ("type-contradicted", SOD, {"reasons": "We asked whether this is a key decision."}),
    (
        "type-contradicted",
        SOD,
        {"reasons": "The earlier decision is a key decision. The scheme will be a key decision."},
    ),
    ("type-contradicted", SOD, {"reasons": "It is a key decision if it costs more."}),
    ("type-contradicted", SOD, {"reasons": "A further report will be added to the Forward Plan."}),
    ("type-contradicted", SOD, {"reasons": "Key decisions are listed in the Forward Plan."}),
    ("call-in-contradicted", SOD, {"reasons": "This is not subject to call-in."}),
    ("call-in-contradicted", SOD, {"reasons": "As a Significant Operational Decision it is exempt from call-in."}),
    ("call-in-contradicted", SOD, {"reasons": "The key decision was exempt from call-in."}),
    ("call-in-contradicted", KEY, {"reasons": "Key decisions are exempt from call-in where they are urgent."}),
    ("exempt-contradicted", SOD, {"reasons": "There is no exempt information, and the report is not confidential."}),
    ("exempt-contradicted", SOD, {"reasons": "No information is confidential or exempt from publication."}),
    ("exempt-contradicted", SOD, {"reasons": "Homes are exempt from the levy. Staff keep matters confidential."}),
    ("exempt-contradicted", SOD, {**PRIVATE, "reasons": "Appendix 1 is exempt."}),
    ("decision-not-taken", SOD, {"decision": "The Director approved it, and intends to review it."}),
    ("decision-not-taken", SOD, {"decision": "The City Solicitor is requested to seal the order."}),
    ("decision-not-taken", SOD, {"decision": "Ward Members were asked to comment. The Director has agreed it."}),
    ("decision-not-taken", SOD, {"decision": "The Chief Officer (Parks) is authorised to award the grant."}),
    ("decision-not-taken", SOD, {"decision": "The Head of Parks has agreed to award the grant."}),
    ("decision-not-taken", SOD, {"decision": "Authorise a bid and seek approval of the Board later."}),
    ("decision-not-taken", SOD, {"decision": "The panel was asked to meet; the Director of Parks has appointed A."}),
    ("decision-not-taken", SOD, {"decision": "That the Chief Officer approves the fees."}),
    ("member-decides", SOD, {"decision": "To act, in consultation with the Executive Member who agreed."}),
    ("member-decides", SOD, {"decision_maker.post": "Head of Councillor Support"}),
    ("contract-without-figure", SOD, {"decision": "To extend the contract.", "reasons": "At £9,000."}),
    ("contract-without-figure", SOD, {"decision": "To vary the contract at no extra cost."}),
    ("contract-without-figure", SOD, {**PRIVATE, "decision": "To award the contract."}),
    (
        "contract-without-figure",
        SOD,
        {"decision": "To approve the grant of a licence by the Contracts Procedure Rules."},
    ),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "It implements decision D57189 of 29 February 2024."}),
    (
        "earlier-key-decision-missing",
        SOD,
        {**LARGE, "reasons": "Executive Board gave authority to spend in June 2023."},
    ),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "The Director took a key decision to procure."}),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "See minute 45 of the Board."}),
    ("earlier-key-decision-missing", SOD, {**LARGE, "reasons": "The work is rechargeable to the university."}),
    ("old-procurement-law", SOD, {**LATER, "reasons": "A modification under the Public Contracts Regulations 2015."}),
    ("old-procurement-law", SOD, {**LATER, "reasons": "Tendered in May 2024 under PCR 2015."}),
    ("date-of-birth", SOD, {"reasons": "Date of birth is not held. Paid on 03.11.2011."}),
    ("health-or-insurance-number", SOD, {"reasons": "Order 943 476 5919, minute AB 12 of the NHS board."}),
    ("home-address", SOD, {"decision": "To let 18 Otter Row. Mr Lake of the Parks team reports."}),
    ("officer-not-consulted", SOD, {"decision": "To renew the lease car scheme and the Digital lot."}),
    ("officer-not-consulted", SOD, {"decision": "To take a five year lease for gym equipment."}),
    ("officer-not-consulted", SOD, {"decision": "To hire Otter Building Products Ltd."}),
    ("officer-not-consulted", SOD, {"reasons": "Residents were asked online about land and property nearby."}),
    ("officer-not-consulted", SOD, {"decision": "To sell land.", "consultation.others": "- CAMRO, 2 May 2024"}),
    (
        "officer-not-consulted",
        SOD,
        {"decision": "The Chief Digital and Information Officer agreed to renew the software."},
    ),
    ("wards-several-not-key", SOD, {"wards.scope": WardScope.ALL, "subject": "Safeguarding training"}),
    ("amount-above-band", SOD, {"reasons": "It is not key, since it is below £500,000. Insurance of £10m is held."}),
    *(
        ("not-an-executive-function", SOD, answers)
        for answers in (
            {"decision": "To set the fees to grant a private hire licence."},
            {"decision": "To make a traffic regulation order, and grant a licence to occupy the depot."},
            {"decision": "To apply to vary the premises licence of the hall."},
            {"decision": "To approve changes to the constitution of the friends’ group."},
            {"decision": "To confirm the Tree Preservation Order.", "reasons": "It is a non-executive function."},
            {"reasons": "The Tree Preservation Order was confirmed."},
        )
    ),
    ("equality-not-mentioned", SOD, {"decision": "To make an order for the temporary closure of the road."}),
    ("papers-not-published", SOD, {"reasons": "See the attached report."}),
    ("papers-not-published", KEY, {"reasons": f"{SMALL * 9} The attached report says more."}),
    ("amount-is-a-rate", SOD, {"decision": "To pay £100,000 a year for five years."}),
    ("amount-above-band", SOD, {"decision": "To pay £600,000."}),
    ("amount-is-a-rate", SOD, {"decision": "To pay £62,000 a year for one year."}),
    ("amount-is-a-rate", SOD, {"decision": "To pay £290,000, and £95,000 a year for three years."}),
    ("large-amount-mentioned", SOD, {"decision": SMALL, "reasons": "The scheme, if built, may cost £24m."}),
    ("amount-on-edge", SOD, {"approximate_value": "100k_to_500k", "decision": "To pay £500,000."}),
    ("amount-is-a-rate", SOD, {"decision": "To pay £5 an hour and £1 a year."}),
    ("whole-value-at-threshold", SOD, {"decision": "To grant a lease of 25 years at £30,000 a year."}),
    *(
        (rule, SOD, {"approximate_value": "100k_to_500k", "decision": decision, "reasons": reasons})
        for rule in ("whole-value-at-threshold", "large-amount-mentioned", "amount-above-band")
        for decision, reasons in BACKGROUND
    ),
    ("whole-value-at-threshold", SOD, {**LARGE, "decision": "To build it at £3m."}),
    ("whole-value-at-threshold", SOD, {"decision": "To spend £3m by decision D57189 of 29 February 2024."}),
    ("whole-value-at-threshold", KEY, {"decision": "To spend £3m."}),
    ("whole-value-at-threshold", SOD, {"decision": "To spend £400,000, of which £250,000 now and £150,000 later."}),
    ("whole-value-at-threshold", SOD, {"decision": "To spend £400,000 (£250,000 capital, £150,000 revenue)."}),
    ("whole-value-at-threshold", SOD, {"decision": "To raise it from £300,000 to £420,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To spend £300,000, with a contribution of £250,000 from others."}),
    ("whole-value-at-threshold", SOD, {"decision": "To award £300,000. The £300,000 comes from reserves."}),
    ("whole-value-at-threshold", SOD, {"decision": "To award £300,000 or £400,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To let two units at rents of £300,000 and £250,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To give £290,000 for a project that costs £480,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To award £390,000, below the estimate of £450,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To approve £420,000: works £350,000 and fees £70,000."}),
    ("whole-value-at-threshold", SOD, {"decision": "To award £300,000 to £400,000."}),
    ("large-amount-mentioned", SOD, {"decision": "To spend £3m.", "reasons": "The programme costs £9m."}),
    (
        "large-amount-mentioned",
        SOD,
        {"decision": "To increase it by £80,000 (total allocation £5,602,741)."},
    ),
    ("amount-on-edge", SOD, {"decision": "To award £70,000 to A and £25,000 to B."}),
    ("amount-on-edge", SOD, {"reasons": "The band is £25,000 to £100,000; cover is limited to £100,000."}),
    *(
        ("best-value-not-mentioned", SOD, {"decision": "To make a direct award at £9,000.", "reasons": text})
        for text in (
            "The bids of three suppliers were evaluated on price and quality.",
            "Otter won a mini-competition; two other bids were rejected.",
        )
    ),
    (
        "best-consideration-not-mentioned",
        SOD,
        {"decision": "To grant a lease to Otter Ltd of 4 Weir Lane at £9,000 a year for five years."},
    ),
    (
        "best-consideration-not-mentioned",
        SOD,
        {"subject": "New lease to the existing tenant", "decision": "To grant a new lease to Otter for 5 years."},
    ),
    ("subsidy-not-mentioned", SOD, {"decision": "To make a loan of £900 to a resident."}),
    ("amount-on-edge", SOD, {"approximate_value": "100k_to_500k", "decision": "To spend over £100,000."}),
    ("amount-on-edge", SOD, {"decision": "To spend no more than £100,000."}),
    ("amount-on-edge", SOD, {"decision": "To spend a sum not to exceed £100,000."}),
    ("equality-not-mentioned", SOD, {"decision": "To reduce the meals service during the pandemic."}),
    ("not-an-executive-function", SOD, {"decision": "To defer the planning application software upgrade."}),
    ("not-an-executive-function", SOD, {"decision": "To grant a dispensation to the members of the gym."}),
)
"""A rule, a type, and answers of which it makes nothing."""


@pytest.mark.parametrize(("rule", "kind", "answers", "quote"), FOUND, ids=lambda value: str(value)[:60])
def test_words_are_found_and_quoted_as_they_stand(
    rule: str, kind: str, answers: Mapping[str, Any], quote: str, make: Make, findings: FindingsOf
) -> None:
    record = make(kind, answers)
    finding = findings(record, record.notice.decision_date or dt.date(2024, 5, 14))[rule]
    assert quote in finding.quote
    assert any(finding.quote in answer for answer in answers.values() if isinstance(answer, str))


@pytest.mark.parametrize(("rule", "kind", "answers"), LEFT, ids=lambda value: str(value)[:60])
def test_words_of_another_meaning_are_left_alone(
    rule: str, kind: str, answers: Mapping[str, Any], make: Make, findings: FindingsOf
) -> None:
    record = make(kind, answers)
    assert rule not in findings(record, record.notice.decision_date or dt.date(2024, 5, 14))


@pytest.mark.parametrize(
    ("published", "is_found"),
    [
        (dt.date(2024, 5, 13), True),
        (dt.date(2024, 5, 14), False),
        (dt.date(2024, 6, 14), False),
        (dt.date(2024, 6, 15), True),
    ],
)
def test_a_notice_is_published_after_the_decision_and_within_a_month(
    published: dt.date, is_found: bool, make: Make, findings: FindingsOf
) -> None:
    at = dt.datetime(2024, 6, 20, 12, tzinfo=dt.UTC)
    record = publish(signed(make(ADMIN), Role.DECISION_MAKER), date=published, url=None, actor="PA", at=at)
    assert ("publication-date" in findings(record)) == is_found


def test_the_sentence_around_words_ends_at_full_stops_and_lines() -> None:
    text = "One is A. Two, of £1.50, is B; three\nis C."
    assert sentence_at(text, text.index("Two"), text.index("Two") + 3) == " Two, of £1.50, is B"
    assert sentence_at(text, 0, 3) == "One is A"
    assert sentence_at(text, len(text) - 2, len(text)) == "is C."
