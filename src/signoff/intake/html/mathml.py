"""Formulas: raised and lowered parts, and fractions on one line."""

from __future__ import annotations

from signoff.intake.html.tree import Element, Node

_STACKED = {"msup": "sup", "msub": "sub"}
FORMULAS = frozenset({*_STACKED, "mfrac", "msqrt", "msubsup"})


def on_one_line(element: Element) -> list[Node]:
    """Return a fraction of MathML on one line, or a base with what is raised or lowered; else all as it is."""
    children = element.children
    if element.tag == "msqrt":
        return ["√", *_bracketed(Element("mrow", {}, children))]
    parts: list[Node] = [child for child in children if isinstance(child, Element)]
    has_more = any(isinstance(child, str) and child.strip() for child in children)
    if has_more or len(parts) != (3 if element.tag == "msubsup" else 2):
        return list(children)
    if element.tag == "msubsup":
        base, lowered, raised = parts
        return [base, Element("sub", {}, [lowered]), Element("sup", {}, [raised])]
    first, second = parts
    if element.tag == "mfrac":
        return [*_bracketed(first), "/", *_bracketed(second)]
    return [first, Element(_STACKED[element.tag], {}, [second])]


def _bracketed(node: Node) -> list[Node]:
    is_row = isinstance(node, Element) and sum(isinstance(child, Element) for child in node.children) > 1
    return ["(", node, ")"] if is_row else [node]
