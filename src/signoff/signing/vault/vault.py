"""The vault: a person's signatures and their key, kept on this machine under a passphrase.

The passphrase is asked for at each signing. Its contents leave the vault only as a signature's mark and proof.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from signoff import paths
from signoff.errors import FileProblem, NotAllowed, SignoffError, VaultProblem, WrongPassphrase
from signoff.files import is_there, make_folder, read_limited, temporary_path, write_whole
from signoff.signing.vault.attempts import Attempts
from signoff.signing.vault.body import (
    Body,
    KeptMark,
    decode,
    encode,
    new_body,
    private_key,
    with_label,
    with_mark,
    without_mark,
)
from signoff.signing.vault.file import LIMIT, Keys, Work, decrypt, derive, encrypt, inspect
from signoff.signing.vault.lock import exclusive
from signoff.signing.vault.passphrase import require_strength

if TYPE_CHECKING:
    from signoff.notice.marks.mark import Mark
    from signoff.notice.record.record import Proof, Signature

_ALREADY = "A signature is already saved on this computer."
_CHANGED_ELSEWHERE = "Your saved signatures were changed or deleted in another window: unlock them again."
_CLOSED = "You need the passphrase each time you sign: enter it again."


def default_vault() -> Path:
    """Return where this machine's vault is kept; the file may not exist yet."""
    return paths.data_folder() / "signature.vault"


