"""Profiles as files: those of this computer, one that comes from a colleague, and one that is passed on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from signoff.errors import FileProblem
from signoff.files import is_in_data_folder, is_there, make_folder, read_limited, write_whole
from signoff.notice.form.council import Profile
from signoff.notice.form.patterns import LONGEST_KEY
from signoff.notice.form.profile_file import PROFILE_LIMIT, parse_profile
from signoff.notice.form.profile_problem import ProfileProblem

KIND = "Council profiles (*.toml)"
_COMMON = ("council", "of", "the", "city", "county", "district", "borough", "metropolitan", "royal", "london")


class ReceivedProfile(NamedTuple):
    """A profile that was read from a file, with its text as it stands there."""

    profile: Profile
    text: str


def read_profile(path: Path) -> ReceivedProfile:
    """Return the profile in a file, whatever the file is called.

    Raises FileProblem where it cannot be read, and ProfileProblem, with the line, where it is not a profile.
    """
    data = read_limited(path, PROFILE_LIMIT, "council profile")
    profile = parse_profile(data, path, any_name=True)
    return ReceivedProfile(profile, data.decode("utf-8-sig"))


def check_text(text: str) -> Profile:
    """Return the profile that a text is; raises ProfileProblem."""
    return parse_profile(text.encode(), Path("profile.toml"), any_name=True)


def keep_profile(folder: Path, text: str) -> Path:
    """Write a profile into the folder of the council's own ones, named by its key, whole or not at all.

    One with the same key is replaced. Raises ProfileProblem and FileProblem; nothing is written then.
    """
    profile = check_text(text)
    try:
        make_folder(folder)
    except OSError as problem:
        raise FileProblem(f"The folder {folder} cannot be made: {problem.strerror or problem}.") from problem
    path = folder / f"{profile.key}.toml"
    write_whole(path, text.encode())
    return path


def share_profile(path: Path, text: str) -> Path:
    """Write a profile where a person wants it, and return where that is: with `.toml` at its end.

    Raises ProfileProblem and FileProblem with nothing written, also where another sort of file is there.
    """
    check_text(text)
    path = path if path.suffix.casefold() == ".toml" else path.with_name(f"{path.name}.toml")
    if is_in_data_folder(path):
        raise FileProblem(f"{path} is in the folder where signoff keeps its own files: choose another folder.")
    if is_there(path) and not _is_profile(path):
        raise FileProblem(f"{path} is not a council’s profile, and was left as it is: choose another name.")
    write_whole(path, text.encode())
    return path


def _is_profile(path: Path) -> bool:
    try:
        return not path.stat().st_size or bool(read_profile(path))
    except (FileProblem, ProfileProblem, OSError):
        return False


def key_of(name: str) -> str:
    """Return the short name that a council’s name leads to: "City of York Council" is `york`."""
    words = re.findall(r"[a-z0-9]+", name.casefold().replace("’", "").replace("'", ""))
    telling = [word for word in words if word not in _COMMON] or words
    return "-".join(telling)[:LONGEST_KEY] or "council"


def next_version(version: str) -> str:
    """Return the version after this one: its last number is raised; "2026.1" becomes "2026.2"."""
    match = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", version)
    return f"{match[1]}{int(match[2]) + 1}{match[3]}" if match else f"{version} 2".strip()
