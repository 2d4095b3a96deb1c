"""Turns the elements of HTML into the blocks of a long text.

Headings become bold paragraphs, Word's drawn marks and HTML's lists become lists, tables simple tables; links are kept
where a notice may have them. Of an element that is not known the content stays; what its reader did not see is left
out, and told to the tally.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from signoff.intake.html.comments import begins_comment, is_mark
from signoff.intake.html.controls import CONTROLS, control_words
from signoff.intake.html.html_lists import LISTS, level_said, list_blocks
from signoff.intake.html.job import Job
from signoff.intake.html.kinds import BLOCK_DISPLAYS, PARAGRAPHS
from signoff.intake.html.left_out import Kind
from signoff.intake.html.line import ends_in_space, has_words, start_of, without_start
from signoff.intake.html.look import Look
from signoff.intake.html.mathml import FORMULAS, on_one_line
from signoff.intake.html.pictures import leave_out_picture
from signoff.intake.html.scripts import begins_note, may_have_script, script_of, set_in_script, sign_for, stays_as_it_is
from signoff.intake.html.symbols import decode
from signoff.intake.html.tables import table_blocks
from signoff.intake.html.tree import Element, Node
from signoff.intake.html.visibility import (
    SPACES,
    is_machinery,
    is_surely_seen,
    reason_to_leave_out,
    texts,
    visible_text,
)
from signoff.intake.html.word_lists import WordItem, typed_length
from signoff.intake.web_links import clean_words
from signoff.notice.text import Block, Break, Inline, NumberedList, Paragraph, Run
from signoff.notice.text.characters import LINE_ENDS
from signoff.notice.text.flat_blocks import PLAIN, BlockTree, Leaf, Shape, leaves

_QUOTES = ("“", "”")


def convert(content: Sequence[Node], look: Look, job: Job) -> tuple[Block, ...]:
    """Return the blocks of some content."""
    return _Converter(job).convert(content, look)


class _Converter:
    """Turns one element's content into blocks."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._tree = BlockTree()
        self._line: list[Inline] = []

    def convert(self, content: Sequence[Node], look: Look) -> tuple[Block, ...]:
        self._walk(content, look)
        self._end_paragraph()
        return self._tree.blocks()

    def _walk(self, content: Sequence[Node], look: Look) -> None:
        for child in content:
            self._job.watch.step()
            if isinstance(child, str):
                self._text(child, look)
            elif not self._is_left_out(child):
                self._element(child, look)

    def _is_left_out(self, element: Element) -> bool:
        """Leave the element out if its reader did not see it; return whether it was."""
        if is_surely_seen(element):
            return False
        part = element.style("mso-element")
        if part.startswith("field-"):
            self._field(part.removeprefix("field-"))
        if is_mark(element):
            if any(text.strip() for text in texts(element)):
                self._job.tally.add_comment_mark()
            return True
        if is_machinery(element):
            return True
        kind = reason_to_leave_out(element)
        if kind is Kind.PICTURE:
            self._line += leave_out_picture(element, self._job)
        elif kind is not None:
            begins = kind is Kind.COMMENT and begins_comment(element)
            self._job.leave_out(element, kind, continues=kind is not Kind.PASSAGE and not begins)
        return kind is not None

    def _element(self, element: Element, around: Look) -> None:
        look = around.inside(element)
        if element.tag == "br":
            self._job.watch.lines()
            self._line.append(Break())
        elif element.tag in LISTS:
            self._end_paragraph()
            self._list(element, look)
        elif element.tag == "table":
            self._end_paragraph()
            self._add_blocks(table_blocks(element, look, self._job))
        elif element.tag in PARAGRAPHS or element.style("display") in BLOCK_DISPLAYS:
            self._end_paragraph()
            self._paragraph(element, look)
        elif element.tag in CONTROLS:
            self._text(f" {control_words(element, self._job)} ", look)
        elif element.tag == "button":
            self._walk([" ", *element.children, " "], look)
        elif element.tag == "q":
            self._walk([_QUOTES[0], *element.children, _QUOTES[1]], look)
        elif element.tag in FORMULAS:
            if element.tag == "mfrac" and self._before()[-1:].isdigit():
                self._text(" ", look)
            self._walk(on_one_line(element), look)
        elif look.script or not may_have_script(element):
            self._walk(element.children, look)
        else:
            self._scripted(element, look)
            self._walk([" "] if begins_note(element) else [], look)

    def _paragraph(self, element: Element, look: Look) -> None:
        content: Sequence[Node] = element.children
        if element.tag == "details" and "open" not in element.attributes:
            content = [child for child in content if isinstance(child, Element) and child.tag == "summary"]
            rest = [child for child in element.children if child not in content]
            self._job.leave_out(Element("", {}, rest), Kind.PASSAGE)
        self._walk(content, look)
        self._end_paragraph(self._job.items.get(id(element)))

    def _scripted(self, element: Element, look: Look) -> None:
        """Add raised or lowered words, in Unicode's signs or set so that they cannot be mistaken."""
        words = visible_text(element, self._job.watch)
        script = script_of(element, words)
        if not script:
            self._walk(element.children, look)
        elif script == "super" and (sign := sign_for(words)) is not None:
            self._text(sign, look)
        elif script == "super" and stays_as_it_is(words, self._before()):
            self._walk(element.children, look.set_as("as typed"))
        elif set_in_script(words, script) is not None:
            self._walk(element.children, look.set_as(script))
        else:
            self._walk(["^(" if script == "super" else "_(", *element.children, ")"], look.set_as("as typed"))

    def _before(self) -> str:
        """Return the last words of the line."""
        last = self._line[-1] if self._line else None
        return last.text if isinstance(last, Run) else ""

    def _field(self, part: str) -> None:
        """Note that a field of Word's begins, that its code ends and its result begins, or that it ends."""
        fields = self._job.fields
        if part == "begin":
            fields.append(True)
        elif fields and part == "separator":
            fields[-1] = False
        elif fields and part == "end":
            fields.pop()

    def _list(self, element: Element, look: Look) -> None:
        """Add a list; Word on the web puts the lists of all levels beside each other, and says the level of items."""
        level = 0 if self._job.lists else level_said(element) - 1
        self._job.lists += 1
        blocks = list_blocks(element, look, self._job)
        self._job.lists -= 1
        self._add_blocks(blocks, level)

    def _add_blocks(self, blocks: Iterable[Block], level: int = 0) -> None:
        for block in blocks:
            # a list keeps its first number, so that two lists one after the other stay two
            start = block.start if isinstance(block, NumberedList) else None
            for leaf in leaves((block,)):
                self._job.watch.step()
                shape = leaf.shape if start is None else replace(leaf.shape, start=start)
                shape = replace(shape, level=shape.level + level) if level else shape
                self._tree.add(shape, Paragraph(leaf.content) if isinstance(leaf, Leaf) else leaf.table)
                start = None

    def _text(self, text: str, look: Look) -> None:
        if not text or self._is_unseen(text, look):
            return
        text, unknown = decode(text, look.font)
        for sign in unknown:
            self._job.tally.add(Kind.SYMBOL, sign)
        if look.script in {"super", "sub"}:
            text = set_in_script(text, "sub" if look.script == "sub" else "super") or text
        if look.keeps_lines:
            for index, line in enumerate(LINE_ENDS.split(text)):
                self._job.watch.lines(1 if index else 0)
                self._line += [Break()] if index else []
                self._run(line, look)
            return
        words = SPACES.sub(" ", text)
        if words.startswith(" ") and (not self._line or ends_in_space(self._line[-1])):
            words = words[1:]
        if words:
            self._run(words, look)

    def _run(self, words: str, look: Look) -> None:
        self._job.watch.run(link=look.link is not None)
        if look.link is not None:
            words = clean_words(words)
        if words.strip():
            self._job.tally.stay()
        self._line.append(Run(words, look.bold, look.italic, look.link))

    def _is_unseen(self, text: str, look: Look) -> bool:
        """Leave out words that cannot be seen where they are; return whether they were."""
        job = self._job
        if any(job.fields):
            job.tally.add(Kind.FIELD, text, continues=True)
            return True
        if look.is_invisible or (look.is_tiny and text.strip()):
            job.tally.add(Kind.PASSAGE, text, continues=True)
            return True
        if job.sees_colours and text.strip() and look.has_colour_of_its_ground():
            job.hidden_by_colour = True
            job.tally.add(Kind.PASSAGE, text, continues=True)
            return True
        return False

    def _end_paragraph(self, item: WordItem | None = None) -> None:
        content, self._line = self._line, []
        # a field's code that never ends would take all that follows
        self._job.fields = [code for code in self._job.fields if not code]
        shape = PLAIN
        if item is not None:
            content = without_start(content, typed_length(start_of(content))) if item.is_typed else content
            content = [Run(f"{item.words} "), *content] if item.words and has_words(content) else content
            shape = _shape(item)
        if has_words(content):
            self._job.watch.lines()
            self._tree.add(shape, Paragraph(tuple(content)))


def _shape(item: WordItem) -> Shape:
    """Return the place of an item; one whose mark is words belongs to the item that it is under."""
    if item.words:
        return Shape(item.level - 1)
    if item.number is None:
        return Shape(item.level, "bullet")
    return Shape(item.level, "number", item.number, item.style)
