"""A notice with the characters of every text in one form (`text.cleaning`): as it is kept, and as it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from signoff.known_types import known
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import ONE_LINE, Notice, is_long_text, is_one_line, storable
from signoff.notice.text.cleaning import as_read, cleaned, cleaned_line, cleaned_lines

_ESCAPED = re.compile(r"\\[rf]|\\u00|[\u2028\u2029]")
"""Line ends and control characters that no text keeps, in JSON."""

_PAPERS = "papers."

Clean = Callable[[str, str], str]
"""Return a text in another form; the path says where in the notice it stands, without the numbers of rows."""


def cleaned_notice(notice: Notice) -> Notice:
    """Return the notice with all texts in the form in which they are kept; the notice itself where they are.

    The texts between markup are cleaned as the Markdown that they are: what is invisible in it means nothing there.
    """
    return _with_texts(notice, _cleaned, cleaned)


def notice_as_read(notice: Notice) -> Notice:
    """Return the notice with all texts as rules, search and comparison read them; the notice itself where they are."""
    return _with_texts(notice, _read, as_read)


def _cleaned(path: str, text: str) -> str:
    if is_long_text(path):
        return cleaned(text)
    return cleaned_line(text) if is_one_line(path) else cleaned_lines(text)


def _read(path: str, text: str) -> str:
    return as_read(_cleaned(path, text))


def _with_texts(notice: Notice, clean: Clean, quick: Callable[[str], str]) -> Notice:
    notice = storable(notice)
    if _is_clean(notice, quick):
        return notice
    answers = msgspec.to_builtins(notice)
    changed = _walk(answers, "", clean)
    return notice if changed == answers else msgspec.convert(changed, known(Notice))


def _is_clean(notice: Notice, quick: Callable[[str], str]) -> bool:
    """Whether nothing is to be done, as with most notices; to look at all as one text takes a fraction of the time."""
    written = msgspec.json.encode(notice).decode()
    if _ESCAPED.search(written) or quick(written) != written:
        return False
    return not any("\n" in text or "\t" in text for text in _texts_of_one_line(notice))


def _texts_of_one_line(notice: Notice) -> Iterator[str]:
    for path in ONE_LINE:
        row, _, member = path.partition(".interests.")
        if path.startswith(_PAPERS):
            yield from (getattr(paper, path.removeprefix(_PAPERS)) or "" for paper in notice.papers)
        elif member:
            yield from (getattr(interest, member) or "" for interest in value_at(notice, row).interests)
        else:
            answer = value_at(notice, path)
            yield from answer if isinstance(answer, tuple) else (answer or "",)
    for consultee in notice.consultation.rows.values():
        yield from (interest.member or "" for interest in consultee.interests)


def _walk(value: Any, path: str, clean: Clean) -> Any:
    if isinstance(value, str):
        return clean(path, value)
    if isinstance(value, dict):
        return {name: _walk(inner, f"{path}.{name}" if path else name, clean) for name, inner in value.items()}
    return [_walk(inner, path, clean) for inner in value] if isinstance(value, list | tuple) else value
