"""What the law gives to the council and not to its executive: each part of the schedule, and its like that is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from signoff.notice.record.record import Record
from signoff.rules.findings import Finding

Make = Callable[..., Record]
FindingsOf = Callable[..., dict[str, Finding]]

FUNCTION = "not-an-executive-function"

COUNCIL = (
    # planning
    "To refuse planning permission for a shed at Otter Farm.",
    "Listed building consent is granted for the new door.",
    "To issue a certificate of lawful existing use for the yard.",
    "A temporary stop notice was served on the owner of the field.",
    "To issue a section 215 notice on the owner of the empty shop.",
    "To enter into a section 106 agreement with Otter Homes.",
    "The deed varies, and the planning obligation is discharged.",
    # licences and registration
    "To grant a licence to home board dogs at Otter Lodge.",
    "The scrap metal dealer’s licence is revoked.",
    "To renew the street collection permit of the lifeboat.",
    "To refuse the sexual entertainment venue licence.",
    "To vary the gambling premises licence of the arcade.",
    "A skin piercing registration is granted.",
    "To issue a section 50 licence for works in Weir Street.",
    "Grant of a pleasure boat licence.",
    "The driver’s private hire licence was suspended.",
    "To transfer the riding establishment licence.",
    # safety at work
    "To serve an improvement notice under health and safety law.",
    # elections and parishes
    "To relocate the polling station to the scout hut.",
    "To undertake a community governance review of Otter parish.",
    "To appoint the chief executive as returning officer.",
    # honours, byelaws, pensions
    "To admit the nurse as an honorary freeman.",
    "To make byelaws for the boating lake.",
    "To award the custody contract of the pension fund.",
    # paths, trees and the rest
    "The footpath order is confirmed, and the diversion order be sealed.",
    "To extinguish Footpath 12 and divert Footpath 13.",
    "To refuse consent to fell the oak.",
    "To confirm TPO 4/2026 without change.",
    "To issue a remedial notice for the high hedge.",
    "To issue a hedgerow retention notice.",
    "To register the land as a village green.",
    "To amend the contract procedure rules.",
    "To approve the statement of accounts.",
    "To pay £300 to the resident as the Ombudsman asks.",
)

NOT_THE_COUNCILS = (
    "To make a traffic regulation order in Weir Street.",
    "To waive the contract procedure rules.",
    "To buy software for taxi licences.",
    "To set fees for premises licences.",
    "To consult on the street trading policy.",
    "To apply for planning permission for the school.",
    "To build the hall once planning permission is granted.",
    "To resurface Footpath 12.",
    "To spend £9,000 of section 106 money on the park.",
    "To renew the software licence.",
    "To grant a licence to occupy the yard.",
    "To plant 40 trees and prune the hedges.",
    "To hold an open day for the polling clerks’ charity.",
    "To pay the pension strain of the retired officer.",
    "To serve an abatement notice on the owner of the dog.",
)


@pytest.mark.parametrize("decision", COUNCIL)
def test_what_the_schedule_gives_to_the_council_is_asked_about(decision: str, make: Make, findings: FindingsOf) -> None:
    assert findings(make("administrative", {"decision": decision}))[FUNCTION].quote in decision


@pytest.mark.parametrize("decision", NOT_THE_COUNCILS)
def test_what_it_does_not_give_is_not(decision: str, make: Make, findings: FindingsOf) -> None:
    assert FUNCTION not in findings(make("administrative", {"decision": decision}))


@pytest.mark.parametrize(
    ("subject", "decision", "is_asked"),
    [
        ("Licence to hire out horses at Otter Farm", "Granted licence renewal.", True),
        ("Application to divert Bridleway 22 at Otter Farm", "The application be accepted and an order made.", True),
        ("Opposed Footpath 5, Weir – Modification Order 2026", "To support confirmation of the order.", True),
        ("Licensing decisions in May", "Individual decisions are on the list.", True),
        ("Contract for a licensing system for taxi licences", "The application is approved.", False),
        ("Policy on street trading consents", "To approve the notice of consultation.", False),
        ("Improvements to Footpath 9", "To issue a notice to start.", False),
    ],
)
def test_the_subject_may_name_it_and_the_decision_answer_it(
    subject: str, decision: str, is_asked: bool, make: Make, findings: FindingsOf
) -> None:
    record = make("administrative", {"subject": subject, "decision": decision})
    assert (FUNCTION in findings(record)) is is_asked
