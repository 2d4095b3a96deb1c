"""Tools for forgeries in signoff's own grammar: drawn items are moved, split and added."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pdf import factory
from pdf.rewriting import Rewritten
from signoff.checking.fidelity.faults import content_faults, layout_faults
from signoff.notice.record.record import Record
from signoff.pdf.export import Rendered, render
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.signing.verification import Result

Change = Callable[[Rewritten], None]
ANOTHER = 99
"""A version of the layout that nobody knows."""

ARTIFACT = "\n/Artifact BMC\n{code}\nEMC"


@cache
def record() -> Record:
    return factory.rich_signed()


@cache
def ours() -> Rendered:
    return render(record())


@lru_cache(maxsize=4)
def read_once(pdf: bytes) -> Document:
    """Return what a sound PDF says, which is read once for all forgeries of it."""
    return read_document(pdf)


def faults(pdf: bytes, of: Record, rendered: Rendered) -> list[str]:
    args = (read_document(pdf), read_once(rendered.data), rendered.places, of)
    sentences = [*content_faults(*args), *layout_faults(*args)]
    assert all(check.result is Result.BAD for check in sentences)
    return [check.sentence for check in sentences]


def run_of(words: str) -> tuple[int, GlyphRun]:
    """Return the first run of letters that begins with these words, and its page from 0."""
    for number, page in enumerate(read_once(ours().data).pages):
        for item in page.drawn:
            if isinstance(item, GlyphRun) and item.text.startswith(words):
                return number, item
    raise AssertionError(words)


def written(words: str, run: GlyphRun) -> bytes:
    """Return how the content writes the beginning of a run of letters."""
    codes = {char: code for code, char in read_once(ours().data).fonts[run.font].characters.items()}
    return b"(" + "".join(char if char.isascii() else f"\\{codes[char]:03o}" for char in words).encode("ascii")


def drawn(code: str, page: int = 0) -> Change:
    """Draw something more on a page, on top of everything else, as an artifact."""
    return lambda file: file.edit(page, lambda before: before + ARTIFACT.format(code=code).encode())


def beside(words: str, code: str) -> Change:
    """Draw something more, with its places counted from the end of a run of letters: `{x+3}` and `{y-1}`."""
    page, run = run_of(words)
    ends = {"x": run.ink[1], "y": run.y}

    def place(match: re.Match[str]) -> str:
        return f"{ends[match[1]] + float(match[2] or 0):.2f}"

    return drawn(re.sub(r"\{([xy])([+-][\d.]+)?\}", place, code), page)


def under(code: str) -> Change:
    """Draw something before everything else."""
    return lambda file: file.edit(0, lambda before: ARTIFACT.format(code=code).encode()[1:] + b"\n" + before)


def replaced(old: str, new: str, page: int = 0) -> Change:
    return lambda file: file.edit(page, lambda before: before.replace(old.encode("latin-1"), new.encode("latin-1"), 1))


def moved(words: str, right: float, up: float, *, whole: bool = False) -> Change:
    """Move the run of letters that begins with these words; with `whole` all that its element has on the page."""
    page, run = run_of(words)

    def change(before: bytes) -> bytes:
        begin = before.index(written(words, run))
        start = before.rindex(b"> BDC\n" if whole else b"\nBT ", 0, begin)
        end = before.index(b"\nEMC", begin) if whole else begin

        def shifted(match: re.Match[bytes]) -> bytes:
            return b"BT %.2f %.2f Td" % (float(match[1]) + right, float(match[2]) + up)

        return before[:start] + re.sub(rb"BT (\S+) (\S+) Td", shifted, before[start:end]) + before[end:]

    return lambda file: file.edit(page, change)


def away(words: str, other: str) -> tuple[float, float]:
    """Return how far it is from where one run of letters begins to where another does, right and up."""
    (_, run), (_, other_run) = run_of(words), run_of(other)
    return other_run.x - run.x, other_run.y - run.y


def moved_to(words: str, other: str, right: float) -> Change:
    """Move a run of letters to the baseline of another, so far behind its end."""
    (_, run), (_, other_run) = run_of(words), run_of(other)
    return moved(words, other_run.ink[1] + right - run.x, other_run.y - run.y)


def unruled(file: Rewritten) -> None:
    """Take lines and areas away from all pages: no version has to draw them."""
    lines = re.compile(rb"/Artifact BMC\n(?:(?!EMC|BT)[^\n]*\n)*EMC\n")
    for page in range(len(file.pages())):
        file.edit(page, lambda code: lines.sub(b"", code))


def parted(words: str, at: int, right: float, up: float, *, without_space: bool = False) -> Change:
    """Give what follows after so many letters of a run a place of its own, so far from where it stood."""
    page, run = run_of(words)
    font = read_once(ours().data).fonts[run.font]
    widths = {char: font.widths[code] for code, char in font.characters.items()}
    x = run.x + sum(widths[char] for char in run.text[:at]) * float(run.size) / 1000
    gap = int(without_space)

    def change(before: bytes) -> bytes:
        match = re.search(rb"/(F\S+) (\S+) Tf \((" + re.escape(words.encode("latin-1")) + rb"[^)]*)\) Tj", before)
        assert match is not None
        head, tail = match[3][:at], match[3][at + gap :]
        code = b"/%s %s Tf (%s) Tj\nET\nBT %.2f %.2f Td\n/%s %s Tf (%s) Tj"
        parts = match[1], match[2], head, x + right, run.y + up, match[1], match[2], tail
        return before[: match.start()] + code % parts + before[match.end() :]

    return lambda file: file.edit(page, change)


def both(*changes: Change) -> Change:
    def change(file: Rewritten) -> None:
        for change in changes:
            change(file)

    return change


def changed(marker: bytes, old: bytes, new: bytes) -> Change:
    """Change an object that holds a marker."""
    return lambda file: file.change(marker, old, new)
