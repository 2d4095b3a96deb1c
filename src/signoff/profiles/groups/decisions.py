"""What of a profile tells the decisions apart: types, their bands of value, and when one is key."""

from __future__ import annotations

from signoff.profiles.answers import Kind
from signoff.profiles.fields import OWN_FORM, TYPES, Choice, Field, Group


def bands_of(decision_type: str, title: str) -> Field:
    """Return the field for the value bands of one type."""
    return Field(
        "bands",
        title,
        Kind.ROWS,
        fields=(
            Field("label", "As the form prints it", width=2),
            Field("lower", "From", Kind.MONEY),
            Field("upper", "Up to", Kind.MONEY),
        ),
        only=("decision_type", decision_type),
        new={"key": "new", "label": "new band"},
        noun="band",
        needs=decision_type,
    )


BANDS = Group(
    "bands",
    "Types and bands",
    "Which types of decision are there, and which values?",
    "At least two types, one of them key. If the form asks for the value, each type has value bands.",
    (
        *(
            Field(
                f"form.types.{choice.value}",
                f"Name of the type “{choice.words}”",
                hint="Leave empty if the form does not have this type.",
                needs=OWN_FORM,
            )
            for choice in TYPES
        ),
        *(bands_of(str(choice.value), f"Values: {choice.words.lower()} decisions") for choice in TYPES),
    ),
    "Decisions",
)

THRESHOLD = Group(
    "threshold",
    "Threshold",
    "From which value is a decision key?",
    "By its constitution: an amount for all money, amounts for some of it, or a share of a budget.",
    (
        Field("key_threshold", "Amount for all money", Kind.MONEY),
        Field(
            "thresholds",
            "Other amounts",
            Kind.ROWS,
            fields=(
                Field("pounds", "Amount", Kind.MONEY),
                Field(
                    "counts",
                    "Of",
                    Kind.CHOICE,
                    choices=(
                        Choice("all", "all money"),
                        Choice("spending", "spending"),
                        Choice("savings", "savings"),
                        Choice("capital", "capital spending"),
                        Choice("revenue", "revenue spending"),
                    ),
                    default="all",
                ),
                Field("a_year", "In a year", Kind.YES_NO, default=False),
            ),
            new={"pounds": 250_000, "counts": "capital"},
            noun="amount",
        ),
        Field(
            "budget_share",
            "Also a share of a budget",
            Kind.OPTIONAL_TABLE,
            fields=(
                Field("percent", "Per cent", Kind.NUMBER),
                Field("budget", "Of which budget", hint="As at the end of a sentence: the service’s gross budget."),
                Field("ask_from", "Ask from", Kind.MONEY, "Notices below this amount are not asked about it."),
            ),
            new={"percent": 10.0, "budget": "the budget for the service"},
        ),
    ),
    "Decisions",
)
