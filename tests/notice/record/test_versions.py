"""What was signed outlives the program: later programs read it, verify it and write it as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import record_versions
from builders import DAY, draft, later, signed
from later_program import RECORD, LaterProgram, later_program
from signoff import paths
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.document import AFTER_SIGNING, canonical_json
from signoff.notice.record.history import extends
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import VERSION, Record, Role, SeenPages
from signoff.notice.record.upgrade import STEPS, schema_of
from signoff.register.store import Register
from signoff.signing.proof.proof import new_key, prove
from signoff.signing.verification import Outcome, verify

CHECKED = frozenset(
    {
        *("$ref", "anyOf", "enum", "type", "properties", "required", "additionalProperties", "default"),
        "propertyNames",
        *("items", "prefixItems", "minItems", "maxItems", "maxLength", "pattern"),
        *("minimum", "maximum"),
    }
)
"""The keywords of a schema that `shape` checks."""

IGNORED = frozenset({"$schema", "$id", "$defs", "title", "description", "format", "discriminator"})
"""The keywords that do not concern the shape, or that reading the document in today's terms checks."""

KEY = new_key()


def proved(record: Record, role: Role = Role.DECISION_MAKER) -> Record:
    return lifecycle.sign(
        record,
        role=role,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="A. Officer"),
        at=later(10),
        prove=lambda entry: prove(entry, record.id, KEY),
        pages=lambda _: SeenPages(layout=1, record="a" * 64, publication="b" * 64),
    )


DRAFT = lifecycle.settle(draft(), rule="r", field="decision_date", word="As agreed", actor="PA", at=later(1))
APPROVED = proved(replace(DRAFT, id="22222222-2222-4222-8222-222222222222"), Role.SCRUTINY_CHAIR)
DECIDED = proved(proved(replace(DRAFT, id="33333333-3333-4333-8333-333333333333"), Role.EXECUTIVE_MEMBER))
PUBLISHED = lifecycle.publish(proved(draft()), date=DAY, url="https://example.org", actor="DS", at=later(30))
PUBLIC = publication_copy(replace(PUBLISHED, id="44444444-4444-4444-8444-444444444444"))
WRITTEN = {"draft": DRAFT, "approved": APPROVED, "decided": DECIDED, "published": PUBLISHED, "public": PUBLIC}

Change = Callable[[dict[str, Any]], None]


def _change(path: str, value: Any) -> Change:
    def change(document: dict[str, Any]) -> None:
        *steps, last = (int(step) if step.isdecimal() else step for step in path.split("."))
        part: Any = document
        for step in steps:
            part = part[step]
        part[last] = value

    return change


