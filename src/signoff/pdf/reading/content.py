"""A page's content, read line by line in the one form in which signoff writes it.

`pdf.surface` writes each operator with its operands on a separate line; any other line, or a line in a wrong place, is
refused. So nothing is left that another reader could interpret differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from signoff.pdf.reading.drawn_items import Area, Colour, DrawnItem, GlyphRun, Owner, Picture, Rectangle, Rule, Shapes
from signoff.pdf.reading.fonts import Font
from signoff.pdf.reading.syntax import NotAsWritten

_BLACK: Colour = ("0.000", "0.000", "0.000")
_NUMBER = r"(-?\d{1,5}\.\d\d)"
_CHANNEL = r"(0\.\d{3}|1\.000)"
_CODES = re.compile(r"\\([()\\]|[0-3][0-7]{2})|([^()\\])")
_STRING = r"\(((?:[ !-'*-\[\]-~]|\\[()\\]|\\[0-3][0-7]{2})*)\)"
_SPACES = frozenset(" \u00a0")
"""The only white space that is printed: fonts draw a stroke for some others, and their widths vary."""

_OUTSIDE = "outside"


@dataclass
class _State:
    """The state while a content stream is read."""

    drawn: list[DrawnItem] = field(default_factory=list)
    owner: Owner | None = None
    colour: Colour = _BLACK
    pen: Colour = _BLACK
    thickness: float = 1.0
    x: float = 0.0
    y: float = 0.0
    rise: float = 0.0
    actual_text: str | None = None
    is_span: bool = False
    before_span: int = 0
    begins: bool = False
    where: str = _OUTSIDE
    clip: Rectangle = (0.0, 0.0, 0.0, 0.0)
    outer: Colour = _BLACK
    shapes: list[list[tuple[float, float]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Content:
    """What a content stream draws, in order, and the tags of its pieces of marked content, in order.

    `colour` is the one with which the next stream of the page begins.
    """

    drawn: tuple[DrawnItem, ...]
    tags: tuple[str, ...]
    colour: Colour = _BLACK


def read_content(data: bytes, fonts: Mapping[str, Font], before: Content | None = None) -> Content:
    """Return what a content stream draws; it continues the page's stream `before` it.

    Raises NotAsWritten.
    """
    return _Reader(fonts, before or Content((), ())).read(data.decode("latin-1"))


class _Reader:
    """Reads one stream."""

    def __init__(self, fonts: Mapping[str, Font], before: Content) -> None:
        self._fonts = fonts
        self._number = len(before.tags)
        self._tags: list[str] = []
        self._state = _State(colour=before.colour)

    def read(self, code: str) -> Content:
        """Read every line."""
        state = self._state
        for line in code.split("\n") if code else ():
            for pattern, place, act in _OPERATORS:
                if place == state.where and (match := pattern.fullmatch(line)) is not None:
                    act(self, match)
                    break
            else:
                raise NotAsWritten(f"content that signoff does not write: {line[:60]!r}")
        if state.where != _OUTSIDE or state.owner is not None:
            raise NotAsWritten("content that breaks off")
        return Content(tuple(state.drawn), tuple(self._tags), state.colour)

    def _begin_element(self, match: re.Match[str]) -> None:
        if self._state.owner is not None or int(match[2]) != self._number:
            raise NotAsWritten("marked content out of turn")
        self._state.owner = Owner(match[1], self._number)
        self._number += 1
        self._tags.append(match[1])

    def _begin_artifact(self, match: re.Match[str]) -> None:
        if self._state.owner is not None:
            raise NotAsWritten("an artifact inside other content")
        self._state.owner = Owner(match[1] or "Layout", None)

    def _end(self, _: re.Match[str]) -> None:
        if self._state.owner is None:
            raise NotAsWritten("an end of what has not begun")
        self._state.owner = None

    def _owned(self) -> Owner:
        if self._state.owner is None:
            raise NotAsWritten("something drawn that belongs to nothing")
        return self._state.owner

    def _ink(self, match: re.Match[str]) -> None:
        self._state.colour = (match[1], match[2], match[3])

    def _pen(self, match: re.Match[str]) -> None:
        self._state.pen, self._state.thickness = (match[1], match[2], match[3]), float(match[4])

    def _begin_text(self, match: re.Match[str]) -> None:
        self._owned()
        state = self._state
        state.x, state.y, state.where, state.begins = float(match[1]), float(match[2]), "text", True

    def _end_text(self, match: re.Match[str]) -> None:
        state = self._state
        if state.is_span or (state.rise != 0) != (match[1] is not None):
            raise NotAsWritten("text that ends in another way")
        state.rise, state.where = 0.0, _OUTSIDE

    def _lift(self, match: re.Match[str]) -> None:
        self._state.rise = float(match[1])

    def _begin_span(self, match: re.Match[str]) -> None:
        if self._state.is_span:
            raise NotAsWritten("a span within a span")
        try:
            self._state.actual_text = bytes.fromhex(match[1]).decode("utf-16-be")
        except UnicodeDecodeError:
            raise NotAsWritten("half a character in what is read") from None
        if any(char.isspace() and char not in _SPACES for char in self._state.actual_text):
            raise NotAsWritten("white space in what is read that is never printed")
        self._state.is_span, self._state.before_span = True, len(self._state.drawn)

    def _end_span(self, _: re.Match[str]) -> None:
        if not self._state.is_span:
            raise NotAsWritten("an end of a span that has not begun")
        if not any(isinstance(run, GlyphRun) for run in self._state.drawn[self._state.before_span :]):
            raise NotAsWritten("something to be read where nothing is written")
        self._state.is_span, self._state.actual_text = False, None

    def _show(self, match: re.Match[str]) -> None:
        self._glyphs(match[1], match[2], match[3])

    def _show_moved(self, match: re.Match[str]) -> None:
        name, size, lift, back, codes, forth, rise = match.groups()
        if int(back) != -int(forth) or float(rise) != self._state.rise:
            raise NotAsWritten("a character moved for good")
        before, state = self._state.rise, self._state
        shift, state.rise = -int(back) / 1000 * float(size), float(lift)
        state.x += shift
        self._glyphs(name, size, codes)
        state.x -= shift
        state.rise = before

    def _glyphs(self, name: str, size: str, codes: str) -> None:
        font, state = self._font(name), self._state
        text, ends, end = [], [], 0.0
        for escape, plain in _CODES.findall(codes):
            code = ord(plain) if plain else int(escape, 8) if escape.isdigit() else ord(escape)
            if code not in font.characters:
                raise NotAsWritten("a code that says nothing")
            if font.characters[code].isspace() and font.characters[code] not in _SPACES:
                raise NotAsWritten("white space that is none")
            text.append(font.characters[code])
            end += font.widths[code] * float(size) / 1000
            ends.append(end)
        if text:
            x, y = state.x, state.y + state.rise
            ink = _ink(x, text, ends)
            words = "".join(text)
            owner, actual_text = self._owned(), state.actual_text
            state.drawn.append(
                GlyphRun(owner, name, size, state.colour, x, y, end, ink, words, actual_text, state.begins)
            )
            state.begins = False
        state.x += end
        if state.actual_text is not None:  # actual text is read once, at the run's first piece
            state.actual_text = ""

    def _font(self, name: str) -> Font:
        if name not in self._fonts:
            raise NotAsWritten("a font that the page does not have")
        return self._fonts[name]

    def _fill(self, match: re.Match[str]) -> None:
        self._state.drawn.append(Area(self._owned(), _box(match), self._state.colour))

    def _frame(self, match: re.Match[str]) -> None:
        left, bottom, right, top = _box(match)
        for start, end in (
            ((left, bottom), (right, bottom)),
            ((left, top), (right, top)),
            ((left, bottom), (left, top)),
            ((right, bottom), (right, top)),
        ):
            self._rule(start, end)

    def _line(self, match: re.Match[str]) -> None:
        x0, y0, x1, y1 = (float(value) for value in match.groups())
        self._rule((x0, y0), (x1, y1))

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        if start[0] != end[0] and start[1] != end[1]:
            raise NotAsWritten("a slanted line")
        half, state = self._state.thickness / 2, self._state
        (left, right), (bottom, top) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        upright = left == right
        box = (left - half * upright, bottom - half * (not upright), right + half * upright, top + half * (not upright))
        state.drawn.append(Rule(self._owned(), box, state.pen))

    def _begin_path(self, match: re.Match[str]) -> None:
        self._state.shapes = [[(float(match[1]), float(match[2]))]]
        self._state.where = "path"

    def _end_path(self, match: re.Match[str]) -> None:
        start, end = self._state.shapes[0][0], (float(match[1]), float(match[2]))
        self._rule(start, end)
        self._state.where = "drawn"

    def _stroke(self, _: re.Match[str]) -> None:
        self._state.where = _OUTSIDE

    def _begin_shapes(self, match: re.Match[str]) -> None:
        state = self._state
        self._owned()
        state.clip, state.outer, state.shapes, state.where = _box(match), state.colour, [], "shapes"

    def _shapes_ink(self, match: re.Match[str]) -> None:
        self._ink(match)
        self._state.where = "inked"

    def _begin_shape(self, match: re.Match[str]) -> None:
        self._state.shapes.append([(float(match[1]), float(match[2]))])
        self._state.where = "shape"

    def _point(self, match: re.Match[str]) -> None:
        self._state.shapes[-1].append((float(match[1]), float(match[2])))

    def _end_shape(self, _: re.Match[str]) -> None:
        self._state.where = "inked"

    def _end_shapes(self, _: re.Match[str]) -> None:
        state = self._state
        shapes = tuple(tuple(shape) for shape in state.shapes)
        state.drawn.append(Shapes(self._owned(), state.clip, state.colour, shapes))
        state.colour, state.where = state.outer, _OUTSIDE

    def _picture(self, match: re.Match[str]) -> None:
        width, height, x, y = (float(value) for value in match.groups()[:4])
        self._state.drawn.append(Picture(self._owned(), match[5], (x, y, x + width, y + height)))


def _ink(x: float, text: Sequence[str], ends: Sequence[float]) -> tuple[float, float]:
    """Return where the ink of characters begins and ends, given the right end of each relative to x."""
    inked = [place for place, char in enumerate(text) if not char.isspace()]
    if not inked:
        return x, x
    return x + (ends[inked[0] - 1] if inked[0] else 0.0), x + ends[inked[-1]]


def _box(match: re.Match[str]) -> Rectangle:
    """Return the rectangle of a corner, a width and a height; raises NotAsWritten for a negative size."""
    x, y, width, height = (float(value) for value in match.groups()[:4])
    if width < 0 or height < 0:
        raise NotAsWritten("a rectangle turned inside out")
    return x, y, x + width, y + height


_Action = Callable[[_Reader, "re.Match[str]"], None]


def _operators() -> tuple[tuple[re.Pattern[str], str, _Action], ...]:
    """Return every line that signoff writes, where it is allowed, and what it does; the most frequent ones first."""
    reader, text, box = _Reader, "text", f"{_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER} re"
    table: list[tuple[str, str, _Action]] = [
        (rf"/(F\d+(?:-\d+)?) (\d+\.\d\d) Tf {_STRING} Tj", text, reader._show),
        (rf"BT {_NUMBER} {_NUMBER} Td", _OUTSIDE, reader._begin_text),
        (r"(0 Ts )?ET", text, reader._end_text),
        (r"/([A-Z][A-Za-z0-9]{0,12}) <</MCID (\d{1,6})>> BDC", _OUTSIDE, reader._begin_element),
        (r"EMC", _OUTSIDE, reader._end),
        (r"/Artifact (?:BMC|<</Type /Pagination /Subtype /(Header|Footer)>> BDC)", _OUTSIDE, reader._begin_artifact),
        (rf"{_CHANNEL} {_CHANNEL} {_CHANNEL} rg", _OUTSIDE, reader._ink),
        (rf"{_CHANNEL} {_CHANNEL} {_CHANNEL} rg", text, reader._ink),
        (rf"{_CHANNEL} {_CHANNEL} {_CHANNEL} RG (\d\.\d\d) w", _OUTSIDE, reader._pen),
        (rf"{box} f", _OUTSIDE, reader._fill),
        (rf"{box} S", _OUTSIDE, reader._frame),
        (rf"{_NUMBER} {_NUMBER} m {_NUMBER} {_NUMBER} l S", _OUTSIDE, reader._line),
        (rf"{_NUMBER} Ts", text, reader._lift),
        (r"/Span <</ActualText <FEFF((?:[0-9A-F]{4})*)>>> BDC", text, reader._begin_span),
        (r"EMC", text, reader._end_span),
        (
            rf"/(F\d+(?:-\d+)?) (\d+\.\d\d) Tf {_NUMBER} Ts \[(-?\d{{1,5}}) {_STRING} (-?\d{{1,5}})\] TJ {_NUMBER} Ts",
            text,
            reader._show_moved,
        ),
        (rf"{_NUMBER} {_NUMBER} m", _OUTSIDE, reader._begin_path),
        (rf"{_NUMBER} {_NUMBER} l", "path", reader._end_path),
        (r"S", "drawn", reader._stroke),
        (rf"q {box} W n", _OUTSIDE, reader._begin_shapes),
        (rf"{_CHANNEL} {_CHANNEL} {_CHANNEL} rg", "shapes", reader._shapes_ink),
        (rf"{_NUMBER} {_NUMBER} l", "shape", reader._point),
        (rf"{_NUMBER} {_NUMBER} m", "inked", reader._begin_shape),
        (r"h", "shape", reader._end_shape),
        (r"f Q", "inked", reader._end_shapes),
        (rf"q {_NUMBER} 0 0 {_NUMBER} {_NUMBER} {_NUMBER} cm /(Im\d+) Do Q", _OUTSIDE, reader._picture),
    ]
    return tuple((re.compile(pattern), where, act) for pattern, where, act in table)


_OPERATORS = _operators()
