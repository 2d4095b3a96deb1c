"""Texts as hypothesis makes them: whatever an officer may paste, each word known again by a number in it."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

LETTERS = "abcdefghijklmnopqrstuvwxyzABC0123456789ÀéîõüŵŷßøœĳΑβγδΩЖйЩѣ"
SIGNS = ".,;:-–—()/&<>\"'£€%*_[]\\#~^`{}!?@=+$§©®°½²µ×÷✓☐☑→≤≠∞ﬁﬂ\u2011…“”‘’•▪ʼ"
MARKS = "\u0301\u0302\u0303\u0323"

_LETTER = st.one_of(st.sampled_from(LETTERS), st.tuples(st.sampled_from("aexwMО"), st.sampled_from(MARKS)).map("".join))
_SHORT = st.lists(st.one_of(_LETTER, _LETTER, st.sampled_from(SIGNS)), min_size=1, max_size=9).map("".join)
_LONG = st.builds(
    lambda part, times, end: part * times + end, _SHORT, st.integers(20, 40), st.sampled_from(["", "-", "/", "é"])
)
_ALONE = st.builds("{} {}{}".format, _SHORT, st.sampled_from(MARKS), st.sampled_from(["", "b", "\u0301"]))
_WORD = st.one_of(_SHORT, _SHORT, _SHORT, _SHORT, _LONG, _ALONE)
_LOOK = st.sampled_from(["{}", "{}", "{}", "**{}**", "*{}*", "[{}](https://example.org/a)"])


def numbered(words: list[tuple[str, str]]) -> str:
    """Return words in their looks, each with its number before it."""
    numbers = count(1)
    return " ".join(look.format(f"Q{next(numbers)}q{word}") for look, word in words)


@st.composite
def _markdown(draw: st.DrawFn) -> str:
    """Return paragraphs, lists up to five deep, and tables up to 16 columns wide."""
    numbers = count(1)

    def words(least: int, most: int) -> str:
        drawn = draw(st.lists(st.tuples(_LOOK, _WORD), min_size=least, max_size=most))
        return " ".join(look.format(f"Q{next(numbers)}q{word}") for look, word in drawn)

    blocks = []
    for kind in draw(st.lists(st.sampled_from(["paragraph", "list", "table"]), min_size=1, max_size=4)):
        if kind == "paragraph":
            blocks.append(words(1, 25))
        elif kind == "list":
            marker = draw(st.sampled_from(["-", "1.", "(a)", "i.", "A)"]))
            depth = draw(st.integers(1, 5))
            between = "\n" if marker in "-1." else "\n\n"
            blocks.append(between.join(f"{'    ' * level}{marker} {words(1, 6)}" for level in range(depth)))
        else:
            columns, rows = draw(st.sampled_from([1, 2, 4, 16])), draw(st.integers(1, 3))
            lines = ["| " + " | ".join(words(0, 2).replace("|", "") for _ in range(columns)) + " |"] * 1
            lines.append("|" + "---|" * columns)
            lines += ["| " + " | ".join(words(0, 3) for _ in range(columns)) + " |" for _ in range(rows)]
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


WORDS = st.lists(st.tuples(st.just("{}"), _WORD), min_size=1, max_size=30).map(numbered)
"""Plain words, each with its number."""

MARKDOWN = _markdown()
"""Long texts, each word with its number."""
