"""Synthetic hands: signatures of many kinds, and what gets onto a pad without being one; all in micrometres."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from signoff.notice.marks.mark import Device, Sample, Stroke, StrokesMark

WIDTH, HEIGHT = 89_000, 23_000

Shape = list[tuple[float, float]]
"""Points of one stroke, in millimetres."""


def even(shape: Shape, step: float = 0.5) -> Shape:
    """Return points along a polyline about so many millimetres apart."""
    points = [shape[0]]
    for (x1, y1), (x2, y2) in pairwise(shape):
        count = max(1, round(math.dist((x1, y1), (x2, y2)) / step))
        points += [(x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count) for n in range(1, count + 1)]
    return points


def arc(centre: tuple[float, float], radius: float, begin: float, end: float, squash: float = 1) -> Shape:
    """Return an arc, in degrees clockwise from the right."""
    count = max(8, round(abs(end - begin) / 6))
    angles = [math.radians(begin + (end - begin) * n / count) for n in range(count + 1)]
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * squash * math.sin(a)) for a in angles]


def cursive(dice: random.Random, wide: float, high: float) -> list[Shape]:
    """Return a name of loops and arches, with a capital's stem now and then."""
    letters = max(2, round(wide / dice.uniform(2.5, 6)))
    loop = dice.uniform(0.0, 1.2)
    shape = []
    for n in range(letters * 16 + 1):
        angle = n / 16 * math.tau
        tall = high * (0.5 + 0.5 * math.sin(n / 16 * 1.7 + letters))
        x = wide * n / (letters * 16) + loop * wide / letters * 0.5 * math.sin(angle)
        shape.append((x, -tall * 0.5 * (1 - math.cos(angle))))
    stem = [(0.0, -high * 1.3), (-high * 0.1, 0.0)]
    return [even(stem), shape] if dice.random() < 0.4 else [shape]


def initials(dice: random.Random, high: float) -> list[Shape]:
    """Return one or two capitals, with or without a full stop."""
    letters: dict[str, list[Shape]] = {
        "J": [[(0.5, -1), (0.5, -0.2), *arc((0.25, -0.25), 0.25, 0, 150)]],
        "X": [[(0, -1), (0.7, 0)], [(0.7, -1), (0, 0)]],
        "T": [[(0, -1), (0.8, -1)], [(0.4, -1), (0.4, 0)]],
        "L": [[(0, -1), (0, 0), (0.6, 0)]],
        "V": [[(0, -1), (0.35, 0), (0.7, -1)]],
        "M": [[(0, 0), (0.1, -1), (0.4, -0.2), (0.7, -1), (0.8, 0)]],
        "H": [[(0, -1), (0, 0)], [(0.7, -1), (0.7, 0)], [(0, -0.5), (0.7, -0.5)]],
        "C": [arc((0.4, -0.5), 0.5, -50, -310)],
        "S": [[*arc((0.3, -0.75), 0.25, -30, -270), *arc((0.3, -0.25), 0.25, -90, 150)]],
        "K": [[(0, -1), (0, 0)], [(0.6, -1), (0, -0.5), (0.6, 0)]],
    }
    shapes: list[Shape] = []
    x = 0.0
    chosen = dice.choices(list(letters), k=dice.choice([1, 2, 2, 3]))
    for letter in chosen:
        shapes += [[((px + x) * high, py * high) for px, py in stroke] for stroke in letters[letter]]
        x += 1.0
        if dice.random() < 0.5:
            shapes.append([(x * high - 0.1 * high, 0.0)])
    return [even(shape, 0.4) if len(shape) > 1 else shape for shape in shapes]


def characters(dice: random.Random, high: float) -> list[Shape]:
    """Return one or two characters of few straight strokes, such as 王, 大, 丁 and 小."""
    known: list[list[Shape]] = [
        [[(0, -1), (1, -1)], [(0.1, -0.5), (0.9, -0.5)], [(0.5, -1), (0.5, 0)], [(0, 0), (1, 0)]],
        [[(0, -0.6), (1, -0.65)], [(0.5, -1), (0.45, -0.5), (0, 0)], [(0.5, -0.6), (1, 0)]],
        [[(0, -0.95), (1, -1)], [(0.5, -1), (0.5, 0), (0.3, -0.1)]],
        [[(0.5, -1), (0.5, 0), (0.35, -0.1)], [(0.25, -0.6), (0, -0.2)], [(0.75, -0.6), (1, -0.2)]],
        [[(0, -0.5), (1, -0.5)], [(0.5, -1), (0.5, 0)]],
        [[(0.5, -1), (0, 0)], [(0.35, -0.6), (1, 0)]],
    ]
    shapes: list[Shape] = []
    for place in range(dice.choice([1, 2, 2, 3])):
        for stroke in dice.choice(known):
            shapes.append(even([((x + 1.2 * place) * high, y * high) for x, y in stroke], 0.4))
    return shapes


