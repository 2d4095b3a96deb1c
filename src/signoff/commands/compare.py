"""The command that compares two notices."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from signoff.commands.output import print_json, print_line

if TYPE_CHECKING:
    from signoff.notice.comparison.comparison import SectionChange


def compare(options: argparse.Namespace) -> int:
    """Print what differs between two notices, or two states of one, as diff does; status 1 where anything does.

    A file that was altered is compared too, which tells what was altered, and said to be.
    """
    from signoff.commands.incoming import as_it_is
    from signoff.notice.comparison.as_text import lines_of
    from signoff.notice.comparison.comparison import compare as sections_between

    sections = sections_between(as_it_is(options.before), as_it_is(options.after))
    if options.json:
        print_json([_as_json(section) for section in sections])
    else:
        for line in lines_of(sections):
            print_line(line)
    return 1 if sections else 0


def _as_json(section: SectionChange) -> dict[str, Any]:
    answers = [
        {
            "field": answer.path,
            "label": answer.label,
            "before": [" ".join(word.text for word in line) for line in answer.before_lines],
            "after": [" ".join(word.text for word in line) for line in answer.after_lines],
        }
        for answer in section.answers
    ]
    return {"section": section.key, "title": section.title, "answers": answers}
