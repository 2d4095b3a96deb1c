"""Words of money that the council gives or lends, or stands in for, on terms that may be a subsidy."""

from __future__ import annotations

import re

from signoff.rules.answer_text import has_any

_GRANTED = re.compile(
    r"\b(?:grant\s+(?:funding|awards?|payments?|aid|agreements?|offers?|of\s+(?:up\s+to\s+)?[£€][\d,.]+)|grants|"
    r"(?:an?|the|this)\s+(?:[\w-]+\s+){0,5}?grant(?!\s+of\s+(?:an?|the)\b))(?!\w)[^.;\n]{0,50}?\s(?:to|for)\s+"
    r"(?:(?:(?:a\s+number\s+of|local|eligible|small|micro|medium|the|independent|retail|and|\d+)\s+)*"
    r"(?:business(?:es)?|firms|compan(?:y|ies)|traders|shops)\b|"
    r"(?-i:(?:[A-Z(][\w’'&.()-]*|and|&|of|the|for)\s+){1,7}?(?-i:Ltd|Limited|PLC|Plc|plc|LLP)\b)"
    r"|\b(?:writ(?:e|es|ing|ten)[\s-]+off|waiv(?:e|es|er|ing)|cancel\w*|forgiv\w+)\b[^.;\n]{0,50}?\b(?:rent|debts?|arrears|loans?|interest)\b[^.;\n]{0,60}?\s"
    r"(?-i:Ltd|Limited|PLC|Plc|plc|LLP|CIC|Club|Company)\b",
    re.IGNORECASE,
)
"""A grant to businesses, or to one by its name; to grant a lease or a licence to one is none."""

_LENT = re.compile(
    r"\b(?:shareholder|bridging)\s+loans?\b|\bequity\s+(?:funding|investment|finance|stake)\b[^.;\n]{0,60}?\b(?:to|in)\s+|"
    r"(?<!\w)(?:loan\s+(?:funding|financ\w+)|(?:[£€][\d,.]+\s?(?:k|m|million|thousand)?\s+|commercial\s+|secured\s+|bridging\s+|development\s+)loan)\s+"
    r"(?:of\s+(?:up\s+to\s+)?[£€][\d,.]+\s?(?:k|m|million|thousand)?\s+)?(?:facility\s+)?(?:to|for|of)\s+(?:the\s+|an?\s+)?(?!council\b|resident|tenant|staff|employ|repair)[\w’'-]+"
    r"|\b(?:mak(?:e|ing)|giv(?:e|ing)|grant(?:ing)?|approv(?:e|al\s+of)|provid(?:e|ing)|offer(?:ing)?)\s+(?:of\s+)?(?:an?\s+)?(?:[\w-]+\s+)?loans?\s+of\s+(?:up\s+to\s+)?[£€][\d,.]+\s?(?:k|m|million|thousand)?\s+to\b"
    r"|\bguarantee(?:s|ing)?\s+(?:of\s+|for\s+|the\s+|an?\s+)*(?:[\w’'£.,-]+\s+){0,5}?(?:debts?|overdrafts?|loans?|borrowings?|liabilities|obligations|lease|pension)\b"
    r"[^.;\n]{0,40}?(?:\sof\s|(?<=[’']s\s)|\Z)|\b(?:give|provide|issue|grant)\s+(?:an?\s+|the\s+)?guarantees?\s+(?:for|to|of|in\s+respect\s+of)\s+(?-i:[A-Z])\w+"
    r"|\b(?:convert|conversion\s+of|extend|extension\s+of|re-?schedul\w+|re-?profil\w+|defer\w*)\b[^.;\n]{0,40}?\bloans?\s+(?:(?:of|to|from)\s+(?-i:(?:the\s+)?[A-Z])\w+)"
    r"|\b(?:lend(?:s|ing)?|loan\s+of)\s+(?:up\s+to\s+)?[£€][\d,.]+\s?(?:k|m|million|thousand)?\s+to\s+(?-i:(?:the\s+)?[A-Z])\w*",
    re.IGNORECASE,
)
"""A loan, or a guarantee of what others owe."""

NO_SUBSIDY = re.compile(
    r"\b(?:rent|tenancy)\s+(?:deposit\s+)?(?:guarantee|deposit)|\bloans?\s+(?:of\s+(?:up\s+to\s+)?[£€][\d,.]+\s+)?to\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?(?:residents?|homeowners?|tenants?|employees?|"
    r"staff|first[\s-]time\s+buyers?|households?|leaseholders?)\b|\b(?:parent\s+company|performance)\s+guarantee\b",
    re.IGNORECASE,
)
"""Help to people who live somewhere, and guarantees that the council is given."""


def may_be_subsidy(text: str) -> str:
    """Return the first words of a text by which the council gives, lends or stands in for; empty for none."""
    match = _GRANTED.search(text) if has_any(text, ("grant", "writ", "waiv", "cancel", "forgiv")) else None
    if match is None and has_any(text, ("loan", "lend", "guarantee", "equity")):
        match = _LENT.search(text)
    return match[0] if match else ""
