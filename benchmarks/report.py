"""What a run found, in lines: a table for each length, the bars, and whether all printed the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.contenders import OURS, TYPST, WEASYPRINT
from benchmarks.content import Content, words_of
from benchmarks.measuring import Figures

_NO_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\ufffe\x02"))
_WIDTHS = (9, 9, 9, 9, 10, 7, 7)

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
    """Yield a line for each bar that could be measured: the ratio of medians, of the fastest rounds, met or missed."""
    yield f"\n{'Bars':44}{'medians':>8}{'fastest':>9}"
    one, ten, fifty = (results.get(times, {}) for times in (1, 10, 50))
    yield from _bar("×1 warm, of typst's", _warm(one, OURS), _warm(one, TYPST), 0.8)
    yield from _bar("×1 warm, of WeasyPrint's", _warm(one, OURS), _warm(one, WEASYPRINT), 1 / 6)
    yield from _bar("×1 cold, of WeasyPrint's", _cold(one, OURS), _cold(one, WEASYPRINT), 0.4)
    yield from _bar("×50 warm, of typst's", _warm(fifty, OURS), _warm(fifty, TYPST), 0.6)
    yield from _bar("×50 warm, of our ×10", _warm(fifty, OURS), _warm(ten, OURS), 6)
    yield from _bar("×1 cold peak, MiB", _peak(one), [1.0], 60)
    yield from _bar("×50 cold peak, MiB", _peak(fifty), [1.0], 120)


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


def _bar(what: str, ours: Sequence[float], other: Sequence[float], most: float) -> Iterator[str]:
    if ours and other:
        ratio, fastest = median(ours) / median(other), min(ours) / min(other)
        verdict = "met" if ratio <= most else "MISSED"
        yield f"  {what:42}{ratio:>8.2f}{fastest:>9.2f}  at most {most:<6.3g}{verdict}"


def _warm(figures: Mapping[str, Figures], name: str) -> Sequence[float]:
    return figures[name].warm if name in figures else ()


def _cold(figures: Mapping[str, Figures], name: str) -> Sequence[float]:
    return figures[name].cold if name in figures else ()


def _peak(figures: Mapping[str, Figures]) -> Sequence[float]:
    return figures[OURS].peak if OURS in figures else ()


def _ms(seconds: float | None) -> str:
    return _number(None if seconds is None else seconds * 1000, 9)


def _number(value: float | None, width: int) -> str:
    return f"{'–':>{width}}" if value is None else f"{value:>{width}.1f}"


def _ratio(ours: float | None, other: float | None) -> str:
    return f"{'–':>9}" if ours is None or other is None or ours == other else f"{ours / other:>9.2f}"
