"""What templates and programs leave in a text, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rules.conftest import ON, Make
from signoff.notice.form.council import Profile
from signoff.rules.check import check
from signoff.rules.findings import Finding
from signoff.rules.left_overs import left_overs_in

LEFT_OVER = {
    "The contract goes to [INSERT SUPPLIER].": "[INSERT SUPPLIER]",
    "The contract goes to [insert supplier name].": "[insert supplier name]",
    "The contract goes to [SUPPLIER].": "[SUPPLIER]",
    "The contract goes to [Supplier].": "[Supplier]",
    "The contract goes to [name of supplier].": "[name of supplier]",
    "It starts on [date].": "[date]",
    "It starts on [start date].": "[start date]",
    "It costs [amount].": "[amount]",
    "It costs £[X].": "£[X]",
    "It costs £00,000.": "£00,000",
    "It costs £.. a year": "£..",
    "Cost: to be determined": "to be determined",
    "in 20XX": "20XX",
    "in 2026/XX": "2026/XX",
    "by [Cllr name]": "[Cllr name]",
    "[officer to confirm]": "[officer to confirm]",
    "[figures to follow]": "[figures to follow]",
    "[JB: is this figure right?]": "[JB: is this figure right?]",
    "[Comment: check]": "[Comment: check]",
    "see Appendix [X]": "Appendix [X]",
    "on page { PAGE }": "{ PAGE }",
    'on {DATE \\@ "d MMMM yyyy"}': '{DATE \\@ "d MMMM yyyy"}',
    "Your text here": "Your text here",
    "placeholder text": "placeholder text",
    "by Joe Bloggs": "Joe Bloggs",
    "by Firstname Surname": "Firstname Surname",
    "Tbc by Finance": "Tbc",
    "MUST be completed / reasons given. If there are no options, state 'None'. We had two.": (
        "MUST be completed / reasons given. If there are no options, state 'None'"
    ),
    "If there are no alternatives, please enter N/A": "If there are no alternatives, please enter N/A",
    "It costs [TBC].": "[TBC]",
    "It costs [xx].": "[xx]",
    "It costs [?].": "[?]",
    "It costs [●].": "[●]",
    "It costs [ ].": "[ ]",
    "It costs [   ].": "[   ]",
    "It costs [].": "[]",
    "It costs [___].": "[___]",
    "[Please complete this section]": "[Please complete this section]",
    "[Delete as appropriate]": "[Delete as appropriate]",
    "[drafting note: check with Legal]": "[drafting note: check with Legal]",
    "by <insert name>": "<insert name>",
    "by <name>": "<name>",
    "by <<Officer Name>>": "<<Officer Name>>",
    "by {insert name}": "{insert name}",
    "by {{officer_name}}": "{{officer_name}}",
    "by {{ }}": "{{ }}",
    "by ${officer}": "${officer}",
    "by {officer_name}": "{officer_name}",
    "by «Merge_Field»": "«Merge_Field»",
    "by «Officer»": "«Officer»",
    "by <%= officer %>": "<%= officer %>",
    "(insert date)": "(insert date)",
    "It costs £XX,XXX.": "£XX,XXX",
    "It costs £xxx.": "£xxx",
    "It costs £X.": "£X",
    "It costs £XXk.": "£XXk",
    "It costs £xx,xxx.xx in all.": "£xx,xxx.xx",
    "It costs £X million.": "£X",
    "It costs £???.": "£???",
    "It costs £___.": "£___",
    "It costs £##,###.": "£##,###",
    "It costs £....": "£....",
    "on xx/xx/xxxx": "xx/xx/xxxx",
    "on XX/XX/20XX ": "XX/XX/20XX",
    "on dd/mm/yyyy": "dd/mm/yyyy",
    "on DD/MM/YY": "DD/MM/YY",
    "on dd.mm.yyyy": "dd.mm.yyyy",
    "on XX/03/2024": "XX/03/2024",
    "on 12/03/xxxx": "12/03/xxxx",
    "on 00/00/0000": "00/00/0000",
    "on ??/??/????": "??/??/????",
    "on xx March 2024": "xx March 2024",
    "on XX March": "XX March",
    "for xxx": "xxx",
    "for XXXX": "XXXX",
    "ring 07xxx": "07xxx",
    "for xx years": "xx",
    "by XX%": "XX",
    "The date is TBC.": "TBC",
    "The date is TBA": "TBA",
    "The price is TBD.": "TBD",
    "tbc": "tbc",
    "The date is T.B.C.": "T.B.C.",
    "Start date: to be confirmed": "to be confirmed",
    "Start date to be confirmed.": "date to be confirmed",
    "the contractor (to be confirmed)": "to be confirmed",
    "To be confirmed.": "To be confirmed",
    "Figures to follow.": "Figures to follow",
    "see Error! Reference source not found.": "Error! Reference source not found.",
    "see Error! Bookmark not defined.": "Error! Bookmark not defined.",
    "Error! No text of specified style in document.": "Error! No text of specified style in document.",
    "Error! Hyperlink reference not valid.": "Error! Hyperlink reference not valid.",
    "Click or tap here to enter text.": "Click or tap here to enter text.",
    "Click here to enter text": "Click here to enter text",
    "Click here to enter a date": "Click here to enter a date",
    "Click or tap to enter a date.": "Click or tap to enter a date.",
    "Choose an item.": "Choose an item.",
    "Total #REF!": "#REF!",
    "Total #DIV/0!": "#DIV/0!",
    "Total ######": "######",
    "Commented [JS1]: why?": "Commented [JS1]:",
    "Lorem ipsum dolor sit amet": "Lorem ipsum dolor sit amet",
    "Enter your reasons here": "Enter your reasons here",
    "INSERT SUPPLIER NAME": "INSERT SUPPLIER NAME",
    "REPLACE THIS TEXT": "REPLACE THIS TEXT",
    "Award it [DN: check with legal].": "[DN: check with legal]",
    "Yes / No (delete as appropriate)": "(delete as appropriate)",
    "Drafting note: check": "Drafting note:",
    "It costs ????": "????",
    "Signed ________ by": "________",
    "A. N. Other": "A. N. Other",
    "Name ................": "................",
}
"""Texts, and the words that are left over in them."""

NOTHING = (
    "If there are no objections by May, write to the applicant.",
    "The form must be completed by hand.",
    "it costs £1,000,000",
    "Article [x] of the list, option X",
    "the works to be determined by survey",
    "a placeholder company",
    "in 2026/27",
    "R (on the application of Smith) v Council [2023] EWCA Civ 12",
    "the report said “recieve [sic] the money”",
    "he said “the council […] agreed”",
    "he said “the council [...] agreed”",
    "“[t]he council agreed”",
    "the loan is from TBC Bank plc",
    "the loan is from TBC plc",
    "Tidal Barrier Company (TBC) was appointed; TBC starts in May",
    "the start date is to be confirmed by the contractor in May",
    "the costs to be confirmed at tender are met from the grant",
    "the appointment is to be confirmed in writing",
    "Schedule XX of the Act",
    "Part XXX of the Act",
    "size XXL",
    "[1], [2] and [12]",
    "[REDACTED]",
    "the site [now closed] was sold",
    "[x] Roundhay",
    "a < b and c > d",
    "write to <parks@leeds.gov.uk>",
    "<https://www.leeds.gov.uk>",
    "« Bonjour » said the mayor of Lille",
    "Is it lawful? Yes.",
    "Really??",
    "the £1.2m scheme",
    "dates are in the format dd/mm/yyyy",
    "choose an item from the list of suppliers",
    "officers will enter the data and add it to the register",
    "the officer will insert a clause",
    "a note to the file",
    "snake_case and __init__",
    "a wait…",
    "well... yes",
    "12/03/2024 and 2023/24",
    "Error! The siren sounded",
    "the error was corrected",
    "#1 priority and issue #12",
    "C# and F#",
    "the taxi (xix) and maxx",
    "Exxon",
    "the AAA (a trade body)",
    "N/A",
    "Another officer",
    "the total of columns {a} and (b)",
)
"""Texts that only look like it."""


@pytest.mark.parametrize("text", LEFT_OVER)
def test_what_is_left_over_is_found_with_its_very_words(text: str) -> None:
    assert left_overs_in(text) == (LEFT_OVER[text],)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_left_over_is_not_found(text: str) -> None:
    assert left_overs_in(text) == ()


def test_each_leads_to_its_words(make: Make, leeds: Profile) -> None:
    text = "The contract goes to [INSERT SUPPLIER] for £XX,XXX from xx/xx/xxxx, [INSERT SUPPLIER]."
    found = check(make("administrative", {"decision": text}), leeds, ON)
    assert {finding.field for finding in found} == {"decision"}
    assert [finding.quote for finding in found] == ["[INSERT SUPPLIER]", "£XX,XXX", "xx/xx/xxxx"]
    assert found[0].message == (
        "Replace or remove “[INSERT SUPPLIER]”. "
        "It looks as if it came from a template or another program, in “The decision”."
    )


def test_a_box_with_nothing_else_in_it_is_reported_as_empty_alone(
    make: Make, findings: Callable[..., dict[str, Finding]]
) -> None:
    found = findings(make("administrative", {"decision": "TBC", "implementation.timescales": "TBC"}))
    assert "decision-missing" in found
    assert found["left-over"].field == "implementation.timescales"


@pytest.mark.parametrize(
    "unit", ["[", "<", "{", "x", "_ ", "£x,", "TB", "to be ", "«a", "(insert ", "[insert ", "????"]
)
def test_hostile_text_of_any_length_is_read_to_its_end(unit: str) -> None:
    assert left_overs_in(f"{unit * 20_000} [INSERT SUPPLIER]")[-1].endswith("[INSERT SUPPLIER]")
