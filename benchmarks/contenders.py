"""Who is measured: ours and its peers, how each is given the notice, and how each is started cold."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.as_html import html_of
from benchmarks.as_typst import typst_of
from benchmarks.content import content_of
from signoff.notice.record.codec import write_record
from signoff.notice.record.record import Record

ROOT = Path(__file__).resolve().parents[1]
OURS, PLATYPUS, TYPST, WEASYPRINT, LIBREOFFICE, CHROMIUM = (
    "signoff",
    "platypus",
    "typst",
    "weasyprint",
    "libreoffice",
    "chromium",
)

_AS_PDF_UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to a PDF: what it makes, the source it reads, and the command of a whole cold process.

    `command` takes the source, the PDF to be written and an empty folder for settings; `warm` is the interpreter that
    serves it again and again in one process, None where there is no such way.
    """

    name: str
    makes: str
    suffix: str
    source: Callable[[Record], bytes]
    command: Callable[[Path, Path, Path], list[str]]
    warm: str | None = None


def contenders(python: str) -> tuple[list[Contender], list[str]]:
    """Return the contenders that are installed, ours first, and a line for each that is not.

    `python` is the interpreter that has WeasyPrint and typst.
    """
    found = [_ours(), _platypus()]
    absent = []
    for name, make in ((TYPST, _typst), (WEASYPRINT, _weasyprint)):
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode == 0:
            found.append(make(python))
        else:
            absent.append(f"{name} is not installed for {python}: left out")
    for name, programs, build in (
        (LIBREOFFICE, ("soffice", "libreoffice"), _libreoffice),
        (CHROMIUM, ("chromium", "chromium-browser", "google-chrome"), _chromium),
    ):
        program = next(filter(None, map(shutil.which, programs)), None)
        if program:
            found.append(build(program))
        else:
            absent.append(f"{name} is not installed: left out")
    return found, absent


def _html(record: Record) -> bytes:
    return html_of(content_of(record)).encode()


def _markup(record: Record) -> bytes:
    return typst_of(content_of(record)).encode()


def _ours() -> Contender:
    def command(source: Path, target: Path, _settings: Path) -> list[str]:
        return [sys.executable, "-m", "signoff", "export", str(source), "--output", str(target)]

    return Contender(OURS, "UA-1, A-3a, record inside", ".signoff", write_record, command, sys.executable)


def _one_shot(python: str, name: str) -> Callable[[Path, Path, Path], list[str]]:
    def command(source: Path, target: Path, _settings: Path) -> list[str]:
        return [python, "-m", "benchmarks.worker", name, str(source), str(target)]

    return command


def _platypus() -> Contender:
    command = _one_shot(sys.executable, PLATYPUS)
    return Contender(PLATYPUS, "untagged", ".signoff", write_record, command, sys.executable)


def _typst(python: str) -> Contender:
    return Contender(TYPST, "UA-1, A-2a", ".typ", _markup, _one_shot(python, TYPST), python)


def _weasyprint(python: str) -> Contender:
    def command(source: Path, target: Path, _settings: Path) -> list[str]:
        return [python, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(source), str(target)]

    return Contender(WEASYPRINT, "UA-1", ".html", _html, command, python)


def _libreoffice(program: str) -> Contender:
    def command(source: Path, target: Path, settings: Path) -> list[str]:
        profile = f"-env:UserInstallation={settings.as_uri()}"
        reading = "--infilter=HTML (StarWriter)"
        whither = ["--outdir", str(target.parent), str(source)]
        return [program, profile, "--headless", "--norestore", reading, "--convert-to", _AS_PDF_UA, *whither]

    return Contender(LIBREOFFICE, "UA-1 asked for", ".html", _html, command)


def _chromium(program: str) -> Contender:
    def command(source: Path, target: Path, settings: Path) -> list[str]:
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        return [program, *quiet, f"--user-data-dir={settings}", f"--print-to-pdf={target}", source.as_uri()]

    return Contender(CHROMIUM, "tagged", ".html", _html, command)
