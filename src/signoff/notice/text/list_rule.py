"""The rule by which markdown-it finds lists: CommonMark's, with letters, Roman numerals and brackets as marks too.

Of the marks that CommonMark does not know, none interrupts a paragraph, unless it counts on in a list that is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markdown_it.rules_block import list_block

from signoff.notice.text.blocks import MAX_LIST_DEPTH
from signoff.notice.text.list_marks import Found, Key, LastMarks, ListMark, mark_at

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_BULLETS = "-+*"
_MOST_SPACES = 4
"""With more spaces than this after a mark, only the first belongs to it."""


class OpenLists:
    """Where the reader stands in a text: the lists around its line, and the latest marks in each of them."""

    def __init__(self) -> None:
        """Begin outside all lists."""
        self.around: list[tuple[int, Key | None]] = []
        """How far in each list stands, and the key of its marks; None for bullets."""
        self.last_marks = [LastMarks()]
        """The latest marks among the blocks of the text, and of the item in each list around."""
        self.marker: tuple[int, _Marker | None] = (-1, None)
        """Where what begins an item was last looked for, and what was found: a line is looked at several times."""

    def is_next_item(self, mark: ListMark, column: int) -> bool:
        """Whether a mark at this column counts on in the list that stands there."""
        for depth in range(len(self.around) - 1, -1, -1):
            indent, key = self.around[depth]
            if indent <= column:
                return key == mark.key and mark.follows(self.last_marks[depth].before(mark))
        return False


@dataclass(frozen=True, slots=True)
class _Marker:
    """What begins an item: where its mark ends, and the mark; None for a bullet, which is then `sign`."""

    end: int
    found: Found | None = None

    @property
    def key(self) -> Key | None:
        """Return what all items of one list have in common."""
        return self.found.mark.key if self.found else None


def list_of_today(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list, or say (silently) whether one begins at the line."""
    if not _may_begin(state, start, silent=silent) or _is_lazy(state, start):
        return False
    marker = _marker(state, start)
    if marker is None:
        return False
    if silent:
        return _interrupts(state, start, marker)
    if marker.found is not None and not _open_lists(state).last_marks[-1].begins_item(marker.found):
        return False
    _read_list(state, start, end, marker)
    return True


def list_of_commonmark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list as CommonMark has them; so all lists were read before there were letters."""
    return _may_begin(state, start, silent=silent) and list_block(state, start, end, silent)


def _may_begin(state: StateBlock, start: int, *, silent: bool) -> bool:
    # each list takes two levels; a marker further out than the deepest item still ends that item
    too_deep = state.level >= 2 * MAX_LIST_DEPTH
    return not too_deep or (silent and state.sCount[start] < state.blkIndent)


def _is_lazy(state: StateBlock, line: int) -> bool:
    """Whether the line is so far in that it can only continue a paragraph."""
    indent = state.sCount[line]
    return state.listIndent >= 0 and indent - state.listIndent >= _MOST_SPACES and indent < state.blkIndent


def _marker(state: StateBlock, line: int) -> _Marker | None:
    lists, start = _open_lists(state), state.bMarks[line] + state.tShift[line]
    if lists.marker[0] != start:
        lists.marker = start, _find_marker(state, start, state.eMarks[line])
    return lists.marker[1]


def _find_marker(state: StateBlock, start: int, end: int) -> _Marker | None:
    if start < end and state.src[start] in _BULLETS:
        is_bullet = start + 1 >= end or state.src[start + 1] in " \t"
        return _Marker(start + 1) if is_bullet else None
    found = mark_at(state.src, start, end)
    return _Marker(found.end, found) if found else None


def _interrupts(state: StateBlock, line: int, marker: _Marker) -> bool:
    is_further_out = state.sCount[line] < state.blkIndent
    if marker.found is not None and not marker.found.mark.is_of_commonmark:
        return is_further_out and _open_lists(state).is_next_item(marker.found.mark, state.sCount[line])
    if state.parentType != "paragraph" or is_further_out:
        return True
    if marker.found is not None and int(marker.found.mark.written) != 1:
        return False
    return state.skipSpaces(marker.end) < state.eMarks[line]


def _read_list(state: StateBlock, start: int, end: int, marker: _Marker) -> None:
    name = "bullet" if marker.found is None else "ordered"
    state.push(f"{name}_list_open", "ul" if marker.found is None else "ol", 1)
    lists, parent = _open_lists(state), state.parentType
    lists.around.append((state.blkIndent, marker.key))
    state.parentType = "list"
    sign = state.src[marker.end - 1]
    line: int | None = start
    following: _Marker | None = marker
    while line is not None and following is not None:
        _read_item(state, line, end, following)
        line, following = _next_item(state, end, marker, sign)
    lists.around.pop()
    state.parentType = parent
    state.push(f"{name}_list_close", "ul" if marker.found is None else "ol", -1)


def _read_item(state: StateBlock, line: int, end: int, marker: _Marker) -> None:
    token = state.push("list_item_open", "li", 1)
    lists = _open_lists(state)
    if marker.found is not None:
        token.meta = {"mark": marker.found.mark}
        lists.last_marks[-1].add(marker.found.mark)
    initial = state.sCount[line] + marker.end - (state.bMarks[line] + state.tShift[line])
    content, offset = _after_spaces(state, line, marker.end, initial)
    is_empty = content >= state.eMarks[line]
    width = 1 if is_empty or offset - initial > _MOST_SPACES else offset - initial
    before = state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, initial + width
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], offset
    lists.last_marks.append(LastMarks())
    if is_empty and state.isEmpty(line + 1):
        # an item may begin with at most one empty line
        state.line = min(state.line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    lists.last_marks.pop()
    state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = before
    state.push("list_item_close", "li", -1)


def _after_spaces(state: StateBlock, line: int, position: int, column: int) -> tuple[int, int]:
    """Return where the words after a mark begin: their position, and their column, with tabs every four."""
    while position < state.eMarks[line] and state.src[position] in " \t":
        column += 1 if state.src[position] == " " else 4 - (column + state.bsCount[line]) % 4
        position += 1
    return position, column


def _next_item(state: StateBlock, end: int, first: _Marker, sign: str) -> tuple[int | None, _Marker | None]:
    """Return the line and mark of the list's next item, if the list goes on at the reader's line."""
    line = state.line
    if line >= end or state.sCount[line] < state.blkIndent:
        return None, None
    marker = _marker(state, line)
    if marker is None or marker.key != first.key or state.src[marker.end - 1] != sign:
        return None, None
    if marker.found is not None and not _open_lists(state).last_marks[-1].begins_item(marker.found):
        return None, None
    return line, marker


def _open_lists(state: StateBlock) -> OpenLists:
    return cast("OpenLists", state.env["lists"])
