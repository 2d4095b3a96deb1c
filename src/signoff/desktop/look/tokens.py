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
    ink: str
    ink2: str
    ink3: str
    blue: str
    fill: str
    onfill: str
    fill_hover: str
    chosen: str
    onchosen: str
    green: str
    green_tint: str
    amber: str
    amber_tint: str
    red: str
    red_tint: str
    focus: str
    focus_halo: str
    page_paper: str

    def colour(self, name: str) -> str:
        """Return the colour of that name; raise KeyError when there is no such token."""
        if name not in self.__slots__:
            raise KeyError(name)
        return str(getattr(self, name))

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than what is behind them."""
        return _lightness(self.ink) > _lightness(self.sheet)

    @property
    def has_contrast(self) -> bool:
        """Whether edges show what tints show in other schemes: tints look like what is around them."""
        return self.tint == self.sheet


def _lightness(colour: str) -> int:
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


LIGHT = Tokens(
    paper="#F5F1E8",
    sheet="#FDFBF7",
    desk="#E8E2D5",
    raised="#FFFFFF",
    tint="#E4EAF5",
    hover="#EDE7DB",
    line="#E0D9CB",
    edge="#857D6E",
    ink="#211E19",
    ink2="#575148",
    ink3="#655E53",
    blue="#24457E",
    fill="#24457E",
    onfill="#FFFFFF",
    fill_hover="#1A3564",
    chosen="#24457E",
    onchosen="#FFFFFF",
    green="#2B6A48",
    green_tint="#E2EEE5",
    amber="#7F4F00",
    amber_tint="#FAEDD0",
    red="#A12B20",
    red_tint="#FAE5E1",
    focus="#2F62B8",
    focus_halo="#FFFFFF",
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
    ink="#EFEAE0",
    ink2="#C2BBAE",
    ink3="#A59D8F",
    blue="#A9C1F3",
    fill="#4169B5",
    onfill="#FFFFFF",
    fill_hover="#4870BD",
    chosen="#A9C1F3",
    onchosen="#1B1A17",
    green="#8FCDA8",
    green_tint="#20342A",
    amber="#E8C074",
    amber_tint="#382E1A",
    red="#F2A89D",
    red_tint="#40251F",
    focus="#8FB0F5",
    focus_halo="#131210",
    page_paper="#E6E0D6",
)

CONTRAST_LIGHT = Tokens(
    paper="#FFFFFF",
    sheet="#FFFFFF",
    desk="#FFFFFF",
    raised="#FFFFFF",
    tint="#FFFFFF",
    hover="#E9E9E9",
    line="#595959",
    edge="#000000",
    ink="#000000",
    ink2="#000000",
    ink3="#3A3A3A",
    blue="#003087",
    fill="#003087",
    onfill="#FFFFFF",
    fill_hover="#001A4D",
    chosen="#003087",
    onchosen="#FFFFFF",
    green="#00441B",
    green_tint="#FFFFFF",
    amber="#5C3A00",
    amber_tint="#FFFFFF",
    red="#8B0000",
    red_tint="#FFFFFF",
    focus="#0047D6",
    focus_halo="#FFFFFF",
    page_paper="#FFFFFF",
)

CONTRAST_DARK = Tokens(
    paper="#000000",
    sheet="#000000",
    desk="#000000",
    raised="#000000",
    tint="#000000",
    hover="#262626",
    line="#A6A6A6",
    edge="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#D9D9D9",
    blue="#9CC8FF",
    fill="#9CC8FF",
    onfill="#000000",
    fill_hover="#CFE4FF",
    chosen="#9CC8FF",
    onchosen="#000000",
    green="#8DF0AC",
    green_tint="#000000",
    amber="#FFD75E",
    amber_tint="#000000",
    red="#FFB4AB",
    red_tint="#000000",
    focus="#FFE45C",
    focus_halo="#000000",
    page_paper="#FFFFFF",
)
