"""Which addresses a link may have, and how a typed address is completed."""

from __future__ import annotations

import re

from signoff.errors import SignoffError
from signoff.intake.web_links import clean_target
from signoff.notice.text.characters import MAX_LINK, link_target

_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_HOST = re.compile(
    r"(?:www\.[^\s/]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|eu|info|gov|int))(?:[/?#:]\S*)?", re.I
)


class AddressRefused(SignoffError):
    """The address is not allowed in a link; the sentence says which are."""


def address(typed: str) -> str:
    """Return the address to save: www.… gets https://, name@… gets mailto:; raise AddressRefused for anything else.

    What leads through a mail filter, or says who its reader is, is saved as where it leads in the end.
    """
    text = typed.strip()
    if not text:
        raise AddressRefused("Enter the address of the link.")
    if re.search(r"\s", text) and not text.lower().startswith("tel:"):
        raise AddressRefused("An address cannot contain spaces.")
    if text.lower().startswith("tel:"):
        text = re.sub(r"\s", "", text)
    if _MAIL.fullmatch(text):
        text = f"mailto:{text}"
    elif _HOST.fullmatch(text):
        text = f"https://{text}"
    target = clean_target(text)
    if target is None:
        raise AddressRefused(_refusal(text))
    return target


def _refusal(text: str) -> str:
    if link_target(text) is not None:
        return "This address goes through a mail filter. Open it, and copy the address of the page itself."
    if len(text) > MAX_LINK:
        return f"An address has at most {MAX_LINK:,} characters."
    return "A link must begin with https://, http://, mailto: or tel:."
