"""A failure of the program is told in full, and can be copied."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acupressure_app import __version__
from acupressure_app.store.folders import folders
from acupressure_app.ui.bug_page import BugPage, bug_report
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for
from tests.builders import WORDS

ICONS = folders().assets / "icons"


def _report() -> str:
    try:
        raise LookupError("no such needle")
    except LookupError as error:
        return bug_report(type(error), error, error.__traceback__)


def _page(qtbot: QtBot, size: tuple[int, int] = (1000, 760), text: float = 1.0) -> BugPage:
    theme = Theme(LIGHT, scale_for(10, text), ICONS)
    page = BugPage(theme, WORDS, _report())
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
    QApplication.processEvents()
    return page


def test_the_report_names_versions_the_error_and_where_it_happened() -> None:
    report = _report()
    for words in (__version__, "LookupError: no such needle", "test_bug_page.py", "Python"):
        assert words in report


def test_the_whole_report_is_copied_and_the_page_says_so(qtbot: QtBot) -> None:
    page = _page(qtbot)
    assert not page.copied.isVisible()
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.report.toPlainText()
    assert "no such needle" in QGuiApplication.clipboard().text()
    assert page.copied.isVisible()
    assert page.copied.text() == "Copied."


def test_going_back_is_asked_for(qtbot: QtBot) -> None:
    page = _page(qtbot)
    with qtbot.waitSignal(page.back):
        page.go_back.click()


@pytest.mark.parametrize(("size", "text"), [((480, 740), 1.0), ((480, 740), 2.0)])
def test_it_fits_a_narrow_window(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    page = _page(qtbot, size, text)
    page.copy.click()
    QApplication.processEvents()
    assert (page.width(), page.height()) == size
    for button in (page.copy, page.go_back):
        assert button.width() >= button.minimumSizeHint().width()
