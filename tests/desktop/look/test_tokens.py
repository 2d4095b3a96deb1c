"""The colours can be read: contrast after WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import pytest

from signoff.desktop.look.tokens import DARK, LIGHT, Tokens

SURFACES = ("paper", "sheet", "desk", "raised")
CARDS = {"green": "green_tint", "amber": "amber_tint", "red": "red_tint", "blue": "tint"}


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", ["ink", "ink2", "ink3", "blue", "green", "amber", "red"])
def test_words_can_be_read_on_every_surface(tokens: Tokens, surface: str, words: str) -> None:
    assert contrast(tokens.colour(words), tokens.colour(surface)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "card"), [*CARDS.items(), ("onfill", "fill"), ("onfill", "fill_hover")])
def test_words_can_be_read_on_cards_and_fills(tokens: Tokens, words: str, card: str) -> None:
    assert contrast(tokens.colour(words), tokens.colour(card)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("card", ["red_tint", "amber_tint", "green_tint", "tint", "hover"])
def test_guidance_and_notes_can_be_read_on_cards(tokens: Tokens, card: str) -> None:
    assert contrast(tokens.ink2, tokens.colour(card)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "sheet", "raised"])
@pytest.mark.parametrize("shape", ["edge", "focus"])
def test_edges_can_be_seen(tokens: Tokens, surface: str, shape: str) -> None:
    assert contrast(tokens.colour(shape), tokens.colour(surface)) >= 3


def test_no_token_by_another_name() -> None:
    with pytest.raises(KeyError):
        LIGHT.colour("purple")
