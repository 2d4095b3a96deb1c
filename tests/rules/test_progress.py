"""The state of each page of the wizard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from forms import FORM
from signoff.notice.form.council import Profile
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import Record
from signoff.rules.check import check
from signoff.rules.progress import PageState, can_be_signed_from, counted, findings_by_page, page_states

Make = Callable[..., Record]
ON = dt.date(2024, 5, 14)


def states(record: Record, profile: Profile) -> dict[str, PageState]:
    return page_states(FORM, record, check(record, profile, ON))


def handed_over(record: Record) -> Record:
    return lifecycle.hand_over(record, actor="PA", at=dt.datetime(2024, 5, 14, tzinfo=dt.UTC))


def test_a_new_notice_is_not_started(leeds: Profile) -> None:
    record = lifecycle.new_record("leeds", leeds.terms(), actor="PA", at=dt.datetime.now(dt.UTC))
    pages = states(record, leeds)
    assert pages.pop("papers") is PageState.OPTIONAL
    assert set(pages.values()) == {PageState.NOT_STARTED}


def test_pages_come_in_the_forms_order(make: Make, leeds: Profile) -> None:
    assert list(states(make("key"), leeds)) == [page.key for page in FORM.pages]


def test_what_is_not_answered_yet_needs_attention_once_handed_over(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"subject": "", "wards.names": ()})
    pages = states(record, leeds)
    assert (pages["subject"], pages["wards"]) == (PageState.NOT_STARTED, PageState.IN_PROGRESS)
    pages = states(handed_over(record), leeds)
    assert (pages["subject"], pages["wards"]) == (PageState.ERROR, PageState.WARNING)


def test_a_page_partly_filled_is_in_progress(make: Make, leeds: Profile) -> None:
    pages = states(make("administrative", {"decision_maker.post": None}), leeds)
    assert pages["decision_maker"] is PageState.IN_PROGRESS
    assert pages["reasons"] is PageState.DONE


def test_key_pages_do_not_apply_to_other_types(make: Make, leeds: Profile) -> None:
    pages = states(make("administrative"), leeds)
    assert pages["forthcoming_list"] is pages["report_publication"] is PageState.DOES_NOT_APPLY
    assert states(make("key"), leeds)["forthcoming_list"] is PageState.DONE
    blank = page_states(FORM, replace(make("key"), notice=Notice(decision_type=DecisionType.KEY)), ())
    assert blank["forthcoming_list"] is PageState.NOT_STARTED


def test_answers_where_none_apply_ask_for_attention(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"forthcoming_list.date_added": ON})
    assert states(record, leeds)["forthcoming_list"] is PageState.WARNING


def test_a_finding_counts_once_on_the_page_where_it_is_put_right(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"reasons": "New software."})
    pages = states(record, leeds)
    assert (pages["consultation"], pages["reasons"]) == (PageState.WARNING, PageState.DONE)
    findings = check(record, leeds, ON)
    by_page = findings_by_page(FORM, findings)
    assert sum(len(some) for some in by_page.values()) == sum(counted(findings))


def test_a_settled_warning_leaves_the_page_done(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"contact.telephone": "07700 900123"})
    assert states(record, leeds)["director_and_contact"] is PageState.WARNING
    at = dt.datetime(2024, 5, 14, tzinfo=dt.UTC)
    record = lifecycle.settle(
        record, rule="personal-mobile", field="contact.telephone", word="Office.", actor="PA", at=at
    )
    assert states(record, leeds)["director_and_contact"] is PageState.DONE


def test_a_page_without_an_answer_is_never_called_done(make: Make, leeds: Profile) -> None:
    assert states(make("key"), leeds)["exempt_information"] is PageState.NOT_STARTED
    assert states(make("key"), leeds)["exempt_information"] is PageState.NOT_STARTED
    answered = make("key", {"exempt_information.contains": False})
    assert states(answered, leeds)["exempt_information"] is PageState.DONE


def test_a_date_proposed_for_the_decision_is_waited_for_and_nothing_is_wrong(make: Make, leeds: Profile) -> None:
    record = handed_over(make("administrative", {"decision_date": dt.date(2024, 5, 15)}))
    findings = check(record, leeds, ON)
    assert [finding.rule for finding in findings if finding.blocks] == ["decision-date-in-future"]
    assert counted(findings)[0] == 0
    assert can_be_signed_from(findings) == dt.date(2024, 5, 15)
    assert states(record, leeds)["decision_maker"] is PageState.DONE
    assert can_be_signed_from(check(record, leeds, dt.date(2024, 5, 15))) is None