ALTERED: dict[str, tuple[str, Change]] = {
    "subject": ("decided", _change("notice.subject", "Another gate")),
    "approved-subject": ("approved", _change("notice.subject", "Another gate")),
    "approval": ("decided", _change("signatures.0.post", "Somebody")),
    "mark": ("published", _change("signatures.0.mark.text", "B. Officer")),
    "pages": ("published", _change("signatures.0.pages.publication", "c" * 64)),
    "no-pages": ("published", lambda document: document["signatures"][0].pop("pages")),
    "date": ("published", _change("notice.decision_date", "2024-05-15")),
    "entry": ("published", _change("history.0.actor", "Nobody")),
    "left-out": ("decided", lambda document: document["notice"].pop("director")),
    "public-subject": ("public", _change("notice.subject", "Another gate")),
    "public-status": ("public", _change("status", "withdrawn")),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """What today's program wrote, sound and altered."""
    folder = tmp_path_factory.mktemp("written")
    for name, record in WRITTEN.items():
        (folder / name).write_bytes(write_record(record))
    for name, (of, change) in ALTERED.items():
        document = json.loads(write_record(WRITTEN[of]))
        change(document)
        (folder / f"altered-{name}").write_text(json.dumps(document), encoding="utf-8")
    sparse = json.loads(write_record(draft()))
    del sparse["notice"]["call_in"], sparse["notice"]["wards"], sparse["settled"], sparse["history"]
    (folder / "sparse").write_text(json.dumps(sparse), encoding="utf-8")
    (folder / "unknown").write_text(json.dumps(sparse | {"forthcoming": 1}), encoding="utf-8")
    contact = {"contact": {"name": ["A"]}}
    (folder / "misshapen").write_text(json.dumps(sparse | {"notice": contact}), encoding="utf-8")
    return tuple(sorted(folder.iterdir()))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that today's program wrote: every sort of notice, one of them with an earlier version."""
    path = tmp_path_factory.mktemp("register") / "register.sqlite"
    with Register.open(path) as register:
        for record in (DRAFT, APPROVED, DECIDED, PUBLIC):
            register.import_record(record)
        base = lifecycle.hand_over(draft(), actor="PA", at=later(1))
        register.save(base)
        register.import_record(signed(base))
    return path


LATER: dict[str, dict[str, Any]] = {
    "a field more": {
        "edits": {
            "notice/record/model.py": [
                ("    chair_notified_date: ", "    forthcoming: str | None = '7'\n    chair_notified_date: ")
            ],
            "resources/forms/leeds.json": [
                (
                    '"path": "forthcoming_list.chair_notified_date",',
                    '"path": "forthcoming_list.forthcoming", "kind": "line", "question": "More"},'
                    '{"path": "forthcoming_list.chair_notified_date",',
                )
            ],
        }
    },
    "a field renamed": {
        "edits": {},
        "renamed": "timescales timetable",
        "step": "{**members, 'notice': {**members['notice'], 'implementation': {{'timescales': 'timetable'}.get("
        "name, name): one for name, one in members['notice']['implementation'].items()}}}",
    },
    "another default": {
        "edits": {
            "notice/record/model.py": [
                ("    available: bool | None = None", "    available: bool | None = True"),
                ("    scope: WardScope | None = None", "    scope: WardScope | None = WardScope.ALL"),
            ]
        }
    },
    "entries with more": {
        "edits": {
            RECORD: [
                ('    previous: str = ""\n', '    previous: str = ""\n    place: str = ""\n'),
                ("    pages: SeenPages | None = None\n", "    pages: SeenPages | None = None\n    witness: str = ''\n"),
            ],
            "notice/record/history_entry.py": [
                (
                    "        actor=actor,\n        event=kind,",
                    "        actor=actor, place='Leeds',\n        event=kind,",
                ),
            ],
            "notice/record/lifecycle.py": [
                ('        content_digest="",\n', "        content_digest='', witness='C. Clerk',\n"),
            ],
        }
    },
}


@pytest.fixture(scope="module", params=list(LATER))
def later_one(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LaterProgram:
    return later_program(tmp_path_factory.mktemp("later"), **LATER[request.param])


def published_now() -> Any:
    """Return today's schema as it is published."""
    return json.loads(json.dumps(record_versions.json_schema()))


def signed_members(text: str) -> bytes:
    """Return what a signature or an export covers of a written document, in canonical form."""
    members = json.loads(text)
    unsigned = () if members["copy"] == "publication" else AFTER_SIGNING
    return canonical_json({name: value for name, value in members.items() if name not in unsigned})


def test_a_later_program_finds_intact_what_was_signed_and_writes_it_as_it_was(
    later_one: LaterProgram, files: tuple[Path, ...], register: Path, tmp_path: Path
) -> None:
    reports = later_one.judge(*files)
    outcomes = {"draft": "unsigned", "approved": "unsigned"}
    for name, record in WRITTEN.items():
        report, ours = reports[name], write_record(record).decode()
        assert report["outcome"] == outcomes.get(name, "intact"), report["summary"]
        assert report["comes back"]
        assert report["then comes back"]
        if name != "draft":
            assert signed_members(report["written"]) == signed_members(ours)
        assert report["tampered"] == ("unsigned" if name == "draft" else "altered")
        assert report["stripped"] == VERSION + 1
        altered = {step: words for step, words in report["then"].items() if words.startswith("Altered")}
        assert not altered, f"{name}: {altered}"
    assert {f"altered-{name}": "altered" for name in ALTERED} == {
        name: report["outcome"] if "Altered" in report["summary"] else report["summary"]
        for name, report in reports.items()
        if name.startswith("altered")
    }
    assert json.loads(reports["approved"]["then written"]["decided"])["version"] == VERSION
    assert json.loads(reports["approved"]["then written"]["edited"])["version"] == VERSION + 1
    assert json.loads(reports["decided"]["then written"]["public"])["version"] == VERSION + 1

    copy = tmp_path / "register.sqlite"
    copy.write_bytes(register.read_bytes())
    continued = [
        lifecycle.hand_over(DRAFT, actor="PA", at=later(40)),
        lifecycle.hand_over(APPROVED, actor="PA", at=later(40)),
        lifecycle.give_reference(DECIDED, "D9", actor="DS", at=later(40)),
    ]
    for number, record in enumerate(continued):
        (tmp_path / f"{number}").write_bytes(write_record(record))
    results = later_one.live_on(copy, *(tmp_path / f"{number}" for number in range(len(continued))))
    assert set(results["brought"]) == {"taken"}
    unsigned, intact = ["ready: unsigned"] * 2, ["signed: intact"] * 2
    assert results["before"]["outcomes"] == ["published: intact", *unsigned, *intact]
    assert (results["before"]["found"], results["before"]["damaged"], results["before"]["earlier"]) == (5, [], 4)
    assert set(results["again"]) == {"identical"}
    assert (results["unchanged"], results["saved"], set(results["taken"])) == (True, True, {"taken"})
    assert (results["copied"], results["after"]["damaged"]) == (True, [])


def test_a_later_default_does_not_change_what_was_left_out(later_one: LaterProgram, files: tuple[Path, ...]) -> None:
    reports = later_one.judge(*(file for file in files if file.name in ("sparse", "unknown", "misshapen")))
    assert reports["sparse"]["notice"]["call_in"] == {"available": None, "exemption_reason": None}
    assert reports["sparse"]["notice"]["wards"] == {"scope": None, "names": []}
    assert reports["unknown"]["refused"].endswith("contains unknown field forthcoming.")
    assert reports["misshapen"]["refused"].endswith("at notice.contact.name, expected string, got array.")


def test_what_a_later_program_does_with_what_was_signed_comes_back_to_this_one(
    tmp_path: Path, files: tuple[Path, ...]
) -> None:
    later_one = later_program(tmp_path / "later", **LATER["a field renamed"])
    reports = later_one.judge(*(file for file in files if file.name in ("approved", "decided")))
    for name, steps in (("approved", ("dated", "handed over", "decided")), ("decided", ("published",))):
        for step in steps:
            record = read_record(reports[name]["then written"][step].encode())
            assert verify(record).outcome is (Outcome.INTACT if record.decision_signature else Outcome.UNSIGNED)
            assert record.original is None
            assert extends(record, WRITTEN[name])


@pytest.mark.parametrize("problem", ["members['no such']", "members + 1", "members.other", "int('x')"])
def test_a_step_that_fails_is_one_sentence(problem: str, tmp_path: Path, files: tuple[Path, ...]) -> None:
    reports = later_program(tmp_path / "later", {}, step=problem).judge(
        *(file for file in files if file.name == "draft")
    )
    assert reports["draft"]["refused"].endswith(
        f"it cannot be brought from version {VERSION} to version {VERSION + 1}."
    )


def test_a_document_of_todays_version_in_other_terms_keeps_them(files: tuple[Path, ...]) -> None:
    """Another program may leave out what is not given, or write an instant otherwise; who signed it signed that."""
    members = json.loads(write_record(PUBLISHED))
    members["signatures"][0]["signed_at"] = "2024-05-14T12:10:00+00:00"
    record = read_record(json.dumps(members).encode())
    assert (record.original is None, replace(record, original=None)) == (False, PUBLISHED)
    assert verify(record).outcome is Outcome.ALTERED
    assert signed_members(write_record(record).decode()) == signed_members(json.dumps(members))
    unsigned = json.loads(write_record(DRAFT))
    del unsigned["reference"], unsigned["notice"]["implementation"]
    assert read_record(json.dumps(unsigned).encode()) == DRAFT


def test_the_history_says_the_same_in_every_version() -> None:
    """One history goes through several versions, so these are never renamed, and never left out."""
    assert json.loads(write_record(draft()))["history"][0].keys() == {
        *("at", "actor", "event", "sections", "reason", "digest", "previous")
    }


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_what_may_change_after_a_signature_only_gains_members(version: int) -> None:
    """Several versions add to one document: none of that is renamed, and neither its type nor default changes."""
    then, now = record_versions.without_words(schema_of(version)), record_versions.without_words(published_now())

    compared: set[str] = set()

    def grown(old: Any, new: Any, path: str) -> None:
        if "$ref" in old:
            if old["$ref"] in compared:
                return  # an entry may hold entries
            compared.add(old["$ref"])
            old, new = (schema["$defs"][part["$ref"].rpartition("/")[2]] for schema, part in ((then, old), (now, new)))
        assert set(old.get("enum", ())) <= set(new.get("enum", ())), path
        for name, schema in old.get("properties", {}).items():
            assert name in new["properties"], f"{path}.{name} is gone"
            assert schema.get("default", ...) == new["properties"][name].get("default", ...), f"{path}.{name}"
            grown(schema, new["properties"][name], f"{path}.{name}")
        assert old.get("required", []) == new.get("required", []), f"{path}: what comes later has a default"
        for key in ("anyOf", "prefixItems"):
            for part, other in zip(old.get(key, ()), new.get(key, ()), strict=True):
                grown(part, other, path)
        if isinstance(old.get("items"), dict):
            grown(old["items"], new["items"], path)
        assert old.get("type") == new.get("type"), path

    roots = [schema["$defs"][schema["$ref"].rpartition("/")[2]]["properties"] for schema in (then, now)]
    for name in (name for name in AFTER_SIGNING if name in roots[0]):
        grown(roots[0][name], roots[1][name], name)
    assert roots[0]["notice"] == roots[1]["notice"] == {"$ref": "#/$defs/Notice"}
    dates = [schema["$defs"]["Notice"]["properties"]["decision_date"] for schema in (then, now)]
    assert dates[0] == dates[1]


def test_every_version_has_its_schema_and_a_step_to_the_next() -> None:
    assert list(STEPS) == list(range(1, VERSION))
    for version in range(1, VERSION + 1):
        keywords = set(_keywords(schema_of(version)))
        assert keywords <= CHECKED | IGNORED


def _keywords(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [word for value in schema for word in _keywords(value)]
    if not isinstance(schema, dict):
        return []
    words = list(schema)
    for name, value in schema.items():
        if name in ("properties", "$defs"):
            words += [word for inner in value.values() for word in _keywords(inner)]
        elif name not in ("default", "discriminator"):
            words += _keywords(value)
    return words


def test_a_changed_record_has_a_version_of_its_own() -> None:
    known = record_versions.known_facts(VERSION)
    released = known.pop("released")
    released_recipe = (
        f"Version {VERSION} of the record came out with signoff {released} and says something else now: what was "
        "signed with it would be called altered. Raise VERSION in notice/record/record.py, add the step from the "
        "version before to notice/record/upgrade.py, write the new schema to resources/schema/, and run "
        "`python -m record_versions`."
    )
    recipe = (
        f"The record of version {VERSION}, which is not released yet, has changed. If that is meant, write its schema "
        "anew and run `python -m record_versions`, with src and tests on PYTHONPATH."
    )
    assert record_versions.facts() == known, released_recipe if released else recipe


def test_earlier_versions_are_what_they_were() -> None:
    for version in range(1, VERSION):
        known = record_versions.known_facts(version)
        assert known["released"], f"Version {version} came out with a release: say with which."
        assert record_versions.shape_of(schema_of(version)) == known["schema"]


def test_what_programs_of_every_version_wrote_is_read_and_verified() -> None:
    outcomes = {"draft": Outcome.UNSIGNED, "approved": Outcome.UNSIGNED}
    for version in range(1, VERSION + 1):
        written = {file.stem: file.read_bytes() for file in (record_versions.FOLDER / str(version)).iterdir()}
        assert set(written) == {"draft", "approved", "signed", "publication"}
        for name, data in written.items():
            record = read_record(data)
            verdict = verify(record)
            assert verdict.outcome is outcomes.get(name, Outcome.INTACT), verdict.summary
            assert all(signatory.holds for signatory in verdict.signatories if name != "publication")
            assert (record.version, record.notice.subject) == (VERSION, "A new gate")
            assert read_record(write_record(record)) == record
            if version == 1:
                assert record.notice.forthcoming_list.notice_published_date is None
            if name != "draft":
                assert json.loads(write_record(record)) == json.loads(data)


def test_the_published_schema_is_the_one_that_reading_obeys() -> None:
    published = json.loads(paths.resource(f"schema/notice-{VERSION}.schema.json").read_bytes())
    assert published == published_now()
