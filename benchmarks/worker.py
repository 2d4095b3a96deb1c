"""One contender in a process of its own: `worker NAME SOURCE TARGET` once, or `worker NAME` for as long as it is asked.

The lasting one reads lines "SOURCE<tab>TARGET" and answers each with the seconds that the engine took, its source read
and ready in memory, by the clock and of the processor. Peers are imported by name: the project does not depend on them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

Export: TypeAlias = Callable[[], bytes]


def signoff(source: Path) -> Export:
    """Return our export of the record in a file, of which the reading is not measured."""
    from signoff.notice.record.codec import read_record
    from signoff.pdf.export import render

    record = read_record(source.read_bytes())
    return lambda: render(record).data


def platypus(source: Path) -> Export:
    """Return stock platypus's export of the same words, parsed beforehand."""
    from benchmarks.as_platypus import platypus_pdf, register_fonts
    from benchmarks.content import content_of
    from signoff.notice.record.codec import read_record

    content = content_of(read_record(source.read_bytes()))
    register_fonts()
    return lambda: platypus_pdf(content)


class Typst:
    """A typst compiler that lasts, as a server would keep one: fonts are read once."""

    def __init__(self) -> None:
        from signoff.paths import resource

        fonts = [str(resource("fonts"))]
        self._compiler = import_module("typst").Compiler(font_paths=fonts, ignore_system_fonts=True)

    def __call__(self, source: Path) -> Export:
        """Return typst's export of a source."""
        text = source.read_bytes()

        def export() -> bytes:
            made: bytes = self._compiler.compile(text, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
            return made

        return export


def weasyprint(source: Path) -> Export:
    """Return WeasyPrint's export of an HTML text."""
    text = source.read_text(encoding="utf-8")
    html = import_module("weasyprint").HTML

    def export() -> bytes:
        made: bytes = html(string=text).write_pdf(pdf_variant="pdf/ua-1")
        return made

    return export


def main(arguments: list[str]) -> None:
    """Export once to a file, or serve."""
    engines: dict[str, Callable[[Path], Export]] = {"signoff": signoff, "platypus": platypus, "weasyprint": weasyprint}
    engine = Typst() if arguments[0] == "typst" else engines[arguments[0]]
    if len(arguments) == 3:
        Path(arguments[2]).write_bytes(engine(Path(arguments[1]))())
        return
    for line in sys.stdin:
        source, target = (Path(name) for name in line.rstrip("\n").split("\t"))
        export = engine(source)
        begin, worked = time.perf_counter(), time.process_time()
        data = export()
        taken, worked = time.perf_counter() - begin, time.process_time() - worked
        target.write_bytes(data)
        print(taken, worked, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
