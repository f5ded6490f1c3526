"""A changed setting holds at once, and is there again the next time."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from acupressure_app.store.settings import Settings, load_settings
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.preferences import Preferences
from tests.builders import WORDS


def test_a_change_is_heard_of_and_stored(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path, Settings())
    with qtbot.waitSignal(preferences.changed) as heard:
        preferences.change(volume=30, sound=False)
    assert heard.args == [Settings(), Settings(volume=30, sound=False)]
    assert load_settings(tmp_path) == preferences.settings == Settings(volume=30, sound=False)


def test_the_same_again_is_no_change(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path, Settings())
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.change(volume=Settings().volume)
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_stored_holds_all_the_same_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where the folder should be")
    preferences = Preferences(in_the_way, Settings())
    with qtbot.waitSignal(preferences.not_kept) as told:
        preferences.change(volume=30)
    assert in_words(told.args[0], WORDS.tr) == (
        f"Something else of this name is in the way: {in_the_way}."
    )
    assert preferences.settings.volume == 30
