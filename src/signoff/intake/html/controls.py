"""The controls of a form: words that stand on them stay; what somebody typed or chose in them is not told apart."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.intake.html.job import Job
from signoff.intake.html.left_out import Kind
from signoff.intake.html.tree import Element
from signoff.intake.html.visibility import words_of

CONTROLS = frozenset({"input", "select", "textarea"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_BOXES = {"checkbox": ("☐", "☑"), "radio": ("○", "◉")}
_SILENT = frozenset({"hidden", "image", "password", "file", "color", "range"})


def control_words(element: Element, job: Job) -> str:
    """Return the words of a control that its reader saw for certain; leave out the rest, and say so.

    What is in HTML is how a control was at first: what was then typed or ticked is not in it. So its text is left
    out, and a tick is kept only where nobody can change it.
    """
    if element.tag == "select":
        return _chosen(element, job)
    kind = element.attributes.get("type", "text").lower()
    if element.tag == "input" and kind in _BUTTONS:
        return element.attributes.get("value", "")
    if element.tag == "input" and kind in _BOXES:
        sign = _BOXES[kind]["checked" in element.attributes]
        if "disabled" in element.attributes:
            return f"{sign} "
        job.tally.add(Kind.FORM, sign)
    elif kind not in _SILENT:
        job.leave_out(element, Kind.FORM)
    return ""


def _chosen(element: Element, job: Job) -> str:
    """Return the choice that a closed list shows, or all of one that is open; leave out the others."""
    options = list(_options(element))
    is_open = "multiple" in element.attributes or element.attributes.get("size", "1").strip() not in {"", "0", "1"}
    first = next((option for option in options if "selected" in option.attributes), options[0] if options else None)
    shown = options if is_open else [option for option in options if option is first]
    others = [option for option in options if not any(option is one for one in shown)]
    rest = [words_of(option, job.watch).strip() for option in others]
    job.tally.add(Kind.FORM, "; ".join([*rest, *_stray(element)]))
    return " ".join(words_of(option, job.watch).strip() for option in shown)


def _stray(element: Element) -> list[str]:
    """Return what stands in a list of choices but in none of them, which no browser shows."""
    strays: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            strays += [child.strip()] if child.strip() else []
        elif child.tag != "option":
            strays += _stray(child)
    return strays


def _options(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "option":
                yield child
            else:
                yield from _options(child)
