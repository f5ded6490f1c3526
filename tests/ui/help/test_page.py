"""Help tells when pressing is right, the keys that there are, and where the files lie."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from acupressure_app import __version__
from acupressure_app.store.folders import folders
from acupressure_app.ui.help.page import HelpPage
from acupressure_app.ui.help.view import EVERYWHERE, IN_A_SESSION, Key, shown
from acupressure_app.ui.home.files import FolderRow
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.session.awake import Awake
from acupressure_app.ui.session.page import SessionPage
from acupressure_app.ui.sound.sound import Silent
from acupressure_app.ui.theme import LIGHT, Theme, scale_for
from tests.builders import WORDS
from tests.ui.settling import arrived

FOLDERS = folders()
THEME = Theme(LIGHT, scale_for(10), FOLDERS.assets / "icons")
FOLDER = "/home/maria/.local/share/acupressure-app/routines"


class Opener:
    """Records which folder would be opened, and fails if it is told to."""

    def __init__(self, *, works: bool) -> None:
        self.works = works
        self.opened: list[str] = []

    def __call__(self, folder: str) -> bool:
        self.opened.append(folder)
        return self.works


def _page(
    qtbot: QtBot,
    size: tuple[int, int] = (1000, 760),
    theme: Theme = THEME,
    opener: Opener | None = None,
) -> HelpPage:
    page = HelpPage(theme, WORDS, FOLDER, opener or Opener(works=True))
    return arrived(qtbot, page, theme, size)


def _words(page: HelpPage) -> str:
    labels = (found for found in page.findChildren(QLabel) if found.isVisible())
    return re.sub(r"<[^>]+>", "", "\n".join(found.text() for found in labels))


def test_it_says_when_to_press_and_when_to_get_help(qtbot: QtBot) -> None:
    page = _page(qtbot)
    for words in (
        "Not in place of a doctor.",
        "Call 112, 911 or 999 for chest pain",
        "Not a medical device, and not reviewed by a clinician.",
        "Find the point",
        f"Version {__version__}",
        "MIT",
        "MakeHuman",
    ):
        assert words in _words(page)
    assert page.heading.hasFocus()


def _bound(keys: tuple[Key, ...]) -> set[str]:
    return {QKeySequence(name).toString() for key in keys for name in key.keys}


def test_every_key_of_a_session_that_it_names_is_there(qtbot: QtBot) -> None:
    session = SessionPage(THEME, Pictures(FOLDERS.pictures), WORDS, Silent(), Awake(wanted=False))
    qtbot.addWidget(session)
    there = {found.key().toString() for found in session.findChildren(QShortcut)}
    assert _bound(IN_A_SESSION) <= there


def test_all_keys_are_told_as_they_stand_on_a_keyboard(qtbot: QtBot) -> None:
    words = _words(_page(qtbot)).splitlines()
    for key in (*EVERYWHERE, *IN_A_SESSION):
        assert shown(key, WORDS.tr) in words
        assert key.does(WORDS.tr) in words
    assert {"Space", "Enter", "←", "Alt+2", "Alt+3", "Alt+4 or Ctrl+,"} <= set(words)


def test_the_keys_are_one_press_away(qtbot: QtBot) -> None:
    page = _page(qtbot, (480, 600))
    page.keys.click()
    assert page.keys_heading.hasFocus()
    in_view = page.scroll_area.viewport()
    assert 0 <= page.keys_heading.mapTo(in_view, QPoint()).y() < in_view.height() / 2


def test_the_folder_of_the_users_routines_can_be_copied_and_opened(qtbot: QtBot) -> None:
    opener = Opener(works=False)
    page = _page(qtbot, opener=opener)
    [row] = page.findChildren(FolderRow)
    [path] = row.findChildren(QTextEdit)
    assert path.toPlainText() == FOLDER
    assert path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    row.button.click()
    assert opener.opened == [FOLDER]
    assert "Nothing here could open it" in path.toPlainText()


@pytest.mark.parametrize(
    ("size", "text"), [((1000, 760), 1.0), ((480, 740), 1.0), ((960, 760), 2.0), ((480, 740), 2.0)]
)
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    page = _page(qtbot, size, Theme(LIGHT, scale_for(10, text), THEME.icons))
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
