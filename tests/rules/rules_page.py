"""The page of the documentation that lists every rule, made from the rules themselves."""

from __future__ import annotations

from signoff.notice.form.council import Profile, resolve
from signoff.rules.check import RULES
from signoff.rules.rule import Rule

HEAD = """# What signoff checks

This page is made from the rules themselves (`tests/rules/rules_page.py`); a test compares the two. An **error**
blocks signing. A **warning** does not, and may be marked as considered, with a reason. Words in braces are filled in
from the notice. Lengths of periods, bands, wards and titles belong to the council’s profile
([profiles.md](profiles.md)), which can also tell a warning to be quiet that is not law; the procedure rules cited here
are those of {council}.

“N/A”, “None” and “TBC” are not answers where one is required; only for the alternatives do “None” and “N/A” say that
there were none. `signoff check` also reports `unprintable-characters`,
an error: an answer contains a character that no bundled font can show, so that no PDF could be made.

| rule | | when | what it says | source |
|---|---|---|---|---|
"""


READ = """
## What the rules that read the text take as what

These rules look for words in what an officer wrote. A word can mean something else, so each of them only warns, at the
first such words. This table says what each of them reads, and what it leaves alone. “Exempt parts” are the withheld
texts of the same boxes.

| rule | reads |
|---|---|
"""


def rules_page(profile: Profile) -> str:
    """Return the page as Markdown, with the procedure rules of this council cited."""
    rows = (
        f"| `{rule.name}` | {rule.severity} | {rule.when} | {rule.says} | {_source(rule, profile)} |\n"
        for rule in RULES
    )
    reads = (f"| `{rule.name}` | {rule.reads} |\n" for rule in RULES if rule.reads)
    return HEAD.replace("{council}", profile.name) + "".join(rows) + READ + "".join(reads)


def _source(rule: Rule, profile: Profile) -> str:
    council = f" (council functions: {rule.council_source})" if rule.council_source else ""
    return f"{resolve(rule.source, profile.citations)}{council}"
