"""What texts mean, by kind: each wording leads to its question, and its like to none."""

from __future__ import annotations

import pytest

from rules.other_councils import LEEDS, found
from rules.text_kinds import KINDS
from signoff.notice.record.model import WardScope

SOD = "significant_operational"

SPEAKS = [(rule, text) for rule, speaks, _ in KINDS.values() for text in speaks]
SILENT = [(rule, text) for rule, _, silent in KINDS.values() for text in silent]


def _found(text: str) -> set[str]:
    answers = {"subject": "Otter", "decision": text, "reasons": "It is needed.", "wards.scope": WardScope.ALL}
    return set(found(LEEDS, SOD, answers))


@pytest.mark.parametrize(("rule", "text"), SPEAKS)
def test_a_wording_leads_to_its_question(rule: str, text: str) -> None:
    assert rule in _found(text)


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_its_like_leads_to_none(rule: str, text: str) -> None:
    assert rule not in _found(text)
