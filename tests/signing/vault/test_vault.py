"""The vault: its contents are read only with the passphrase, and the file reveals nothing of them."""

from __future__ import annotations

import base64
import hashlib
import os
import stat
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import DAY, draft, later
from examples import examples
from signoff.errors import (
    FileProblem,
    MarkRefused,
    NotAllowed,
    PassphraseWeak,
    VaultDamaged,
    VaultProblem,
    VaultWaits,
    WrongPassphrase,
)
from signoff.notice.marks.mark import Device, StrokesMark, TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.proof import fingerprint, holds
from signoff.notice.record.record import Role
from signoff.signing.vault import file as vault_file
from signoff.signing.vault.file import Work
from signoff.signing.vault.vault import Vault

WORDS = "four words that nobody guesses"
FAST = Work(cost=10, blocks=1)
GUESSED = ("password1234", "Password1234!", "qwertyuiop12", "summer2026!!", "a" * 900 + "b", "letmeinletmein")
WEAK = ("", "eleven char", "a" * 40, "ababababababab", " " * 20, "Tim Pouncey 1", *GUESSED)
STROKES = StrokesMark(
    width=60_000,
    height=20_000,
    device=Device.PEN,
    strokes=(tuple((1000 * step, 9000 + 3000 * (step % 3), 10 * step, 500) for step in range(30)),),
)


