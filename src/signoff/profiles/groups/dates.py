"""What of a profile says when: periods, call-in, and days on which the council is closed."""

from __future__ import annotations

from signoff.profiles.answers import Kind
from signoff.profiles.fields import CAN_BE_CALLED_IN, DAYS, TYPES, Choice, Field, Group

PERIODS = Group(
    "periods",
    "Periods",
    "How long before a decision?",
    "The law asks for 28 clear days on the List, and five clear days for a report and for General Exception.",
    (
        Field("periods.list", "On the List of Forthcoming Key Decisions", Kind.PERIOD, choices=DAYS),
        Field("periods.report", "Publication of the report", Kind.PERIOD, choices=DAYS),
        Field("periods.general_exception", "Notice of General Exception", Kind.PERIOD, choices=DAYS),
    ),
    "Dates",
)

CALL_IN = Group(
    "call_in",
    "Call-in",
    "Can councillors call a decision in?",
    "Councils count the days either from the decision or from its publication.",
    (
        Field("call_in.available", "Decisions can be called in", Kind.YES_NO, default=True),
        Field(
            "call_in.counts_from",
            "The days count from",
            Kind.CHOICE,
            choices=(Choice("decision", "The decision"), Choice("publication", "Its publication")),
            default="decision",
            needs=CAN_BE_CALLED_IN,
        ),
        Field("call_in.days", "Days of call-in", Kind.WHOLE, needs=CAN_BE_CALLED_IN),
        Field("call_in.kind", "Which days", Kind.CHOICE, choices=DAYS, default="working_days", needs=CAN_BE_CALLED_IN),
        Field(
            "call_in.ends_at",
            "Hour at which the last day ends",
            Kind.TIME,
            "Such as 16:00. Leave empty if there is none.",
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.takes_effect",
            "If not called in, a decision takes effect",
            Kind.CHOICE,
            choices=(
                Choice("next_day", "The next day"),
                Choice("next_working_day", "The next working day"),
                Choice("at_end", "When call-in ends"),
            ),
            default="next_day",
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.types",
            "Types that are open to call-in",
            Kind.SEVERAL,
            choices=TYPES,
            default=["key"],
            needs=CAN_BE_CALLED_IN,
        ),
        Field(
            "call_in.makers",
            "Whose decisions",
            Kind.SEVERAL,
            choices=(Choice("officer", "Officers"), Choice("member", "Members of the executive")),
            default=["officer", "member"],
            needs=CAN_BE_CALLED_IN,
        ),
    ),
    "Dates",
)

CLOSURES = Group(
    "closures",
    "Closures",
    "On which days is the council closed?",
    "Bank holidays are known already. A day without a year recurs (27 December); one with its year happens once.",
    (
        Field(
            "closures",
            "Closed",
            Kind.ROWS,
            fields=(
                Field("from", "From", Kind.CLOSED_DAY),
                Field("to", "To", Kind.CLOSED_DAY),
                Field("name", "Called"),
            ),
            new={"from": "12-27", "to": "12-31"},
            noun="closure",
        ),
    ),
    "Dates",
)
