"""Judging a mark before it is signed with: blank, stray and impossible ones are refused in one sentence.

Strokes are judged as strokes, in micrometres, so that neither the screen's density nor the pad's size counts.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Sequence
from itertools import pairwise

from signoff.errors import MarkRefused
from signoff.notice.mark import ImageMark, Mark, Sample, Stroke, StrokesMark, TypedMark

SHORTEST_INK = 12_000
"""The least length of all strokes together, in micrometres: shorter is a stray touch."""

SMALLEST_EXTENT = 2_000
"""The least height or width that drawn strokes must span, in micrometres."""

STRAIGHTEST = 0.02
"""A single stroke whose mean deviation from its chord is below this share of its length is a scratch."""

MOST_SAMPLES = 20_000
LONGEST_NAME = 120
LARGEST_PAD = 400_000
"""The greatest width or height of a pad or a printed picture, in micrometres."""


def judge(mark: Mark) -> None:
    """Raise MarkRefused, with one sentence, unless the mark can stand as a signature."""
    if isinstance(mark, StrokesMark):
        _judge_strokes(mark)
    elif isinstance(mark, TypedMark):
        _judge_typed(mark)
    else:
        _judge_image(mark)


def _judge_strokes(mark: StrokesMark) -> None:
    _require_size(mark.width, mark.height)
    strokes = [stroke for stroke in mark.strokes if stroke]
    if not strokes:
        raise MarkRefused("There is no signature yet: draw it, choose a picture, or type your name.")
    if sum(len(stroke) for stroke in strokes) > MOST_SAMPLES:
        raise MarkRefused("This is more ink than a signature has; clear it and sign again.")
    for stroke in strokes:
        _require_possible(stroke, mark)
    if sum(_length(stroke) for stroke in strokes) < SHORTEST_INK or _extent(strokes) < SMALLEST_EXTENT:
        raise MarkRefused("That looks like a stray touch rather than a signature; please sign again.")
    if all(_is_scratch(stroke) for stroke in strokes):
        raise MarkRefused("A straight line is no signature; please sign again.")


def _require_size(width: int, height: int) -> None:
    if not (0 < width <= LARGEST_PAD and 0 < height <= LARGEST_PAD):
        raise MarkRefused("The signature's size is impossible; please sign again.")


def _require_possible(stroke: Stroke, mark: StrokesMark) -> None:
    margin_x, margin_y = mark.width // 10, mark.height // 4
    for x, y, _, pressure in stroke:
        if not (-margin_x <= x <= mark.width + margin_x and -margin_y <= y <= mark.height + margin_y):
            raise MarkRefused("A stroke lies outside the place for the signature; please sign again.")
        if not 0 <= pressure <= 1000:
            raise MarkRefused("The pen reported an impossible pressure; please sign again.")
    if any(after[2] < before[2] for before, after in pairwise(stroke)) or stroke[0][2] < 0:
        raise MarkRefused("The strokes' times run backwards; please sign again.")


def _length(stroke: Stroke) -> float:
    return sum(math.dist(before[:2], after[:2]) for before, after in pairwise(stroke))


def _extent(strokes: Sequence[Stroke]) -> int:
    """Return the lesser of the ink's height and width, or the greater where a signature is one flat line."""
    xs = [sample[0] for stroke in strokes for sample in stroke]
    ys = [sample[1] for stroke in strokes for sample in stroke]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _is_scratch(stroke: Stroke) -> bool:
    """Whether a stroke is a dot, or as good as straight from its first sample to its last."""
    length = _length(stroke)
    if length < SMALLEST_EXTENT:
        return True
    chord = math.dist(stroke[0][:2], stroke[-1][:2])
    if chord < length / 2:
        return False
    return sum(_off_chord(stroke, sample) for sample in stroke) / len(stroke) / length < STRAIGHTEST


def _off_chord(stroke: Stroke, sample: Sample) -> float:
    (x1, y1), (x2, y2), (x, y) = stroke[0][:2], stroke[-1][:2], sample[:2]
    chord = math.dist((x1, y1), (x2, y2))
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / chord


def _judge_typed(mark: TypedMark) -> None:
    name = mark.text.strip()
    if not any(character.isalpha() for character in name):
        raise MarkRefused("Type your name to sign with it.")
    if len(name) > LONGEST_NAME:
        raise MarkRefused(f"A typed signature has at most {LONGEST_NAME} characters.")
    if not name.isprintable():
        raise MarkRefused("A typed signature is one line of ordinary characters.")


def _judge_image(mark: ImageMark) -> None:
    _require_size(mark.width, mark.height)
    try:
        data = base64.b64decode(mark.png, validate=True)
    except (binascii.Error, ValueError):
        raise MarkRefused("The signature's picture is damaged; choose it again.") from None
    from signoff.signing.pictures import require_ink

    require_ink(data)
