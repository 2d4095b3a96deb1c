"""What of a profile the rules read: citations, words, prompts, and rules that are quiet."""

from __future__ import annotations

from signoff.notice.form.quiet_rules import MAY_BE_QUIET
from signoff.profiles.answers import Kind
from signoff.profiles.fields import HINTS, Choice, Field, Group

CITATIONS = Group(
    "citations",
    "Citations",
    "How are the council’s rules cited?",
    "Errors and warnings show them, together with the law.",
    (
        Field("citations.list", "List of Forthcoming Key Decisions"),
        Field("citations.report", "Publication of the report"),
        Field("citations.call_in", "Call-in"),
        Field("citations.call_in_exemption", "Exemption from call-in"),
    ),
    "Rules",
)

WORDS = Group(
    "words",
    "Words",
    "Which words does signoff look for?",
    "One per line. Whole words count; capitals do not matter, except in words that are all capitals.",
    (
        Field("words.effect_on_wards", "Say why a decision below the threshold is key", Kind.WORDS),
        Field("words.earlier_key_decision", "Name an earlier key decision", Kind.WORDS),
        Field("words.earlier_key_decision_unless", "But these do not", Kind.WORDS),
        Field("words.call_in", "Mention call-in", Kind.WORDS),
        Field("words.exempt", "Say by the council’s own rules that something is exempt", Kind.WORDS),
        Field("words.capital", "Say that money is capital", Kind.WORDS, default=["capital"]),
        Field("words.revenue", "Say that money is revenue", Kind.WORDS, default=["revenue"]),
        Field("words.savings", "Say that money is saved", Kind.WORDS, default=["saving", "save", "saved"]),
    ),
    "Rules",
)

_PROMPT = (
    *HINTS,
    Field("answered_by", "Words that answer it", Kind.WORDS, "Anywhere in the notice."),
)


def _prompt(key: str, label: str, law: str) -> Field:
    new = {"words": ["word"], "answered_by": ["answer"]}
    return Field(f"prompts.{key}", label, Kind.OPTIONAL_TABLE, law, fields=_PROMPT, new=new)


PROMPTS = Group(
    "prompts",
    "Prompts, quiet rules",
    "What are notices asked to consider?",
    "Each is a warning, never an error. A rule that is the law, or an error, cannot be switched off.",
    (
        _prompt("equality", "Ask about equality", "Equality Act 2010 s.149"),
        _prompt("subsidy", "Ask about subsidies", "Subsidy Control Act 2022"),
        _prompt("best_value", "Ask about best value", "Local Government Act 1999 s.3"),
        _prompt("best_consideration", "Ask about the best consideration for land", "Local Government Act 1972 s.123"),
        Field(
            "quiet",
            "Rules that are quiet",
            Kind.ROWS,
            "Each with its reason, which the settings show.",
            fields=(
                Field("rule", "Rule", choices=tuple(Choice(rule, rule) for rule in sorted(MAY_BE_QUIET))),
                Field("reason", "Why", width=2),
            ),
            new={"rule": "amount-on-edge", "reason": "Our bands do not overlap."},
            noun="rule",
        ),
    ),
    "Rules",
)
