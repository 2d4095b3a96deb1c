"""The page process: answers records with pages, tells failures, and ends quietly with the application."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import msgspec

from builders import draft
from signoff.notice.record import Record
from signoff.preview_worker import Job, Pages, serve


def message(record: Record) -> bytes:
    body = msgspec.msgpack.encode(Job(record))
    return len(body).to_bytes(8, "big") + body


def answers(stream: bytes) -> list[Pages]:
    found = []
    while stream:
        length = int.from_bytes(stream[:8], "big")
        found.append(msgspec.msgpack.decode(stream[8 : 8 + length], type=Pages))
        stream = stream[8 + length :]
    return found


def test_each_record_is_answered_in_turn() -> None:
    told = BytesIO()
    serve(BytesIO(message(draft()) + message(draft(subject="مرحبا")) + message(draft())), told)
    first, refused, last = answers(told.getvalue())
    assert first.data.startswith(b"%PDF-")
    assert first.pages == last.pages > 0
    assert {place.key for place in first.places} >= {"subject", "signature.decision_maker"}
    assert "مرحبا"[0] in refused.problem
    assert refused.data == b""


def test_it_ends_quietly_when_the_application_is_gone() -> None:
    words = [sys.executable, "-m", "signoff.preview_worker"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(message(draft()))
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0
