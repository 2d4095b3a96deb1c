"""Ways in which officers say that something is proposed, listed, bought or declared; and their like that do not."""

from __future__ import annotations

import pytest

from rules.other_councils import LEEDS, found

SOD = "significant_operational"
NOT_TAKEN = "decision-not-taken"
TYPE = "type-contradicted"
POINTER = "text-is-only-a-pointer"
INTEREST = "interest-not-recorded"
FIGURE = "contract-without-figure"
BAND = "amount-above-band"
EDGE = "amount-on-edge"
WHOLE = "whole-value-at-threshold"

READ: tuple[tuple[str, dict[str, str]], ...] = (
    (NOT_TAKEN, {"decision": "The service is requesting permission for a further twelve months of the pilot."}),
    (
        NOT_TAKEN,
        {"decision": "This report is a request for a delegated decision to vary the opening hours of the tip."},
    ),
    (
        NOT_TAKEN,
        {"decision": "It is considered appropriate that the post be made permanent."},
    ),
    (NOT_TAKEN, {"decision": "A decision is required on whether to proceed to tender."}),
    (NOT_TAKEN, {"decision": "The Council is minded to refuse the request for a crossing on safety grounds."}),
    (NOT_TAKEN, {"decision": "Officers would like to trial longer opening hours at the hub."}),
    (NOT_TAKEN, {"decision": "To consider the award of a grant to the Friends of the Park."}),
    (NOT_TAKEN, {"decision": "The scheme will go ahead in May subject to the approval of the Director."}),
    (TYPE, {"reasons": "The decision appears on the Council’s Forward Plan, reference 1234."}),
    (TYPE, {"reasons": "It was advertised on the Notice of Key Decisions for the required period."}),
    (TYPE, {"reasons": "This was treated as a key decision as it affects two wards."}),
    (TYPE, {"decision": "Key decision: to approve the waste plan."}),
    (TYPE, {"reasons": "Twenty-eight days’ notice of the decision has been given."}),
    (TYPE, {"reasons": "The matter meets the definition of a key decision."}),
    (TYPE, {"reasons": "The proposal was placed on the Key Decisions List in March."}),
    (TYPE, {"reasons": "This award qualifies as a key decision."}),
    (POINTER, {"decision": "That the grants listed in Appendix B be awarded."}),
    (POINTER, {"decision": "Approved the fees and charges as set out in the attached schedule."}),
    (POINTER, {"decision": "The proposed amendments as detailed in Appendix 1."}),
    (POINTER, {"decision": "Agreed the variations shown in the report."}),
    (
        INTEREST,
        {"reasons": "The ward councillor registered a non-pecuniary interest as she sits on the club’s committee."},
    ),
    (INTEREST, {"reasons": "Councillor Otter is a trustee of the hall and did not comment."}),
    (INTEREST, {"reasons": "The Portfolio Holder took no part in the discussion as his brother works there."}),
    (INTEREST, {"reasons": "Cllr Heron left the meeting while it was discussed."}),
    (FIGURE, {"decision": "Instructed Otter Fencing to repair the boundary at the depot."}),
    (FIGURE, {"decision": "To purchase a replacement boiler for the baths."}),
    (FIGURE, {"decision": "To appoint Heron and Co as letting agents for the arcade."}),
    (FIGURE, {"decision": "Approval of the annual subscription to the association."}),
    (FIGURE, {"decision": "Write off of arrears for former tenants."}),
    (FIGURE, {"decision": "To grant Otter Water an easement across the common."}),
    (FIGURE, {"decision": "Accept the lowest tender from Otter Builders for the roof."}),
    (FIGURE, {"decision": "To hire two mobile generators for the winter."}),
    (FIGURE, {"decision": "To settle the claim brought by the former contractor."}),
    (
        FIGURE,
        {
            "decision": "Approved",
            "subject": "Works",
            "reasons": "To appoint Otter Engineers as consulting engineers for the bridge.",
        },
    ),
    (
        WHOLE,
        {
            "decision": "Awarded at an estimated annual value being c. £182,000, for an initial term of 2 years "
            "with the option to extend for two further periods of 12 months."
        },
    ),
    (WHOLE, {"decision": "To award at an annual cost in the region of £140,000 over a four-year term."}),
    (
        WHOLE,
        {"decision": "For three years at approximately £170,000 per annum (ex VAT), extendable by up to 24 months."},
    ),
)