class Vault:
    """The vault in the file `path`; `work` is what a new one's keys cost; `clock` returns the wall clock's seconds.

    Everything that derives a key takes about half a second: call it off the interface's thread. Besides what each
    method names, FileProblem is raised where a file cannot be read or written; then nothing has changed.
    """

    def __init__(self, path: Path, *, work: Work | None = None, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._work = work or Work()
        self._attempts = Attempts(path.with_name(f"{path.name}.tries"), clock)

    @property
    def path(self) -> Path:
        """The vault's file."""
        return self._path

    @property
    def exists(self) -> bool:
        """Whether a signature is kept on this machine."""
        return is_there(self._path)

    def wait(self) -> int:
        """Return the seconds until the next passphrase may be tried; 0 for at once."""
        return self._attempts.wait()

    def create(self, passphrase: str, name: str, post: str) -> Unlocked:
        """Return a new vault, unlocked, with a new key; raises PassphraseWeak, and NotAllowed where one exists."""
        if self.exists:
            raise NotAllowed(_ALREADY)
        require_strength(passphrase, name, post)
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be written: {problem.strerror or problem}.") from problem
        unlocked = Unlocked(self._path, derive(passphrase, self._work), new_body(name, post))
        unlocked.keep()
        self._attempts.clear()
        return unlocked

    def unlock(self, passphrase: str) -> Unlocked:
        """Return the unlocked vault, to be closed again at once.

        Raises WrongPassphrase, VaultDamaged, and VaultWaits after three wrong ones.
        """
        file = read_limited(self._path, LIMIT, "vault")
        inspect(file)
        self._attempts.begin()
        try:
            plain, keys = decrypt(file, passphrase)
        except WrongPassphrase:
            raise self._wrong_passphrase() from None
        except SignoffError:
            self._attempts.take_back()
            raise
        self._attempts.clear()
        return Unlocked(self._path, keys, decode(plain), file)

    def change(self, old: str, new: str) -> None:
        """Change the vault's passphrase; raises as `unlock` does, and PassphraseWeak."""
        with self.unlock(old) as unlocked:
            require_strength(new, unlocked.name, unlocked.post)
            unlocked.use(derive(new, self._work))

    def forget(self) -> None:
        """Remove the vault for good, after overwriting its bytes; needs no passphrase, since that may be forgotten."""
        if is_there(self._path):
            with exclusive(_lock_path(self._path)), contextlib.suppress(FileNotFoundError):
                _overwrite(self._path)
        self._attempts.forget()
        with contextlib.suppress(OSError):  # an empty file, which reveals nothing and may be in use by another process
            _lock_path(self._path).unlink(missing_ok=True)

    def _wrong_passphrase(self) -> WrongPassphrase:
        from signoff.signing.vault.attempts import wait_in_words

        if seconds := self._attempts.wait():
            return WrongPassphrase(f"That is not the passphrase. Try again in {wait_in_words(seconds)}.")
        return WrongPassphrase("That is not the passphrase.")


class Unlocked:
    """An open vault, which can be read and changed until it is closed; every change is written at once, whole.

    Use it in a `with` block: nothing of it should outlive the signing. `file` is what the vault's file contained when
    it was opened, None for a new vault. Where it has changed since, in another window, a change is refused with
    VaultProblem.
    """

    def __init__(self, path: Path, keys: Keys, body: Body, file: bytes | None = None) -> None:
        self._path = path
        self._known_file = file
        self._keys: Keys | None = keys
        self._body: Body | None = body

    def __enter__(self) -> Unlocked:
        """Return the open vault itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @property
    def name(self) -> str:
        """The signatory's name."""
        return self._open.name

    @property
    def post(self) -> str:
        """The signatory's post."""
        return self._open.post

    @property
    def marks(self) -> tuple[KeptMark, ...]:
        """The kept signatures, in the order in which they were added."""
        return self._open.marks

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the signatory's key, for others to compare."""
        from signoff.notice.record.proof import fingerprint

        return fingerprint(private_key(self._open).public_key())

    def prove(self, signature: Signature, record_id: str) -> Proof:
        """Return the proof of a signature by the signatory's key."""
        from signoff.signing.proof.proof import prove

        return prove(signature, record_id, private_key(self._open))

    def add(self, mark: Mark, label: str) -> KeptMark:
        """Keep a signature; raises MarkRefused for a mark that is not one, and VaultProblem where there is no room."""
        body, saved = with_mark(self._open, mark, label)
        self._change(body)
        return saved

    def forget_mark(self, identity: str) -> None:
        """Remove a kept signature."""
        self._change(without_mark(self._open, identity))

    def rename_mark(self, identity: str, label: str) -> None:
        """Rename a kept signature; a name in use is numbered."""
        self._change(with_label(self._open, identity, label))

    def use(self, keys: Keys) -> None:
        """Encrypt the vault with other keys; the old ones cannot open it any more."""
        self._write(self._open, keys)
        self._keys = keys

    def keep(self) -> None:
        """Write the vault's current contents."""
        self._change(self._open)

    def close(self) -> None:
        """Drop everything secret; the vault cannot be used any more."""
        self._keys = self._body = None

    @property
    def _open(self) -> Body:
        if self._body is None:
            raise NotAllowed(_CLOSED)
        return self._body

    def _change(self, body: Body) -> None:
        if self._keys is None:
            raise NotAllowed(_CLOSED)
        self._write(body, self._keys)
        self._body = body

    def _write(self, body: Body, keys: Keys) -> None:
        file = encrypt(encode(body), keys)
        with exclusive(_lock_path(self._path)):
            current = read_limited(self._path, LIMIT, "vault") if is_there(self._path) else None
            if current != self._known_file:
                raise VaultProblem(_CHANGED_ELSEWHERE if self._known_file else _ALREADY)
            write_whole(self._path, file, private=True)
        self._known_file = file


def _lock_path(path: Path) -> Path:
    """Return the path of the file that is locked while a vault is written."""
    return path.with_name(f"{path.name}.lock")


def _overwrite(path: Path) -> None:
    """Remove a file for good; it is renamed first, so that a failure comes before anything is lost."""
    aside = temporary_path(path)
    try:
        path.replace(aside)
        with aside.open("r+b") as stream:
            stream.write(os.urandom(os.fstat(stream.fileno()).st_size))
            stream.flush()
            os.fsync(stream.fileno())
        aside.unlink()
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise FileProblem(f"{path} could not be removed: {problem.strerror or problem}.") from problem