def linelike(dice: random.Random, wide: float) -> list[Shape]:
    """Return a hasty line: a hook or a wave that runs out flat."""
    rise = dice.uniform(0.06, 0.16) * wide
    kind = dice.choice(["tail", "wave", "hook"])
    if kind == "tail":
        start = arc((rise, 0), rise, 180, 20, dice.uniform(0.6, 1.3))
        return [even([*start, (wide, dice.uniform(-2, 2))])]
    if kind == "wave":
        count = dice.uniform(1.5, 5)
        return [[(wide * n / 80, rise / 2 * math.sin(count * math.tau * n / 80) * (1 - n / 120)) for n in range(81)]]
    return [even([(0, 0), (rise * 0.7, -rise * 2), (rise, 0), (wide, -rise * 0.4)])]


def genuine(dice: random.Random) -> list[Shape]:
    """Return somebody's signature."""
    kind = dice.randrange(5)
    if kind == 0:
        return initials(dice, dice.uniform(4.5, 14))
    if kind == 1:
        return characters(dice, dice.uniform(5, 14))
    if kind == 2:
        return linelike(dice, dice.uniform(18, 60))
    shapes = cursive(dice, dice.uniform(14, 60), dice.uniform(3, 12))
    if dice.random() < 0.4:
        shapes.append(even([(0, 3), (30, 2.2)]))
    return shapes


def click(dice: random.Random) -> list[Shape]:
    """Return a touch or some, held or not."""
    points = [(dice.uniform(0, 60), dice.uniform(-10, 10)) for _ in range(dice.choice([1, 1, 2, 3, 5]))]
    return [
        [(x + dice.gauss(0, 0.1), y + dice.gauss(0, 0.1)) for _ in range(dice.choice([1, 3, 40]))] for x, y in points
    ]


def short(dice: random.Random) -> list[Shape]:
    """Return a short drag, straight or bent."""
    length, bend = dice.uniform(0.3, 4.5), dice.uniform(3, 60)
    return [arc((0, 0), length / math.radians(bend), 0, bend)]


def scratch(dice: random.Random) -> list[Shape]:
    """Return straight lines one way, to and fro, or some alongside each other."""
    way = dice.uniform(0, math.tau)
    lines: list[Shape] = []
    for number in range(dice.choice([1, 1, 1, 2, 3])):
        length, turn = dice.uniform(5, 21 if abs(math.sin(way)) > 0.3 else 70), way + dice.gauss(0, 0.06)
        dx, dy = length * math.cos(turn), length * math.sin(turn)
        line = [(0.0, 2.0 * number), (dx, dy + 2 * number)]
        if dice.random() < 0.3:
            back, aside = dice.uniform(0, 0.4), dice.uniform(0, 0.02)
            line.append((back * dx - aside * dy, back * dy + aside * dx + 2 * number))
        lines.append(even(line))
    return lines


def swipe(dice: random.Random) -> list[Shape]:
    """Return the sweep of a thumb or a palm: a shallow arc, sometimes with touches."""
    radius, length = dice.uniform(45, 120), dice.uniform(8, 40)
    begin = dice.uniform(0, 360)
    shapes = [arc((0, 0), radius, begin, begin + math.degrees(length / radius))]
    return [*shapes, *click(dice)] if dice.random() < 0.3 else shapes


def stray(dice: random.Random) -> list[Shape]:
    """Return strokes that are not a signature."""
    return dice.choice([click, short, scratch, swipe])(dice)


def drawn(shapes: Sequence[Shape], dice: random.Random, tremor: float = 0.04) -> StrokesMark:
    """Return shapes as a mark on a pad: trembling a little, in time, moved inside."""
    xs, ys = ([point[axis] for shape in shapes for point in shape] for axis in (0, 1))
    squeeze = min(1.0, 22 / max(max(ys) - min(ys), 0.1), 86 / max(max(xs) - min(xs), 0.1))
    time = 0
    strokes: list[Stroke] = []
    for shape in shapes:
        stroke: list[Sample] = []
        for x, y in shape:
            time += dice.randrange(6, 14)
            position = (x - min(xs)) * squeeze + 0.5 + dice.gauss(0, tremor), (y - min(ys)) * squeeze + 0.4
            down = position[1] + dice.gauss(0, tremor)
            stroke.append((round(1000 * position[0]), round(1000 * down), time, dice.randrange(300, 800)))
        strokes.append(tuple(stroke))
        time += 150
    return StrokesMark(width=WIDTH, height=HEIGHT, device=dice.choice(list(Device)), strokes=tuple(strokes))


def marks(make: Callable[[random.Random], list[Shape]], count: int, seed: int) -> list[StrokesMark]:
    """Return so many marks of a kind, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - chance for tests, no secret
    return [drawn(make(dice), dice) for _ in range(count)]
