"""The colours of the look, by what they are for; contrast was measured on every surface that they appear on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme; every colour is a "#RRGGBB" string."""

    paper: str
    sheet: str
    desk: str
    raised: str
    tint: str
    hover: str
    line: str
    edge: str
    scroll: str
    ink: str
    ink2: str
    ink3: str
    blue: str
    fill: str
    onfill: str
    fill_hover: str
    green: str
    green_tint: str
    amber: str
    amber_tint: str
    red: str
    red_tint: str
    focus: str
    page_paper: str

    def colour(self, name: str) -> str:
        """Return the colour of that name; raise KeyError when there is no such token."""
        if name not in self.__slots__:
            raise KeyError(name)
        return str(getattr(self, name))


LIGHT = Tokens(
    paper="#F5F1E8",
    sheet="#FDFBF7",
    desk="#E8E2D5",
    raised="#FFFFFF",
    tint="#E4EAF5",
    hover="#EDE7DB",
    line="#E0D9CB",
    edge="#857D6E",
    scroll="#CFC7B8",
    ink="#211E19",
    ink2="#575148",
    ink3="#655E53",
    blue="#24457E",
    fill="#24457E",
    onfill="#FFFFFF",
    fill_hover="#1A3564",
    green="#2B6A48",
    green_tint="#E2EEE5",
    amber="#7F4F00",
    amber_tint="#FAEDD0",
    red="#A12B20",
    red_tint="#FAE5E1",
    focus="#2F62B8",
    page_paper="#FFFFFF",
)

DARK = Tokens(
    paper="#1B1A17",
    sheet="#22201D",
    desk="#131210",
    raised="#2B2925",
    tint="#27324A",
    hover="#2E2B27",
    line="#3A3731",
    edge="#8A8275",
    scroll="#4B4740",
    ink="#EFEAE0",
    ink2="#C2BBAE",
    ink3="#A59D8F",
    blue="#A9C1F3",
    fill="#4169B5",
    onfill="#FFFFFF",
    fill_hover="#4870BD",
    green="#8FCDA8",
    green_tint="#20342A",
    amber="#E8C074",
    amber_tint="#382E1A",
    red="#F2A89D",
    red_tint="#40251F",
    focus="#8FB0F5",
    page_paper="#E6E0D6",
)
