"""What templates and programs leave in a text: placeholders, merge fields, broken references, lines to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signoff.notice.record.model import EXEMPT_TEXTS
from signoff.rules.answer_text import clip, in_lower_case, is_placeholder
from signoff.rules.case import Case
from signoff.rules.listed_texts import listed_texts
from signoff.rules.rule import WARNING, Hit, hit, rule

_ASKED_FOR = frozenset(
    ("director", "subject", "decision", "reasons", "alternatives", "decision_maker.name", "decision_maker.post")
)
"""The boxes in which a placeholder alone is no answer, which is an error of its own."""

_MOST_IN_A_BOX = 8

_TELL = (
    r"(?:insert|enter|add|type|complete|delete|select|choose|specify|state|describe|provide|fill|update|amend|confirm|"
    r"check|click|replace|drafting|note\sto)"
)
_NOUN = (
    r"(?:supplier|contractor|provider|company|organisation|officer|director|councillor|ward|date|day|month|year|name|title|"
    r"post|job|amount|sum|value|figure|cost|price|number|no\.?|ref(?:erence)?|address|site|scheme|project|location|department|"
    r"service|team|e-?mail|phone|telephone|details?|text|reason|subject|address|period|term|signature)s?"
)
_NOUNS = (
    rf"(?:the\s|your\s|full\s|start\s|end\s|contract\s|council\s|cllr\s|reg\s)?{_NOUN}(?:['’]s)?"
    rf"(?:\s(?:of\s(?:the\s)?|and\s)?{_NOUN}|\shere)*"
)
_KEPT_CAPITALS = (
    r"(?!(?:SIC|REDACTED|EXEMPT|CONFIDENTIAL|OFFICIAL|RESTRICTED|WITHHELD|END|SEAL|SIGNED|COPY|VAT|UK|EU)\])"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_ALONE_AFTER = r"(?=\s*(?:$|[.,;:!)\]\n]))"
_TO_BE = tuple(
    f"to be {word}" for word in ("confirmed", "advised", "inserted", "added", "completed", "supplied", "determined")
)
_CONFIRMED = r"to\sbe\s(?:confirmed|advised|inserted|added|completed|supplied|determined)"

_PATTERNS: dict[tuple[str, ...], tuple[str, ...]] = {
    # what stands in brackets of any kind to be replaced
    ("[",): (
        rf"\[\s*(?:please\s)?{_TELL}\b[^\]\n]{{0,100}}\]",
        rf"\[\s*{_NOUNS}\s*\]",
        r"\[\s*(?:(?-i:DN|NB)\b|drafting|lawyer|legal\sto\s|query\b)[^\]\n]{0,160}\]",
        rf"\[{_KEPT_CAPITALS}(?-i:[A-Z][A-Z0-9 _/&'’-]{{2,50}})\]",
        r"\[\s*(?:tbc|tba|tbd|x{2,}|\?+|●|•|_+|\s)*\s*\](?!\()",
        r"comment(?:ed)?\s\[[a-z]{1,4}\d{1,3}\]:?",
        r"\[[^\[\]\n]{0,60}\bto\s(?:be\s(?:added|inserted|confirmed|agreed|supplied)|confirm|advise|insert|add|complete|check|"
        r"provide|supply|follow)\b[^\[\]\n]{0,60}\](?!\()",
        r"\[(?:(?-i:[A-Z]{2,3})|comment):\s[^\[\]\n]{1,160}\](?!\()",
        r"(?:[£￡]\s?|\b(?:appendix|annex|schedule|paragraph|section|page|minute|item)\s)\[x\]",
    ),
    ("<",): (
        rf"<\s*(?:please\s)?{_TELL}\b[^<>\n]{{0,100}}>",
        rf"<\s*{_NOUNS}\s*>",
        r"<<[^<>\n]{1,80}>>",
        r"<%[^%\n]{1,80}%>",
    ),
    ("{",): (
        rf"\{{\s*(?:please\s)?{_TELL}\b[^{{}}\n]{{0,100}}\}}",
        r"\{\{[^{}\n]{0,80}\}\}",
        r"\$?\{[a-z][a-z0-9_.]{1,40}\}",
        r"\{\s?(?-i:PAGE|NUMPAGES|PAGEREF|REF|DATE|TIME|HYPERLINK|MERGEFIELD|TOC|FILENAME|AUTHOR|SEQ|IF)\b[^{}\n]{0,120}\}",
    ),
    ("«",): (r"«(?=[^«»\s])[\w .-]{1,60}(?<=\S)»",),
    ("%%",): (r"%%[\w ]{1,40}%%",),
    ("mergefield",): (r"\bMERGEFIELD\b",),
    ("(insert", "(enter", "(add", "(type", "(complete", "(state", "(specify"): (
        rf"\(\s*{_TELL}\s(?:{_NOUNS}|here)[^()\n]{{0,60}}\)",
    ),
    # amounts and dates without figures
    ("£", "￡"): (
        r"[£￡]\s?(?:x+(?:[,.]x{2,3})*(?:k|m|bn)?|\?+|_{2,}|#[#,.]*#|nn+)(?![\w])",
        r"[£￡]\s?(?:\.{2,}|…+)",
        r"[£￡]\s?0{1,3}(?:,000)+(?![\d,])",
    ),
    ("x/", "x.", "x-", "d/", "dd.", "dd-", "??", "__", "/yy", "00/00", "00.00", "00-00", "/xx"): (
        r"(?<!format )(?<!form )(?<!\w)(?:x{1,2}|dd?|\?\?|__)\s?[/.-]\s?(?:x{1,2}|mm?|\?\?|__|\d\d?)\s?[/.-]\s?"
        r"(?:x{2,4}|y{2,4}|\d\dx{2}|\d\dy{2}|\?{2,4}|_{2,4}|\d{4}|\d\d)(?!\w)",
        r"\b00[/.-]00[/.-](?:0000|00|\d{4})\b|\b\d\d?/\d\d?/(?:xxxx|xx|yyyy|yy)\b",
    ),
    ("xx", " x ", " dd "): (
        rf"\b(?:x{{1,2}}|dd)(?:st|nd|rd|th)?\s(?:{_MONTH}|mmmm?|month)\b(?:\s(?:\d{{4}}|x{{2,4}}|y{{2,4}}))?",
    ),
    ("xx",): (
        r"(?<![\w])\d{0,5}x{3,}(?![\w])(?<!\bXXX)|(?<!part )(?<!chapter )(?<!schedule )(?<!title )(?<!volume )\bXXX\b",
        r"\bxx(?=\s?%|\s?(?:per\scent|years?|months?|weeks?|days?|hours?|people|properties|homes|million|thousand)\b)",
        r"(?<![\w])(?-i:xx)(?![\w])",
        r"\b20xx\b(?:\s?[/–-]\s?(?:20)?xx\b)?|\b20\d\d\s?[/–-]\s?(?:20)?xx\b",
    ),
    # abbreviations and words for what is not known yet
    ("tb", "t.b."): (
        r"\b(?-i:T\.B\.[CAD]\.?|TB[CAD]\b|[Tt]bc|[Tt]ba|[Tt]bd)(?![\w-])"
        r"(?!\s(?:bank|plc|ltd|limited|llp|group|inc|holdings|council|services)\b)",
    ),
    _TO_BE: (rf"(?:(?<=^)|(?<=[\n:(\[\t–-])|(?<=[:–-]\s)){_CONFIRMED}{_ALONE_AFTER}",),
    (*_TO_BE, "to follow"): (
        r"\b(?:name|figure|amount|cost|value|price|supplier|contractor|number|reference|"
        r"(?<!\()(?<!\bexact )(?<!, )(?:date|details?|location|venue|time))s?\s"
        rf"(?:is\s|are\s|still\s){{0,2}}(?:{_CONFIRMED}|to\sfollow){_ALONE_AFTER}",
        rf"(?:figures|details|report|text|information)\sto\sfollow{_ALONE_AFTER}",
    ),
    # what word processors and spreadsheets say of themselves
    ("error!",): (
        r"error!\s(?:reference|bookmark|no\s|unknown|hyperlink|not\sa|main|use\sthe|invalid|filename|style|cannot|objects)"
        r"[^.\n]{0,80}\.?",
    ),
    ("click",): (
        r"click\s(?:or\stap\s)?(?:here\s)?to\s(?:enter|add|insert|choose|type)\s(?:a\s|an\s|any\s)?(?:\w+\s)?"
        r"(?:text|date|title|number|name|picture|item|words)\.?",
    ),
    ("choose a",): (r"choose\s(?:an\sitem|a\sbuilding\sblock|a\sdate)(?=\s*(?:$|[.\n]))\.?",),
    ("#",): (r"#(?:ref!|n/a|value!|div/0!|name\?|num!|null!|spill!|calc!)|(?<![#\w])#{4,}(?![#\w])",),
    # words of templates
    ("lorem",): (r"\blorem\sipsum\b[^.\n]{0,60}",),
    ("bloggs",): (r"\b(?:joe|joanna|fred)\sbloggs\b",),
    ("surname", "last name"): (r"\bfirst\s?name\s(?:surname|last\s?name)\b",),
    ("placeholder",): (r"\bplaceholder\s(?:text|words|wording)\b",),
    ("your ",): (r"\byour\s(?:text|name|details|answer|words)\shere\b",),
    (" here",): (r"\b(?:insert|enter|type|add)\s(?:\w+\s){0,3}here\b",),
    ("insert ", "enter ", "type ", "complete ", "replace "): (
        r"\b(?-i:INSERT|ENTER|TYPE|COMPLETE|REPLACE)\s(?-i:[A-Z]{3,})(?:\s(?-i:[A-Z]{2,})){0,5}",
    ),
    ("delete ",): (
        r"\(?\*?\s?delete\s(?:as|where|if|whichever\sis)\s(?:not\s)?(?:appropriate|applicable|necessary)\)?",
    ),
    (" note",): (r"\b(?:drafting|drafter['’]?s?|author['’]?s)\snote\b:?",),
    ("n other", "n. other"): (r"(?-i:\bA\.?\s?N\.?\sOther\b)",),
    ("if there are no", "if there is no", "must be completed"): (
        r"(?:\bmust\sbe\scompleted\s?(?:/|[-–—])[^.\n]{0,60}\.\s*)?\bif\sthere\s(?:are|is)\sno(?:ne)?\b[^.;\n]{0,50},?\s"
        r"(?:please\s)?(?:state|enter|write|put|say)\s['’‘“\"]?(?:none|n/?a|nil)\b['’”\"]?",
    ),
    # options of a template, none of which anybody wrote
    ("option 1", "option a", "alternative 1"): (
        r"(?:(?<=^)|(?<=\n))[^\w\n]*(?:options?|alternatives?)\s(?:1|a)\b\W*(?:options?|alternatives?)\s(?:2|b)\b\W*"
        r"(?:(?:options?|alternatives?)\s(?:3|c)\b\W*)?(?=$|\n)",
    ),
    # lines to fill in
    ("???", "___", "………", "........"): (r"\?{3,}|_{3,}|…{3,}|\.{8,}",),
}
"""What is left over, by what a text has that says it: most texts have none, and to look for that is quick."""

_Pattern = tuple[tuple[str, ...], re.Pattern[str]]

_LEFT_OVER: tuple[_Pattern, ...] = tuple(
    (hints, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
    for hints, patterns in _PATTERNS.items()
)
_BY_HINT = tuple((hint, number) for number, (hints, _) in enumerate(_LEFT_OVER) for hint in hints)
_DEFINED = re.compile(r"\bT\w+\s(?:\w+\s)?B\w+\s(?:\w+\s)?([CAD])\w+\s?[(“\"‘']+\s?(TB\1)\b")
"""An abbreviation that the text itself explains, such as “Tidal Barrier Company (TBC)”."""


@rule(
    "left-over",
    WARNING,
    when="a placeholder, a merge field, a broken reference or a line to fill in, left over from a template",
    says="Replace or remove “{words}”. It looks as if it came from a template or another program, in “{box}”.",
    source="practice",
)
def left_over(case: Case) -> Iterator[Hit]:
    """One finding for each, up to some in a box, each of which leads to its words."""
    boxes: dict[str, dict[str, str]] = {}
    paths = (*case.form.public_texts, *EXEMPT_TEXTS, *listed_texts(case))
    texts = [(path, text) for path in paths if (text := case.text(path))]
    patterns = _patterns_for("\n".join(in_lower_case(text) for _, text in texts))
    for path, text in texts:
        if not (path in _ASKED_FOR and is_placeholder(text)):
            for words in left_overs_in(text, patterns):
                boxes.setdefault(_box(case, case.form.field(path).path), {}).setdefault(clip(words), path)
    for box, places in boxes.items():
        for words, path in list(places.items())[:_MOST_IN_A_BOX]:
            yield hit(path, quote=words.removesuffix("…"), words=words, box=clip(box))


def _box(case: Case, path: str) -> str:
    """Return what a box is called: what it asks or, where several ask the same, the form's label."""
    question = case.form.field(path).question
    is_alone = sum(field.question == question for field in case.form.fields) == 1
    return question if is_alone else case.label(path)


def _patterns_for(lower: str) -> tuple[_Pattern, ...]:
    """Return the patterns of which a text, in lower case, has what says that there may be a match."""
    numbers = {number for hint, number in _BY_HINT if hint in lower}
    return tuple(_LEFT_OVER[number] for number in sorted(numbers))


def left_overs_in(text: str, patterns: Sequence[_Pattern] = _LEFT_OVER) -> tuple[str, ...]:
    """Return the words in a text that were left over from a template or another program, each once, in order."""
    lower = in_lower_case(text)
    explained = {match[2] for match in _DEFINED.finditer(text)} if "TB" in text else set()
    spans = sorted(
        (match.start(), -match.end(), match[0].strip())
        for hints, pattern in patterns
        if any(hint in lower for hint in hints)
        for match in pattern.finditer(text)
    )
    found: list[str] = []
    last = 0
    for start, end, words in spans:  # of those that overlap, the first and longest says most
        if start >= last and words not in explained:
            found.append(words)
            last = -end
    return tuple(dict.fromkeys(found))
