"""Builds Word documents for tests: parts of WordprocessingML in a zip archive, as Word lays them out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def docx(
    body: str,
    *,
    main_type: str = MAIN,
    links: Mapping[str, str] = {},
    more: Mapping[str, bytes] = {},
    **parts: str,
) -> bytes:
    """Return a document with this body, and with these other parts (`styles`, `numbering`, `footnotes`, `header`).

    `links` are the addresses outside it by identifier, `more` further files of the archive.
    """
    names = {kind: f"{kind}.xml" for kind in parts}
    related = "".join(_relationship(f"part{n}", kind, names[kind]) for n, kind in enumerate(parts))
    related += "".join(_relationship(key, "hyperlink", target, external=True) for key, target in links.items())
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": _relationships(_relationship("main", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relationships(related),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for kind, content in parts.items():
        root = roots.get(kind, kind)
        files[f"word/{names[kind]}"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    return archive({name: text.encode() for name, text in files.items()} | dict(more))


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return stream.getvalue()


def p(*runs: str, props: str = "") -> str:
    """Return a paragraph of these runs; a run that is no XML is plain words."""
    content = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{content}</w:p>"


def r(text: str, props: str = "", tag: str = "t") -> str:
    """Return a run of words."""
    properties = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def bold(text: str) -> str:
    """Return a run of bold words."""
    return r(text, "<w:b/>")


def item(text: str, numbering: int = 1, level: int = 0) -> str:
    """Return a paragraph that is an item of a list."""
    return p(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def level(at: int, kind: str, text: str, start: int = 1) -> str:
    """Return the definition of a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*definitions: str, overrides: str = "") -> str:
    """Return numberings 1, 2, … each with the levels that a definition has."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(definitions, 1)
    )
    concrete = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(definitions) + 1)
    )
    return abstract + concrete + overrides


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """Return a row; a cell that is no XML is plain words."""
    return f"<w:tr>{''.join(found if found.startswith(('<w:tc', '<w:sdt')) else cell(found) for found in cells)}</w:tr>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """Return a cell; what is no XML is a paragraph of plain words."""
    props = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    props += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    blocks = "".join(block if block.startswith("<") else p(block) if block else "<w:p/>" for block in content)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{blocks}</w:tc>"


def control(content: str, props: str = "") -> str:
    """Return a content control around blocks, cells or runs."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tick_box(ticked: bool) -> str:
    """Return a check box as Word writes it."""
    sign = "☒" if ticked else "☐"
    return control(r(sign), f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>')


def _relationships(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def _relationship(key: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{escape(target)}"{mode}/>'
