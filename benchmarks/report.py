"""What a run found, in lines: a table for each length, the bars, and whether all printed the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TypeAlias

from benchmarks.contenders import OURS, TYPST, WEASYPRINT
from benchmarks.content import Content, words_of
from benchmarks.measuring import Figures

_NO_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\ufffe\x02"))
_WIDTHS = (9, 9, 9, 9, 10, 7, 7)

Lengths: TypeAlias = Mapping[str, Figures]
Kind: TypeAlias = Callable[[Figures], tuple[Sequence[float], Sequence[float]]]
Results = Mapping[int, Mapping[str, Figures]]
"""The figures of each contender, by its name, for each length of the text."""


def table(times: int, figures: Mapping[str, Figures], makes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines for one length: medians, and ours as a fraction of each peer's."""
    ours = figures[OURS]
    yield f"\n×{times}"
    heads = ("warm ms", "ours is", "cold ms", "ours is", "peak MiB", "KiB", "pages")
    yield " " * 14 + "".join(f"{head:>{width}}" for head, width in zip(heads, _WIDTHS, strict=True)) + "  makes"
    for name, one in figures.items():
        yield (
            f"  {name:12}{_ms(one.warm_median)}{_ratio(ours.warm_median, one.warm_median)}"
            f"{_ms(one.cold_median)}{_ratio(ours.cold_median, one.cold_median)}"
            f"{_number(one.peak_median, 10)}{one.size / 1024:>7.0f}{one.pages:>7}  {makes[name]}"
        )


def bars(results: Results) -> Iterator[str]:
    """Yield a line for each bar that could be measured: the ratio of medians, which counts, and two steadier ones."""
    yield f"\n{'Bars':44}{'medians':>8}{'fastest':>9}{'work':>7}"
    one, ten, fifty = (results.get(times, {}) for times in (1, 10, 50))
    yield from _bar("×1 warm, of typst's", _warm, one, one, TYPST, 0.8)
    yield from _bar("×1 warm, of WeasyPrint's", _warm, one, one, WEASYPRINT, 1 / 6)
    yield from _bar("×1 cold, of WeasyPrint's", _cold, one, one, WEASYPRINT, 0.4)
    yield from _bar("×50 warm, of typst's", _warm, fifty, fifty, TYPST, 0.6)
    yield from _bar("×50 warm, of our ×10", _warm, fifty, ten, OURS, 6)
    yield from _peak("×1 cold peak, MiB", one, 60)
    yield from _peak("×50 cold peak, MiB", fifty, 120)


def missing_words(content: Content, pdf: Path) -> list[str]:
    """Return the words that the PDF's text does not hold, or not as often; hyphens, lost at line ends, do not count."""
    letters = "".join("".join(pages_of(pdf)).translate(_NO_HYPHENS).split())
    words = Counter(word.translate(_NO_HYPHENS) for word in words_of(content))
    return [word for word, often in words.items() if letters.count(word) < often]


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, as pdfium reads it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def _warm(figures: Figures) -> tuple[Sequence[float], Sequence[float]]:
    return figures.warm, figures.warm_work


def _cold(figures: Figures) -> tuple[Sequence[float], Sequence[float]]:
    return figures.cold, figures.cold_work


def _bar(what: str, kind: Kind, ours: Lengths, others: Lengths, name: str, most: float) -> Iterator[str]:
    if OURS not in ours or name not in others:
        return
    (taken, worked), (their_taken, their_worked) = kind(ours[OURS]), kind(others[name])
    ratio, fastest = median(taken) / median(their_taken), min(taken) / min(their_taken)
    work = min(worked) / min(their_worked)
    yield f"  {what:42}{ratio:>8.2f}{fastest:>9.2f}{work:>7.2f}{_verdict(ratio, most)}"


def _peak(what: str, ours: Lengths, most: float) -> Iterator[str]:
    if OURS in ours:
        peak = median(ours[OURS].peak)
        yield f"  {what:42}{peak:>8.1f}{_verdict(peak, most):>{16 + len(_verdict(peak, most))}}"


def _verdict(value: float, most: float) -> str:
    return f"  at most {most:<6.3g}{'met' if value <= most else 'MISSED'}"


def _ms(seconds: float | None) -> str:
    return _number(None if seconds is None else seconds * 1000, 9)


def _number(value: float | None, width: int) -> str:
    return f"{'–':>{width}}" if value is None else f"{value:>{width}.1f}"


def _ratio(ours: float | None, other: float | None) -> str:
    return f"{'–':>9}" if ours is None or other is None or ours == other else f"{ours / other:>9.2f}"
