"""Rules that a council tells to be quiet: only those that are not law, and with its reason."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from signoff.notice.form.council import Profile
from signoff.notice.form.quiet_rules import MAY_BE_QUIET, NEVER_QUIET, QuietRule
from signoff.notice.record.record import Record
from signoff.rules.check import RULES, check

from .conftest import ON


def test_every_rule_is_listed_as_one_that_may_be_quiet_or_never_is() -> None:
    assert {rule.name for rule in RULES if rule.may_be_quiet} == MAY_BE_QUIET
    assert {rule.name for rule in RULES if not rule.may_be_quiet} == NEVER_QUIET


def test_a_quiet_rule_finds_nothing_and_the_others_go_on(make: Callable[..., Record], leeds: Profile) -> None:
    record = make("significant_operational", {"decision": "To pay £25,000.", "wards.names": ("Oz",), "subject": None})
    quiet = replace(leeds, quiet=(QuietRule(rule="amount-on-edge", reason="Our bands end a penny below the next."),))
    before = [finding.rule for finding in check(record, leeds, ON)]
    assert {"amount-on-edge", "subject-missing"} < set(before)
    before.remove("amount-on-edge")
    assert [finding.rule for finding in check(record, quiet, ON)] == before


def test_what_is_law_speaks_even_where_a_profile_says_that_it_is_quiet(
    make: Callable[..., Record], leeds: Profile
) -> None:
    record = make("significant_operational", {"decision": "To pay £3m.", "subject": None})
    rules = ("subject-missing", "whole-value-at-threshold")
    quiet = replace(leeds, quiet=tuple(QuietRule(rule=rule, reason="No.") for rule in rules))
    assert {finding.rule for finding in check(record, quiet, ON)} == set(rules)
