"""Amounts of money as people write them, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.rules.amounts import amounts_in
from signoff.rules.money import money, with_original_words


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("up to £319,151 of grant", [319_151]),
        ("£1.2m", [1_200_000]),
        ("Opera £250,000\nMill Ballet £220,000 Mill Hill £3", [250_000, 220_000, 3]),
        ("£90.5k in 2023/24", [90_500]),
        ("£1 million", [1_000_000]),
        ("£ 5 thousand", [5_000]),
        ("£1.5bn", [1_500_000_000]),
        ("1,000,000 pounds", [1_000_000]),
        ("a 2.5 million pound scheme", [2_500_000]),
        ("GBP 3,000", [3_000]),
        ("£1–2 million", [1_000_000, 2_000_000]),
        ("£100k-£200k", [100_000, 200_000]),
        ("£100-200k", [100_000, 200_000]),
        ("£25,000 to £100,000", [25_000, 100_000]),
        ("£500 to £2k", [500, 2_000]),
        ("between 1 and 2 million pounds", [1_000_000, 2_000_000]),
        ("£153,568 for 2022/23 and £165,583 for 2023/24", [153_568, 165_583]),
        ("£1\u00a0000\u00a0000", [1_000_000]),
        ("(£12M)", [12_000_000]),
        ("£5,000 to 30 people", [5_000]),
        ("£5,000–2023/24", [5_000]),
        ("£20,000, 10%", [20_000]),
        ("£1,2m", [1_200_000]),
        ("£1.2 m or £500 k", [1_200_000, 500_000]),
        ("£1-million", [1_000_000]),
        ("£1½m and £¼m", [1_500_000, 250_000]),
        ("£.65m", [650_000]),
        ("£1 000 000 and £250 000", [1_000_000, 250_000]),
        ("£20 300 times", [20]),
        ("£1.000.000", [1_000_000]),
        ("£6000,000", [6_000_000]),
        ("between £25,000 and £100,000", [25_000, 100_000]),
        ("£5,000 - 0113 496 0123", [5_000]),
        ("1 000 000 pounds", [1_000_000]),
        ("￡600,000", [600_000]),
        ("approximately £32.5m per year", [32_500_000]),
        ("£44,525), 35% in 2022/23 (£62,335) and 40% in 2023/24 (£71,240)", [44_525, 62_335, 71_240]),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, pounds: list[int]) -> None:
    assert [amount.pounds for amount in amounts_in(text)] == pounds


@pytest.mark.parametrize(
    "text",
    [
        "Regulation 32(2)(b)(ii) of the Public Contracts Regulations 2015",
        "0113 496 0123",
        "23/3/23, 2022/23 and 23 March 2023",
        "500,000 residents, 10 m of rope and 30%",
        "the pound fell; pounds of flesh",
        "£ and £m",
        "£" + "9" * 40,
        "S.I. 2012 No. 2089, LS1 1UR, ref. D57503, €600,000 and $600,000",
    ],
)
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert amounts_in(text) == ()


def test_the_place_is_shown() -> None:
    text = "It costs £1.2 million, or less."
    (amount,) = amounts_in(text)
    assert text[amount.start : amount.end] == amount.text == "£1.2 million"


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_whole_pounds_are_read_back(pounds: int) -> None:
    assert [amount.pounds for amount in amounts_in(f"It costs {money(Decimal(pounds))}.")] == [pounds]


@settings(max_examples=examples(200), deadline=None)
@given(st.text(alphabet="£0123456789.,kmb -–to/%pounds milioGBP\u00a0\n", max_size=80))
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    for amount in amounts_in(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.pounds >= 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("£0.6m", "£600,000 (“£0.6m”)"),
        ("£600,000.00", "£600,000"),
        ("£600,000", "£600,000"),
        ("£1–2\u00a0million", "£2,000,000 (“£1–2 million”)"),
    ],
)
def test_an_amount_is_shown_with_its_own_words_where_they_differ(text: str, shown: str) -> None:
    assert with_original_words(amounts_in(text)[-1]) == shown


@pytest.mark.parametrize("unit", ["£1,111", "\u00a0111", "1 to ", "£1-", "£½", " 000", "1 and 2 ", "9"])
def test_hostile_text_of_any_length_is_read_to_its_end(unit: str) -> None:
    # of a reader whose time grew with the square of the length, pytest's own watch would see the end
    assert amounts_in(f"£1 {unit * 40_000} £7")[-1].pounds == 7


def test_pence_are_shown_where_there_are_some() -> None:
    assert money(Decimal("1200.5")) == "£1,200.50"
    assert money(Decimal("1200.0")) == "£1,200"


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("5 to 6 pounds", [5, 6]),
        ("500 to 1 million pounds", [500, 1_000_000]),
        ("1 to 1 million pounds", [1_000_000, 1_000_000]),
        ("2k to 3 million pounds", [2_000, 3_000_000]),
        ("£500–1m", [500, 1_000_000]),
        ("£1–1m", [1_000_000, 1_000_000]),
        ("£2k–3m", [2_000, 3_000_000]),
        ("£2–£3", [2, 3]),
        ("£3 to 5,000", [3, 5_000]),
        ("£3 to £4", [3, 4]),
        ("£3 to 4k", [3_000, 4_000]),
        ("£3 to 4", [3]),
        ("£3–0113", [3]),
        ("£3-40%", [3]),
        ("£1,25m and £1,2k", [1_250_000, 1_200]),
        ("£0", [0]),
        ("½ million pounds", [500_000]),
        ("£7bn, £7b, £7 billion", [7_000_000_000] * 3),
        ("£7mn, £7mil, £7mill", [7_000_000] * 3),
        ("GBP5 or gbp 6", [5, 6]),
        ("£5 pounds", [5]),
        ("£5 and 6 pounds", [5, 6]),
        ("£1–2 million pounds", [1_000_000, 2_000_000]),
    ],
)
def test_the_last_scale_of_a_range_is_also_the_first_amount_s_where_that_keeps_their_order(
    text: str, pounds: list[int | Decimal]
) -> None:
    assert [amount.pounds for amount in amounts_in(text)] == pounds


def test_both_ends_of_a_range_have_the_place_of_the_range() -> None:
    text = "From £1–2 million, and 3 to 4 pounds."
    amounts = amounts_in(text)
    assert [amount.text for amount in amounts] == ["£1–2 million"] * 2 + ["3 to 4 pounds"] * 2
    assert [text[amount.start : amount.end] for amount in amounts] == [amount.text for amount in amounts]