class Clock:
    """A clock of the day that a test sets."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def vault_in(folder: Path, clock: Clock | None = None) -> Vault:
    """Return a vault with two signatures of Tim Pouncey."""
    vault = Vault(folder / "signature.vault", work=FAST, clock=clock or Clock())
    with vault.create(WORDS, "Tim Pouncey", "Chief Officer, Resources") as unlocked:
        unlocked.add(STROKES, "With the pen")
        unlocked.add(TypedMark(text="Tim Pouncey"), "Typed")
    return vault


def test_what_is_kept_comes_back_under_the_passphrase(tmp_path: Path) -> None:
    vault_in(tmp_path)
    with Vault(tmp_path / "signature.vault").unlock(WORDS) as unlocked:
        assert (unlocked.name, unlocked.post) == ("Tim Pouncey", "Chief Officer, Resources")
        assert [(kept.label, kept.mark) for kept in unlocked.marks] == [
            ("With the pen", STROKES),
            ("Typed", TypedMark(text="Tim Pouncey")),
        ]


def test_its_key_proves_what_its_holder_signs(tmp_path: Path) -> None:
    record = draft()
    with vault_in(tmp_path).unlock(WORDS) as unlocked:
        signed = lifecycle.sign(
            record,
            role=Role.DECISION_MAKER,
            name=unlocked.name,
            post=unlocked.post,
            date=DAY,
            mark=unlocked.marks[0].mark,
            at=later(1),
            prove=lambda entry: unlocked.prove(entry, record.id),
        )
        known = unlocked.fingerprint
    proof = signed.signatures[0].proof
    assert proof is not None
    assert holds(signed, 0)
    assert fingerprint(proof) == known


def test_the_key_stays_when_the_passphrase_changes(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    with vault.unlock(WORDS) as unlocked:
        before = unlocked.fingerprint
    vault.change(WORDS, "another four words to keep")
    with pytest.raises(WrongPassphrase):
        vault.unlock(WORDS)
    with vault.unlock("another four words to keep") as unlocked:
        assert unlocked.fingerprint == before
        assert len(unlocked.marks) == 2


def test_a_weak_new_passphrase_changes_nothing(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    before = vault.path.read_bytes()
    with pytest.raises(PassphraseWeak, match="at least 12 characters"):
        vault.change(WORDS, "short")
    assert vault.path.read_bytes() == before


@pytest.mark.parametrize("passphrase", WEAK)
def test_a_passphrase_that_could_be_guessed_is_refused_in_a_sentence(tmp_path: Path, passphrase: str) -> None:
    vault = Vault(tmp_path / "v", work=FAST)
    with pytest.raises(PassphraseWeak, match=r"\.$"):
        vault.create(passphrase, "Tim Pouncey", "Chief Officer")
    assert not vault.exists


@pytest.mark.parametrize(
    "passphrase", ["correcthorsebattery", "ein Schloß für Tim Pouncey", "日本語のとても長いパスフレーズ"]
)
def test_any_long_passphrase_will_do(tmp_path: Path, passphrase: str) -> None:
    vault = Vault(tmp_path / "v", work=FAST)
    vault.create(passphrase, "Tim Pouncey", "Chief Officer").close()
    vault.unlock(passphrase).close()


def test_a_letter_may_be_typed_as_one_key_or_two(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", work=FAST)
    vault.create("caf\u00e9 au lait, merci", "A", "B").close()
    vault.unlock("cafe\u0301 au lait, merci").close()


def test_the_file_tells_nothing_of_what_it_holds(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    data = vault.path.read_bytes()
    with vault.unlock(WORDS) as unlocked:
        print_ = unlocked.fingerprint.replace(" ", "")
    secrets = [b"Tim", b"Pouncey", b"Chief", b"strokes", b"typed", b"9000", b"With the pen", WORDS.encode()]
    for secret in [*secrets, print_.encode(), bytes.fromhex(print_)]:
        assert secret not in data
        assert base64.b64encode(secret)[:-4] not in data or len(secret) < 6
        assert secret.hex().encode() not in data


def test_the_files_size_does_not_count_the_signatures(tmp_path: Path) -> None:
    empty = Vault(tmp_path / "empty", work=FAST)
    empty.create(WORDS, "A", "B").close()
    assert empty.path.stat().st_size == vault_in(tmp_path).path.stat().st_size


def test_the_same_content_is_never_the_same_bytes(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    before = vault.path.read_bytes()
    with vault.unlock(WORDS) as unlocked:
        unlocked.keep()
    after = vault.path.read_bytes()
    assert before[13:] != after[13:]
    assert sum(old == new for old, new in zip(before, after, strict=True)) < len(before) // 50


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights in another way")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    with pytest.raises(WrongPassphrase):
        vault.unlock("wrong")
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_no_change_of_any_byte_opens_to_anything(tmp_path: Path, data: st.DataObject) -> None:
    whole = FILE
    kind = data.draw(st.sampled_from(["change", "cut", "add", "digest too"]))
    place = data.draw(st.integers(0, len(whole) - 1) | st.integers(0, 100))
    if kind == "cut":
        changed = whole[:place]
    elif kind == "add":
        changed = whole[:place] + data.draw(st.binary(min_size=1, max_size=40)) + whole[place:]
    else:
        flip = data.draw(st.integers(1, 255))
        changed = whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :]
        if kind == "digest too" and place < len(whole) - 32:
            changed = changed[:-32] + hashlib.sha256(changed[:-32]).digest()
    (tmp_path / "changed.vault.tries").unlink(missing_ok=True)
    (tmp_path / "changed.vault").write_bytes(changed)
    if changed != whole:
        with pytest.raises((VaultDamaged, WrongPassphrase)):
            Vault(tmp_path / "changed.vault").unlock(WORDS)


FILE = vault_file.encrypt(b'{"name":"A","post":"B","key":""}', vault_file.derive(WORDS, FAST))


@pytest.mark.parametrize("place", range(0, len(FILE), 997))
def test_damage_is_called_damage_and_not_a_wrong_passphrase(tmp_path: Path, place: int) -> None:
    path = tmp_path / "v"
    path.write_bytes(FILE[:place] + bytes([FILE[place] ^ 1]) + FILE[place + 1 :])
    with pytest.raises(VaultDamaged, match="cannot be opened with any passphrase"):
        Vault(path).unlock("a wrong passphrase")
    assert Vault(path).wait() == 0


def with_digest(changed: bytes) -> bytes:
    return changed[:-32] + hashlib.sha256(changed[:-32]).digest()


@pytest.mark.parametrize(
    ("place", "value"), [(10, 19), (10, 255), (10, 0), (11, 9), (11, 0), (12, 255), (12, 0), (9, 2)]
)
def test_a_file_cannot_ask_for_more_work_than_any_of_ours(tmp_path: Path, place: int, value: int) -> None:
    hostile = with_digest(FILE[:place] + bytes([value]) + FILE[place + 1 :])
    with pytest.raises(VaultDamaged):
        vault_file.inspect(hostile)


def test_a_vault_of_a_newer_signoff_says_so() -> None:
    with pytest.raises(VaultDamaged, match="newer version of signoff"):
        vault_file.inspect(with_digest(FILE[:8] + b"\x02" + FILE[9:]))


def test_a_body_that_signoff_did_not_write_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "v"
    path.write_bytes(vault_file.encrypt(b'{"name": 1}', vault_file.derive(WORDS, FAST)))
    with pytest.raises(VaultDamaged):
        Vault(path).unlock(WORDS)
    path.write_bytes(FILE)
    with Vault(path).unlock(WORDS) as unlocked, pytest.raises(VaultDamaged):
        assert unlocked.fingerprint


def test_three_wrong_passphrases_make_the_next_wait_longer_and_longer(tmp_path: Path) -> None:
    clock = Clock()
    vault = vault_in(tmp_path, clock)
    for _ in range(2):
        with pytest.raises(WrongPassphrase, match=r"^That is not the passphrase\.$"):
            vault.unlock("wrong")
    with pytest.raises(WrongPassphrase, match="in 30 seconds"):
        vault.unlock("wrong")
    with pytest.raises(VaultWaits, match=r"^Three passphrases were wrong\. Try again in 30 seconds\.$"):
        vault.unlock(WORDS)
    clock.now += 29.5
    with pytest.raises(VaultWaits) as waits:
        vault.unlock(WORDS)
    assert waits.value.seconds == 1
    clock.now += 0.5
    with pytest.raises(WrongPassphrase, match="in 60 seconds"):
        vault.unlock("wrong")
    clock.now += 60
    vault.unlock(WORDS).close()
    assert vault.wait() == 0
    assert not (tmp_path / "signature.vault.tries").exists()


def wrong(vault: Vault, clock: Clock, times: int) -> None:
    for _ in range(times):
        clock.now += vault.wait()
        with pytest.raises(WrongPassphrase):
            vault.unlock("wrong")


def test_starting_anew_forgets_no_wrong_passphrase(tmp_path: Path) -> None:
    clock = Clock()
    wrong(vault_in(tmp_path, clock), clock, 3)
    assert Vault(tmp_path / "signature.vault", clock=clock).wait() == 30


def test_setting_the_clock_back_gains_nothing(tmp_path: Path) -> None:
    clock = Clock()
    vault = vault_in(tmp_path, clock)
    wrong(vault, clock, 4)
    clock.now -= 1_000_000
    assert vault.wait() == 60
    clock.now += 59
    with pytest.raises(VaultWaits):
        vault.unlock(WORDS)
    clock.now += 1
    vault.unlock(WORDS).close()


def test_no_wait_is_longer_than_an_hour(tmp_path: Path) -> None:
    clock = Clock()
    vault = vault_in(tmp_path, clock)
    wrong(vault, clock, 14)
    assert vault.wait() == 3600
    with pytest.raises(VaultWaits, match="in 60 minutes"):
        vault.unlock(WORDS)


def test_passphrases_tried_side_by_side_are_counted_one_after_the_other(tmp_path: Path) -> None:
    """Twelve guesses begun at once are three that are judged, and nine that wait."""
    vault_in(tmp_path)
    at_once = threading.Barrier(12)

    def guess(number: int) -> type[Exception]:
        at_once.wait()
        try:
            Vault(tmp_path / "signature.vault", work=FAST, clock=Clock()).unlock(f"wrong {number}")
        except VaultProblem as problem:
            return type(problem)
        pytest.fail("a wrong passphrase opened the vault")

    with ThreadPoolExecutor(12) as hands:
        outcomes = list(hands.map(guess, range(12)))
    assert outcomes.count(WrongPassphrase) == 3
    assert outcomes.count(VaultWaits) == 9


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"wrong": -5, "since": 0}', b"x" * 5000])
def test_a_damaged_count_counts_as_three(tmp_path: Path, data: bytes) -> None:
    vault = vault_in(tmp_path)
    (tmp_path / "signature.vault.tries").write_bytes(data)
    with pytest.raises(VaultWaits):
        vault.unlock(WORDS)


def test_forgetting_that_fails_has_destroyed_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = vault_in(tmp_path)

    def denied(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", denied)
        with pytest.raises(FileProblem, match="could not be removed"):
            vault.forget()
    vault.unlock(WORDS).close()


def test_an_older_open_vault_undoes_no_change_of_the_passphrase(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    with vault.unlock(WORDS) as older:
        vault.change(WORDS, "another four words to keep")
        with pytest.raises(VaultProblem, match="another window"):
            older.add(TypedMark(text="T. Pouncey"), "Typed")
    with vault.unlock("another four words to keep") as unlocked:
        assert len(unlocked.marks) == 2


def test_an_older_open_vault_brings_back_nothing_that_was_forgotten(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    with vault.unlock(WORDS) as older:
        vault.forget()
        with pytest.raises(VaultProblem, match="deleted in another window"):
            older.forget_mark(older.marks[0].id)
    assert not vault.exists


def test_two_that_are_made_at_once_are_one(tmp_path: Path) -> None:
    """The second finds the first's file when it writes its own, and leaves it."""
    at_once = threading.Barrier(2)

    def make(number: int) -> str:
        at_once.wait()
        try:
            with Vault(tmp_path / "v", work=FAST).create(WORDS, f"Person {number}", "Officer") as unlocked:
                return unlocked.name
        except (VaultProblem, NotAllowed):
            return ""

    with ThreadPoolExecutor(2) as hands:
        names = list(hands.map(make, range(2)))
    assert sorted(bool(name) for name in names) == [False, True]
    with Vault(tmp_path / "v").unlock(WORDS) as unlocked:
        assert unlocked.name in names


