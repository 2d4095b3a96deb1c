"""How this installation seals: by its own key or the council's; with a time stamp or, by default, without.

The settings are in `seal.toml` in the data folder, which the command line and the desktop both read. A passphrase is
never stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from signoff.errors import FileProblem, SealProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, parse_toml, read_limited, write_whole
from signoff.notice.form.default_council import DEFAULT_COUNCIL
from signoff.signing.seal.key import SealKey, installation_key

FILE = "seal.toml"
CHOICES_FILE = "settings.json"
"""The choices of the person at this machine, including their council; the desktop writes it."""

_LIMIT = 64 * 1024
_COUNCIL_KEY, _SERVER = "council_key", "timestamp_server"


@dataclass(frozen=True, slots=True)
class SealSettings:
    """The council's PKCS#12 file, if it is to seal, and the address of a time stamp server, if one is to be asked."""

    council_key: Path | None = None
    timestamp_url: str | None = None


def read_settings(folder: Path) -> SealSettings:
    """Return the settings in the data folder `folder`; without a file, the installation's own key and no time stamp.

    Raises SealProblem when the file contains anything but these settings, and FileProblem when it cannot be read.
    """
    path = folder / FILE
    if not is_there(path):
        return SealSettings()
    try:
        given = parse_toml(read_limited(path, _LIMIT, "settings"))
    except ParseProblem as problem:
        raise SealProblem(f"{path} is not written as TOML: {problem}.") from None
    if unknown := sorted(given.keys() - {_COUNCIL_KEY, _SERVER}):
        raise SealProblem(f"{path} sets “{unknown[0]}”, but knows only {_COUNCIL_KEY} and {_SERVER}.")
    if wrong := [name for name, value in given.items() if not isinstance(value, str)]:
        raise SealProblem(f"{path}: {wrong[0]} is not given in quotation marks.")
    key, server = given.get(_COUNCIL_KEY, "").strip(), given.get(_SERVER, "").strip()
    return SealSettings(_key_file(folder, key, path) if key else None, server or None)


def _key_file(folder: Path, named: str, settings: Path) -> Path:
    """Return the file of the council's key; raises SealProblem where the settings give an impossible name."""
    if "\0" in named:
        raise SealProblem(f"{settings}: {_COUNCIL_KEY} is a name that no file can have.")
    try:
        return folder / Path(named).expanduser()
    except RuntimeError:
        raise SealProblem(f"{settings}: {_COUNCIL_KEY} names a user that this computer does not have.") from None


class _Choices(msgspec.Struct, frozen=True):
    """The choices that are read here."""

    council: str = DEFAULT_COUNCIL


def chosen_council(folder: Path) -> str:
    """Return the key of the council that was chosen on this machine, or the default one.

    Raises SealProblem where the choices in the data folder `folder` cannot be understood, and FileProblem.
    """
    path = folder / CHOICES_FILE
    if not is_there(path):
        return DEFAULT_COUNCIL
    try:
        return parse_json(read_limited(path, _LIMIT, "settings file"), _Choices).council
    except ParseProblem:
        raise SealProblem(f"The settings in {path} do not say which council to seal for: choose it again.") from None


def write_settings(folder: Path, settings: SealSettings) -> None:
    """Save the settings in the data folder `folder`, whole or not at all; raises FileProblem."""
    given = {_COUNCIL_KEY: settings.council_key, _SERVER: settings.timestamp_url}
    lines = [f"{name} = {_quoted(str(value))}\n" for name, value in given.items() if value]
    try:
        make_folder(folder)
    except OSError as problem:
        raise FileProblem(f"{folder} could not be made: {problem.strerror or problem}.") from problem
    write_whole(folder / FILE, "".join(lines).encode("utf-8"), private=True)


def key_to_seal_with(folder: Path, settings: SealSettings, passphrase: Callable[[Path], str]) -> SealKey:
    """Return the key that these settings name; `passphrase` is called for that of the council's file, if one is set.

    Raises SealProblem and FileProblem as `council_key` and `installation_key` do, and what `passphrase` raises.
    """
    if settings.council_key is None:
        return installation_key(folder)
    from signoff.signing.seal.council_key import council_key

    return council_key(settings.council_key, passphrase(settings.council_key))


def is_web(url: str) -> bool:
    """Whether this is an address that a time stamp server can have, http or https."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # invalid brackets or port
        return False


def _quoted(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
