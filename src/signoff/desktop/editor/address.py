"""Which addresses a link may have, and how a typed address is completed."""

from __future__ import annotations

import re

from signoff.errors import SignoffError
from signoff.notice.text.characters import MAX_LINK, link_target

_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_HOST = re.compile(
    r"(?:www\.[^\s/]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|eu|info|gov|int))(?:[/?#:]\S*)?", re.I
)


class AddressRefused(SignoffError):
    """The address is not allowed in a link; the sentence says which are."""


def address(typed: str) -> str:
    """Return the address to save: www.… gets https://, name@… gets mailto:; raise AddressRefused for anything else."""
    text = typed.strip()
    if not text:
        raise AddressRefused("Write the address that the link leads to.")
    if len(text) > MAX_LINK:
        raise AddressRefused(f"An address has at most {MAX_LINK:,} characters.")
    if re.search(r"\s", text) and not text.lower().startswith("tel:"):
        raise AddressRefused("An address has no spaces in it.")
    if text.lower().startswith("tel:"):
        text = re.sub(r"\s", "", text)
    if _MAIL.fullmatch(text):
        text = f"mailto:{text}"
    elif _HOST.fullmatch(text):
        text = f"https://{text}"
    target = link_target(text)
    if target is None:
        raise AddressRefused("A link begins with https://, http://, mailto: or tel:.")
    return target
