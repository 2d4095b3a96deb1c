"""The documentation's page of rules is what the rules say."""

from __future__ import annotations

from pathlib import Path

from rules.rules_page import rules_page
from signoff.notice.form.council import Profile
from signoff.rules.check import RULES

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date(leeds: Profile) -> None:
    assert PAGE.read_text("utf-8") == rules_page(leeds), "write rules_page() to docs/rules.md again"


def test_every_rule_is_a_row_of_five_cells(leeds: Profile) -> None:
    rows = [line for line in rules_page(leeds).partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert len(rows) == len(RULES)
    assert all(row.count("|") == 6 for row in rows)
