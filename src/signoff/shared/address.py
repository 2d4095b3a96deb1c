"""The address of a shared register: which database, as whom. It never holds a password."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from signoff.errors import SharedProblem
from signoff.files import is_there, make_folder, read_limited, write_whole
from signoff.paths import SHARED_ADDRESS

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

    @property
    def url(self) -> str:
        """The address as a URL, which `read_address` reads."""
        return self._url(f"{quote(self.login, safe='')}@")

    @property
    def url_without_login(self) -> str:
        """The address as a URL, for everybody."""
        return self._url("")

    def _url(self, login: str) -> str:
        is_socket = self.host.startswith("/")
        host = "" if is_socket else f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORT else f":{self.port}"
        options = {"host": self.host} if is_socket else {}
        options |= {"sslrootcert": self.root_certificate} if self.root_certificate else {}
        query = f"?{urlencode(options, safe='/')}" if options else ""
        return f"postgresql://{login}{host}{port}/{quote(self.database, safe='')}{query}"

    def __str__(self) -> str:
        return f"{self.login}@{self.place}"


def read_address(text: str, login: str = "") -> Address:
    """Return the address that a URL gives, with this login where it has none; raises SharedProblem.

    No part of a password is in its sentence.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port or _PORT
    except ValueError:
        raise SharedProblem(f"This is not the address of a shared register. Write it as {EXAMPLE}.") from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise SharedProblem(f"This is not the address of a shared register. Write it as {EXAMPLE}.")
    if parts.password is not None:
        raise SharedProblem("Leave the password out of the address: it is asked for on its own.")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = options.pop("host", "") or parts.hostname or ""
    certificate = options.pop("sslrootcert", "")
    if options:
        raise SharedProblem(f"The address of the shared register has the option “{min(options)}”, which is not known.")
    login, database = unquote(parts.username or "") or login, unquote(parts.path.lstrip("/"))
    if not host or not login or not database:
        raise SharedProblem(f"The address of the shared register is not complete. Write it as {EXAMPLE}.")
    return Address(host, port, database, login, certificate)


def saved_address(folder: Path) -> Address | None:
    """Return the address that was signed in to from this data folder, if any; raises SharedProblem."""
    path = folder / SHARED_ADDRESS
    if not is_there(path):
        return None
    try:
        saved = json.loads(read_limited(path, _LIMIT, "settings"))
    except ValueError:
        saved = None
    if not isinstance(saved, dict) or not isinstance(saved.get("address"), str):
        raise SharedProblem(f"{path} does not hold the address of a shared register.")
    return read_address(saved["address"])


def save_address(folder: Path, address: Address) -> None:
    """Keep an address in the data folder."""
    make_folder(folder)
    write_whole(folder / SHARED_ADDRESS, json.dumps({"address": address.url}).encode() + b"\n", private=True)


def forget_address(folder: Path) -> None:
    """Be signed in nowhere any more from this data folder; raises SharedProblem."""
    path = folder / SHARED_ADDRESS
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise SharedProblem(f"{path} could not be removed: {problem.strerror or problem}.") from problem
