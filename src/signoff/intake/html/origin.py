"""Which program wrote a piece of HTML."""

from __future__ import annotations

_SIGNS = (
    ("Google Docs", ("docs-internal-guid",)),
    ("Google Sheets", ("google-sheets-html-origin",)),
    ("LibreOffice", ('content="libreoffice',)),
    ("Excel", ("urn:schemas-microsoft-com:office:excel", "excel.sheet")),
    ("Outlook", ("microsoft outlook", "olk-", "x_mso")),
    ("Word", ("mso-", 'class="mso', "class=mso")),
)


def source_of(html: str) -> str:
    """Return where the HTML was copied, for the note in the foot: the name of a program, or "elsewhere"."""
    start = html[:200_000].lower()
    return next((name for name, signs in _SIGNS if any(sign in start for sign in signs)), "elsewhere")
