"""The colours can be read by people with weak eyes, and sizes follow the user's settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.ui import theme
from acupressure_app.ui.theme import Scale, Tokens

THEMES = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    "high contrast, dark": theme.CONTRAST_DARK,
    "high contrast, light": theme.CONTRAST_LIGHT,
}

TEXT = {
    "ink": ("bg", "surface", "sunken", "soft", "caution", "stop", "disc"),
    "ink2": ("bg", "surface", "sunken", "soft"),
    "primary": ("bg", "surface", "caution", "stop"),
    "on_primary": ("primary", "hover", "pressed"),
    "on_soft": ("soft",),
    "caution_ink": ("caution", "surface"),
    "stop_ink": ("surface", "stop", "bg"),
}

GRAPHICS = {
    "primary": ("bg", "surface", "sunken", "soft", "track"),
    "ink2": ("track",),
    "line_strong": ("bg", "surface", "sunken"),
    "disc_line": ("bg", "surface", "disc"),
    "caution_line": ("caution", "bg"),
    "stop_line": ("stop", "surface", "bg"),
    "focus": ("bg", "surface"),
    "halo": ("mark",),
}


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(front, back) for front, backs in table.items() for back in backs]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_contrast_formula_gives_the_known_extremes() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("text", "ground"), _pairs(TEXT))
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert _contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("graphic", "ground"), _pairs(GRAPHICS))
def test_edges_and_graphics_stand_out(tokens: Tokens, graphic: str, ground: str) -> None:
    assert _contrast(getattr(tokens, graphic), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize(
    ("scheme", "high_contrast", "expected"),
    [
        (Qt.ColorScheme.Light, False, theme.LIGHT),
        (Qt.ColorScheme.Dark, False, theme.DARK),
        (Qt.ColorScheme.Unknown, False, theme.LIGHT),
        (Qt.ColorScheme.Dark, True, theme.CONTRAST_DARK),
        (Qt.ColorScheme.Light, True, theme.CONTRAST_LIGHT),
    ],
)
def test_colours_follow_the_system(
    scheme: Qt.ColorScheme, high_contrast: bool, expected: Tokens
) -> None:
    assert theme.tokens_for(scheme, high_contrast=high_contrast) == expected


def test_only_the_dark_themes_ask_for_dark_pictures() -> None:
    assert [tokens.dark for tokens in THEMES.values()] == [False, True, True, False]


@pytest.mark.parametrize(
    ("case", "system", "text_size", "body", "unit"),
    [
        ("an ordinary screen", 10.0, 1.0, 12.0, 16),
        ("a system font that is too small is raised to 10 points", 8.0, 1.0, 12.0, 16),
        ("a bigger system font is respected", 15.0, 1.0, 18.0, 24),
        ("at 150 % spacing grows with the text", 10.0, 1.5, 18.0, 24),
        ("at 200 % only the text grows on", 10.0, 2.0, 24.0, 24),
    ],
)
def test_sizes(case: str, system: float, text_size: float, body: float, unit: int) -> None:
    scale = theme.scale_for(system, text_size)
    assert scale.points("body") == pytest.approx(body), case
    assert scale.unit == unit, case


@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_a_dressed_window_shows_its_text_in_the_size_of_its_role(
    qtbot: QtBot, text_size: float
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heading, button = QLabel("Nausea", window), QPushButton("Start", window)
    heading.setProperty("role", "h1")
    scale = theme.scale_for(10, text_size)
    window.setStyleSheet(theme.style_sheet(theme.LIGHT, scale))
    window.show()
    assert heading.font().pointSizeF() == pytest.approx(22.5 * text_size)
    assert button.font().pointSizeF() == pytest.approx(12 * text_size)
    assert button.sizeHint().height() >= 44


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_main_button_is_filled(qtbot: QtBot, tokens: Tokens) -> None:
    button = QPushButton("")
    qtbot.addWidget(button)
    button.setProperty("role", "main")
    button.setStyleSheet(theme.style_sheet(tokens, Scale(10, 16)))
    button.resize(120, 60)
    button.show()
    assert button.grab().toImage().pixelColor(60, 30).name().upper() == tokens.primary
