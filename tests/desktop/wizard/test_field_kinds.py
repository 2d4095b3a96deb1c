"""Fields and pages go by their kinds."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.wizard.hands import Bench
from forms import FORM
from signoff.desktop.wizard.field_kinds import ASKED
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.form.form import Page
from signoff.notice.form.kinds import ANYWHERE


def test_every_kind_of_field_that_any_page_may_have_can_be_asked_for() -> None:
    assert ASKED.keys() == ANYWHERE


@pytest.mark.parametrize("page", FORM.pages, ids=[page.key for page in FORM.pages])
def test_a_page_has_all_its_fields_and_says_the_forms_guidance(bench: Bench, page: Page) -> None:
    hands = bench()
    hands.open(page.key)
    shown = hands.find(f"page:{page.key}")
    assert isinstance(shown, SectionPage)
    fields = [field for section in FORM.sections_of(page) for field in section.fields]
    assert {field.path for field in fields} <= shown.boxes.keys()
    texts = {label.text() for label in shown.findChildren(QLabel)}
    assert {field.guidance for field in fields if field.guidance} <= texts


def test_each_paragraph_of_schedule_12a_has_its_own_name_and_the_question_is_the_groups(bench: Bench) -> None:
    hands = bench()
    hands.open("exempt_information")
    names = [hands.find(f"paragraph:{number}").accessibleName() for number in range(1, 8)]
    assert all(name.startswith(f"Paragraph {number}: ") for number, name in enumerate(names, 1))
    group = hands.find("exempt_information.paragraphs")
    assert group.accessibleName() == "Which paragraphs of Schedule 12A apply?"
