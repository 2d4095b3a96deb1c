"""The state of each page of the wizard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from forms import FORM
from signoff.notice.form.council import Profile
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import Record
from signoff.rules.check import check
from signoff.rules.progress import PageState, page_states

Make = Callable[..., Record]
ON = dt.date(2024, 5, 14)
ALL = frozenset(page.key for page in FORM.pages)


def states(record: Record, profile: Profile, visited: frozenset[str] = frozenset()) -> dict[str, PageState]:
    return page_states(FORM, record.notice, check(record, profile, ON), visited)


def test_a_new_notice_is_not_started(leeds: Profile) -> None:
    record = lifecycle.new_record("leeds", leeds.terms(), actor="PA", at=dt.datetime.now(dt.UTC))
    assert set(states(record, leeds).values()) == {PageState.NOT_STARTED}


def test_pages_come_in_the_forms_order(make: Make, leeds: Profile) -> None:
    assert list(states(make("key"), leeds)) == [page.key for page in FORM.pages]


def test_findings_show_only_where_somebody_has_been(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"subject": "", "wards.names": ()})
    pages = states(record, leeds, frozenset({"subject"}))
    assert pages["subject"] is PageState.ERROR
    assert pages["wards"] is PageState.IN_PROGRESS
    assert states(record, leeds, ALL)["wards"] is PageState.WARNING


def test_a_page_partly_filled_is_in_progress(make: Make, leeds: Profile) -> None:
    pages = states(make("administrative", {"decision_maker.post": None}), leeds)
    assert pages["decision_maker"] is PageState.IN_PROGRESS
    assert pages["reasons"] is PageState.DONE


def test_key_pages_do_not_apply_to_other_types(make: Make, leeds: Profile) -> None:
    pages = states(make("administrative"), leeds, ALL)
    assert pages["forthcoming_list"] is pages["report_publication"] is PageState.DOES_NOT_APPLY
    assert states(make("key"), leeds, ALL)["forthcoming_list"] is PageState.DONE
    blank = page_states(FORM, Notice(decision_type=DecisionType.KEY), (), ALL)
    assert blank["forthcoming_list"] is PageState.NOT_STARTED


def test_answers_where_none_apply_ask_for_attention_once_seen(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"forthcoming_list.date_added": ON})
    assert states(record, leeds)["forthcoming_list"] is PageState.DOES_NOT_APPLY
    assert states(record, leeds, ALL)["forthcoming_list"] is PageState.WARNING


def test_a_finding_counts_on_the_page_of_the_text_that_gave_rise_to_it(make: Make, leeds: Profile) -> None:
    pages = states(make("administrative", {"reasons": "New software."}), leeds, ALL)
    assert pages["consultation"] is pages["reasons"] is PageState.WARNING


def test_a_settled_warning_leaves_the_page_done(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"contact.telephone": "07700 900123"})
    assert states(record, leeds, ALL)["director_and_contact"] is PageState.WARNING
    at = dt.datetime(2024, 5, 14, tzinfo=dt.UTC)
    record = lifecycle.settle(
        record, rule="personal-mobile", field="contact.telephone", word="Office.", actor="PA", at=at
    )
    assert states(record, leeds, ALL)["director_and_contact"] is PageState.DONE


def test_a_page_without_an_answer_is_never_called_done(make: Make, leeds: Profile) -> None:
    assert states(make("key"), leeds)["exempt_information"] is PageState.NOT_STARTED
    assert states(make("key"), leeds, ALL)["exempt_information"] is PageState.NOT_STARTED
    answered = make("key", {"exempt_information.contains": False})
    assert states(answered, leeds, ALL)["exempt_information"] is PageState.DONE
