"""Documents of earlier versions in today's terms: checked against their own schema, then upgraded step by step."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import TypeAlias

from signoff import paths
from signoff.notice.record.document import AFTER_SIGNING, Members
from signoff.notice.record.model import LONG_TEXTS
from signoff.notice.record.record import VERSION
from signoff.notice.record.shape import Refusal, Shape, with_defaults
from signoff.notice.text.earlier_lists import with_lists_as_they_were

Step: TypeAlias = Callable[[Members], Members]
"""What a document of one version says in the terms of the next: a new dictionary, without AFTER_SIGNING.

Its argument has the shape of its version, all defaults given. Raises Refusal for what cannot be expressed.
"""


def _with_lists_as_they_were(members: Members) -> Members:
    """Return a document of version 2 with long texts that read today as they did before lists had letters."""
    notice = deepcopy(members["notice"])
    for path in LONG_TEXTS:
        *steps, name = path.split(".")
        part = functools.reduce(dict.__getitem__, steps, notice)
        if part[name]:
            part[name] = with_lists_as_they_were(part[name])
    return {**members, "notice": notice}


STEPS: Mapping[int, Step] = MappingProxyType({1: lambda members: members, 2: _with_lists_as_they_were})
"""The step from each earlier version to the one after it.

2: `forthcoming_list.notice_published_date` is new, and missing where nobody was asked for it. `salt` is new, and is
added by the next change of a record that nobody has signed.

3: lists may have letters, Roman numerals and brackets; what had them before was words, or was figures with a full stop.
`forthcoming_list.reasons_published_date` is new, and missing where nobody was asked for it. So is `superseded`: what a
page says of an earlier notice, whose identity it printed before. `authority` and `officer_interest` are new, and empty
where nobody was asked. `terms.form` is new, and absent: every notice was on the bundled form. So are `additional` and
`consultation.rows`, which only other forms ask for, and `papers`: there are none where nobody was asked. `comments` are
new (with `edited_at`), and belong to no version, as all that may follow on a signature. An entry of the history may
hold those of another copy (`merged`), with which the notice was merged.
`terms.ward_dates`, `terms.area_words` and `terms.call_in_types` are new: until then there were wards alone, without
dates, and key decisions alone were open to call-in, which are their defaults. So are `terms.abbreviations`, and empty.
"""


def upgraded(members: Members, version: int) -> Members:
    """Return what a document of an earlier version says in today's terms; `members` does not change.

    Its version's own JSON Schema says which members it may have, of which shape, and the defaults of those that it
    leaves out; so a default that has changed since changes nothing. What may change after a signature (AFTER_SIGNING)
    belongs to no version, and is taken over as it is. Raises Refusal for what is not a document of its version.
    """
    content = {name: value for name, value in members.items() if name not in AFTER_SIGNING}
    complete = with_defaults(content, schema_of(version))
    content = {name: value for name, value in complete.items() if name not in AFTER_SIGNING}
    for number in range(version, VERSION):
        try:
            content = STEPS[number](content)
        except (LookupError, TypeError, AttributeError, ValueError) as problem:
            if isinstance(problem, Refusal):
                raise
            raise Refusal(f"it cannot be brought from version {number} to version {number + 1}") from problem
    unversioned = {name: members[name] for name in AFTER_SIGNING if name in members}
    return {**content, **unversioned, "version": VERSION}


@functools.cache
def schema_of(version: int) -> Shape:
    """Return the JSON Schema of a version; raises ResourceProblem where the installation lacks the file."""
    schema: Shape = json.loads(paths.resource(f"schema/notice-{version}.schema.json").read_bytes())
    return schema
