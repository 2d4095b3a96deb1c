"""Folders in which a register is not safe, by their paths, by what programs leave in them, and by their file system."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from signoff.register.folder_advice import advice_on, is_network, synchroniser_by_marker, synchroniser_by_name

HOME, MAC = "C:/Users/ayesha", "/Users/ayesha"


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (PureWindowsPath(f"{HOME}/OneDrive/Notices"), "OneDrive"),
        (PureWindowsPath(f"{HOME}/OneDrive - Leeds City Council/Notices"), "OneDrive"),
        (PureWindowsPath(f"{HOME}/ONEDRIVE"), "OneDrive"),
        (PureWindowsPath(f"{HOME}/Dropbox (Council)/Notices"), "Dropbox"),
        (PureWindowsPath(f"{HOME}/iCloudDrive"), "iCloud Drive"),
        (PureWindowsPath(f"{HOME}/Google Drive"), "Google Drive"),
        (PureWindowsPath("G:/My Drive/Notices"), "Google Drive"),
        (PureWindowsPath(f"{HOME}/Box/Notices"), "Box"),
        (PureWindowsPath(f"{HOME}/Nextcloud"), "Nextcloud"),
        (PureWindowsPath(f"{HOME}/AppData/Local/signoff"), ""),
        (PureWindowsPath("D:/Box/Notices"), ""),
        (PureWindowsPath(f"{HOME}/Documents/OneDriver"), ""),
        (PurePosixPath(f"{MAC}/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud Drive"),
        (PurePosixPath(f"{MAC}/Library/CloudStorage/OneDrive-Leeds"), "OneDrive"),
        (PurePosixPath(f"{MAC}/Library/CloudStorage/GoogleDrive-a@leeds.gov.uk/My Drive"), "Google Drive"),
        (PurePosixPath(f"{MAC}/Library/CloudStorage/Dropbox"), "Dropbox"),
        (PurePosixPath(f"{MAC}/Library/CloudStorage/Box-Box"), "Box"),
        (PurePosixPath(f"{MAC}/Library/CloudStorage/Egnyte-Leeds"), "a cloud service"),
        (PurePosixPath(f"{MAC}/Library/Application Support/signoff"), ""),
        (PurePosixPath("/home/ayesha/Dropbox/Notices"), "Dropbox"),
        (PurePosixPath("/home/ayesha/ownCloud"), "ownCloud"),
        (PurePosixPath("/home/ayesha/Box"), "Box"),
        (PurePosixPath("/home/ayesha/.local/share/signoff"), ""),
        (PurePosixPath("/"), ""),
    ],
    ids=str,
)
def test_folders_of_synchronising_programs_are_known_by_their_names(folder: PurePath, program: str) -> None:
    assert synchroniser_by_name(folder, {}) == program


@pytest.mark.parametrize(
    ("folder", "is_inside"),
    [("D:/Council", True), ("D:/council/Notices", True), ("D:/Councillors", False), ("D:/", False)],
)
def test_a_folder_of_onedrive_is_known_by_what_it_tells_programs(folder: str, is_inside: bool) -> None:
    environment = {"OneDriveCommercial": "D:\\Council", "OneDrive": ""}
    assert synchroniser_by_name(PureWindowsPath(folder), environment) == ("OneDrive" if is_inside else "")


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".dropbox.cache", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".stfolder", "Syncthing"),
        (".nextcloudsync.log", "Nextcloud"),
    ],
)
def test_a_folder_is_known_by_what_a_program_leaves_there(marker: str, program: str, tmp_path: Path) -> None:
    folder = tmp_path / "team" / "notices"
    folder.mkdir(parents=True)
    assert synchroniser_by_marker(folder) == ""
    (tmp_path / "team" / marker).mkdir()
    assert synchroniser_by_marker(folder) == program


def test_the_folder_of_dropboxs_own_settings_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert synchroniser_by_marker(tmp_path) == ""
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / ".dropbox").touch()
    assert synchroniser_by_marker(tmp_path / "team") == "Dropbox"


@pytest.mark.parametrize(
    ("folder", "file_system", "expected"),
    [
        (PureWindowsPath("//server/share/Notices"), "", True),
        (PureWindowsPath("H:/Notices"), "NTFS", False),
        (PurePosixPath("/mnt/team"), "nfs4", True),
        (PurePosixPath("/mnt/team"), "cifs", True),
        (PurePosixPath("/Volumes/team"), "smbfs", True),
        (PurePosixPath("/mnt/c/Users"), "9p", True),
        (PurePosixPath("/mnt/team"), "fuse.sshfs", True),
        (PurePosixPath("/home"), "ext4", False),
        (PurePosixPath("/home"), "fuse.ntfs-3g", False),
        (PurePosixPath("/home"), "apfs", False),
        (PurePosixPath("/home"), "", False),
    ],
    ids=str,
)
def test_network_drives_are_known_by_path_and_file_system(folder: PurePath, file_system: str, expected: bool) -> None:
    assert is_network(folder, file_system) == expected


def test_the_advice_says_why_and_what_to_do_instead(tmp_path: Path) -> None:
    register = tmp_path / "Dropbox" / "register.sqlite"
    advice = advice_on(register, {}, "ext4")
    assert str(register.parent) in advice
    assert "Dropbox synchronises" in advice
    assert "put its backups in Dropbox instead" in advice
    assert "network drive" in advice_on(tmp_path / "register.sqlite", {}, "nfs4")
    assert advice_on(tmp_path / "register.sqlite", {}, "ext4") == ""
