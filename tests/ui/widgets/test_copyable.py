"""A text to copy is as high as what it says, also after its letters have changed."""

from pytestqt.qtbot import QtBot

from acupressure_app.store.folders import folders
from acupressure_app.ui.theme import DARK, LIGHT, Theme, Tokens, dress, scale_for
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.copyable import Copyable
from tests.ui.settling import settled


def _theme(tokens: Tokens, size: float) -> Theme:
    return Theme(tokens, scale_for(10, size), folders().assets / "icons")


def test_a_text_keeps_its_whole_height_when_colours_and_letters_change(qtbot: QtBot) -> None:
    text = Copyable(_theme(LIGHT, 1.0), "small", "Sources", "A study. " * 60)
    page = Column(_theme(LIGHT, 1.0), text)
    qtbot.addWidget(page)
    page.resize(300, 900)
    with qtbot.waitActive(page):
        page.show()
    for tokens, size in ((LIGHT, 2.0), (DARK, 1.0), (LIGHT, 1.4)):
        dress(page, _theme(tokens, size))
        settled(page)
        needed = text.document().size().height()
        assert needed - 1 < text.height() < needed + 1
