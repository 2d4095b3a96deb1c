"""What is chosen of each section in which two copies differ, and the answers that follow; without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from signoff.notice.comparison.comparison import AnswerChange, SectionChange, answer_changes, applied, compare
from signoff.notice.comparison.sequence_diff import gaps
from signoff.notice.form.form_file import form_of
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.history import entries_of, entries_since
from signoff.notice.record.joined_comments import edited_in_both
from signoff.notice.record.model import Notice, given
from signoff.notice.record.record import Record
from signoff.notice.text import Block, parse, serialise
from signoff.rules.answer_text import listed

OURS, THEIRS, BOTH = "ours", "theirs", "both"

_BOTH, _BOTH_TEXTS = ("Keep both", "One after the other"), ("Keep both texts", "Other answers as in yours")
"""What is said of keeping both; the second where a section also has answers that cannot be both."""


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """How the other copy is spoken of: where it is, as a heading and in a sentence; choosing it; and its name."""

    heading: str
    where: str
    choice: tuple[str, str]
    name: str


FILE = OtherCopy("In the file", "in the file", ("Use the file’s", "What the file says"), "the file’s copy")
SHARED = OtherCopy(
    "In the shared register",
    "in the shared register",
    ("Use the shared one", "What the shared register says"),
    "the shared copy",
)


class MergeChoices:
    """The choice for each section; where only one copy changed it, that copy's answers are chosen at first."""

    def __init__(self, ours: Record, theirs: Record, other: OtherCopy = FILE) -> None:
        self.ours, self.theirs, self.other = ours, theirs, other
        self._words = {OURS: ("Keep yours", "What your copy says"), THEIRS: other.choice}
        self.changes = compare(ours, theirs, about=False)
        self._form = form_of(ours.terms)
        self._by = self._changed_by(ours, theirs), self._changed_by(theirs, ours)
        self._choices = {change.key: self._at_first(change.key) for change in self.changes}

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The sections without a choice."""
        return tuple(key for key, choice in self._choices.items() if not choice)

    def change(self, key: str) -> SectionChange | None:
        """Return in what a section differs."""
        return next((change for change in self.changes if change.key == key), None)

    def choice(self, key: str) -> str:
        """Return what is chosen for a section; empty for nothing yet."""
        return self._choices.get(key, "")

    def choose(self, key: str, choice: str) -> None:
        """Choose for a section."""
        self._choices[key] = choice

    def options(self, key: str) -> Mapping[str, tuple[str, str]]:
        """Return what can be chosen: both of a section's answers only where they are long texts."""
        change = self.change(key)
        have_both = [_can_have_both(answer) for answer in change.answers] if change is not None else []
        if not any(have_both):
            return self._words
        return {**self._words, BOTH: _BOTH if all(have_both) else _BOTH_TEXTS}

    def who_changed(self, key: str) -> str:
        """Return a sentence on who changed a section since the copies were the same."""
        ours, theirs = self._people(key)
        if ours and theirs:
            return f"Changed in your copy by {listed(ours)}, and {self.other.where} by {listed(theirs)}."
        if theirs:
            return f"Changed only {self.other.where}, by {listed(theirs)}."
        return f"Changed only in your copy, by {listed(ours)}." if ours else ""

    def notice(self) -> Notice:
        """Return the answers that follow from the choices."""
        notice = self.ours.notice
        for section in self._all_changes:
            choice = self._choices.get(section.key, OURS)
            if choice == THEIRS:
                notice = applied(notice, section.answers)
            elif choice == BOTH:
                for answer in section.answers:
                    if _can_have_both(answer):
                        notice = with_value(notice, answer.path, both_texts(answer.before, answer.after))
        return notice

    def first_of_both(self) -> str:
        """Return the path of the first text that has both, which wants editing; empty for none."""
        paths = (
            answer.path
            for section in self.changes
            if self._choices[section.key] == BOTH
            for answer in section.answers
            if _can_have_both(answer)
        )
        return next(paths, "")

    def about_approvals(self) -> str:
        """Return which approvals end with what is chosen now; empty where none do."""
        if not self.ours.approvals and not self.theirs.approvals:
            return ""
        notice = self.notice()
        sides = ((self.ours, "your copy"), (self.theirs, self.other.name))
        ending = "approved {}: that approval counts only if you keep all of its answers."
        return " ".join(
            f"{listed([entry.name for entry in copy.approvals])} {ending.format(name)}"
            for copy, name in sides
            if copy.approvals and copy.notice != notice
        )

    def about_comments(self) -> str:
        """Return that comments were edited in both copies, and which words are kept; empty where none were."""
        number = edited_in_both(self.ours.comments, self.theirs.comments)
        if not number:
            return ""
        said = "One comment or reply was" if number == 1 else f"{number} comments or replies were"
        return f"{said} edited in both copies: the words that were edited last are kept."

    @cached_property
    def _all_changes(self) -> tuple[SectionChange, ...]:
        """The changes, with those that nobody can see."""
        return answer_changes(self.ours, self.theirs)

    def _at_first(self, key: str) -> str:
        ours, theirs = self._people(key)
        if ours and theirs:
            return ""
        return THEIRS if theirs else OURS if ours else ""

    def _people(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return who changed a section in our copy, and who in theirs, as far as the histories tell."""
        fields = self._form.section(key).fields if self._form.has(key) else ()
        members = dict.fromkeys([key, *(field.path.partition(".")[0] for field in fields)])
        return tuple(tuple(dict.fromkeys(name for member in members for name in by.get(member, ()))) for by in self._by)

    @staticmethod
    def _changed_by(copy: Record, other: Record) -> Mapping[str, tuple[str, ...]]:
        """Return who changed each section of a copy since the other had the same."""
        people: dict[str, dict[str, None]] = {}
        for entry in entries_of(entries_since(copy, other)):
            for key in entry.sections:
                people.setdefault(key, {})[entry.actor] = None
        return {key: tuple(names) for key, names in people.items()}


def both_texts(ours: str, theirs: str) -> str:
    """Return two long texts as one: what both say once, and where they differ ours, then theirs."""
    first, second = parse(ours), parse(theirs)
    blocks: list[Block] = []
    place = 0
    for gap in gaps(first, second):
        blocks += [*first[place : gap.first_end], *second[gap.second : gap.second_end]]
        place = gap.first_end
    return serialise([*blocks, *first[place:]])


def _can_have_both(answer: AnswerChange) -> bool:
    return answer.is_long and bool(given(answer.before)) and bool(given(answer.after))
