"""A document larger than any notice is refused in one sentence, at little cost; real ones are far from every limit."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import builders
from process_cost import measured
from signoff import actions
from signoff.errors import RecordRefused
from signoff.files import RECORD_LIMIT
from signoff.notice.record import codec, limits
from signoff.notice.record.model import LONG_TEXTS

Members = dict[str, Any]
LONG = LONG_TEXTS[:3]


def members() -> Members:
    document: Members = json.loads(codec.write_record(builders.signed()))
    return document


def encoded(document: Members) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(RecordRefused) as refused:
        codec.read_record(data, "n.signoff")
    return str(refused.value)


def strokes(document: Members, *points: int) -> None:
    mark = {
        "kind": "strokes",
        "width": 1,
        "height": 1,
        "device": "pen",
        "strokes": [[[1, 1, 1, 1]] * n for n in points],
    }
    document["signatures"][0]["mark"] = mark


def many(document: Members, name: str, number: int) -> None:
    document[name] = document[name][:1] * number


AT_MOST: dict[str, tuple[Callable[[Members, int], Any], int, str]] = {
    "signatures": (
        lambda document, n: many(document, "signatures", n),
        limits.MOST_SIGNATURES,
        "at signatures, there are 21 entries",
    ),
    "history": (
        lambda document, n: many(document, "history", n),
        limits.MOST_EVENTS,
        "at history, there are 5,001 entries",
    ),
    "wards": (lambda document, n: document["terms"].update(wards=[""] * n), limits.MOST_OF_ANY, "at terms.wards"),
    "labels": (
        lambda document, n: document["terms"].update(labels={str(k): "" for k in range(n)}),
        limits.MOST_OF_ANY,
        "at terms.labels",
    ),
    "interests": (
        lambda document, n: document["notice"]["consultation"]["ward_councillors"].update(interests=[{}] * n),
        limits.MOST_INTERESTS,
        "at notice.consultation.ward_councillors.interests",
    ),
    "points": (
        lambda document, n: strokes(document, n - 1, 1),
        limits.MOST_SAMPLES,
        "at signatures[0].mark.strokes, there are 20,001 points",
    ),
    "strokes": (lambda document, n: strokes(document, *[0] * n), limits.MOST_SAMPLES, "20,001 strokes"),
    "long text": (
        lambda document, n: document["notice"].update(decision="x" * n),
        limits.LONGEST_TEXT,
        "500,001 characters",
    ),
    "lines": (
        lambda document, n: document["notice"].update(reasons="\n" * n),
        limits.MOST_LINES,
        "at notice.reasons, there are 10,001 lines so far",
    ),
    "cells": (
        lambda document, n: document["notice"].update(reasons="|" * n),
        limits.MOST_SIGNS,
        "10,001 signs “|” so far",
    ),
    "accents": (
        lambda document, n: document["notice"].update(reasons="x\u0301" * n),
        limits.MOST_ACCENTS,
        "at notice.reasons, there are 10,001 accents so far",
    ),
    "emphasis": (lambda document, n: document["notice"].update(reasons="*" * n), limits.MOST_SIGNS, "10,001 signs “*”"),
    "short text": (
        lambda document, n: document["notice"].update(subject="x" * n),
        limits.LONGEST_ANSWER,
        "at notice.subject",
    ),
    "reason of an event": (
        lambda document, n: document["history"][1].update(reason="x" * n),
        limits.LONGEST_ANSWER,
        "at history[1].reason",
    ),
}


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("kind", AT_MOST)
def test_the_most_is_read_and_one_more_is_refused(kind: str, version: int) -> None:
    change, most, words = AT_MOST[kind]
    document = members()
    document["version"] = version
    if version < 3:
        del document["superseded"]
        del document["notice"]["forthcoming_list"]["reasons_published_date"]
        for name in ("abbreviations", "ward_dates", "area_words", "call_in_types"):
            del document["terms"][name]
        del document["notice"]["authority"], document["notice"]["officer_interest"], document["notice"]["papers"]
        del document["notice"]["consultation"]["rows"], document["notice"]["additional"]
    if version == 1:
        del document["notice"]["forthcoming_list"]["notice_published_date"]
        del document["salt"]
    change(document, most)
    codec.read_record(encoded(document))
    change(document, most + 1)
    sentence = refusal(encoded(document))
    assert words in sentence
    assert sentence.endswith(f"{most:,} are the most that a notice may have.")


def test_a_notice_has_only_so_many_papers() -> None:
    document = members()
    document["notice"]["papers"] = [{"title": "a"}] * limits.MOST_PAPERS
    codec.read_record(encoded(document))
    document["notice"]["papers"] *= 2
    assert "at notice.papers, there are 400 entries" in refusal(encoded(document))


def test_all_texts_together_have_a_limit() -> None:
    document = members()
    document["terms"]["wards"] = ["x" * 19_000] * 106
    assert "characters so far" in refusal(encoded(document))


def test_all_long_texts_together_have_a_limit_of_what_formats_them() -> None:
    for text, words in (("\n" * 5_000, "10,001 lines so far"), ("*" * 5_000, "10,001 signs “*” so far")):
        document = members()
        document["notice"] |= dict.fromkeys(LONG[:2], text)
        codec.read_record(encoded(document))
        document["notice"][LONG[2]] = text[:1]
        assert f"at notice.{LONG[2]}, there are {words}" in refusal(encoded(document))


@pytest.mark.parametrize(
    ("data", "most"), [(b"[],", limits.MOST_VALUES), (b'"":0,', limits.MOST_NAMES), (b"[", limits.MOST_BRACKETS)]
)
def test_too_many_values_are_refused_before_anything_is_built(data: bytes, most: int) -> None:
    assert "more values than any notice" in refusal(b'{"format":"signoff/notice","version":2,"a":[' + data * (most + 1))


def test_the_examples_are_far_from_every_limit() -> None:
    for name in actions.example_names():
        data = codec.write_record(actions.example(name))
        assert len(data) * 100 < RECORD_LIMIT
        assert data.count(b",") * 100 < limits.MOST_VALUES
        assert data.count(b":") * 100 < limits.MOST_NAMES


def approvals(document: Members) -> None:
    decided = document["signatures"][0]
    document["signatures"] = [decided | {"role": "scrutiny_chair"}] * 20_000 + [decided]


def drawn(document: Members) -> None:
    strokes(document, 2_000)
    (decided,) = document["signatures"]
    document["signatures"] = [decided | {"role": "scrutiny_chair"}] * 19 + [decided]
    document["notice"] |= dict.fromkeys(LONG, "a" * 499_999 + "\U0001f984")


def wide(document: Members) -> None:
    document["terms"]["wards"] = ["x" * 19_000 + "\U0001f984"] * 320


def formatted(document: Members) -> None:
    document["signatures"], document["history"], document["status"] = [], [], "draft"
    document["notice"] |= dict.fromkeys(LONG[:2], "[*_a|b\\' " * 4_900)


def nested(count: int) -> list[Any]:
    """Return so many lists, each within another, a few hundred deep."""
    deep: list[Any] = []
    for _ in range(299):
        deep = [deep]
    return [deep] * (count // 300)


LARGE: dict[str, Callable[[], bytes]] = {
    **{
        kind.__name__: (lambda kind=kind: changed(kind))  # type: ignore[misc]  # mypy does not accept a lambda's default
        for kind in (approvals, drawn, wide, formatted)
    },
    "labels": lambda: changed(lambda document: document["terms"].update(labels={str(n): "" for n in range(99_000)})),
    "empty strokes": lambda: changed(lambda document: strokes(document, *[0] * 160_000)),
    "nested lists": lambda: changed(lambda document: document.update(salt=nested(99_000))).replace(
        b'"version":2', b'"version":1'
    ),
    "a nested version": lambda: b'{"format":"signoff/notice","version":' + b"[" * 900 + b"1" + b"]" * 900 + b"}",
    "deep lists": lambda: b'{"format":"signoff/notice","version":2,"a":' + b"[" * 4_000_000,
    "deep objects": lambda: b'{"a":' * 99_000,
}


def changed(change: Callable[[Members], Any]) -> bytes:
    document = members()
    change(document)
    return encoded(document)


@pytest.mark.skipif(sys.platform != "linux", reason="the greatest memory of one process is read from /proc")
@pytest.mark.parametrize("kind", LARGE)
def test_any_file_within_the_limits_costs_little(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "n.signoff"
    path.write_bytes(LARGE[kind]())
    register = str(tmp_path / "register.sqlite")
    cost, out, err = measured(
        f"from signoff.cli import main\nfor words in (['verify'], ['check'], ['import', '--register', {register!r}]):"
        f"\n    print(main([*words, {str(path)!r}]))"
    )
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 3
    assert out
    assert cost.mebibytes < 120
    assert cost.seconds < 10