MORE: tuple[tuple[str, dict[str, str]], ...] = (
    (FIGURE, {"decision": "A decision to conduct a direct award for surveys to Otter Digs."}),
    (FIGURE, {"decision": "Approval of the award to Otter Heating of the boiler quotation."}),
    (FIGURE, {"decision": "To set aside standing orders to enable the direct appointment of Otter Futures."}),
    (FIGURE, {"decision": "To appoint Otter Research to undertake the housing study."}),
    (FIGURE, {"decision": "To draw down the next stage of funding for the digital programme."}),
    (FIGURE, {"decision": "Continue the subscription of the monitoring service."}),
    (FIGURE, {"decision": "Option 1: agree to an enabling works package."}),
    (NOT_TAKEN, {"decision": "The tenant has requested a licence to let part of the shop."}),
    (NOT_TAKEN, {"decision": "A statement of intent needs to be signed before work begins."}),
    (POINTER, {"decision": "Ann Otter, Head of Roads, took the decision as set out in the report."}),
    (POINTER, {"decision": "The approval or refusal of each matter is set out in the attached report."}),
    (FIGURE, {"decision": "To appoint Otter Barristers to act for the council at the inquiry."}),
    (FIGURE, {"decision": "To agree with the gym a parking concession in the multi-storey car park."}),
    (POINTER, {"decision": "The deed of variation for the site is attached and can be found in the file."}),
    (FIGURE, {"decision": "To approve the use of an external contractor for the water tests."}),
    (FIGURE, {"decision": "To settle the claim of the former tenant, with no admission."}),
    (WHOLE, {"decision": "To order 4 no. 26t refuse vehicles (Otter Six 6) at a unit price of £228,750."}),
    (NOT_TAKEN, {"decision": "The parks team have been approached by the Otter Trust about a bench."}),
    (POINTER, {"decision": "See attached form."}),
    (FIGURE, {"decision": "To utilise Otter Systems to provide support for the register."}),
    (FIGURE, {"decision": "To engage Heron Surveys to review the weirs."}),
    (FIGURE, {"decision": "To sell the van to the auction house."}),
    (FIGURE, {"decision": "To grant a tenancy of the lodge."}),
    (FIGURE, {"decision": "To transfer the shop, and to enter into a contract for its repair."}),
    (NOT_TAKEN, {"decision": "This report sets out proposals to open the weir to anglers."}),
    (BAND, {"decision": "To pay Otter Weirs, which was found by tender, £140,000."}),
    (BAND, {"decision": "To open the weir.", "reasons": "A saving of £140,000 is made."}),
    (EDGE, {"decision": "To award a contract for £100k."}),
)
"""Ways that were met later."""

