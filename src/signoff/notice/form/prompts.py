"""What a council's profile asks a notice to have thought of, with the words that lead to a question and answer it."""

from __future__ import annotations

from signoff.notice.form.patterns import Words
from signoff.notice.part import Part


class Prompt(Part, frozen=True, kw_only=True):
    """One question: `words` in subject or decision lead to it, outside phrases of `unless`; `answered_by` ends it.

    Words of `unless_near` in the same sentence say that they mean something else (“call-in”, with “waive”).
    """

    words: tuple[Words, ...]
    unless: tuple[Words, ...] = ()
    unless_near: tuple[Words, ...] = ()
    answered_by: tuple[Words, ...]


class Prompts(Part, frozen=True, kw_only=True):
    """The questions that a council asks; it leaves out those that it does not."""

    equality: Prompt | None = None
    subsidy: Prompt | None = None
    best_value: Prompt | None = None
    best_consideration: Prompt | None = None
