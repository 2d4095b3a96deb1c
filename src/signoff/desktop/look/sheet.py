"""The style sheet: `@token` is replaced by a colour, `@icon(name, token)` by a picture, and lengths follow the text."""

from __future__ import annotations

import re
from pathlib import Path

from signoff.desktop.look.icons import icon_source
from signoff.desktop.look.lengths import scaled
from signoff.desktop.look.tokens import Tokens
from signoff.errors import ResourceProblem
from signoff.paths import resource

_ICON = re.compile(r"@icon\(([a-z0-9-]+),\s*([a-z0-9_]+)\)")
_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")
_LENGTH = re.compile(r"\b(\d+)px")
_HAIRLINE = 1
"""Pixels of lines, which stay as thin as they are."""

_FIXED = "QScrollBar"
"""What a rule begins with whose lengths belong to no text."""


def style_sheet(tokens: Tokens, folder: Path, percent: int = 100) -> str:
    """Return the sheet for one scheme and text size, and write the icons that it names, coloured, into `folder`.

    Raise ResourceProblem for a token or icon that does not exist.
    """
    text = resource("look.qss").read_text(encoding="utf-8")
    if tokens.has_contrast:
        text += resource("contrast.qss").read_text(encoding="utf-8")
    if percent != 100:
        text = "\n".join(_at_size(line, percent) for line in text.split("\n"))
    text = _ICON.sub(lambda match: _picture(match[1], _colour(tokens, match[2]), folder), text)
    return _TOKEN.sub(lambda match: _colour(tokens, match[1]), text)


def _at_size(line: str, percent: int) -> str:
    if line.startswith(_FIXED):
        return line
    return _LENGTH.sub(lambda match: f"{_length(int(match[1]), percent)}px", line)


def _length(pixels: int, percent: int) -> int:
    return pixels if pixels <= _HAIRLINE else scaled(pixels, percent)


def _picture(name: str, colour: str, folder: Path) -> str:
    path = folder / f"{name}-{colour.lstrip('#')}.svg"
    if not path.exists():
        path.write_bytes(icon_source(name, colour))
    return f'url("{path.as_posix()}")'


def _colour(tokens: Tokens, name: str) -> str:
    try:
        return tokens.colour(name)
    except KeyError:
        raise ResourceProblem(f"The style sheet names a colour @{name} that the look does not have.") from None