def test_a_long_passphrase_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", work=FAST)
    words = "four words " + "é" * 600
    vault.create(unicodedata.normalize("NFD", words), "Tim", "Officer").close()
    vault.unlock(unicodedata.normalize("NFC", words)).close()


def test_half_characters_in_names_are_kept_as_what_can_be_written(tmp_path: Path) -> None:
    with Vault(tmp_path / "v", work=FAST).create(WORDS, "Tim \ud800", "Officer") as unlocked:
        kept = unlocked.add(STROKES, "pen \udfff")
        assert (unlocked.name, kept.label) == ("Tim ?", "pen ?")


@pytest.mark.parametrize("passphrase", ["ChiefOfficer2026!", "Leeds City Council", "Welcome to Leeds", "Signoff2026!"])
def test_what_is_printed_on_every_notice_is_no_passphrase(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(PassphraseWeak):
        Vault(tmp_path / "v", work=FAST).create(passphrase, "Tim Pouncey", "Chief Officer, Resources & Strategy")


def test_forgetting_leaves_nothing(tmp_path: Path) -> None:
    clock = Clock()
    vault = vault_in(tmp_path, clock)
    wrong(vault, clock, 1)
    vault.forget()
    assert not vault.exists
    assert list(tmp_path.iterdir()) == []
    vault.forget()


def test_a_second_vault_is_not_put_over_the_first(tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    with pytest.raises(NotAllowed, match="already"):
        vault.create(WORDS, "A", "B")


def test_a_vault_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="could not be read"):
        Vault(tmp_path / "none").unlock(WORDS)


def test_signatures_are_named_forgotten_and_limited(tmp_path: Path) -> None:
    with vault_in(tmp_path).unlock(WORDS) as unlocked:
        unlocked.add(TypedMark(text="T. Pouncey"), " typed ")
        assert unlocked.add(TypedMark(text="Tim Pouncey"), "Again").label == "Typed"
        assert [kept.label for kept in unlocked.marks] == ["With the pen", "Typed", "typed 2"]
        unlocked.forget_mark(unlocked.marks[0].id)
        unlocked.forget_mark(unlocked.marks[0].id)
        assert [kept.mark for kept in unlocked.marks] == [TypedMark(text="T. Pouncey")]
        for number in range(7):
            unlocked.add(TypedMark(text=f"Tim Pouncey {number}"), f"Number {number}")
        with pytest.raises(VaultProblem, match="delete one"):
            unlocked.add(STROKES, "One too many")
        with pytest.raises(MarkRefused):
            unlocked.add(TypedMark(text=""), "Blank")
    with Vault(tmp_path / "signature.vault").unlock(WORDS) as again:
        assert len(again.marks) == 8


def test_a_closed_vault_holds_nothing(tmp_path: Path) -> None:
    unlocked = vault_in(tmp_path).unlock(WORDS)
    unlocked.close()
    with pytest.raises(NotAllowed, match="enter it again"):
        assert unlocked.marks
    with pytest.raises(NotAllowed):
        unlocked.keep()


def test_nothing_secret_is_told_by_accident(tmp_path: Path) -> None:
    with vault_in(tmp_path).unlock(WORDS) as unlocked:
        text = f"{unlocked!r} {vars(unlocked)!r}"
    assert "Pouncey" not in text
    assert "check=" not in text
    assert "Body(…)" in text
