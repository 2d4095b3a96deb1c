"""What a version of the layout is: the words of its empty forms, and the pages of a few records.

`python -m layout_versions`, with `src` and `tests` on PYTHONPATH, writes those of today's version.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from builders import draft, signed
from pdf import factory
from signoff import paths
from signoff.checking.fidelity.form_words import empty_form
from signoff.notice.record.model import DecisionType
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT, Information, instant_of, xmp
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest

FOLDER = Path(__file__).parent / "pdf" / "layouts"


def known_facts(layout: int) -> dict[str, Any]:
    """Return what is written down of a version; `released` is the first program that had it, or None."""
    facts: dict[str, Any] = json.loads((FOLDER / f"{layout}.json").read_bytes())
    return facts


def facts() -> dict[str, Any]:
    """Return what today's version is: digests of pages, of the empty forms' words, and of a file's description."""
    pages = {name: pages_digest(read_document(render(record).data)) for name, record in records().items()}
    about = Information("Title", "Council", instant_of("D:20240514120000+00'00'"), b"")
    return {
        "pages": pages,
        "forms": hashlib.sha256(forms()).hexdigest(),
        "description": hashlib.sha256(xmp(about, "signoff")).hexdigest(),
    }


def forms() -> bytes:
    """Return the words of today's empty forms, as `resources/layouts` keeps them."""
    kinds = {"": empty_form(None)} | {kind.value: empty_form(kind) for kind in DecisionType}
    return (json.dumps(kinds, indent=1) + "\n").encode("ascii")


def records() -> dict[str, Record]:
    """Return records that print all that a notice can print."""
    rich = factory.rich_signed()
    long = factory.rich_draft(reasons=f"{factory.PARAGRAPH}\n\n{factory.TABLE}\n\n{factory.NESTED}\n\n" * 12)
    lettered = signed(draft(decision=factory.LETTERED))
    kinds = {"record": rich, "publication": publication_copy(rich), "draft": draft(), "long": signed(long)}
    return {**kinds, "lettered": lettered}


def main() -> None:
    """Write down today's version, unless it is released."""
    path = FOLDER / f"{LAYOUT}.json"
    if path.exists() and known_facts(LAYOUT)["released"] is not None:
        raise SystemExit(f"Version {LAYOUT} of the layout is released and can never change: raise LAYOUT.")
    path.parent.mkdir(exist_ok=True)
    layout_file = paths.resource_root() / "layouts" / f"{LAYOUT}.json"
    layout_file.parent.mkdir(exist_ok=True)
    layout_file.write_bytes(forms())
    path.write_text(json.dumps({"released": None, **facts()}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
