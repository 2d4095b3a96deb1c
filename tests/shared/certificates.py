"""Certificates of the tests' own making: an authority, and what it says of a server."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

DAYS = "2"
_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True, slots=True)
class Authority:
    """A self-made authority, whose certificate a laptop may be told to trust."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, name: str) -> Authority:
        """Make an authority's key and certificate."""
        folder.mkdir()
        words = ("-subj", f"/CN={name}", "-keyout", "ca.key", "-out", "ca.pem", "-days", DAYS)
        extensions = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
        _openssl(folder, "req", "-x509", *_CURVE, *words, *extensions)
        return cls(folder)

    @property
    def certificate(self) -> Path:
        return self.folder / "ca.pem"

    def certify(self, host: str, destination: Path) -> None:
        """Write `server.crt` and `server.key` for a host, as the owner of the folder may read them."""
        (self.folder / "host.txt").write_text(f"subjectAltName=DNS:{host}\n")
        files = ("-keyout", "server.key", "-out", "server.csr")
        _openssl(self.folder, "req", "-new", *_CURVE, "-subj", f"/CN={host}", *files)
        authority = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "host.txt", "-days", DAYS)
        _openssl(self.folder, "x509", "-req", "-in", "server.csr", "-out", "server.crt", *authority)
        owner = destination.stat()
        for name in ("server.crt", "server.key"):
            path = destination / name
            shutil.copy(self.folder / name, path)
            path.chmod(0o600)
            os.chown(path, owner.st_uid, owner.st_gid)


def _openssl(folder: Path, *words: str) -> None:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
