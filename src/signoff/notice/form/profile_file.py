"""Councils' profiles in files: bundled in `resources/councils/`, and a council's own in a folder that is read first.

They are read strictly: an unknown, missing or wrong key is refused with its file and line.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from pathlib import Path

import msgspec

from signoff.errors import FileProblem, ResourceProblem
from signoff.files import ParseProblem, parse_toml, read_limited
from signoff.known_types import known
from signoff.notice.form.complaints import lowered, place_and_words
from signoff.notice.form.council import Profile
from signoff.notice.form.patterns import KEY, LONGEST_KEY
from signoff.notice.form.profile_check import check
from signoff.notice.form.profile_problem import profile_problem, unreadable
from signoff.paths import resource

PROFILE_LIMIT = 128 * 1024
"""The largest profile that is read, in bytes: some thirty times Leeds’s."""


def load_profile(key: str, folders: Sequence[Path] = ()) -> Profile:
    """Return the profile with this key, from the first of the folders that has it, else a bundled one.

    Raises ResourceProblem, with file, line where known and key, when there is none or it is wrong.
    """
    if len(key) <= LONGEST_KEY and re.fullmatch(KEY, key):
        for folder in _folders(folders):
            path = folder / f"{key}.toml"
            if _is_there(path):
                return _read(path)
    known = ", ".join(sorted({path.stem for folder in _folders(folders) for path in folder.glob("*.toml")}))
    raise ResourceProblem(f"There is no profile of a council called “{key[:LONGEST_KEY]}”; known are: {known}.")


def _folders(folders: Sequence[Path]) -> tuple[Path, ...]:
    return (*folders, resource("councils"))


def _is_there(path: Path) -> bool:
    """Whether there is such a file; raises ResourceProblem where that is unknown, since another profile may differ."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as problem:
        reason = lowered(problem.strerror or str(problem))
        raise ResourceProblem(f"The council profile {path} could not be read: {reason}.") from problem


def _read(path: Path) -> Profile:
    try:
        data = read_limited(path, PROFILE_LIMIT, "council profile")
    except FileProblem as problem:
        raise ResourceProblem(str(problem)) from problem
    return parse_profile(data, path)


def parse_profile(data: bytes, path: Path, *, any_name: bool = False) -> Profile:
    """Return the profile in the bytes of a file, which is named by its key unless it may have `any_name`.

    Raises ProfileProblem, which names the file and says where it is wrong.
    """
    try:
        document = parse_toml(data)
    except ParseProblem as problem:
        raise unreadable(path, str(problem)) from None
    text = data.decode("utf-8-sig")
    try:
        profile = msgspec.convert(document, known(Profile))
    except msgspec.ValidationError as problem:
        raise profile_problem(path, text, *place_and_words(str(problem))) from None
    if profile.key != path.stem and not any_name:
        raise profile_problem(path, text, "key", f"it says {profile.key}, and the file is named {path.name}")
    check(profile, path, text)
    return profile
