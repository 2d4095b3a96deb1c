"""The laws of a signing: in any order of events, nobody signs what they have not read and agreed to."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from builders import DAY, draft, notice
from signoff import actions
from signoff.desktop.core.person import NOBODY, Person
from signoff.desktop.core.signature_request import SigningDraft, SigningMethod
from signoff.desktop.signing import sign_words as words
from signoff.desktop.signing.signatories import signatories
from signoff.desktop.signing.signing_state import Candidate, KeptSignatures, Missing, SigningState
from signoff.notice.marks.mark import Device, ImageMark, StrokesMark, TypedMark
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Role
from signoff.rules.findings import Finding, Severity
from signoff.signing.proof.judgement import same_person
from signoff.signing.vault.body import KeptMark

URGENT = changed(actions.example("key"), signatures=())
STROKES = StrokesMark(width=60_000, height=20_000, device=Device.PEN, strokes=(((0, 0, 0, 500), (9, 9, 9, 500)),))
PICTURE = ImageMark(width=60_000, height=20_000, png="")
KEPT = KeptSignatures(
    "A. Officer",
    (
        KeptMark(id="1", label="Typed", mark=TypedMark(text="A. Officer")),
        KeptMark(id="2", label="Drawn", mark=STROKES),
    ),
    "1",
)
ERROR = Finding(Severity.ERROR, "rule", "reasons", "reasons", "Give the reasons.", "Form")
WARNING = replace(ERROR, severity=Severity.WARNING)
OTHER = notice(subject="Another subject")

Step = Callable[[SigningState], SigningState]


def begin(left: SigningDraft | None = None, content: Notice = URGENT.notice) -> SigningState:
    return SigningState.begin(signatories(URGENT, DAY), content, left or SigningDraft())


def shown(state: SigningState) -> SigningState:
    """Let the pages of what is proposed come, if there is such a file."""
    act = state.request
    return state.show(Candidate(act, URGENT, b"pdf", None) if act is not None else None)


def ready(state: SigningState) -> SigningState:
    """Do all that signing asks for."""
    state = state.read_to_end().name_signer(Person("A. Officer", "Chief Officer")).declare(agreed=True)
    return shown(state.date_signature(DAY).choose_method("draw").draw(STROKES))


def steps() -> st.SearchStrategy[Step]:
    """Anything that can happen to a signing."""
    names = st.sampled_from(["", " ", "A. Officer", "a.  officer", "B. Deputy"])
    return st.one_of(
        st.sampled_from([*Role, "nobody"]).map(lambda role: lambda state: state.choose_role(role)),
        st.builds(Person, names, names).map(lambda who: lambda state: state.name_signer(who)),
        st.booleans().map(lambda agreed: lambda state: state.declare(agreed=agreed)),
        st.sampled_from([None, DAY, DAY + dt.timedelta(1)]).map(lambda day: lambda state: state.date_signature(day)),
        st.sampled_from(SigningMethod).map(lambda method: lambda state: state.choose_method(method)),
        st.sampled_from([None, STROKES]).map(lambda mark: lambda state: state.draw(mark)),
        st.sampled_from([None, PICTURE]).map(lambda mark: lambda state: state.use_picture(mark)),
        st.sampled_from([None, KEPT]).map(lambda kept: lambda state: state.unlock(kept)),
        st.sampled_from(["1", "2", "3"]).map(lambda key: lambda state: state.choose_kept(key)),
        st.sampled_from([(), (WARNING,), (ERROR, WARNING)]).map(lambda found: lambda state: state.judge(found)),
        st.sampled_from([URGENT.notice, OTHER]).map(lambda content: lambda state: state.change_notice(content)),
        st.sampled_from(
            [
                SigningState.read_to_end,
                SigningState.ask_names,
                SigningState.await_pages,
                SigningState.set_file,
                shown,
                ready,
                lambda state: state.fail("It did not work."),
                lambda state: state.refuse("Not so."),
                lambda state: begin(state.draft),
            ]
        ),
    )


states = st.lists(steps(), max_size=30)


def after(happened: list[Step]) -> SigningState:
    state = begin()
    for step in happened:
        state = step(state)
    return state


@given(states)
def test_nothing_is_signed_without_reading_agreement_name_post_date_mark_and_pages(happened: list[Step]) -> None:
    state = after(happened)
    if (candidate := state.ready) is None:
        return
    assert state.has_read
    assert state.declared
    assert state.signer.name
    assert state.signer.post
    assert state.date is not None
    assert state.mark is not None
    assert not state.errors
    assert not state.is_setting
    request = candidate.request
    assert (request.role, Person(request.name, request.post), request.date, request.mark) == (
        state.role,
        state.signer,
        state.date,
        state.mark,
    )


@given(states)
def test_nobody_has_agreed_to_what_they_have_not_read(happened: list[Step]) -> None:
    state = after(happened)
    assert state.has_read or not state.declared
    assert not state.change_notice(notice(subject="Yet another")).declared
    assert state.change_notice(notice(subject="Yet another")).missing in (Missing.CORRECTION, Missing.READING)
    assert state.change_notice(notice(subject="Yet another")).current is None


@given(states)
def test_what_another_has_declared_is_declared_by_nobody(happened: list[Step]) -> None:
    state = after(happened)
    assert not state.name_signer(Person("Somebody", "Else")).declared
    assert all(not state.choose_role(signatory.role).declared for signatory in state.signatories)


@given(states)
def test_nobody_signs_with_what_is_kept_for_another(happened: list[Step]) -> None:
    state = after(happened)
    if state.method is SigningMethod.SAVED and state.mark is not None:
        assert state.kept is not None
        assert same_person(state.kept.owner, state.signer.name)
    assert state.has_key == (state.kept is not None and same_person(state.kept.owner, state.signer.name))


@given(states)
def test_leaving_and_coming_back_loses_nothing_but_the_agreement_and_the_passphrase(happened: list[Step]) -> None:
    state = after(happened)
    back = begin(state.draft)
    assert back.role is state.role
    assert back.signer == (state.signer if state.signer != NOBODY else state.signatory.person)
    assert back.draft.strokes == state.draft.strokes
    assert back.draft.picture == state.draft.picture
    assert back.draft.read == state.draft.read
    assert back.method is (SigningMethod.DRAW if state.method is SigningMethod.SAVED else state.method)
    assert not back.declared
    assert back.kept is None


@given(states)
def test_a_mark_stands_while_another_way_is_tried(happened: list[Step]) -> None:
    state = after(happened)
    for method in SigningMethod:
        assert state.choose_method(method).choose_method(state.method).mark == state.mark


@given(states)
def test_a_failure_is_said_until_anything_happens(happened: list[Step]) -> None:
    state = after(happened).fail("It did not work.")
    assert state.problem
    assert not state.judge(state.findings).problem
    assert not state.draw(STROKES).problem
    assert not state.declare(agreed=True).problem


@given(states)
def test_the_first_thing_missing_is_said_in_a_sentence(happened: list[Step]) -> None:
    state = after(happened)
    assert bool(words.missing(state, 1, 3)) == (state.missing is not None)
    assert not (state.is_waiting and state.missing)


def test_a_whole_signing_goes_step_by_step() -> None:
    state = SigningState.begin(signatories(draft(), DAY), draft().notice, SigningDraft())
    assert state.signer == Person("A. Officer", "Chief Officer")
    assert not state.asks_names
    assert state.missing is Missing.READING
    state = state.read_to_end()
    assert state.missing is Missing.DECLARATION
    state = state.declare(agreed=True)
    assert state.missing is Missing.MARK
    state = state.draw(STROKES)
    assert state.missing is None
    assert state.ready is None
    assert state.is_waiting
    state = shown(state)
    assert state.ready is not None
    assert state.date_signature(None).missing is Missing.DATE
    assert state.name_signer(Person("", "Chief Officer")).declare(agreed=True).missing is Missing.SIGNER
    assert state.draw(None).missing is Missing.MARK
    assert state.set_file().ready is None
    assert state.set_file().is_waiting


def test_strokes_are_of_the_role_that_drew_them() -> None:
    state = begin().draw(STROKES).choose_role(Role.SCRUTINY_CHAIR)
    assert state.mark is None
    assert state.choose_role(Role.DECISION_MAKER).mark == STROKES


def test_once_signed_the_next_signatory_reads_for_themselves_and_keeps_what_they_drew() -> None:
    left = ready(begin()).choose_role(Role.SCRUTINY_CHAIR).draw(STROKES).draft.signed(Role.SCRUTINY_CHAIR)
    assert set(left.strokes) == {Role.DECISION_MAKER}
    back = begin(left)
    assert back.role is Role.DECISION_MAKER
    assert not back.has_read


def test_a_role_that_is_not_offered_any_more_proposes_the_first() -> None:
    left = begin().choose_role(Role.EXECUTIVE_MEMBER).name_signer(Person("C. Member", "Executive member")).draft
    back = SigningState.begin(signatories(draft(), DAY), draft().notice, left)
    assert back.role is Role.DECISION_MAKER
    assert back.signer != left.signers[Role.EXECUTIVE_MEMBER]


def test_the_role_that_is_asked_for_is_begun_with_unless_another_was_chosen() -> None:
    offered, content = signatories(URGENT, DAY), URGENT.notice
    state = SigningState.begin(offered, content, SigningDraft(), Role.EXECUTIVE_MEMBER)
    assert state.role is Role.EXECUTIVE_MEMBER
    left = state.choose_role(Role.DECISION_MAKER).draft
    assert SigningState.begin(offered, content, left, Role.EXECUTIVE_MEMBER).role is Role.DECISION_MAKER
    assert SigningState.begin(signatories(draft(), DAY), content, SigningDraft(), Role.EXECUTIVE_MEMBER).role is (
        Role.DECISION_MAKER
    )


@pytest.mark.parametrize("person", [Person(), Person("A"), Person(post="B")])
def test_who_is_not_known_is_asked_for(person: Person) -> None:
    (one,) = signatories(draft(), DAY)
    unknown = replace(one, name=person.name, post=person.post)
    assert SigningState.begin((unknown,), draft().notice, SigningDraft()).asks_names


def test_the_state_knows_no_qt() -> None:
    script = "import sys; sys.modules['PySide6'] = None; import signoff.desktop.signing.signing_state"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
