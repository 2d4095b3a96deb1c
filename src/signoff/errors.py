"""Expected failures, each carrying the one sentence that a person is shown.

SignoffError
├── FileProblem, RecordRefused, ResourceProblem, AlteredRecord, MarkRefused, SealProblem, DateUnknown, TextWouldBeLost
│                 └── RecordUnsupported
├── NotAllowed        └── SigningBlocked
├── RegisterProblem   └── RegisterDamaged, NotFound, ImportConflict, RegisterReplaced, RegisterInUse, RegisterNewer,
│                         RegisterUnreadable  └── RegisterMissing
├── VaultProblem      └── WrongPassphrase, VaultDamaged, VaultWaits, PassphraseWeak
├── SharedProblem     └── SharedUnreachable, SharedRefused  └── SharedMovedOn
├── Interrupted
└── IsolationFailed   (isolation/failures.py)
"""

from __future__ import annotations


def on_one_line(text: str, longest: int | None = None) -> str:
    """Return text safe for a terminal and for a sentence: on one line, of at most `longest` characters.

    A notice, a file's name and a certificate may contain any text. White space and line ends become spaces; control
    characters of a terminal (C0 and C1), marks that change the direction of writing, and other invisible characters
    become escapes.
    """
    line = "".join(char if char.isprintable() else " " if char.isspace() else ascii(char)[1:-1] for char in text)
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1]}…"


class SignoffError(Exception):
    """An expected failure; `str()` of it is a sentence for the user, `status` the command's exit status."""

    status = 2


class Interrupted(SignoffError):
    """A person stopped a command; the sentence says what was done by then."""

    status = 130


class FileProblem(SignoffError):
    """A file cannot be read or written: missing, unreadable, too large, in an unwritable place."""


class RecordRefused(SignoffError):
    """A document is not a signoff record, or is damaged; the sentence says where."""


class RecordUnsupported(RecordRefused):
    """A file may be sound, but this program cannot open it: a newer one wrote it, or it has several notices inside."""


class ResourceProblem(SignoffError):
    """A bundled file, or a council's profile, is missing or wrong."""


class RegisterProblem(SignoffError):
    """The register cannot be opened, is newer than this program, damaged or read-only."""


class RegisterReplaced(RegisterProblem):
    """The register's file is no longer the one that was opened: it was moved, deleted, replaced or overwritten."""


class RegisterInUse(RegisterProblem):
    """The register is open in another program, or being restored there."""


class RegisterNewer(RegisterProblem):
    """The register was made by a newer signoff, and this one does not know its tables."""


class RegisterUnreadable(RegisterProblem):
    """The register's file as a whole is damaged, or is no register any more: it can be restored or salvaged."""


class RegisterMissing(RegisterUnreadable):
    """There is no register, or nothing in its file, though there are backups of one."""


class RegisterDamaged(RegisterProblem):
    """A notice in the register is not what signoff saved: another program, or a disk fault, changed it."""


class NotFound(RegisterProblem):
    """The notice is not in the register."""


class ImportConflict(RegisterProblem):
    """A file and the register's notice have both changed; `differences` names the sections that differ."""

    def __init__(self, sentence: str, differences: tuple[str, ...] = ()) -> None:
        """Take the sentence, and the keys of the sections that differ."""
        super().__init__(sentence)
        self.differences = differences


class AlteredRecord(SignoffError):
    """A signed notice is not what was signed, so it is not imported, signed again or exported."""


class NotAllowed(SignoffError):
    """The notice's state does not permit this: signed already, withdrawn, a publication copy."""

    status = 1


class SigningBlocked(NotAllowed):
    """Errors of the rules prevent a signature."""


class MarkRefused(SignoffError):
    """A signature's mark is blank, stray, or an unusable picture."""


class SealProblem(SignoffError):
    """A PDF cannot be sealed, because of the key, its file or certificate, or the time stamp's server."""


class TextWouldBeLost(SignoffError):
    """An export would lose characters that no bundled font can show; `places` says which and where."""

    status = 1

    def __init__(self, sentence: str, places: tuple[tuple[str, str], ...] = ()) -> None:
        """Take the sentence, and pairs of a dotted field and the characters lost in it."""
        super().__init__(sentence)
        self.places = places


class DateUnknown(SignoffError):
    """A date lies outside the years whose bank holidays are known (2000 to 2035)."""


class SharedProblem(SignoffError):
    """Something about the shared register: its address, its schema, or what is missing on this machine."""


class SharedUnreachable(SharedProblem):
    """The shared register does not answer, or the connection to it broke off: what was not shared waits here."""


class SharedRefused(SharedProblem):
    """The shared register did not accept what was sent, or does not let this person see or do it."""


class SharedMovedOn(SharedRefused):
    """The notice has gone on in the shared register since it was last exchanged."""


class VaultProblem(SignoffError):
    """The vault with a person's signature cannot be opened, or cannot store what it is given."""


class WrongPassphrase(VaultProblem):
    """The passphrase is not the vault's."""


class VaultDamaged(VaultProblem):
    """The vault's file is not what signoff wrote: no passphrase can open it."""


class VaultWaits(VaultProblem):
    """Too many passphrases were wrong: the next may be tried after `seconds`."""

    def __init__(self, sentence: str, seconds: int) -> None:
        """Take the sentence, and the seconds still to wait."""
        super().__init__(sentence)
        self.seconds = seconds


class PassphraseWeak(VaultProblem):
    """A new passphrase would be easy to guess; the sentence says what a good one is."""
