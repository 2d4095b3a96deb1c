"""The bundled typefaces: which of them shows a character, and the widths of words.

Liberation Sans sets the text; DejaVu Sans replaces it, character by character, where it lacks one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

from signoff.paths import resource
from signoff.pdf.metrics import Style

TEXT_FILES = {
    (False, False): "LiberationSans-Regular",
    (True, False): "LiberationSans-Bold",
    (False, True): "LiberationSans-Italic",
    (True, True): "LiberationSans-BoldItalic",
}
FALLBACK_FILES = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
SCRIPT_FILE = "Allura-Regular"
FILES_BY_NAME = {
    "LiberationSans": ("LiberationSans-Regular",),
    "LiberationSans-Bold": ("LiberationSans-Bold",),
    "LiberationSans-Italic": ("LiberationSans-Italic",),
    "LiberationSans-BoldItalic": ("LiberationSans-BoldItalic",),
    "DejaVuSans": ("DejaVuSans",),
    "DejaVuSans-Bold": ("DejaVuSans-Bold",),
    "Allura-Regular": ("Allura-Regular",),
}
"""The files of each face that a notice was ever printed in, by its PostScript name, the newest first.

Never remove or change one: a notice is judged by the glyphs of the fonts with which it was signed.
"""


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface, parsed: `widths` in thousandths of the font size for each code point that it can show."""

    name: str
    parsed: Any = field(repr=False, compare=False, hash=False)
    widths: dict[int, float] = field(repr=False, compare=False, hash=False)
    lock: Lock = field(default_factory=Lock, repr=False, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class FaceRun:
    """Characters of one face; `width` is in points at size 1."""

    face: Face
    text: str
    width: float


@cache
def load_face(name: str) -> Face:
    """Return a bundled face by its file's name; raises ResourceProblem when the file is missing."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    parsed = TTFontFace(str(resource(f"fonts/{name}.ttf")))
    widths = {code: parsed.charWidths.get(code, parsed.defaultWidth) for code in parsed.charToGlyph}
    return Face(name, parsed, widths)


def known_faces(name: str) -> tuple[Face, ...]:
    """Return the bundled faces that have this PostScript name; raises ResourceProblem where a file is missing."""
    return tuple(load_face(file) for file in FILES_BY_NAME.get(name, ()))


class Faces:
    """Measures words and finds a face for each of their characters; caches what it has measured."""

    def __init__(self) -> None:
        self._measured: dict[tuple[str, bool, bool, bool], tuple[FaceRun, ...]] = {}
        self._plain: dict[Face, dict[str, float]] = {}

    def face_runs(self, text: str, style: Style) -> tuple[FaceRun, ...]:
        """Return the text as runs of one face each; a character that no face shows is measured as a missing glyph."""
        key = (text, style.bold, style.italic, style.script)
        runs = self._measured.get(key)
        if runs is None:
            runs = self._measured[key] = self.measure_runs(text, style)
        return runs

    def width(self, text: str, style: Style) -> float:
        """Return the width of the text in points."""
        return sum(run.width for run in self.face_runs(text, style)) * style.size

    def plain_widths(self, words: list[str], style: Style) -> list[float] | None:
        """Return the words' widths in points, or None when not all of them are in the style's first face."""
        face = main_face(style)
        known = self._plain.setdefault(face, {})
        try:
            for word in words:
                if word not in known:
                    known[word] = sum([face.widths[ord(char)] for char in word]) / 1000
        except KeyError:
            return None
        return [known[word] * style.size for word in words]

    def measure_runs(self, text: str, style: Style) -> tuple[FaceRun, ...]:
        """Return the same runs without caching them: for whole lines, and for words of any length."""
        main = main_face(style)
        try:
            width = sum([main.widths[ord(char)] for char in text])
        except KeyError:
            return self._mixed(text, style)
        return (FaceRun(main, text, width / 1000),)

    def _mixed(self, text: str, style: Style) -> tuple[FaceRun, ...]:
        runs: list[tuple[Face, list[str]]] = []
        for char in text:
            face = face_for(char, style, runs[-1][0] if runs and unicodedata.combining(char) else None)
            if runs and runs[-1][0] is face:
                runs[-1][1].append(char)
            else:
                runs.append((face, [char]))
        return tuple(
            FaceRun(face, "".join(chars), sum(face.widths.get(ord(char), 600.0) for char in chars) / 1000)
            for face, chars in runs
        )


def main_face(style: Style) -> Face:
    """Return the face that is tried first for a style; fallbacks are loaded when needed."""
    return load_face(SCRIPT_FILE if style.script else TEXT_FILES[style.bold, style.italic])


def face_for(char: str, style: Style, before: Face | None = None) -> Face:
    """Return the face that shows a character; a combining mark stays in the face `before` it if that has it."""
    code = ord(char)
    if before is not None and code in before.widths:
        return before
    main = main_face(style)
    if code in main.widths:
        return main
    plain = load_face(TEXT_FILES[style.bold, style.italic])
    if code in plain.widths:
        return plain
    spare = load_face(FALLBACK_FILES[style.bold])
    if code in spare.widths:
        return spare
    regular = load_face(FALLBACK_FILES[False])
    return regular if code in regular.widths else main
