"""The address of a shared register: which database, as whom. It never holds a password."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from signoff.errors import SharedProblem
from signoff.files import is_there, make_folder, read_limited, write_whole

FILE = "shared.json"
EXAMPLE = "postgresql://login@host/database"

_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
_PORT = 5432
_LIMIT = 16 * 1024


@dataclass(frozen=True, slots=True)
class Address:
    """A database by host (a name, or a socket's folder), port and name; the login; who signed its certificate."""

    host: str
    port: int
    database: str
    login: str
    root_certificate: str = ""

    @property
    def is_local(self) -> bool:
        """Whether the server is this machine, so that nobody else can read what goes to it."""
        return self.host in _LOCAL_HOSTS or self.host.startswith("/")

    @property
    def place(self) -> str:
        """The database without the login, as sentences and the keyring name it."""
        return f"{self.host}:{self.port}/{self.database}"

    def __str__(self) -> str:
        return f"{self.login}@{self.place}"


def read_address(text: str) -> Address:
    """Return the address that a URL gives; raises SharedProblem, with no part of a password in its sentence."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port or _PORT
    except ValueError:
        raise SharedProblem(f"This is not the address of a shared register. Write it as {EXAMPLE}.") from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise SharedProblem(f"This is not the address of a shared register. Write it as {EXAMPLE}.")
    if parts.password is not None:
        raise SharedProblem("Leave the password out of the address: it is asked for by “signoff shared sign-in”.")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = options.pop("host", "") or parts.hostname or ""
    certificate = options.pop("sslrootcert", "")
    if options:
        raise SharedProblem(f"The address of the shared register has the option “{min(options)}”, which is not known.")
    login, database = unquote(parts.username or ""), unquote(parts.path.lstrip("/"))
    if not host or not login or not database:
        raise SharedProblem(f"The address of the shared register is not complete. Write it as {EXAMPLE}.")
    return Address(host, port, database, login, certificate)


def saved_address(folder: Path) -> Address | None:
    """Return the address that was signed in to from this data folder, if any; raises SharedProblem."""
    path = folder / FILE
    if not is_there(path):
        return None
    try:
        saved = json.loads(read_limited(path, _LIMIT, "settings"))
    except ValueError:
        saved = None
    if not isinstance(saved, dict) or not isinstance(saved.get("address"), str):
        raise SharedProblem(f"{path} does not hold the address of a shared register.")
    return read_address(saved["address"])


def save_address(folder: Path, text: str) -> None:
    """Keep an address in the data folder."""
    read_address(text)
    make_folder(folder)
    write_whole(folder / FILE, json.dumps({"address": text.strip()}).encode() + b"\n")
