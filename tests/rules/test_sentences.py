"""Kinds of sentence that officers write in many ways: each that a rule reads, and its like that says something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from signoff.notice.record.model import Wards, WardScope
from signoff.notice.record.record import Record
from signoff.rules.findings import Finding

Make = Callable[..., Record]
FindingsOf = Callable[..., dict[str, Finding]]

OFFICER = "officer-not-consulted"
BEST_VALUE = "best-value-not-mentioned"
SUBSIDY = "subsidy-not-mentioned"
PRICE = "best-consideration-not-mentioned"
EQUALITY = "equality-not-mentioned"
FUNCTION = "not-an-executive-function"
EXEMPT = "exempt-contradicted"
INTEREST = "interest-not-recorded"
PAPERS = "papers-not-published"
REPORT = (
    "The weir gates are at the end of their life and leak into the mill race, as the engineer found in the spring; "
    "see the attached report."
)
FREEHOLD = "To transfer the freehold of the yard to its tenant for £5,000."
VENUE = "The Otter Inn as a venue for civil marriages"

READ: tuple[tuple[str, str, str], ...] = (
    # homes and addresses that are dealt in
    (OFFICER, "decision", "To buy back 34 Otter Close."),
    (OFFICER, "decision", "To sell 9 Heron Row to the sitting tenant."),
    (OFFICER, "decision", "To acquire two three-bed houses from Otter Homes."),
    (OFFICER, "decision", "That 3 Mill Lane be sold by tender."),
    (OFFICER, "decision", "That the former caretaker’s house be sold."),
    (OFFICER, "subject", "Purchase of 14 Otter Rise, Barchester"),
    (OFFICER, "decision", "To demolish the former house at 2 Weir Street."),
    (OFFICER, "decision", "The main works contract for the construction of 24 new homes is awarded."),
    (OFFICER, "decision", "To construct phase 2 of the Otter School."),
    (OFFICER, "decision", "To sell the car parks to the highest bidder."),
    # waivers by which the reasons say that something is bought
    (BEST_VALUE, "reasons", "A waiver of Contract Procedure Rules 8.1 and 8.2 was approved in May."),
    (BEST_VALUE, "reasons", "The tender failed, and Standing Orders are therefore waived."),
    (BEST_VALUE, "reasons", "The work was bought by direct award since time is short."),
    (BEST_VALUE, "reasons", "An exemption from the Council’s Contract Procedure Rules has been signed."),
    (BEST_VALUE, "reasons", "The direct award is justified by the age of the pumps."),
    (BEST_VALUE, "reasons", "No bids came, and the contract is awarded without competition."),
    (BEST_VALUE, "decision", "An exemption to the Council’s Constitution - Contract Procedure Rule 21.3 is approved."),
    # grants to firms
    (SUBSIDY, "subject", "To award a growth grant to Otter Printing Limited"),
    (SUBSIDY, "decision", "To allocate grant funding for one year (25/26) to Otter (Northern) Limited."),
    (SUBSIDY, "decision", "A grant of £20,000 is awarded to Heron and Sons Ltd."),
    (SUBSIDY, "decision", "To approve grant awards to businesses in the market."),
    (SUBSIDY, "decision", "To pay grants to 40 small businesses after the flood."),
    (SUBSIDY, "decision", "To lend £150,000 to the Otter Foundation over five years."),
    (SUBSIDY, "decision", "To let the ground to the cricket club at £1 a year."),
    # land that is sold in other words
    (PRICE, "decision", FREEHOLD),
    (PRICE, "decision", "The transfer of the freehold interest in the yard for £5,000."),
    (PRICE, "subject", "Dispose of commercial land"),
    (PRICE, "decision", "To agree a reduction in the sale price for land at Otter Row."),
    # services that change
    (EQUALITY, "decision", "The hours of both libraries are reduced from 42 to 28 a week."),
    (EQUALITY, "decision", "An annual charge for garden waste is introduced."),
    (EQUALITY, "decision", "To close the day centre permanently, since repairs cost more than it is worth."),
    (EQUALITY, "decision", "That the present catering service is withdrawn."),
    (EQUALITY, "decision", "The bus routes will be cut on Sundays."),
    (EQUALITY, "decision", "To stop serving lunches at the day centres."),
    (EQUALITY, "decision", "To approve the merger of the Otter and Heron children’s centres."),
    (EQUALITY, "decision", "To introduce a booking fee of £3 for vans."),
    (EQUALITY, "decision", "To introduce parking charges at the lido."),
    (EQUALITY, "decision", "To reduce waste collections to one a fortnight."),
    (EQUALITY, "decision", "All public toilets to close from Monday."),
    (EQUALITY, "decision", "The amalgamation of the two infant schools."),
    (EQUALITY, "decision", "To suspend the dial-a-ride service."),
    (EQUALITY, "decision", "Changes to the opening hours of the museum."),
    (EQUALITY, "decision", "To reduce the published admission number."),
    (EQUALITY, "decision", "To scale back the youth provision."),
    (EQUALITY, "decision", "To raise the fee of a permit from nil to £10."),
    (EQUALITY, "decision", "To start charging for bulky waste."),
    (EQUALITY, "decision", "To change the criteria for day places."),
    (EQUALITY, "decision", "That school meals be no longer offered in the holidays."),
    (EQUALITY, "decision", "The libraries will each close on one further half day."),
    (EQUALITY, "decision", "The income thresholds of the housing register are amended."),
    (SUBSIDY, "decision", "To write off £9,000 of rent owed by Otter Ices Ltd."),
    # digital matters and property by their other names
    (OFFICER, "decision", "To renew the data centre and its firewall."),
    (OFFICER, "decision", "To sign a data sharing agreement with the trust."),
    (OFFICER, "decision", "To buy Office365 for the new team."),
    (OFFICER, "decision", "To move the MIS to another host."),
    (OFFICER, "decision", "To replace the passenger lift at Otter Court."),
    (OFFICER, "decision", "To test the legionella controls."),
    (OFFICER, "decision", "To release a restrictive covenant."),
    (OFFICER, "decision", "Fixed electrical inspection of the schools."),
    (OFFICER, "decision", "To enter into a licence with the health trust for three rooms."),
    (OFFICER, "decision", "To replace the heating system of the baths."),
    (OFFICER, "decision", "The primary expansion project at Otter is to begin."),
    (OFFICER, "decision", "To grant planning permission, and to sell the land at Otter Row."),
    (OFFICER, "decision", "To appoint an estate management agent."),
    (OFFICER, "decision", "To renew the web monitoring."),
    (OFFICER, "decision", "Support for corporate data storage is renewed."),
    # purchases without competition, by other names, and no answer to what they cost
    (BEST_VALUE, "decision", "To directly award the contract to Otter Limited."),
    (BEST_VALUE, "decision", "To buy from a single supplier."),
    (BEST_VALUE, "decision", "To waive the requirement for three quotations."),
    (BEST_VALUE, "decision", "An exemption from procurement rules, as only one quotation can be had."),
    (SUBSIDY, "decision", "To agree a rent reduction for the café in the park."),
    (SUBSIDY, "decision", "To open a business support scheme."),
    (PRICE, "decision", "That the plot be sold to its neighbour."),
    (PRICE, "decision", "To grant a new lease of the depot for 25 years to Otter Limited."),
    (EXEMPT, "reasons", "The price is commercially sensitive information."),
    (EXEMPT, "reasons", "The costs are withheld from publication."),
    (EXEMPT, "decision", "To note the sums in the closed report."),
    # what the law gives to the council
    (FUNCTION, "decision", "To make an order to record a public byway along Otter Lane."),
    (FUNCTION, "decision", "Consent is given to fell two limes in the park."),
    (FUNCTION, "decision", "To issue an enforcement notice under section 172 of the Town and Country Planning Act."),
    (FUNCTION, "decision", "To serve a breach of condition notice on the owner."),
    (FUNCTION, "decision", "To renew the caravan site licence of Otter Meadow."),
    (FUNCTION, "decision", "To approve the hall as a venue for the solemnization of marriages."),
    (FUNCTION, "decision", "The dedication of a restricted byway by the landowner is accepted."),
    (FUNCTION, "decision", "To amend the general safety certificate of the ground."),
    # what is marked as exempt
    (EXEMPT, "decision", "Agreed. Appendix 1 has been marked as exempt under Rules 10.4 (3)."),
    (EXEMPT, "decision", "To buy it at the value in the confidential valuation report."),
    (EXEMPT, "reasons", "The valuation is designated as confidential."),
    (EXEMPT, "reasons", "The terms are exempt under the Access to Information Procedure Rules."),
    (EXEMPT, "decision", "Exemption from publication: the annex names a bidder. To renew the licence."),
    # reports that go with the notice and that nothing withholds
    (PAPERS, "reasons", f"{REPORT} The annex to the minutes is confidential."),
    (PAPERS, "reasons", f"{REPORT} The report is exempt from call-in."),
    (PAPERS, "reasons", f"{REPORT} The report is not exempt."),
    # waivers that are of competition, in whatever words
    (BEST_VALUE, "subject", "Waiver for the weir gates"),
    (BEST_VALUE, "decision", "To waive the breach of the contract procedure rules in the order for the weir gates."),
    (BEST_VALUE, "decision", "To waive the covenant as to quotations for the weir gates."),
    # road works beside a service that changes
    (EQUALITY, "decision", "To close the library beside the loading bays."),
    (EQUALITY, "decision", "To reduce the hours of the school library."),
    # abbreviations in the sense of the officer, and the council's own property
    (OFFICER, "decision", "To renew the Session Initiation Protocol (SIP) lines."),
    (OFFICER, "decision", "To renew the SIP lines from the Strategic Pot (SP)."),
    (OFFICER, "decision", "To award a grant towards the repair of property that the council lets."),
    (OFFICER, "decision", "To accept a grant towards the repair of a grade II listed property."),
    (OFFICER, "decision", "To insulate six public buildings."),
    (OFFICER, "decision", "To sign a deed of dedication of the meadow as open space."),
    (OFFICER, "decision", "To re-tile the learner pool."),
    # interests that were declared
    (INTEREST, "reasons", "Cllr Otter declared an interest as a trustee and took no further part."),
    (INTEREST, "reasons", "Members were briefed, and one councillor disclosed a personal interest."),
)

NOT_READ: tuple[tuple[str, str, str], ...] = (
    (OFFICER, "decision", "To buy furniture for 12 flats."),
    (OFFICER, "decision", "To place the child at a children’s home at 4 Otter Street."),
    (OFFICER, "decision", "To resurface 14 Otter Street to 40 Otter Street."),
    (OFFICER, "decision", "To buy care home places for eight weeks."),
    (OFFICER, "decision", "To adopt the new highway construction on land that is shaded red."),
    (OFFICER, "decision", "To hold a fair in the newly refurbished market."),
    (OFFICER, "reasons", "The chairs are old, and IT has agreed the layout."),
    (OFFICER, "decision", "Portable appliance testing of tools."),
    (OFFICER, "decision", "To create a post of digital inclusion ambassador."),
    (OFFICER, "decision", "That a petrol storage certificate be granted in respect of premises at Weir Street."),
    (OFFICER, "decision", "To replace the heating system of the minibus."),
    (BEST_VALUE, "subject", "Waiver to increase of budget for the Otter scheme"),
    (BEST_VALUE, "decision", "To waive the contract rules, since a direct award will achieve a saving."),
    (BEST_VALUE, "reasons", "A waiver of Contract Procedure Rules was considered and rejected."),
    (BEST_VALUE, "reasons", "No waiver of Contract Procedure Rules is needed."),
    (BEST_VALUE, "reasons", "We were not able to buy by direct award, and went to tender."),
    (BEST_VALUE, "reasons", "The previous waiver of Contract Procedure Rules has lapsed."),
    (BEST_VALUE, "reasons", "The council may waive the debt."),
    (SUBSIDY, "decision", "To grant a lease of the kiosk to Otter Ices Limited at £9,000 a year."),
    (SUBSIDY, "decision", "The grant of a licence to Otter Ices Limited is approved."),
    (SUBSIDY, "decision", "To let the kiosk at a rent of £1,200 a month."),
    (SUBSIDY, "decision", "To lend £90 to each of 12 pupils for a laptop."),
    (SUBSIDY, "decision", "To take a lease of two rooms at a peppercorn from the health trust."),
    (SUBSIDY, "decision", "To accept a grant of £9,000 from the ministry and to pay Otter Limited by invoice."),
    (PRICE, "decision", "The transfer of land drainage duties to the board."),
    (PRICE, "decision", "To agree a reduction in the sale price of old vans."),
    (PRICE, "decision", "To transfer the freehold of the yard at its market value."),
    (EQUALITY, "decision", "The library will be closed from 4 to 9 May to enable works to its roof."),
    (EQUALITY, "decision", "To close the pool for two weeks."),
    (EQUALITY, "decision", "To approve the closure of the centres over Christmas."),
    (EQUALITY, "decision", "To end the library lease by the termination of library leases."),
    (EQUALITY, "decision", "To sign the deed of termination for site 6."),
    (EQUALITY, "decision", "To run buses in place of the withdrawn Otterline services."),
    (EQUALITY, "decision", "Not to implement reduced opening hours."),
    (EQUALITY, "decision", "To change the award criteria for the tender."),
    (SUBSIDY, "decision", "To write off the debts of tenants who have died."),
    (OFFICER, "reasons", "There are no ICT implications."),
    (OFFICER, "reasons", "Bids came by the e-tendering system."),
    (OFFICER, "decision", "Access to properties maintained while the road is shut."),
    (OFFICER, "decision", "To lift five crowns of the limes."),
    (OFFICER, "decision", "The construction of a footway outside the school."),
    (OFFICER, "decision", "To build capacity in schools."),
    (OFFICER, "decision", "To support the application of a planning group for the construction of 24 homes."),
    (OFFICER, "decision", "To buy car park tickets."),
    (BEST_VALUE, "decision", "To directly award the contract, the lowest of three quotations."),
    (PRICE, "decision", "To grant a lease of the depot for three years to Otter Limited."),
    (PRICE, "decision", "To grant a new lease for 25 years at its market rent."),
    (EQUALITY, "decision", "To reduce carbon emissions from schools with solar panels."),
    (EQUALITY, "decision", "To introduce a 20 mph limit outside two schools."),
    (EQUALITY, "decision", "To cut the cost of heating the centres."),
    (EQUALITY, "decision", "To reduce congestion near the park and ride site."),
    (EQUALITY, "decision", "To introduce waiting restrictions near the library."),
    (EQUALITY, "decision", "To stop the theft of cable from the sites."),
    (EQUALITY, "decision", "To end the contract for cleaning the centres."),
    (EQUALITY, "decision", "Temporary closure of the service counter."),
    (FUNCTION, "decision", "To make an order under the Road Traffic Regulation Act to prohibit waiting."),
    (FUNCTION, "decision", "To serve notice on the tenant of the kiosk."),
    (FUNCTION, "decision", "To buy software that records planning enforcement notices."),
    (FUNCTION, "decision", "To let the hall for wedding parties."),
    (EXEMPT, "reasons", "The decision has been marked as exempt from call-in."),
    (EXEMPT, "reasons", "The works are exempt under the Building Regulations."),
    (EXEMPT, "decision", "Exemption from publication: none."),
    (PAPERS, "reasons", f"{REPORT} The report is exempt."),
    (PAPERS, "reasons", f"{REPORT} It is a confidential report."),
    (PAPERS, "decision", REPORT.replace("attached report", "attached exempt report")),
    (BEST_VALUE, "decision", "To waive a breach of the covenant against parking in the lease of the weir field."),
    (BEST_VALUE, "decision", "The waiver is granted of a breach of the terms, and of forfeiture."),
    (EQUALITY, "decision", "To reduce the times of the School Keep Clear markings."),
    (EQUALITY, "decision", "Removal of markings outside schools."),
    (EQUALITY, "decision", "To introduce two disabled bays outside the library."),
    (EQUALITY, "decision", "To introduce a traffic regulation order near the school."),
    (OFFICER, "decision", "To join the Strategic Investment Pot (SIP-1) of the boroughs."),
    (OFFICER, "decision", "To join the SIP (Strategic Investment Pot) of the boroughs."),
    (OFFICER, "decision", "To offer a grant towards the repair and restoration of a grade II property in Weir Street."),
    (OFFICER, "decision", "To pay for links as a connection to public buildings."),
    (INTEREST, "reasons", "No member declared an interest."),
    (INTEREST, "reasons", "The councillors present have not declared any interest."),
    (INTEREST, "reasons", "None of the members who were asked declared an interest."),
)


@pytest.mark.parametrize(("rule", "box", "sentence"), READ)
def test_a_sentence_leads_to_its_question(rule: str, box: str, sentence: str, make: Make, findings: FindingsOf) -> None:
    finding = findings(make("significant_operational", {box: sentence}))[rule]
    assert finding.quote
    assert finding.quote in sentence


@pytest.mark.parametrize(("rule", "box", "sentence"), NOT_READ)
def test_its_like_that_says_something_else_leads_to_nothing(
    rule: str, box: str, sentence: str, make: Make, findings: FindingsOf
) -> None:
    assert rule not in findings(make("significant_operational", {box: sentence}))


@pytest.mark.parametrize(
    ("subject", "decision", "is_read"),
    [
        ("Order to divert Footpath 12, Otter", "To authorise the making of an order.", True),
        ("Otter 202308 DMMO application", "That an order be made.", True),
        ("Parking in Otter Street", "To authorise the making of an order.", False),
        (VENUE, "The application is approved for three years.", True),
        (VENUE, "To pay the registrar’s expenses.", False),
        ("Unauthorised development at Otter Farm", "To issue a notice.", True),
        ("Fly-tipping at Otter Farm", "To issue a notice.", False),
        ("Registering Otter Common as a village green", "The application is refused.", True),
        ("Small grants", "The application is refused.", False),
    ],
)
def test_what_the_subject_names_is_decided_by_the_decision(
    subject: str, decision: str, is_read: bool, make: Make, findings: FindingsOf
) -> None:
    record = make("administrative", {"subject": subject, "decision": decision})
    assert (FUNCTION in findings(record)) is is_read


def test_a_text_may_say_in_many_ways_that_nobody_can_call_the_decision_in(make: Make, findings: FindingsOf) -> None:
    rule = "call-in-contradicted"
    for words in ("may not be called in", "cannot be called in", "is not subject to call-in", "is exempt from call-in"):
        assert findings(make("key", {"reasons": f"The decision {words}."}))[rule].quote in words
    assert rule not in findings(make("key", {"reasons": "Whether it cannot be called in is for the chair."}))


@pytest.mark.parametrize(("day", "is_read"), [(dt.date(2023, 1, 3), False), (dt.date(2023, 1, 4), True)])
def test_nobody_is_asked_about_subsidies_before_the_act(
    day: dt.date, is_read: bool, make: Make, findings: FindingsOf
) -> None:
    record = make("significant_operational", {"decision": "To let the weir at a peppercorn.", "decision_date": day})
    assert (SUBSIDY in findings(record)) is is_read


def test_a_subject_that_waives_is_read_with_what_the_decision_waives(make: Make, findings: FindingsOf) -> None:
    for decision, is_read in (("To waive a breach of the lease.", False), ("To waive the rules on tenders.", True)):
        record = make("significant_operational", {"subject": "Waiver for the weir field", "decision": decision})
        assert (BEST_VALUE in findings(record)) is is_read


def test_a_service_that_closes_for_some_days_is_no_reason_to_be_key(make: Make, findings: FindingsOf) -> None:
    several = {"wards": Wards(scope=WardScope.ALL)}
    for decision, is_read in (("To close the baths for one week.", False), ("To close the baths service.", True)):
        record = make("significant_operational", {**several, "decision": decision})
        assert ("wards-several-not-key" in findings(record)) is is_read
