"""The style sheet: rules in which `@token` is replaced by a colour and `@icon(name, token)` by a picture."""

from __future__ import annotations

import re
from pathlib import Path

from signoff.desktop.look.icons import icon_source
from signoff.desktop.look.tokens import Tokens
from signoff.errors import ResourceProblem
from signoff.paths import resource

_ICON = re.compile(r"@icon\(([a-z0-9-]+),\s*([a-z0-9_]+)\)")
_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")


def style_sheet(tokens: Tokens, folder: Path) -> str:
    """Return the sheet for one scheme, and write the icons that it names, coloured, into `folder`.

    Raise ResourceProblem for a token or icon that does not exist.
    """
    text = resource("look.qss").read_text(encoding="utf-8")
    text = _ICON.sub(lambda match: _picture(match[1], _colour(tokens, match[2]), folder), text)
    return _TOKEN.sub(lambda match: _colour(tokens, match[1]), text)


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
