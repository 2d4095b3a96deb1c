"""Which address a link may have, and what a person means who writes one."""

from __future__ import annotations

import re

from signoff.errors import SignoffError
from signoff.notice.text.characters import MAX_LINK, link_target

_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_HOST = re.compile(
    r"(?:www\.[^\s/]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|eu|info|gov|int))(?:[/?#:]\S*)?", re.I
)


class AddressRefused(SignoffError):
    """A link may not lead there; the sentence says what may be written."""


def address(written: str) -> str:
    """The address as it is kept: www.… gets https://, name@… gets mailto:; AddressRefused for what is none."""
    text = written.strip()
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
    found = link_target(text)
    if found is None:
        raise AddressRefused("A link begins with https://, http://, mailto: or tel:.")
    return found
