"""Whatever Word, Outlook, Excel, Google Docs and LibreOffice put around words: what was seen comes in, nothing else."""

from __future__ import annotations

from hypothesis import given, settings

from .fragments import Fragment, fragments, require_only_what_was_seen


@settings(max_examples=40, deadline=None)
@given(fragments())
def test_all_that_was_seen_comes_in_and_all_else_is_left_out_and_said(fragment: Fragment) -> None:
    require_only_what_was_seen(fragment)
