"""The colours can be read: contrast after WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from signoff.desktop.look.contrast_theme import tokens_of
from signoff.desktop.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

SCHEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
NAMES = ("light", "dark", "contrast light", "contrast dark")
WORDS = tuple(zip(SCHEMES, (4.5, 4.5, 7, 7), strict=True))
"""The contrast that words have at least: high contrast after 1.4.6."""

SURFACES = ("paper", "sheet", "desk", "raised")
CARDS = {"green": "green_tint", "amber": "amber_tint", "red": "red_tint", "blue": "tint"}


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("tokens", "least"), WORDS, ids=NAMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", ["ink", "ink2", "ink3", "blue", "green", "amber", "red"])
def test_words_can_be_read_on_every_surface(tokens: Tokens, least: float, surface: str, words: str) -> None:
    assert contrast(tokens.colour(words), tokens.colour(surface)) >= least


@pytest.mark.parametrize(("tokens", "least"), WORDS, ids=NAMES)
@pytest.mark.parametrize(("words", "card"), [*CARDS.items(), ("onfill", "fill"), ("onfill", "fill_hover")])
def test_words_can_be_read_on_cards_and_fills(tokens: Tokens, least: float, words: str, card: str) -> None:
    assert contrast(tokens.colour(words), tokens.colour(card)) >= least


@pytest.mark.parametrize(("tokens", "least"), WORDS, ids=NAMES)
@pytest.mark.parametrize("card", ["red_tint", "amber_tint", "green_tint", "tint", "hover"])
def test_guidance_and_notes_can_be_read_on_cards(tokens: Tokens, least: float, card: str) -> None:
    assert contrast(tokens.ink2, tokens.colour(card)) >= least


@pytest.mark.parametrize("tokens", SCHEMES, ids=NAMES)
@pytest.mark.parametrize("surface", ["paper", "sheet", "desk", "raised", "hover", "tint"])
@pytest.mark.parametrize("shape", ["edge", "focus", "chosen"])
def test_edges_and_what_is_chosen_can_be_seen(tokens: Tokens, surface: str, shape: str) -> None:
    assert contrast(tokens.colour(shape), tokens.colour(surface)) >= 3


@pytest.mark.parametrize("tokens", SCHEMES, ids=NAMES)
def test_a_tick_and_the_ring_on_paper_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.onchosen, tokens.chosen) >= 4.5
    ring = tokens.focus_halo if tokens.is_dark else tokens.focus
    assert contrast(ring, tokens.page_paper) >= 3


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["contrast light", "contrast dark"])
@pytest.mark.parametrize("shape", ["line", "edge", "blue", "green", "amber", "red"])
def test_in_high_contrast_every_line_can_be_seen_and_tints_are_none(tokens: Tokens, shape: str) -> None:
    assert contrast(tokens.colour(shape), tokens.sheet) >= 3
    assert tokens.has_contrast
    assert not LIGHT.has_contrast
    assert (LIGHT.is_dark, DARK.is_dark) == (False, True)


def test_a_systems_own_colours_are_taken_as_they_are() -> None:
    palette = QPalette(QColor("#2D3236"))
    for role, colour in (("Window", "#2D3236"), ("WindowText", "#FFFFFF"), ("Link", "#75E9FC")):
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#8EE3F0"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#263B50"))
    tokens = tokens_of(palette)
    assert (tokens.sheet, tokens.ink, tokens.blue) == ("#2D3236", "#FFFFFF", "#75E9FC")
    assert (tokens.fill, tokens.onfill, tokens.chosen) == ("#8EE3F0", "#263B50", "#8EE3F0")
    assert tokens.red == tokens.edge == tokens.ink
    assert (tokens.has_contrast, tokens.is_dark) == (True, True)


def test_no_token_by_another_name() -> None:
    with pytest.raises(KeyError):
        LIGHT.colour("purple")
