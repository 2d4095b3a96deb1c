"""Whether a register is in a folder that a program synchronises, or on a network drive, and what to do instead.

Both replace or tear apart SQLite's files while they are open (https://www.sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path, PurePath

_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
"""Folders that these programs make, by lower-case names, after which an account may be named."""

_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Variables that OneDrive sets on Windows: each holds one of its folders."""

_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What these programs leave in the folders that they synchronise. A folder .dropbox is that program's own."""

_DROPBOX_FILE = ".dropbox"

_NETWORK = (
    "nfs",
    "cifs",
    "smb",
    "afp",
    "webdav",
    "davfs",
    "sshfs",
    "9p",
    "afs",
    "ncpfs",
    "rclone",
    "gvfs",
    "ceph",
    "gluster",
)
"""How the names of network file systems begin, without a leading "fuse."."""

_DRIVE_REMOTE = 4
"""What Windows calls a drive that is on another computer."""


def advice_on(register: Path, environment: Mapping[str, str], file_system: str) -> str:
    """Return why a register should not be where it is and what to do instead; empty for a folder of this computer.

    `file_system` is the kind of file system that the folder is on, as the operating system names it.
    """
    folder = register.parent
    program = synchroniser_by_name(folder, environment) or synchroniser_by_marker(folder)
    if program:
        return (
            f"The register is in {folder}, which {program} synchronises. Such programs replace files while they are "
            "open, and may put back an older one: what was saved can be lost. Keep the register in a folder of this "
            f"computer that is not synchronised, and put its backups in {program} instead."
        )
    if is_network(folder, file_system) or _is_remote_drive(folder):
        return (
            f"The register is in {folder}, which is on a network drive. When the connection breaks, or two computers "
            "use it at once, the register can be damaged. Keep it on this computer, and put its backups on the network "
            "drive instead."
        )
    return ""


def synchroniser_by_name(folder: PurePath, environment: Mapping[str, str]) -> str:
    """Return the program that synchronises a folder, as its path shows; empty where it shows none."""
    names = [name.casefold() for name in folder.parts]
    if ("library", "mobile documents") in pairwise(names):
        return "iCloud Drive"
    for place, name in enumerate(names):
        if (program := _named(name)) or (program := _box(names, place)):
            return program
    folders = (type(folder)(value) for key in _ENVIRONMENT if (value := environment.get(key)))
    if any(folder == own or own in folder.parents for own in folders):
        return "OneDrive"
    return "a cloud service" if ("library", "cloudstorage") in pairwise(names) else ""


def synchroniser_by_marker(folder: Path) -> str:
    """Return the program that has left a mark in a folder or one above it; empty where there is none."""
    for place in (folder, *folder.parents):
        for marker, program in _MARKERS.items():
            if (place / marker).exists():
                return program
        if (place / _DROPBOX_FILE).is_file():
            return "Dropbox"
    return ""


def is_network(folder: PurePath, file_system: str) -> bool:
    """Whether a folder is on another computer, by its path or the kind of its file system."""
    return folder.drive.startswith("\\\\") or file_system.casefold().removeprefix("fuse.").startswith(_NETWORK)


def _named(name: str) -> str:
    """Return the program whose folder has this name, also with an account behind it ("OneDrive - Leeds")."""
    for own, program in _NAMES.items():
        if name == own or name.startswith((f"{own} - ", f"{own}-", f"{own} (")):
            return program
    return ""


def _box(names: list[str], place: int) -> str:
    """Return Box for its folder in a person's own: elsewhere a folder of that name may be anybody's."""
    is_in_home = place >= 2 and names[place - 2] in ("users", "home")
    is_in_cloud = place >= 1 and names[place - 1] == "cloudstorage" and names[place].startswith("box-")
    return "Box" if (names[place] == "box" and is_in_home) or is_in_cloud else ""


def _is_remote_drive(folder: Path) -> bool:
    """Whether Windows has a folder's drive letter from another computer."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)
