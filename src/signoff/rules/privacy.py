"""What a publication copy should not show: personal mobile numbers, private e-mail addresses, bank details."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from signoff.notice.record.answer_paths import value_at
from signoff.notice.text.cleaning import as_read
from signoff.rules.answer_text import in_lower_case
from signoff.rules.case import Case
from signoff.rules.listed_texts import listed_texts
from signoff.rules.rule import WARNING, Hit, hit, rule

PRIVATE_MAIL = (
    "aol|blueyonder|btinternet|btopenworld|fastmail|gmail|googlemail|gmx|hotmail|hushmail|icloud|live|mac|mail|me|msn|"
    "ntlworld|outlook|plusnet|pm|proton|protonmail|rocketmail|sky|talktalk|tiscali|tuta|tutanota|virginmedia|yahoo|"
    "ymail|zoho"
)
"""The domains where private persons have their mail, without what follows the first dot."""

_MOST_ENCODINGS = 3
"""How often an address is decoded: a link that went through several programs may be encoded more than once."""

_DASH = "‐‑–-"
_MOBILE = re.compile(rf"(?<![\d+])(?:(?:\+|00)44[\s()0{_DASH}]{{0,6}}|0)7(?:[\s().{_DASH}]{{0,2}}\d){{9}}(?!\d)")
_MOBILE_END = re.compile(rf"7(?:[\s().{_DASH}]{{0,2}}\d){{9}}")
"""How every mobile number ends, which is quick to look for; few texts have one."""

_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?:{PRIVATE_MAIL})(?:\.[a-z]{{2,6}}){{1,2}}(?!\.?[\w-])", re.IGNORECASE
)
_SIX_DIGITS = re.compile(rf"\d\d[\s{_DASH}]?\d\d[\s{_DASH}]?\d\d")
_ACCOUNT = re.compile(
    rf"sort\s?code\D{{0,15}}\d{{2}}[\s{_DASH}]?\d{{2}}[\s{_DASH}]?\d{{2}}(?!\d)|"
    r"account\s?(?:number|no\b\.?)\D{0,15}\d{8}(?!\d)|(?:\baccount|\ba/c|\bacct?)\b[\s.:]{0,3}\d{8}(?!\d)",
    re.IGNORECASE,
)
_CODE_AND_ACCOUNT = re.compile(rf"(?<![\d{_DASH}])\d{{2}}[{_DASH}]\d{{2}}[{_DASH}]\d{{2}}[\s,;/]{{1,3}}\d{{8}}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")


@rule(
    "personal-mobile",
    WARNING,
    when="publication copy would show a personal mobile number",
    says="Consider removing the mobile number {found}. The published copy would show it.",
    source="data protection",
)
def personal_mobile(case: Case) -> Iterator[Hit]:
    """Whether a mobile number is personal only its writer can say."""
    yield from shown_hits(case, lambda text: first(_MOBILE, text) if _MOBILE_END.search(text) else None)


@rule(
    "private-mail-address",
    WARNING,
    when="publication copy would show the e-mail address of a private person",
    says="Consider removing the e-mail address {found}. It looks like a private person’s, and the published copy "
    "would show it.",
    source="data protection",
)
def private_mail_address(case: Case) -> Iterator[Hit]:
    """By the domains under which private persons have their mail."""
    yield from shown_hits(case, lambda text: first(_MAIL, text) if "@" in text else None)


@rule(
    "bank-details",
    WARNING,
    when="publication copy would show bank details",
    says="Consider removing the bank details {found}. The published copy would show them.",
    source="data protection",
)
def bank_details(case: Case) -> Iterator[Hit]:
    """Sort codes and account numbers by the words or the shape around them, IBANs by their check digits."""
    yield from shown_hits(case, _bank_details)


def shown_hits(case: Case, find: Callable[[str], str | None]) -> Iterator[Hit]:
    """Yield one hit at the first published text in which `find` finds something, with the other texts related."""
    quotes: dict[str, str] = {}
    for path, readings in case.once(_published_readings):
        if quote := next(filter(None, map(find, readings)), None):
            quotes[path] = quote
    if quotes:
        first, *others = quotes
        yield hit(first, *others, quote=quotes[first], found=" ".join(quotes[first].split()))


def _published_readings(case: Case) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the texts that are published, each with how it is read.

    They are as they are stored, since an address may also be in a link; only escapes are removed.
    """
    paths = (*case.form.public_texts, *listed_texts(case))
    answers = ((path, value_at(case.notice, path)) for path in paths)
    return tuple((path, tuple(_readings(answer))) for path, answer in answers if answer)


def _readings(answer: str) -> Iterator[str]:
    """Yield a text without escapes and, where that is another, as a browser reads the addresses and signs in it."""
    text = answer.replace("\\", "")
    yield text
    if "%" in text or "&" in text:
        decoded = text
        for _ in range(_MOST_ENCODINGS):
            decoded = unquote(html.unescape(decoded))
        if decoded != text:
            yield as_read(decoded)


def first(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the first words of a text that match a pattern."""
    match = pattern.search(text)
    return match.group() if match else None


def _bank_details(text: str) -> str | None:
    if not _SIX_DIGITS.search(text):  # which all of them have, and most texts have not
        return None
    lower = in_lower_case(text)
    by_word = first(_ACCOUNT, text) if any(word in lower for word in ("sort", "account", "a/c", "acc")) else None
    return by_word or first(_CODE_AND_ACCOUNT, text) or _iban(text)


def _iban(text: str) -> str | None:
    """Return the first IBAN whose check digits are right (ISO 13616: 1 modulo 97)."""
    for match in _IBAN.finditer(text):
        bare = re.sub(r"\s", "", match.group())
        digits = "".join(str(int(character, 36)) for character in bare[4:] + bare[:4])
        if 15 <= len(bare) <= 34 and int(digits) % 97 == 1:
            return match.group()
    return None
