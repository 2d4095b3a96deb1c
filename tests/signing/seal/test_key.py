"""The installation's key, which nobody else reads and nothing replaces, and the council's in its PKCS#12 file."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from asn1crypto import pkcs12
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import given, settings
from hypothesis import strategies as some

from examples import examples
from isolation import fake_children
from signing import seals
from signing.slow_key import make_slow, slow_inside
from signoff.errors import FileProblem, SealProblem
from signoff.signing.seal.council_key import council_key
from signoff.signing.seal.key import FILE, installation_fingerprint, installation_key
from signoff.signing.seal.settings import SealSettings, key_to_seal_with, read_settings, write_settings


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    assert installation_fingerprint(tmp_path / "data") is None
    assert not (tmp_path / "data").exists()
    key = installation_key(tmp_path / "data")
    assert installation_key(tmp_path / "data") == key
    assert installation_fingerprint(tmp_path / "data") == key.fingerprint
    assert installation_key(tmp_path / "other").fingerprint != key.fingerprint
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE]


@pytest.mark.skipif(os.name == "nt", reason="the user's profile folder guards it there")
def test_the_key_is_readable_by_its_user_alone(tmp_path: Path) -> None:
    installation_key(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_windows_that_need_a_key_at_the_same_time_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(installation_key, [tmp_path] * 8))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [FILE]


def test_a_damaged_key_is_reported_and_not_changed(tmp_path: Path) -> None:
    installation_key(tmp_path)
    path = tmp_path / FILE
    whole = path.read_bytes()
    private, certificate = whole.split(b"-----BEGIN CERT")
    for data in (
        b"",
        b"\0" * 900,
        private,
        b"-----BEGIN CERT" + certificate,
        whole[:-99],
        whole.replace(b"M", b"N", 3),
    ):
        path.write_bytes(data)
        for ask in (installation_key, installation_fingerprint):
            with pytest.raises(SealProblem, match="is damaged, and was not changed"):
                ask(tmp_path)
        assert path.read_bytes() == data


def test_a_certificate_of_another_key_is_damage(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    installation_key(first), installation_key(second)
    private = (first / FILE).read_bytes().split(b"-----BEGIN CERT")[0]
    (first / FILE).write_bytes(private + b"-----BEGIN CERT" + (second / FILE).read_bytes().split(b"-----BEGIN CERT")[1])
    with pytest.raises(SealProblem, match="damaged"):
        installation_key(first)


def test_a_folder_that_takes_no_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileProblem, match="could not be saved in"):
        installation_key(tmp_path / "file" / "data")


def test_a_council_s_key_comes_with_those_who_vouch_for_it(tmp_path: Path) -> None:
    root, between, private = (seals.private_key() for _ in range(3))
    top = seals.certificate(root, name="Root", ca=True)
    middle = seals.certificate(between, name="Between", issuer=("Root", root), ca=True)
    own = seals.certificate(private, issuer=("Between", between))
    stranger = seals.certificate(seals.private_key(), name="Root", ca=True)  # by name alone one of them
    key = council_key(seals.keep_p12(tmp_path / "c.p12", private, own, (stranger, top, middle)), "hush")
    assert key == seals.key_of(private, own, (middle, top))
    assert key.name == "Leeds City Council"


def test_a_file_without_a_passphrase_needs_none(tmp_path: Path) -> None:
    private = seals.private_key()
    path = seals.keep_p12(tmp_path / "c.p12", private, seals.certificate(private), word="")
    assert council_key(path, "").name == "Leeds City Council"


def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(tmp_path: Path) -> None:
    private = seals.private_key()
    path = seals.keep_p12(tmp_path / "c.p12", private, seals.certificate(private))
    for wrong in ("", "Hush", "hush ", "ü"):
        with pytest.raises(SealProblem, match="The passphrase is not that of"):
            council_key(path, wrong)
    data = path.read_bytes()
    for damaged in (b"", b"no key", data[:-20], data + b"x"):
        path.write_bytes(damaged)
        with pytest.raises(SealProblem, match="is damaged, or is not a PKCS#12 file"):
            council_key(path, "hush")
    with pytest.raises(FileProblem):
        council_key(tmp_path / "missing.p12", "hush")


@pytest.mark.parametrize("part", ["mac", "key", "certificates"])
def test_a_file_that_takes_work_without_end_is_refused_at_once(part: str, tmp_path: Path) -> None:
    private = seals.private_key()
    path = seals.keep_p12(tmp_path / "c.p12", private, seals.certificate(private))
    file = pkcs12.Pfx.load(path.read_bytes())
    if part == "mac":
        file["mac_data"]["iterations"] = 2**31 - 1
    else:
        safe = file.authenticated_safe
        for info in safe:
            encrypted = info["content_type"].native == "encrypted_data"
            if encrypted and part == "certificates":
                make_slow(info["content"]["encrypted_content_info"]["content_encryption_algorithm"])
            elif not encrypted and part == "key":
                bags = pkcs12.SafeContents.load(info["content"].native)
                make_slow(bags[0]["bag_value"]["encryption_algorithm"])
                info["content"] = bags.dump(force=True)
        file["auth_safe"]["content"] = safe.dump(force=True)
    path.write_bytes(file.dump(force=True))
    with pytest.raises(SealProblem, match="needs more work"):
        council_key(path, "hush")


def test_work_without_end_that_lies_encrypted_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.limit(monkeypatch, seconds=1.0)
    path = tmp_path / "c.p12"
    path.write_bytes(slow_inside("hush"))
    with pytest.raises(SealProblem, match=r"c\.p12 could not be opened\. .* was not finished after 1 second"):
        council_key(path, "hush")


def test_an_unfit_certificate_is_one_sentence(tmp_path: Path) -> None:
    private, small = seals.private_key(), seals.rsa_key(1024)
    curve, edwards = ec.generate_private_key(ec.SECP192R1()), ed25519.Ed25519PrivateKey.generate()
    unfit = {
        "it is made for issuing certificates": (private, seals.certificate(private, ca=True)),
        "it is made for servers": (private, seals.certificate(private, purposes=seals.WEB)),
        "it is not made for signing": (private, seals.certificate(private, signing=False)),
        "its key has 1024 bits, and needs at least 2048": (small, seals.certificate(small)),
        "its key has 192 bits, and needs at least 256": (curve, seals.certificate(curve)),
        "its key is neither RSA": (edwards, seals.certificate(edwards, issuer=("CA", private))),
    }
    for words, (key, own) in unfit.items():
        with pytest.raises(SealProblem, match=words):
            council_key(seals.keep_p12(tmp_path / "c.p12", key, own), "hush")
    with pytest.raises(SealProblem, match="does not contain a key with its certificate"):
        council_key(seals.keep_p12(tmp_path / "c.p12", None, seals.certificate(private)), "hush")


def test_settings_say_what_seals(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == SealSettings()
    assert key_to_seal_with(tmp_path, SealSettings(), _never) == installation_key(tmp_path)
    private = seals.private_key()
    path = seals.keep_p12(tmp_path / "c.p12", private, seals.certificate(private))
    write_settings(tmp_path, SealSettings(path, "https://stamps.example/tsa"))
    settings = read_settings(tmp_path)
    assert settings == SealSettings(path, "https://stamps.example/tsa")
    assert "hush" not in (tmp_path / "seal.toml").read_text("utf-8")
    requested: list[Path] = []

    def hush(of: Path) -> str:
        requested.append(of)
        return "hush"

    assert key_to_seal_with(tmp_path, settings, hush).name == "Leeds City Council"
    assert requested == [path]
    write_settings(tmp_path, SealSettings())
    assert read_settings(tmp_path) == SealSettings()


def _never(path: Path) -> str:
    raise AssertionError(path)


def test_a_key_is_named_from_the_data_folder_on(tmp_path: Path) -> None:
    (tmp_path / "seal.toml").write_text('council_key = "keys/council.p12"\n', "utf-8")
    assert read_settings(tmp_path) == SealSettings(tmp_path / "keys" / "council.p12")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("council_key", "is not written as TOML"),
        ("council_key = 7", "council_key is not given in quotation marks"),
        ('passphrase = "hush"', "sets “passphrase”, but knows only"),
        ("\ufffe\0", "is not written as TOML"),
    ],
)
def test_settings_that_say_anything_else_are_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "seal.toml").write_text(text, "utf-8")
    with pytest.raises(SealProblem, match=words) as caught:
        read_settings(tmp_path)
    assert "hush" not in str(caught.value)


@settings(max_examples=examples(40), deadline=None)
@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() == text))
def test_any_address_is_kept_as_it_is(tmp_path_factory: pytest.TempPathFactory, url: str) -> None:
    folder = tmp_path_factory.mktemp("settings")
    write_settings(folder, SealSettings(timestamp_url=url))
    assert read_settings(folder) == SealSettings(timestamp_url=url)
