"""Which program wrote a piece of HTML."""

from __future__ import annotations


def source_of(html: str) -> str:
    """Return where the HTML was copied, for the note in the foot: "Word", "Outlook", "Excel" or "elsewhere"."""
    start = html[:200_000].lower()
    if "urn:schemas-microsoft-com:office:excel" in start or "excel.sheet" in start:
        return "Excel"
    if "microsoft outlook" in start or "olk-" in start or "x_mso" in start:
        return "Outlook"
    return "Word" if "mso-" in start or 'class="mso' in start or "class=mso" in start else "elsewhere"
