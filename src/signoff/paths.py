"""Where signoff keeps its data and finds its bundled files."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from signoff.errors import ResourceProblem

SHARED_ADDRESS = "shared.json"
"""The file of the data folder that holds the address of the shared register; where there is none, nothing is shared."""


def data_folder() -> Path:
    """Return the platform's data folder for signoff (`SIGNOFF_DATA` overrides it); it may not exist yet."""
    override = os.environ.get("SIGNOFF_DATA")
    if override:
        return Path(override)
    import platformdirs

    return platformdirs.user_data_path("signoff", appauthor=False)


def default_register() -> Path:
    """Return the path of the register that is used when none is named."""
    return data_folder() / "register.sqlite"


def council_folders() -> tuple[Path, ...]:
    """Return the folders in which a council may keep its own profiles; they may not exist."""
    return (data_folder() / "councils",)


@functools.cache
def resource_root() -> Path:
    """Return the folder of bundled resources: inside the package when installed, else the checkout's."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def resource(name: str) -> Path:
    """Return the path of a bundled resource such as `fonts/LiberationSans-Regular.ttf`.

    Raises ResourceProblem when it is missing: the installation is damaged.
    """
    path = resource_root() / name
    if not path.exists():
        raise ResourceProblem(f"This installation of signoff is damaged: its file {name} is missing.")
    return path
