"""What is read of a Word document: words and how they look, lists, tables, controls and notes."""

from __future__ import annotations

import pytest

from intake.word.docx_builder import (
    WITH_MACROS,
    bold,
    cell,
    control,
    docx,
    item,
    level,
    numbering,
    p,
    r,
    row,
    table,
    tick_box,
)
from signoff.intake.placing.texts import markdown_of
from signoff.intake.word.content import WordDocument
from signoff.intake.word.left_out import LeftOutKind
from signoff.intake.word.reader import read_word

LINKS = {
    "a": "https://example.org/a",
    "b": "file:///etc/passwd",
    "c": "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fb&data=05%7C",
}
PROMPT = "<w:showingPlcHdr/>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def read(body: str, **options: object) -> WordDocument:
    return read_word(docx(body, **options), "notice.docx")  # type: ignore[arg-type]


def markdown(body: str, **options: object) -> str:
    return markdown_of(read(body, **options).blocks)


def left_out(document: WordDocument) -> dict[LeftOutKind, tuple[str, ...]]:
    return {entry.kind: entry.words for entry in document.left_out}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Plain ", bold("bold"), r(" and "), r("italic", "<w:i/>")), "Plain **bold** and *italic*"),
        (p(r("no", '<w:b w:val="0"/>'), r(" bold")), "no bold"),
        (p("one", "<w:r><w:br/></w:r>", "two"), "one\\\ntwo"),
        (p("area 40 m", r("2", '<w:vertAlign w:val="superscript"/>')), "area 40 m²"),
        (p("the 23", r("rd", '<w:vertAlign w:val="superscript"/>')), "the 23rd"),
        (p("H", r("2", '<w:vertAlign w:val="subscript"/>'), "O"), "H₂O"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " done"), "☑ done"),
        (p(r("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), " point"), "• point"),
        (p('<w:hyperlink r:id="a">' + r("the site") + "</w:hyperlink>"), "[the site](https://example.org/a)"),
        (p('<w:hyperlink r:id="c">' + r("the rest") + "</w:hyperlink>"), "[the rest](https://example.org/b)"),
        (p("40 m", r("2", '<w:position w:val="8"/>')), "40 m²"),
        (p("x", r("2/3", '<w:vertAlign w:val="superscript"/>')), "x^(2/3)"),
        (p("Trade mark", r("TM", '<w:vertAlign w:val="superscript"/>')), "Trade mark™"),
        (p('<w:hyperlink r:id="b">' + r("a file") + "</w:hyperlink>"), "a file"),
        (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"),
        (p("9 m", "<m:sSup><m:e/><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"), "9 m²"),
        (p("CO", "<m:sSub><m:e/><m:sub><m:r><m:t>2</m:t></m:r></m:sub></m:sSub>"), "CO₂"),
        (p("<w:ins>" + r("added") + "</w:ins>", "<w:moveTo>" + r(" moved") + "</w:moveTo>"), "added moved"),
        (p(control(r("in a control"))), "in a control"),
        (control(p("a paragraph in one")), "a paragraph in one"),
        (p(tick_box(True), " Yes ", tick_box(False), " No"), "☒ Yes ☐ No"),
        (p('<w:fldSimple w:instr=" PAGE ">' + r("7") + "</w:fldSimple>"), "7"),
        (
            p(
                FIELD.format("begin"),
                r("DATE", tag="instrText"),
                FIELD.format("separate"),
                "3 May",
                FIELD.format("end"),
            ),
            "3 May",
        ),
        (
            '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">half </w:t></w:r></w:p>'
            + p("and half"),
            "half and half",
        ),
    ],
)
def test_words(body: str, expected: str) -> None:
    assert markdown(body, links=LINKS) == expected


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (p("kept", "<w:del>" + r("cut out", tag="delText") + "</w:del>"), LeftOutKind.DELETED, "cut out"),
        (p("kept", "<w:moveFrom>" + r("moved") + "</w:moveFrom>"), LeftOutKind.DELETED, "moved"),
        (p("kept", r("hidden", "<w:vanish/>")), LeftOutKind.HIDDEN, "hidden"),
        (
            p("kept") + "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>" + cell("hidden") + "</w:tr></w:tbl>",
            LeftOutKind.HIDDEN,
            "hidden",
        ),
        (p("kept", r("struck", "<w:strike/>")), LeftOutKind.STRUCK, "struck"),
        (p("kept", r("struck", "<w:dstrike/>")), LeftOutKind.STRUCK, "struck"),
        (p("kept", control(r("Type here"), PROMPT)), LeftOutKind.PROMPTS, "Type here"),
        (p("kept", r("Choose an item.")), LeftOutKind.PROMPTS, "Choose an item."),
        (p("kept", r("Enter it", '<w:rStyle w:val="PlaceholderText"/>')), LeftOutKind.PROMPTS, "Enter it"),
        (p("kept") + control(p("Type here"), PROMPT), LeftOutKind.PROMPTS, "Type here"),
        (
            p("kept", FIELD.format("begin"), r("INCLUDETEXT x", tag="instrText")),
            LeftOutKind.FIELD_CODES,
            "INCLUDETEXT x",
        ),
    ],
)
def test_left_out(body: str, kind: LeftOutKind, words: str) -> None:
    document = read(body)
    assert markdown_of(document.blocks) == "kept"
    assert left_out(document) == {kind: (words,)}


