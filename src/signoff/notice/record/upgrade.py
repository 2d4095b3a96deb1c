"""Documents of earlier versions in today's terms: held against what their version was, then upgraded step by step."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from signoff import paths
from signoff.notice.record.document import STANDING, Members
from signoff.notice.record.record import VERSION
from signoff.notice.record.shape import Refusal, Shape, fitted

Step: TypeAlias = Callable[[Members], Members]
"""What a document of one version says in the terms of the next: a new dictionary, without STANDING.

Its argument has the shape of its version, all defaults given. What it cannot put so it refuses with Refusal.
"""

STEPS: Mapping[int, Step] = MappingProxyType({1: lambda members: members})
"""The step from each earlier version to the one after it.

2: `forthcoming_list.notice_published_date` is new, and not given where nobody was asked for it. `salt` is new, and
comes with the next change of what nobody has signed.
"""


def upgraded(members: Members, version: int) -> Members:
    """Return what a document of an earlier version says in today's terms; `members` does not change.

    Its version's own JSON Schema says which members it may have, of which shape, and what stands for those that it
    leaves out; so a default that has changed since changes nothing. What goes on after a signature (STANDING) is of
    no version, and is taken over as it is. Raises Refusal for what is no document of its version.
    """
    content = {name: value for name, value in members.items() if name not in STANDING}
    whole = fitted(content, schema_of(version))
    content = {name: value for name, value in whole.items() if name not in STANDING}
    for number in range(version, VERSION):
        try:
            content = STEPS[number](content)
        except (LookupError, TypeError, AttributeError, ValueError) as problem:
            if isinstance(problem, Refusal):
                raise
            raise Refusal(f"it cannot be brought from version {number} to version {number + 1}") from problem
    standing = {name: members[name] for name in STANDING if name in members}
    return {**content, **standing, "version": VERSION}


@functools.cache
def schema_of(version: int) -> Shape:
    """Return the JSON Schema of a version; raises ResourceProblem where the installation lacks it."""
    schema: Shape = json.loads(paths.resource(f"schema/notice-{version}.schema.json").read_bytes())
    return schema
