"""What the user chose holds at once; where nothing was chosen, the system's choice does."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from acupressure_app.store.settings import Colours, Motion, Settings
from acupressure_app.ui.look import Look
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Theme, Tokens


@pytest.fixture
def preferences(qtbot: QtBot, tmp_path: Path) -> Preferences:  # noqa: ARG001 - starts Qt
    return Preferences(tmp_path, Settings())


@pytest.fixture
def look(preferences: Preferences) -> Look:
    return Look(preferences, Path("icons"))


@pytest.mark.parametrize(
    ("colours", "tokens"),
    [
        (Colours.LIGHT, LIGHT),
        (Colours.DARK, DARK),
        (Colours.CONTRAST, CONTRAST_DARK),
        (Colours.CONTRAST_LIGHT, CONTRAST_LIGHT),
        (Colours.AUTOMATIC, LIGHT),
    ],
)
def test_the_chosen_colours_hold_at_once(
    preferences: Preferences, look: Look, colours: Colours, tokens: Tokens
) -> None:
    preferences.change(colours=Colours.DARK)
    preferences.change(colours=colours)
    assert look.theme.tokens == tokens


def test_text_twice_as_large_is_twice_as_large(preferences: Preferences, look: Look) -> None:
    before = look.theme.scale
    preferences.change(text_size=200)
    after = look.theme.scale
    assert after.points("body") == pytest.approx(2 * before.points("body"))
    assert after.px(1) == pytest.approx(1.5 * before.px(1), abs=1), "spacing grows less than text"


@pytest.mark.parametrize(
    ("motion", "system", "still"),
    [
        (Motion.AUTOMATIC, False, False),
        (Motion.AUTOMATIC, True, True),
        (Motion.FULL, True, False),
        (Motion.LESS, False, True),
    ],
)
def test_motion_is_the_users_choice_or_else_the_systems(
    preferences: Preferences, look: Look, motion: Motion, system: bool, still: bool
) -> None:
    look.set_system_still(system)
    preferences.change(motion=motion)
    assert look.theme.still is still


def test_only_a_change_of_the_look_is_told(preferences: Preferences, look: Look) -> None:
    told: list[Theme] = []
    look.changed.connect(told.append)
    preferences.change(volume=10)
    look.refresh()
    assert told == []
    preferences.change(text_size=120)
    assert told == [look.theme]
