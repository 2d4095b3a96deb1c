"""`signoff demo`: the whole job on the published notice, without a screen."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from signoff import actions
from signoff.commands.documents import seal_passphrase
from signoff.commands.output import counted, print_line
from signoff.errors import FileProblem, SignoffError
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record.record import Copy, Record, Role

PUBLISHED_ON = dt.date(2023, 3, 23)
"""The day on which the published notice was signed."""

Result = TypeVar("Result")


def demo(folder: Path) -> int:
    """Prepare, check, sign, export and verify the published notice; leave the files in `folder`."""
    _make_folder(folder)
    draft_path, signed_path = folder / "published.signoff", folder / "published-signed.signoff"
    record_pdf, public_pdf = folder / "published-record.pdf", folder / "published-publication.pdf"
    _step("example", lambda: _example(draft_path))
    draft = actions.open_document(draft_path)
    _step("check", lambda: _check(draft))
    _step("sign", lambda: _sign(draft, signed_path))
    signed = actions.open_document(signed_path)
    _step("export", lambda: _export(signed, record_pdf, Copy.RECORD))
    _step("export", lambda: _export(signed, public_pdf, Copy.PUBLICATION))
    _step("verify", lambda: _verify(record_pdf))
    _step("verify", lambda: _verify(public_pdf))
    return 0


def _step(name: str, work: Callable[[], str]) -> None:
    begun = time.perf_counter()
    summary = work()
    print_line(f"{name:8} {(time.perf_counter() - begun) * 1000:7.0f} ms  {summary}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(f"{folder} could not be made: {problem.strerror or problem}.") from problem


def _example(path: Path) -> str:
    actions.save_document(actions.example("published"), path)
    return f"the published notice, unsigned: {path}"


def _check(record: Record) -> str:
    from signoff.rules.check import blocking

    findings = actions.findings_of(record, actions.profile_of(record.council), PUBLISHED_ON)
    if errors := blocking(findings):
        raise SignoffError(f"The published notice has {counted(len(errors), 'error')}: {errors[0].message}")
    return f"no errors, {counted(len(findings), 'warning')}"


def _sign(record: Record, path: Path) -> str:
    maker = record.notice.decision_maker
    name, post = maker.name or "", maker.post or ""
    signed = actions.sign_record(
        record,
        role=Role.DECISION_MAKER,
        name=name,
        post=post,
        date=PUBLISHED_ON,
        mark=TypedMark(text=name),
        at=dt.datetime.now(dt.UTC),
        on=PUBLISHED_ON,
        profile=actions.profile_of(record.council),
    )
    actions.save_document(signed, path)
    return f"signed by the {post} with a typed mark, dated 23 March 2023: {path}"


def _export(record: Record, path: Path, copy: Copy) -> str:
    seal = actions.sealing_for(record, at=dt.datetime.now(dt.UTC), passphrase=seal_passphrase)
    rendered = actions.export_pdf(record, path, copy, seal)
    return f"{copy} copy, {counted(rendered.pages, 'page')}, {len(rendered.data) // 1024} KiB, sealed: {path}"


def _verify(path: Path) -> str:
    from signoff import paths
    from signoff.checking.document_verdict import verify_file
    from signoff.checking.key_names import load_key_names
    from signoff.signing.verification import Outcome

    verdict = verify_file(path, load_key_names(paths.data_folder()))
    if verdict.outcome is not Outcome.INTACT:
        raise SignoffError(f"{path}: {verdict.summary}")
    return f"{path.name}: {verdict.summary}"