def test_what_is_no_words_is_counted() -> None:
    document = read(
        p("kept", "<w:r><w:drawing/></w:r><w:r><w:object/></w:r>") + '<w:altChunk r:id="x"/>',
        main_type=WITH_MACROS,
        more={"word/vbaProject.bin": b"macros"},
        comments='<w:comment w:id="1">' + p("Is this so?") + "</w:comment>",
        header=p("Protect: personal"),
    )
    counts = {entry.kind: entry.count for entry in document.left_out}
    assert counts == {
        LeftOutKind.PICTURES: 1,
        LeftOutKind.EMBEDDED: 2,
        LeftOutKind.MACROS: 1,
        LeftOutKind.COMMENTS: 1,
        LeftOutKind.HEADERS: 1,
    }


def test_a_symbol_that_is_not_known_stays_visible() -> None:
    document = read(p('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', " here"))
    assert markdown_of(document.blocks) == "[symbol] here"
    assert LeftOutKind.SYMBOLS in left_out(document)


def test_old_form_fields() -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="{}"/></w:checkBox></w:ffData>'
    box += "</w:fldChar></w:r>" + r("FORMCHECKBOX", tag="instrText") + FIELD.format("end")
    choice = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    choice += '<w:listEntry w:val="first"/><w:listEntry w:val="second"/></w:ddList></w:ffData></w:fldChar></w:r>'
    assert markdown(p(box.format(1), " Yes ", box.format(0), " No")) == "☒ Yes ☐ No"
    assert markdown(p(choice + FIELD.format("end"))) == "second"


@pytest.mark.parametrize(
    ("definition", "body", "expected"),
    [
        (level(0, "bullet", "\uf0b7"), item("a") + item("b"), "- a\n- b"),
        (level(0, "decimal", "%1."), item("a") + p("between") + item("b"), "1. a\n\nbetween\n\n2. b"),
        (level(0, "decimal", "%1.", start=4), item("a") + item("b"), "4. a\n5. b"),
        (level(0, "lowerLetter", "(%1)"), item("a") + item("b"), "(a) a\n(b) b"),
        (level(0, "lowerRoman", "%1)"), item("a") + item("b"), "i) a\nii) b"),
        (
            level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"),
            item("a") + item("b", level=1) + item("c", level=1) + item("d") + item("e", level=1),
            "1. a\n\n   (a) b\n   (b) c\n\n2. d\n\n   (a) e",
        ),
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
            item("a") + item("b", level=1) + item("c") + item("d", level=1),
            "1. a\n\n   1.1 b\n\n2. c\n\n   2.1 d",
        ),
        (level(0, "none", ""), item("a"), "a"),
        (level(0, "decimal", "Article %1:"), item("a") + item("b"), "Article 1: a\n\nArticle 2: b"),
    ],
)
def test_lists(definition: str, body: str, expected: str) -> None:
    assert markdown(body, numbering=numbering(definition)) == expected


def test_a_list_that_begins_anew() -> None:
    again = '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    parts = numbering(level(0, "decimal", "%1."), overrides=again + "</w:lvlOverride></w:num>")
    body = item("a") + item("b") + p("between") + item("c", 9)
    assert markdown(body, numbering=parts) == "1. a\n2. b\n\nbetween\n\n1. c"


def test_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '</w:style><w:style w:type="character" w:styleId="Quiet"><w:rPr><w:b w:val="false"/><w:i/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("Heading", props='<w:pStyle w:val="Head"/>') + p("point", props='<w:pStyle w:val="Item"/>')
    body += p(r("quiet", '<w:rStyle w:val="Quiet"/>'), props='<w:pStyle w:val="Head"/>')
    parts = {"styles": styles, "numbering": numbering(level(0, "bullet", "•"))}
    document = read(body, **parts)
    assert markdown_of(document.blocks) == "**Heading**\n\n- point\n\n***quiet***"
    assert [block.heading for block in document.blocks] == [1, 0, 1]  # type: ignore[union-attr]


def test_tables_lie_on_their_grid() -> None:
    body = table(
        row(cell("Year"), cell("Cost", span=2)),
        row(cell("2026", merge="restart"), "a", "b"),
        row(cell("", merge="continue"), "c", control(cell("d"))),
    )
    assert markdown(body) == "| Year | Cost |  |\n| --- | --- | --- |\n| 2026 | a | b |\n|  | c | d |"


def test_notes_stand_where_they_are_cited() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    notes += "".join(f'<w:footnote w:id="{n}">{p(f" Note {n}.")}</w:footnote>' for n in (2, 5))
    document = read(p("First", reference.format(5), " second", reference.format(2)), footnotes=notes)
    assert markdown_of(document.blocks) == "First[1] second[2]"
    assert document.notes == {1: "Note 5.", 2: "Note 2."}


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent>" + p("In a box") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert markdown(p("Anchor", f"<w:r>{both}</w:r>")) == "Anchor\n\nIn a box"


def test_text_boxes_in_text_boxes_are_read_once() -> None:
    inside = "<w:p><w:r><w:pict><w:txbxContent>" * 25 + p("words") + "</w:txbxContent></w:pict></w:r></w:p>" * 25
    assert markdown(inside) == "words"
