"""England's bank holidays as the `holidays` library has them, which the bundled table is made from.

`PYTHONPATH=src:tests python -m rules.bank_holidays` writes the table again.
"""

from __future__ import annotations

import json
from importlib.metadata import version

import holidays

from signoff.paths import resource
from signoff.rules.calendar import BANK_HOLIDAYS, FIRST_YEAR, LAST_YEAR


def table() -> str:
    """Return the bundled table: its source, and the days of each year, a line for each."""
    years = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        days = sorted(holidays.country_holidays("GB", subdiv="ENG", years=year))
        years.append(f'  "{year}": {json.dumps([day.isoformat() for day in days])}')
    source = f"holidays {version('holidays')}, United Kingdom, England"
    return f'{{\n "source": "{source}",\n "days": {{\n' + ",\n".join(years) + "\n }\n}\n"


if __name__ == "__main__":
    resource(BANK_HOLIDAYS).write_text(table(), "utf-8")
