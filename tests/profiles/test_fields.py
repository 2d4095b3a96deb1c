"""The editor's fields: each changes what it says, and everything in a profile has one."""

from __future__ import annotations

import re

import pytest

from signoff.desktop.profiles.editor_window import ICONS
from signoff.notice.form.council import Profile
from signoff.notice.record.model import DecisionType
from signoff.paths import resource
from signoff.profiles.changes import change_field, has_needed, use_bundled_form, use_own_form, value_of_field
from signoff.profiles.document import ProfileDocument
from signoff.profiles.fields import Field
from signoff.profiles.groups import GROUPS, group_of
from signoff.profiles.sharing import check_text

LEEDS = resource("councils/leeds.toml").read_text("utf-8")
BY_HAND = {"publish_marks", "labels"}
"""What is changed in the file alone: there is one answer to it, or it is the older way."""


def field_at(place: str) -> Field:
    return next(entry for group in GROUPS for entry in group.fields if entry.place == place)


def test_every_key_of_a_profile_is_changed_in_a_group_or_by_hand() -> None:
    keys = {name for name in Profile.__struct_fields__ if group_of(name) is None and name not in BY_HAND}
    inside = {entry.place.split(".")[0] for group in GROUPS for entry in group.fields}
    assert keys - inside == set()
    assert set(ICONS) == {group.key for group in GROUPS}


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("bands[3].upper", "bands"),
        ("form.consultees[0].key", "consultees"),
        ("form.sections[1].label", "form"),
        ("form.labels", "form"),
        ("form.types", "bands"),
        ("periods.list_clear_days", "periods"),
        ("prompts.equality.words", "prompts"),
        ("nowhere", None),
    ],
)
def test_what_is_wrong_leads_to_the_group_that_has_it(place: str, key: str | None) -> None:
    group = group_of(place)
    assert (group and group.key) == key


def test_a_period_keeps_its_name_until_its_kind_changes() -> None:
    older = "report_clear_working_days = 5"
    document = ProfileDocument(re.sub("^report = .*$", older, LEEDS, flags=re.MULTILINE))
    report = field_at("periods.report")
    change_field(document, report, report.place, {"days": 3, "kind": "clear_working_days"})
    assert document.value("periods.report_clear_working_days") == 3
    change_field(document, report, report.place, {"days": 3, "kind": "clear_days"})
    assert document.value("periods.report_clear_working_days") is None
    assert value_of_field(document, report, report.place) == {"days": 3, "kind": "clear_days"}
    change_field(document, report, report.place, {"days": 4, "kind": "clear_days"})
    assert document.value("periods.report.days") == 4


def test_a_form_of_its_own_takes_over_titles_types_and_rows_and_gives_them_back() -> None:
    document = ProfileDocument(LEEDS)
    assert not has_needed(document, "form")
    assert has_needed(document, "administrative")
    use_own_form(document)
    own = check_text(document.text())
    assert own.notice_form.title == "Delegated Decision Notice"
    assert [consultee.field for consultee in own.consultees] == [
        "consultation.rows.chief_digital_information_officer",
        "consultation.rows.chief_asset_management_regeneration",
    ]
    kind = field_at("form.types.administrative")
    change_field(document, kind, kind.place, None)
    assert not has_needed(document, "administrative")
    use_bundled_form(document)
    assert document.value("form") is None


def test_naming_one_type_names_all_that_the_plain_form_has() -> None:
    text = resource("councils/lambeth.toml").read_text("utf-8")
    document = ProfileDocument(text)
    document.change("form.types", None)
    kind = field_at("form.types.other")
    change_field(document, kind, kind.place, "Any other decision")
    assert check_text(document.text()).notice_form.types.items() >= {
        (DecisionType.KEY, "Key decision"),
        (DecisionType.OTHER, "Any other decision"),
    }
