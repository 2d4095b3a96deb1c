"""The small changes of the code that are tried, and which of them a seed takes."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names
from parso.python.tree import Keyword

SOURCE = Path("src", "signoff")
LEFT_OUT = "register/migrations/"
"""Steps that are never changed again."""

_SAME = {
    "core/ReplaceComparisonOperator_Eq_Is",
    "core/ReplaceComparisonOperator_NotEq_IsNot",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
}
"""Changes that say the same of None, of members of enumerations and of small numbers."""
_REMOVE_CALL = "RemoveCall"


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of one module: a place where the operator applies, and which of these places it is."""

    module: str
    """Below src/signoff, such as `rules/deadlines.py`."""
    line: int
    column: int
    operator: str
    occurrence: int

    @property
    def room(self) -> str:
        """Which of the rooms it changes."""
        return self.module.split("/", 1)[0]

    def source(self, root: Path) -> str:
        """Return the module's text with the change made."""
        text = (root / SOURCE / self.module).read_text(encoding="utf-8")
        changed = mutate_code(text, _operator(self.operator), self.occurrence)
        if changed is None:
            raise LookupError(f"{self} changes nothing; the code is not what it was")
        return str(changed)


class RemoveCall(Operator):  # type: ignore[misc]  # the library is not annotated
    """Leaves out a call that is made for its effect."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        """Yield where a statement is nothing but a call."""
        if node.type == "simple_stmt" and _is_call(node.children[0]):
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Return the statement that does nothing instead."""
        call = node.children[0]
        node.children[0] = Keyword("pass", call.start_pos, prefix=call.get_first_leaf().prefix)
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        """Return none: they are for the library's own tests."""
        return ()


def every_mutant(root: Path, room: str) -> list[Mutant]:
    """Return each change that can be made in a room and that a program could notice."""
    folder = root / SOURCE
    modules = [path.relative_to(folder).as_posix() for path in sorted((folder / room).rglob("*.py"))]
    return [
        mutant
        for module in modules
        if not module.startswith(LEFT_OUT)
        for mutant in _of_module(module, (folder / module).read_text(encoding="utf-8"))
    ]


def sample(mutants: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return so many mutants in the order of their places, at most one a place: the same for the same seed.

    Places are drawn first, so that one comparison, which can be changed in many ways, counts no more than a call.
    """
    places: dict[tuple[str, int, int], list[Mutant]] = {}
    for mutant in mutants:
        places.setdefault((mutant.module, mutant.line, mutant.column), []).append(mutant)
    chance = random.Random(seed)  # noqa: S311  # a sample, not a secret
    drawn = chance.sample(sorted(places), min(size, len(places)))
    return sorted(chance.choice(places[place]) for place in drawn)


def _of_module(module: str, text: str) -> Iterator[Mutant]:
    silent = list(_silent_places(ast.parse(text)))
    tree = get_ast(text)
    for name in _operators():
        operator = _operator(name)
        positions = (start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node))
        for occurrence, (line, column) in enumerate(positions):
            if not any(start <= (line, column) < end for start, end in silent):
                yield Mutant(module, line, column, name, occurrence)


def _operators() -> list[str]:
    parameterless = [name for name in operator_names() if not get_operator(name).arguments()]
    return [*(name for name in parameterless if name not in _SAME), _REMOVE_CALL]


def _operator(name: str) -> Any:
    return RemoveCall() if name == _REMOVE_CALL else get_operator(name)()


def _is_call(node: Any) -> bool:
    return (
        node.type in ("atom_expr", "power")
        and node.children[-1].type == "trailer"
        and node.children[-1].children[0] == "("
    )


def _silent_places(tree: ast.Module) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield from where to where nothing is said that a program does: types, and what a programmer is shown."""
    for node in ast.walk(tree):
        silent: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            silent = [node.returns, *(argument.annotation for argument in every if argument is not None)]
            if node.name == "__repr__":
                silent.append(node)
        elif isinstance(node, ast.AnnAssign):
            silent = [node.annotation]
        elif isinstance(node, ast.Assign) and _is_type(node.value):
            silent = [node]
        for place in silent:
            if isinstance(place, ast.expr | ast.stmt) and place.end_lineno is not None:
                yield (place.lineno, place.col_offset), (place.end_lineno, place.end_col_offset or 0)


def _is_type(node: ast.expr) -> bool:
    """Whether this names a type, as in `Mark = Strokes | Image`."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitOr) and _is_type(node.left) and _is_type(node.right)
    if isinstance(node, ast.Subscript):
        return _is_type(node.value)
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return bool(name) and (name[0].isupper() or name in ("str", "int", "bytes", "list", "dict", "tuple"))
