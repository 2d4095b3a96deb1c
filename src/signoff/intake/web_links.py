"""Where a link leads in the end: without the detour through a mail filter or search engine, and without tracking.

A safe link of Outlook names the mailbox that it was sent to; a link from a newsletter says who was sent it. Neither
is to be published. What does not lead to an allowed target after all is no link, and its words stay.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from signoff.notice.text.characters import link_target

MOST_DETOURS = 6
"""The most detours that are taken out of one link; one that has more is no link."""

LONGEST = 16_000
"""The longest link that is read, in characters; what it leads to may be much shorter."""

_QUERY_DETOURS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(?:.*\.)?safelinks\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)", r"/.*", ("url",)),
    (r"statics\.teams\.(?:cdn\.office\.net|microsoft\.com)", r"/evergreen-assets/safelinks/.*", ("url",)),
    (r"(?:www\.)?google\.[a-z.]{2,7}", r"/url", ("q", "url")),
    (r"urldefense\.(?:proofpoint\.)?com", r"/v1/url", ("u",)),
    (r"linkprotect\.cudasvc\.com", r"/url", ("a",)),
    (r"lm?\.(?:facebook|instagram|messenger)\.com", r"/.*", ("u",)),
    (r"(?:www\.)?linkedin\.com", r"/(?:redir/.*|safety/go/?|slink)", ("url", "code")),
    (r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    (r"(?:www\.)?bing\.com", r"/ck/a", ("u",)),
    (r"duckduckgo\.com", r"/l/?", ("uddg",)),
    (r"slack-redir\.net", r"/link", ("url",)),
    (r"protect2?\.fireeye\.com", r"/(?:v1/)?url", ("u",)),
    (r"clicktime\.symantec\.com", r"/.*", ("u",)),
    (r".*\.protection\.sophos\.com", r"/.*", ("u",)),
    (r".*\.trendmicro\.com", r"/wis/clicktime/.*", ("url",)),
    (r".*\.mimecast(?:protect)?\.com", r"/.*", ("url",)),
    (r".*", r".*/owa/redir\.aspx", ("url", "URL")),
    # newsletters whose links say only who was sent them
    (r".*\.list-manage\d?\.com", r"/track/click", ()),
    (r".*\.sendgrid\.net", r"/(?:ls|wf)/click", ()),
    (r"lnks\.gd", r"/l/.*", ()),
)
_IN_PATH = (
    (r"secure-web\.cisco\.com", re.compile(r"/[^/]{8,}/(https?%3a.+|https?:.+)", re.IGNORECASE)),
    (
        r"(?:.*\.)?(?:govdelivery\.com|awstrack\.me)",
        re.compile(r"/C?L0/(https?(?:%3a|:).+?)/\d+/[0-9a-f-]{16,}/.*", re.IGNORECASE),
    ),
)
_AFTER_SIGNS = (r"links\.govdelivery\.com", re.compile(r"&&&(https?://.+)", re.IGNORECASE))
_PROOFPOINT = r"urldefense\.(?:proofpoint\.)?com"
_THIRD = re.compile(r"/v3/__(.+?)__;([^!]*)!")
_STARS = re.compile(r"\*(?:\*(.))?")
_COUNTS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ONE_SLASH = re.compile(r"(https?:/)(?=[^/])", re.IGNORECASE)

_TRACKING = re.compile(
    r"utm_\w+|_hs\w+|hsa_\w+|mc_[ce]id|pk_\w+|mtm_\w+|vero_\w+|oly_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|"
    r"msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mkt_tok|_ga|_gl|s_cid|wickedid|rb_clickid|srsltid|"
    r"ref_src|ref_url|mibextid|__cft__.*|__tn__|epik|gad_source|gad_campaignid|trk|trkemail|cmpid|sc_cid|ns_mchannel",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def clean_target(target: str) -> str | None:
    """Return where a link leads in the end, without what tracks its readers; None where that is not allowed."""
    target = target.strip()
    if len(target) > LONGEST:
        return None
    for _ in range(MOST_DETOURS):
        if not _WEB.match(target):
            break
        parts = _split(target)
        if parts is None:
            return None
        unwrap = _detour(parts)
        if unwrap is None:
            return link_target(_without_tracking(target, parts))
        further = unwrap(parts)
        if further is None:
            return None
        target = further.strip()
    else:
        return None
    return link_target(target)


def clean_words(words: str) -> str:
    """Return the words of a link; those that are nothing but its address become what it leads to."""
    address = words.strip()
    if not _WEB.match(address) or any(character.isspace() for character in address):
        return words
    target = clean_target(address)
    return words if target is None else words.replace(address, target)


def _split(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:
        return None


def _detour(parts: SplitResult) -> Callable[[SplitResult], str | None] | None:
    """Return what finds the end of a detour; None for a link that is none."""
    host = (parts.hostname or "").lower()
    if re.fullmatch(_PROOFPOINT, host):
        if parts.path.startswith("/v2/"):
            return _second_proofpoint
        if parts.path.startswith("/v3/"):
            return _third_proofpoint
    if any(re.fullmatch(hosts, host) and path.fullmatch(parts.path) for hosts, path in _IN_PATH):
        return _in_path
    if re.fullmatch(_AFTER_SIGNS[0], host):
        return _after_signs
    for hosts, paths, names in _QUERY_DETOURS:
        if re.fullmatch(hosts, host) and re.fullmatch(paths, parts.path or "/", re.IGNORECASE):
            return lambda parts: _in_query(parts, names)
    return None


def _in_query(parts: SplitResult, names: tuple[str, ...]) -> str | None:
    try:
        query = parse_qs(parts.query, max_num_fields=200)
    except ValueError:
        return None
    values = [query[name][0] for name in names if name in query]
    return next((end for value in values if (end := _address(value)) is not None), None)


def _address(value: str) -> str | None:
    """Return a value that is an address, as it is, escaped once more, or in base64."""
    for written in (value, unquote(value), _from_base64(value.removeprefix("a1")), _from_base64(value)):
        if link_target(written) or _WEB.match(written):
            return written
    return None


def _from_base64(value: str) -> str:
    try:
        return urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _in_path(parts: SplitResult) -> str | None:
    match = next(filter(None, (path.fullmatch(parts.path) for _, path in _IN_PATH)), None)
    return unquote(match[1]) if match else None


def _after_signs(parts: SplitResult) -> str | None:
    match = _AFTER_SIGNS[1].search(urlunsplit(("", "", parts.path, parts.query, parts.fragment)))
    return match[1] if match else None


def _second_proofpoint(parts: SplitResult) -> str | None:
    written = parse_qs(parts.query, max_num_fields=200).get("u", [""])[0]
    return unquote(written.replace("-", "%").replace("_", "/")) or None


def _third_proofpoint(parts: SplitResult) -> str | None:
    """Return the address in the third form, in which * stands for a character that is listed at its end."""
    match = _THIRD.search(urlunsplit(("", "", parts.path, parts.query, parts.fragment)))
    if match is None:
        return None
    replaced = iter(_from_base64(match[2]))
    address = _ONE_SLASH.sub(r"\1/", match[1], count=1)
    return _STARS.sub(lambda star: _next_characters(star, replaced), unquote(address))


def _next_characters(star: re.Match[str], replaced: Iterator[str]) -> str:
    count = _COUNTS.find(star[1]) + 2 if star[1] else 1
    return "".join(islice(replaced, count))


def _without_tracking(target: str, parts: SplitResult) -> str:
    """Return the address without names and passwords, tracking, and what a browser is to mark on the page."""
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.fullmatch(unquote(part.split("=")[0])))
    fragment = parts.fragment.split(":~:")[0]
    if fragment and all(_TRACKING.fullmatch(part.split("=")[0]) for part in fragment.split("&")):
        fragment = ""
    host = parts.netloc.rpartition("@")[2]
    if (host, query, fragment) == (parts.netloc, parts.query, parts.fragment):
        return target
    return urlunsplit((parts.scheme, host, parts.path, query, fragment))
