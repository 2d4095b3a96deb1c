"""Whether a register's file is replaced at the moment, and who is told as soon as it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from signoff.errors import RegisterReplaced

Listener = Callable[[RegisterReplaced], None]


class ReplacementWatch:
    """Remembers what the last transaction found; several threads may use it."""

    def __init__(self) -> None:
        """Know of no replacement yet."""
        self._problem: RegisterReplaced | None = None
        self._listener: Listener | None = None

    @property
    def problem(self) -> RegisterReplaced | None:
        """What was found, as long as no transaction has found the file in its place again."""
        return self._problem

    def listen(self, listener: Listener) -> None:
        """Call `listener`, on the thread of the transaction, when one finds the file replaced that was in its place."""
        self._listener = listener

    def found_in_place(self) -> None:
        """Note that the file is in its place."""
        self._problem = None

    @contextlib.contextmanager
    def noted(self) -> Iterator[None]:
        """Note that the block finds the file replaced, and pass that on."""
        try:
            yield
        except RegisterReplaced as problem:
            is_new, self._problem = self._problem is None, problem
            if is_new and self._listener is not None:
                self._listener(problem)
            raise
