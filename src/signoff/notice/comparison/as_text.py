"""The differences between two notices in lines of text: for a terminal, the clipboard and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.comparison.comparison import AnswerChange, Run, SectionChange

NOTHING = "not answered"


def lines_of(sections: Iterable[SectionChange]) -> Iterator[str]:
    """Yield the differences, as diff writes them: a heading, the question, and lines that went (-) and came (+).

    Within a line of which only some words differ, these stand in square brackets.
    """
    for place, section in enumerate(sections):
        if place:
            yield ""
        yield section.title
        for answer in section.answers:
            if answer.label != section.title:
                yield f"  {answer.label}"
            yield from (f"    {line}" for line in _lines(answer))


def _lines(answer: AnswerChange) -> Iterator[str]:
    if not answer.before_lines:
        yield f"- ({NOTHING})"
    for line in answer.lines:
        if line.differs:
            if line.before is not None:
                yield f"- {_words(line.before)}"
            if line.after is not None:
                yield f"+ {_words(line.after)}"
    if not answer.after_lines:
        yield f"+ ({NOTHING})"


def _words(runs: tuple[Run, ...]) -> str:
    if all(run.differs for run in runs):
        return " ".join(run.text for run in runs)
    return " ".join(f"[{run.text}]" if run.differs else run.text for run in runs)
