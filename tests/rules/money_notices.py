"""Decisions with money as officers write them, and which of the rules on money speak: one, or none."""

from __future__ import annotations

WHOLE, MENTIONED, RATE = "whole-value-at-threshold", "large-amount-mentioned", "amount-is-a-rate"
BAND, EARLIER, FIGURE = "amount-above-band", "earlier-key-decision-missing", "contract-without-figure"
NOT_TAKEN, MEMBER, MALFORMED = "decision-not-taken", "member-decides", "amount-malformed"
MONEY_RULES = frozenset({WHOLE, MENTIONED, RATE, BAND, EARLIER, FIGURE, NOT_TAKEN, MEMBER, MALFORMED})

SMALL, MIDDLE, LARGE, OPEN = "below_25k", "25k_to_100k", "100k_to_500k", "over_500k"
LOW = "It was the lowest price."

NOTICES: dict[str, tuple[tuple[str, str, str, str | None], ...]] = {
    "the pot that pays is not what is spent": (
        (
            LARGE,
            "To pay £380,000 from the schools element of the approved 2026–31 capital programme of £42m.",
            LOW,
            None,
        ),
        (LARGE, "To pay £210,000 from the Block Maintenance allocation for 2026/27 of £6.2m.", LOW, None),
        (LARGE, "To draw down £150,000 of the £2.5 million Change Reserve.", LOW, None),
        (LARGE, "To pay £310,000, within the Housing Revenue Account capital budget (£18.4m).", LOW, None),
        (LARGE, "To pay £120,000 from the Prosperity Fund (total allocation £7.5m).", LOW, None),
        (LARGE, "To pay £150,000; the total programme budget is £3.1m.", LOW, MENTIONED),
        (LARGE, "To approve a budget of £720,000 for the roof.", LOW, WHOLE),
        (LARGE, "To inject £700,000 into the capital programme and to spend it.", LOW, WHOLE),
    ),
    "what others pay is not what the council spends": (
        (LARGE, "To contribute £240,000. The developer will contribute £1.1m and Network Rail £400,000.", LOW, None),
        (LARGE, "To contribute £180,000; the Integrated Care Board is to pay £650,000.", LOW, None),
        (LARGE, "To match it by £200,000. Historic England has offered £850,000.", LOW, None),
        (LARGE, "To pay £130,000. The remaining £620,000 will be met by the other authorities.", LOW, None),
        (LARGE, "To fund it at £150,000, with £700,000 from the National Lottery Heritage Fund.", LOW, None),
        (LARGE, "To award it to the developer at £1.1m.", LOW, WHOLE),
        (LARGE, "To pay the Integrated Care Board £650,000.", LOW, WHOLE),
        (LARGE, "To accept £700,000 from Homes England and to spend it.", LOW, WHOLE),
        (LARGE, "To award it £356,580.", "The Council has been awarded £671,550 of funding for this.", None),
        (LARGE, "To award it £256,580.", "The Combined Authority has provided £4m to the Council.", None),
        (LARGE, "To accept the lowest tender of £487,350 (the next lowest being £512,900).", LOW, None),
        (MIDDLE, "To settle it at £68,000. The claim as pleaded was for £210,000.", LOW, None),
    ),
    "a limit of the decision's own counts, one of a rule does not": (
        (LARGE, "To spend a sum which shall not exceed £620,000.", LOW, WHOLE),
        (LARGE, "To award it at up to, but not exceeding, £750,000.", LOW, WHOLE),
        (MIDDLE, "To award it at £60,000. Letters of intent shall not exceed £600,000.", LOW, None),
        (MIDDLE, "To adopt a scheme in which grants shall not exceed £600,000.", LOW, None),
    ),
    "an amount with tax is the one without it": (
        (MIDDLE, "To accept £95,000 excluding VAT (£114,000 including VAT).", LOW, None),
        (MIDDLE, "To accept the tender of £114,000 gross (£95,000 net).", LOW, None),
        (MIDDLE, "To accept £95,000 plus VAT of £19,000, so £114,000.", LOW, None),
        (LARGE, "To accept £520,000 + VAT (£624,000 incl VAT).", LOW, WHOLE),
        (MIDDLE, "To accept £114,000 including VAT.", LOW, BAND),
    ),
    "what was approved before, rejected, or left for another time": (
        (SMALL, "To add £9,000.", "£31,000 has already been approved for this project.", None),
        (SMALL, "To add £9,000.", "To date, costs of £31,000 have been incurred.", None),
        (SMALL, "To add £9,000.", "The works will cost £31,000 in total.", BAND),
        (LARGE, "To follow option 3 at £190k.", "Replacement at a cost of £2.4m was rejected.", None),
        (LARGE, "To follow option 3 at £190k.", "A purchase costing £2.4m was not affordable.", None),
        (LARGE, "To follow option 3 at £190k.", "Without it repair costs of up to £2.4m could arise.", None),
        (
            MIDDLE,
            "To accept £92,000. The second stage, at £1.9m, will be the subject of a further decision.",
            LOW,
            None,
        ),
        (LARGE, "To award it at £300,000.", "The saving to the NHS is estimated at £3.1m.", None),
        (LARGE, "To raise the contract sum from £480,000 to £545,000 to cover diversions.", LOW, WHOLE),
        (SMALL, "To move £12,000, and note that £312,000 is spent and the forecast outturn £598,000.", LOW, None),
        (LARGE, "To note the underspend, and approve expenditure of £640,000 on phase 2.", LOW, WHOLE),
        (LARGE, "To settle the account at £325k. The contract was let at £4.1m in 2022.", LOW, MENTIONED),
        (LARGE, "To buy out the lease for £410,000, avoiding a rent of £96,000 pa for 11 years (£1.056m).", LOW, None),
        (
            MIDDLE,
            "To appoint an architect at a fee of 3% of the cost of the works (estimated at £2.4m), £72,000.",
            LOW,
            None,
        ),
        (MIDDLE, "To vary it by £78,000 (to take the total contract value to £163,910).", LOW, None),
        (MIDDLE, "To add £58,000, increasing the elections budget from £1.94m to £1.998m.", LOW, MENTIONED),
        (SMALL, "To submit a bid. A total spend of £1.2m would require Cabinet approval.", LOW, None),
    ),
    "of bidders and options with a letter or number, the one that is chosen counts": (
        (LARGE, "To award it to Bidder A at £420,000.", "Bidder B’s price was £1.35m and Bidder C’s £1.41m.", None),
        (LARGE, "To award it to Bidder A.", "Bidder A’s price was £1.2m.", WHOLE),
        (LARGE, "To follow Option 3.", "Option 2 costs £2.4m. Option 3 costs £190,000.", None),
        (LARGE, "To follow Option 2.", "Option 2 costs £2.4m. Option 3 costs £190,000.", WHOLE),
        (LARGE, "To award it to Supplier B at £300,000. Supplier A offered £700,000.", LOW, None),
        (LARGE, "To award lot 1 to Supplier A at £300,000 and lot 2 to Supplier B at £250,000.", LOW, WHOLE),
    ),
    "a yearly sum and a term in another sentence": (
        (MIDDLE, "To award it at £80,000 per annum. The contract is for four years from 1 April 2027.", LOW, RATE),
        (LARGE, "The annual cost is £145,000. The contract runs from 1 April 2027 to 31 March 2031.", LOW, RATE),
        (LARGE, "To award a 3+1+1 year contract at £120,000 pa.", LOW, RATE),
        (LARGE, "To award a 3+1+1 year contract at £90,000 pa.", LOW, None),
        (
            LARGE,
            "To award it at £236,000 per annum. The contract is for two years with an option of a further two.",
            LOW,
            RATE,
        ),
        (LARGE, "To award it at £60,000 per annum.", "The contract is for three years.", None),
        (MIDDLE, "To let it.\nTerm: 5 years\nRent: £12,000 pa\nBreak option: after 3 years", LOW, None),
        (MIDDLE, "To award it at £30,000 per annum. The building has a design life of 30 years.", LOW, RATE),
        (MIDDLE, "To award it at £30,000 per annum.", "The last contract was for two years.", RATE),
        (
            LARGE,
            "The Year 1 value is £161,427. The contract is for three (3) years with the option to extend for a further "
            "two (2) periods of two (2) years each.",
            LOW,
            RATE,
        ),
        (LARGE, "To extend the contract from 01/01/2027 to 31/03/2027 at £62,000 per month.", LOW, None),
        (LARGE, "To award it for 2 yrs @ £118k p.a. with an option of 1+1 (max. value £472k).", LOW, None),
        (LARGE, "The contract value over the four year term is £480,000; the annual cost is £120,000.", LOW, None),
    ),
    "prices for each, and by the day": (
        (SMALL, "To engage one at a day rate of £650 for up to 120 days.", LOW, BAND),
        (LARGE, "To write off 42 debts totalling £132,450, each of which is below £10,000.", LOW, None),
        (MIDDLE, "To book up to 40 hotel rooms at £82.50 per room per night for 90 nights.", LOW, BAND),
        (MIDDLE, "To engage four workers for 26 weeks at £1,950 per worker per week.", LOW, RATE),
        (MIDDLE, "To hire 12 vans at £310 per van per month for 24 months.", LOW, None),
        (
            LARGE,
            "To award a concession. There is no cost to the Council; debtors pay fees of £260,000 a year.",
            LOW,
            None,
        ),
        (SMALL, "The licence to underlet is granted. The sub-lease is for 10 years at £54,000 p.a.", LOW, None),
        (LARGE, "To buy 2no. lorries at £198,750 each.", LOW, None),
        (LARGE, "To buy four lorries at £148,900 each.", LOW, WHOLE),
        (LARGE, "To pay a lump sum of £150,000 plus £2,500 per month for 36 months.", LOW, None),
    ),
    "full council's budget is no key decision": (
        (OPEN, "To spend £620,000 from the budget agreed by Council on 25 February 2026.", LOW, EARLIER),
        (OPEN, "To spend £620,000. Full Council approved the capital programme on 22 February 2026.", LOW, EARLIER),
        (OPEN, "To spend £620,000.", "Cabinet approved the scheme, within the budget, on 3 March 2026.", None),
        (OPEN, "To spend £620,000.", "It was approved by Cabinet in July 2026 (minute 44).", None),
        (OPEN, "To award it at £2.2m under the authority delegated by the Executive on 12 March 2026.", LOW, None),
        (OPEN, "To accept £1.2m, in line with Cabinet’s approval of 14 October 2026.", LOW, None),
        (OPEN, "To accept the highest offer of £875,000 for the former library.", LOW, None),
    ),
    "what is asked for, procured, or decided by a member": (
        (SMALL, "This report therefore seeks approval to pay £9,000.", LOW, NOT_TAKEN),
        (SMALL, "The purpose of this report is to seek approval to pay £9,000.", LOW, NOT_TAKEN),
        (SMALL, "Approval to pay £9,000 is hereby sought.", LOW, NOT_TAKEN),
        (SMALL, "The Director approved £9,000. Tenants will be asked to seek approval for works.", LOW, None),
        (SMALL, "To procure two minibuses for the day service.", LOW, FIGURE),
        (SMALL, "To agree the procurement of 20 laptops.", LOW, FIGURE),
        (SMALL, "To adopt the procurement strategy for vehicles.", LOW, None),
        (SMALL, "That the Cabinet Member for Parks and Play:- (a) agrees a loan of £9,000.", LOW, MEMBER),
        (SMALL, "That the Director, with the Cabinet Member for Parks, agrees a loan of £9,000.", LOW, None),
        (SMALL, "The Deputy Leader, and Cabinet Member for Clean Air decides as follows: 1. Pay £9,000.", LOW, MEMBER),
        (SMALL, "The Executive Member for Parks was consulted and the Director approves £9,000.", LOW, None),
        (SMALL, "To sign the lease of Unit 4.", LOW, FIGURE),
        (SMALL, "To submit a bid. Cabinet’s approval is required to accept the grant of £9,000.", LOW, None),
        (SMALL, "Approval is required to pay £9,000.", LOW, NOT_TAKEN),
        (SMALL, "To award works for an extension of the foster home.", LOW, FIGURE),
        (SMALL, "To commission property consultancy services.", LOW, FIGURE),
        (SMALL, "To adopt the commissioning strategy for services.", LOW, None),
    ),
    "millions with a comma where a point may be meant": (
        (OPEN, "To implement decision D57189 at £6,141m.", LOW, MALFORMED),
        (OPEN, "To implement decision D57189 at £6.141m.", LOW, None),
    ),
}
"""By kind of sentence: the band that was chosen, the decision, the reasons, and the rule that speaks."""
