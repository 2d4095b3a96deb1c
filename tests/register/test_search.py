"""Finding notices by their words, for any text that is typed."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from all_rows import rows_of
from builders import draft, later, notice, signed
from examples import examples
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.model import (
    Consultation,
    Consultee,
    Contact,
    ExemptInformation,
    ExemptText,
    Implementation,
    Interest,
    Notice,
    Wards,
)
from signoff.notice.text import plain
from signoff.register.search_index import FoldedTexts
from signoff.register.search_words import normalise
from signoff.register.store import Register

FULL = notice(
    subject="Łódź Street café’s £319,151 grant",
    contact=Contact(name="Zoë O’Brien", post="Head of Kiosks"),
    decision="The officer **agreed** to un**believ**able [terms](https://example.org/hidden).",
    reasons="- Because of naïve flooding\n- and AND",
    alternatives="| Option | Cost |\n| --- | --- |\n| Sandbags | little |",
    wards=Wards(names=("Otley & Yeadon",)),
    consultation=Consultation(
        ward_councillors=Consultee(details="Briefed in March", interests=(Interest(member="Cllr Quill"),)),
        others="The *harbourmaster*",
    ),
    implementation=Implementation(accountable_officer="Chief Beekeeper", timescales="By Michaelmas"),
    exempt_information=ExemptInformation(text=ExemptText(reasons="The bidder’s overdraft")),
)


@pytest.fixture
def filled(register: Register) -> Register:
    """A register with one notice to be found and one other."""
    record = lifecycle.edit(draft(), FULL, actor="PA", at=later(1))
    register.save(lifecycle.give_reference(record, "D56234", actor="PA", at=later(2)))
    register.save(draft(subject="Another matter"))
    return register


@pytest.mark.parametrize(
    "search",
    [
        "lodz",
        "ŁÓDŹ STREET",
        "cafe",
        "cafe\u0301",
        "Café’s",
        "319,151",
        "£319,151",
        "D56234",
        "d562",
        "zoe o'brien",
        "kiosks",
        "unbelievable",
        "naive flood",
        "flooding naive",
        "sandbags",
        "otley & yeadon",
        "briefed march",
        "quill",
        "harbourmaster",
        "beekeeper",
        "michaelmas",
        "overdraft",
        "grant lodz d56234 overdraft sandb",
        " grant\t",
    ],
)
def test_found_by(filled: Register, search: str) -> None:
    assert [row.reference for row in rows_of(filled, search)] == ["D56234"]


@pytest.mark.parametrize("search", ["odz", "flood nonsense", "hidden", "lodz another", "grants", "gra lodz"])
def test_not_found_by(filled: Register, search: str) -> None:
    assert rows_of(filled, search) == ()


def test_signatories_are_found(register: Register) -> None:
    register.save(signed())
    assert len(rows_of(register, "chief officer")) == 1


def test_the_index_follows_an_edit(register: Register) -> None:
    record = draft(subject="Badgers")
    register.save(record)
    register.save(lifecycle.edit(record, notice(subject="Foxes"), actor="PA", at=later(1)))
    assert rows_of(register, "badgers") == ()
    assert len(rows_of(register, "foxes")) == 1


def test_blank_finds_every_notice_and_signs_alone_none(filled: Register) -> None:
    assert len(rows_of(filled, "  ")) == 2
    assert rows_of(filled, "£ *") == ()


def test_what_is_found_comes_in_the_order_of_the_list(register: Register) -> None:
    for minutes in (2, 9, 5):
        register.save(lifecycle.new_record("leeds", draft().terms, actor="PA", at=later(minutes), notice=notice()))
    assert rows_of(register, "gate") == rows_of(register)


@pytest.mark.parametrize(
    "search",
    [
        '"',
        "'",
        '"gate',
        "gate OR",
        "gate AND",
        "NOT gate",
        "NEAR(a b)",
        "subject:gate",
        "{subject}:x",
        "^gate",
        "-gate",
        "a*b*",
        "(",
        "\x00",
        "a\x00b",
        "half \ud800",
        "; DROP TABLE words",
        "%",
        "\\",
        "🚪",
        "g" * 100_000,
        "many words " * 3000,
        " ".join(map(str, range(3000))),
    ],
)
def test_odd_input_is_only_text(filled: Register, search: str) -> None:
    assert isinstance(rows_of(filled, search), tuple)
    assert len(rows_of(filled)) == 2


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_text_may_be_searched_for(filled: Register, search: str) -> None:
    assert {row.id for row in rows_of(filled, search)} <= {row.id for row in rows_of(filled)}


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=30))
def test_a_notice_is_found_by_its_own_subject(register: Register, subject: str) -> None:
    record = replace(draft(subject=subject), history=())
    register.save(record)
    if normalise(subject):
        assert record.id in {row.id for row in rows_of(register, subject)}


@settings(max_examples=examples(400), deadline=None)
@given(st.text(st.sampled_from("aiZ(é7 \n\t-+.)*_[]\\|:#>`&\x07\u00a0\u2028²"), max_size=14) | st.text(max_size=20))
@example("7.\xa0")
def test_a_text_that_no_markdown_is_in_is_indexed_as_any_other(text: str) -> None:
    """Reading it as Markdown, which takes fifteen times as long, is left out where nothing in it can be."""
    notice = Notice(reasons=text)
    record = replace(draft(), notice=notice)
    assert FoldedTexts().columns(record)["texts"] == " ".join(normalise(plain(text)))


def test_a_damaged_index_leaves_the_notices_readable(filled: Register) -> None:
    connection = sqlite3.connect(filled.path)
    with connection:
        connection.execute("UPDATE words_data SET block = X'FFFFFFFFFFFFFFFF' WHERE id > 10")
    connection.close()
    with Register.open(filled.path) as register:
        with pytest.raises(RegisterProblem, match=r"search index .* is damaged, .* exported\.$"):
            rows_of(register, "lodz")
        assert {register.get(row.id).reference for row in rows_of(register)} == {"D56234", None}