NOT_READ: tuple[tuple[str, dict[str, str]], ...] = (
    (WHOLE, {"decision": "To order vehicles from one of 4 no. firms (Otter Six 6) for £228,750 in all."}),
    (
        "earlier-key-decision-missing",
        {"approximate_value": "over_500k", "decision": "The sale of land for £3,750,000."},
    ),
    (FIGURE, {"decision": "To settle the claim on the terms in the confidential appendix."}),
    (FIGURE, {"decision": "To grant the lease.", "reasons": "The heads of terms are not for publication."}),
    (FIGURE, {"decision": "To renew the agreement for a licensed bridleway at Otter Farm."}),
    (FIGURE, {"decision": "To renew the access agreement with the angling club."}),
    (FIGURE, {"decision": "To approve the use of the hall by the scouts."}),
    (NOT_TAKEN, {"decision": "The team have been approached by the Otter Trust. The bench is approved."}),
    (POINTER, {"decision": "To adopt the attached form for claims."}),
    (FIGURE, {"decision": "To appoint Cllr Otter to support the panel."}),
    (FIGURE, {"decision": "To approve the award of medals at the fair."}),
    (NOT_TAKEN, {"decision": "The tenant has asked for more time. The extension will be granted."}),
    (POINTER, {"decision": "The fees are set out in the schedule, and rise by 3%."}),
    (FIGURE, {"decision": "To agree the concession for pensioners at the pool."}),
    (POINTER, {"decision": "The lease is attached. It is granted for five years."}),
    (WHOLE, {"decision": "To order 300 lamps at £212 each (£63,600), paying back £720,000 over 40 years."}),
    (BAND, {"decision": "To let the field.", "reasons": "The union will then make its £140,000 grant available."}),
    (
        NOT_TAKEN,
        {"decision": "That the new hours be agreed, subject to the approval of the Secretary of State."},
    ),
    (NOT_TAKEN, {"decision": "To vary the hours. It is considered that this gives the public more choice."}),
    (NOT_TAKEN, {"decision": "The proposal to vary the hours is approved."}),
    (NOT_TAKEN, {"decision": "Following a request for longer hours from residents, the hours are extended to 7pm."}),
    (NOT_TAKEN, {"decision": "The decision is to implement the order. Officers recommended that it be made."}),
    (NOT_TAKEN, {"decision": "Permission for the event, as requested by the organisers, with the conditions below."}),
    (NOT_TAKEN, {"decision": "Consent to the planning of works at the hub."}),
    (NOT_TAKEN, {"decision": "The recommendation to adopt the policy was accepted."}),
    (TYPE, {"reasons": "Key decision? No."}),
    (TYPE, {"decision": "Key decision: no. Approved the waste plan."}),
    (TYPE, {"reasons": "This does not meet the definition of a key decision."}),
    (TYPE, {"reasons": "The construction contract will be published in the Forward Plan."}),
    (TYPE, {"reasons": "The strategy was a key decision taken by Cabinet on 3 May 2024."}),
    (TYPE, {"reasons": "The Forward Plan is reviewed each month."}),
    (TYPE, {"reasons": "A previous phase was listed in the Forward Plan."}),
    (TYPE, {"reasons": "It is not on the Forward Plan."}),
    (POINTER, {"decision": "Approved a grant of £500 to the scouts, as set out in the report."}),
    (POINTER, {"decision": "To increase burial fees by 3%, as shown in the schedule."}),
    (POINTER, {"decision": "To let the hall to the scouts on the terms in the report."}),
    (POINTER, {"decision": "Closed the footpath shown on plan 4 for six weeks."}),
    (INTEREST, {"reasons": "Cllr Heron has an interest in seeing the park improved."}),
    (INTEREST, {"reasons": "Members have shown interest in the scheme."}),
    (INTEREST, {"reasons": "No councillor took part."}),
    (INTEREST, {"reasons": "Councillors left comments on the plan."}),
    (FIGURE, {"decision": "To grant consent to the tenant to assign the lease."}),
    (FIGURE, {"decision": "To adopt the hire policy and the purchase card procedure."}),
    (FIGURE, {"decision": "Instruct the City Solicitor to carry out the sealing of the order."}),
    (FIGURE, {"decision": "To appoint two governors to Otter School."}),
    (FIGURE, {"decision": "Residents may purchase a permit for their visitors."}),
    (FIGURE, {"decision": "To allocate school places by the sibling rule."}),
    (FIGURE, {"decision": "To grant a street trading licence to the applicant."}),
    (FIGURE, {"decision": "To make a payment policy for carers."}),
    (FIGURE, {"decision": "To accept the bid to host the festival."}),
    (FIGURE, {"decision": "To engage residents to design the park."}),
    (FIGURE, {"decision": "To utilise Section 106 to provide a path."}),
    (FIGURE, {"decision": "To proceed with the sale of the property at auction."}),
    (FIGURE, {"decision": "To approve the granting of a tenancy at will of the lodge."}),
    (FIGURE, {"decision": "To transfer the lease of the lodge and grant the tenancy without payment."}),
    (NOT_TAKEN, {"decision": "To open the weir to anglers. This report sets out the reasons."}),
    (BAND, {"decision": "To join the Otter Board, who received grant funding to the sum of £140,000."}),
    (BAND, {"decision": "To open the weir.", "reasons": "A saving of £140k is built in the MTFS."}),
    (EDGE, {"decision": "To waive the rules for contracts valued between £10k and £100k, for an order of £40,000."}),
    (EDGE, {"decision": "To let a contract valued between £10k and £100k."}),
    (WHOLE, {"decision": "To submit a bid for £300,000; the council would be required to fund £585k."}),
    (WHOLE, {"decision": "To award a contract for £394,000 through Otter Framework, Demolition £50K - £1M."}),
)


@pytest.mark.parametrize(("rule", "answers"), [*READ, *MORE])
def test_a_wording_leads_to_its_question(rule: str, answers: dict[str, str]) -> None:
    finding = found(LEEDS, SOD, _with_price(answers))[rule]
    assert finding.quote
    assert any(finding.quote in answer for answer in answers.values())


@pytest.mark.parametrize(("rule", "answers"), NOT_READ)
def test_its_like_leads_to_nothing(rule: str, answers: dict[str, str]) -> None:
    assert rule not in found(LEEDS, SOD, _with_price(answers))


def _with_price(answers: dict[str, str]) -> dict[str, str]:
    """Return the answers with a decision that names its price, where they have only reasons."""
    return {"decision": "Approved the works at £9,000.", **answers}
