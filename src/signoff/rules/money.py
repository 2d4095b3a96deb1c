"""An amount of money that a text mentions, and how amounts are written in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from signoff.rules.rates import Rate


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds, its place in the text (from `start` to `end`), and how it is written there.

    One that is a rate, such as £100 a month, says so in `rate`.
    """

    pounds: Decimal
    start: int
    end: int
    text: str
    rate: Rate | None = None

    @property
    def words(self) -> str:
        """The words of the text that say it: of a rate, with what it is for and how long."""
        return self.text if self.rate is None else self.rate.text

    @property
    def is_open(self) -> bool:
        """Whether it is a rate, and the text does not say for how long."""
        return self.rate is not None and self.rate.whole is None

    @property
    def value(self) -> Decimal:
        """What it comes to: a rate's whole value, where the text says for how long."""
        return self.rate.whole if self.rate is not None and self.rate.whole is not None else self.pounds


@dataclass(frozen=True, slots=True)
class Malformed:
    """Words that look like an amount of money and are not written like one, and their place in the text."""

    start: int
    end: int
    text: str


Mention: TypeAlias = Amount | Malformed


def with_original_words(amount: Amount) -> str:
    """Return an amount in figures, with the words of the text where those differ: £600,000 (“£0.6m”)."""
    figures, words = money(amount.value), " ".join(amount.words.split())
    if amount.rate is not None and amount.rate.whole is None and amount.text in (figures, f"{figures}.00"):
        return words
    return figures if words in (figures, f"{figures}.00") else f"{figures} (“{words}”)"


def money(pounds: Decimal) -> str:
    """Return an amount for a sentence: £319,151, or £1,200.50 where there are pence."""
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral_value() else f"£{pounds:,.2f}"
