"""The papers that go with a notice: what the public sees of them, and by which names their files may be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec.structs import replace

from signoff.notice.record.model import Paper, given

UNTITLED = "Untitled paper"
LONGEST_NAME = 120
"""Characters of a file's name before its ending."""

_MOST_BYTES = 180
"""Bytes of the same in UTF-8: systems keep names of 255, and programs that write a file add to its name meanwhile."""

_LONGEST_ENDING = 12
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories of characters that cannot be seen: some turn a name round, so that its ending reads as another."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[\d¹²³])", re.IGNORECASE)
"""Names that Windows gives to devices, whatever their ending."""


def public_papers(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return the papers that are said to be public, without the names of their files: those are nobody's answer."""
    return tuple(replace(paper, file_name=None) for paper in papers if paper.public is True)


def title_of(paper: Paper) -> str:
    """Return what a paper is called: its title, else its link or the name of its file."""
    return given(paper.title) or given(paper.link) or given(paper.file_name) or UNTITLED


def has_file(paper: Paper) -> bool:
    """Whether a paper is a file of which the digest is kept."""
    return paper.digest is not None


def plain_name(name: str | None) -> str:
    """Return the name of a paper's file as every system can keep it, and only below the folder it is written to.

    A record says what it likes: it may come from anywhere.
    """
    seen = (sign for sign in _NOT_IN_NAMES.sub("-", given(name)) if unicodedata.category(sign) not in _UNSEEN)
    words = "".join(seen).strip(". ")
    stem, dot, ending = words.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = words, ""
    stem = stem[:LONGEST_NAME].encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(". ") or "paper"
    name = f"{stem}.{ending}" if ending else stem
    device, dot, rest = name.partition(".")
    return f"{device}-{dot}{rest}" if _RESERVED.fullmatch(device.strip()) else name


def file_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Return, by digest, the name under which each file is kept beside a notice: no two the same on any system."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for paper in papers:
        if paper.digest is None or paper.digest in names:
            continue
        name = first = plain_name(paper.file_name)
        number = 1
        while _as_compared(name) in taken:
            number += 1
            stem, dot, ending = first.rpartition(".")
            name = f"{stem}-{number}.{ending}" if dot else f"{first}-{number}"
        taken.add(_as_compared(name))
        names[paper.digest] = name
    return names


def _as_compared(name: str) -> str:
    """Return a name as systems compare it that know neither capitals nor two ways to write an accent."""
    return unicodedata.normalize("NFC", name.casefold())


def proposed_title(name: str) -> str:
    """Return a title that the name of a file suggests: its words, without the ending."""
    stem = name.rpartition(".")[0] or name
    words = " ".join(re.sub(r"[_+]+|(?<=\w)-+(?=\w)|\.+(?=\D)", " ", stem).split())
    return words[:1].upper() + words[1:]
