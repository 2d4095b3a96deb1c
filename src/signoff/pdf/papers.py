"""The papers that go with a notice: their titles in a list for each kind, with the links of those that have one."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.notice.form.form import Section
from signoff.notice.record.model import Paper, PaperKind, given
from signoff.notice.record.papers import title_of
from signoff.notice.text.blocks import BulletList, Inline, ListItem, Paragraph, Run
from signoff.notice.text.characters import link_target
from signoff.pdf.fields import field_items, prints_more
from signoff.pdf.flow import Item
from signoff.pdf.metrics import LABEL, PARAGRAPH_GAP
from signoff.pdf.rich_text import block_items
from signoff.pdf.sheet import INNER, Sheet
from signoff.pdf.structure import Element

_HEADINGS = {
    PaperKind.REPORT: ("Report", "Reports"),
    PaperKind.BACKGROUND: ("Background paper", "Background papers"),
    None: ("Paper", "Papers"),
}
NOT_PUBLIC = "not for publication"


def paper_rows(sheet: Sheet, section: Section) -> list[Item]:
    """Return the row that lists the papers, which the paper form does not have; nothing where there are none.

    A publication copy has only those that are public.
    """
    papers = sheet.record.notice.papers
    if not papers and not prints_more(sheet, section):
        return []
    element = sheet.section(section.key)
    items = _paper_items(sheet, papers, element)
    items += field_items(sheet, section, element, below=bool(papers))
    return [sheet.labelled(section.key, items, element)]


def _paper_items(sheet: Sheet, papers: Sequence[Paper], section: Element) -> list[Item]:
    items: list[Item] = []
    for kind, (heading, several) in _HEADINGS.items():
        of_kind = [paper for paper in papers if paper.kind is kind]
        if of_kind:
            words = heading if len(of_kind) == 1 else several
            items += sheet.paragraphs.text(words, INNER, section.add("H3"), style=LABEL, gap=PARAGRAPH_GAP, keep=True)
            listed = BulletList(tuple(ListItem((Paragraph(_line(paper)),)) for paper in of_kind))
            items += block_items((listed,), INNER, section, sheet.paragraphs)
    return items


def _line(paper: Paper) -> tuple[Inline, ...]:
    words = [Run(title_of(paper))]
    link = given(paper.link)
    if link and link != title_of(paper):
        words += [Run(" – "), Run(link, link=link_target(link))]
    elif link:
        words = [Run(link, link=link_target(link))]
    file = f"file “{given(paper.file_name)}”" if given(paper.file_name) else ""
    notes = ", ".join(filter(None, (file, "" if paper.public else NOT_PUBLIC)))
    return (*words, Run(f" ({notes})")) if notes else tuple(words)
