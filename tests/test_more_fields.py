"""A short text more: a member of the model and a field of the form, and it is asked, found and printed everywhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from later_program import ROOT, later_layout

FORM = "resources/forms/leeds.json"

MEMBERS = {
    "director_more": "    director: str | None = None\n",
    "subject_more": "    subject: str | None = None\n",
    "decision_more": "    approximate_value: str | None = None\n",
    "contact.more": "    telephone: str | None = None\n",
    "wards.more": "    names: tuple[str, ...] = ()\n",
    "consultation.more": "    executive_member: Consultee = Consultee()\n",
    "implementation.more": "    timescales: str | None = None\n",
    "forthcoming_list.more": "    listed_title: str | None = None\n",
    "report_publication.more": "    late_reason: str | None = None\n",
    "exempt_information.more": "    public_interest: str | None = None\n",
    "call_in.more": "    exemption_reason: str | None = None\n",
    "decision_maker.more": '    """The authorised decision maker, as titled on the day."""\n\n',
}
"""The members that the model gains, each with the line of it that it follows."""

PLACED = "decision_maker.more"
"""The field that its page gives a place in one line; every other stands last."""

SECTIONS = {path: path.partition(".")[0].removesuffix("_more") for path in MEMBERS}
WORDS = {path: f"Unlisted {section} 07700 900{number:03}" for number, (path, section) in enumerate(SECTIONS.items())}


def question(path: str) -> str:
    return f"More on {SECTIONS[path]}"


def form_with_more() -> str:
    """Return the bundled form with a short text more in each of its sections that are no grid."""
    form = json.loads((ROOT / FORM).read_bytes())
    for path, key in SECTIONS.items():
        (section,) = [one for one in form["sections"] if one["key"] == key]
        section["fields"].append({"path": path, "kind": "line", "label": "More", "question": question(path)})
    return json.dumps(form)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Where the fields turned up in a program that has them."""
    folder = tmp_path_factory.mktemp("more")
    members = [(line, f"{line}    {path.rpartition('.')[2]}: str | None = None\n") for path, line in MEMBERS.items()]
    first = '        self.ask("decision_maker.name")\n'
    edits = {
        "notice/record/model.py": members,
        "desktop/wizard/pages/decision_maker.py": [(first, f'        self.ask("{PLACED}")\n{first}')],
        FORM: [((ROOT / FORM).read_text("utf-8"), form_with_more())],
    }
    program = later_layout(folder / "program", edits, is_raised=False)
    words = folder / "words.json"
    words.write_text(json.dumps(WORDS), encoding="utf-8")
    return program.use_more_fields(folder / "register.sqlite", words)


@pytest.mark.parametrize("path", MEMBERS)
class TestOfASection:
    """One field more of one section."""

    def test_it_is_asked_on_its_page(self, told: dict[str, dict[str, Any]], path: str) -> None:
        called, *fields = told[path]["asked"]
        assert called.endswith(question(path))
        assert fields.index(path) == (0 if path == PLACED else len(fields) - 1)
        assert told[path]["kept"] == WORDS[path]

    def test_it_is_reviewed_with_its_question_and_page(self, told: dict[str, dict[str, Any]], path: str) -> None:
        assert told[path]["reviewed"][0] == question(path)
        assert told[path]["reviewed"][2] == WORDS[path]

    def test_it_is_looked_through_for_what_should_not_be_published(
        self, told: dict[str, dict[str, Any]], path: str
    ) -> None:
        assert told[path]["found"]

    def test_what_cannot_be_printed_in_it_is_said_there(self, told: dict[str, dict[str, Any]], path: str) -> None:
        assert told[path]["refused"] == [SECTIONS[path], path]

    def test_it_is_searched(self, told: dict[str, dict[str, Any]], path: str) -> None:
        assert told[path]["searched"]

    def test_it_is_printed_once_in_either_copy(self, told: dict[str, dict[str, Any]], path: str) -> None:
        assert told[path]["printed"] == [1, 1]
