"""What the page for the user's data asks can be seen where it is asked, in every size."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acupressure_app.store.backup import Backup
from acupressure_app.store.backup_beside import Beside
from acupressure_app.store.folders import folders
from acupressure_app.ui.data.page import DataPage
from acupressure_app.ui.theme import LIGHT, Theme, scale_for
from tests.builders import WORDS
from tests.ui.settling import arrived, in_view, settled

FILES = folders()
MANY = Beside(new=tuple(f"routines/number-{n}.json" for n in range(60)))
SIZES = [
    pytest.param((1100, 760), 1.0, id="as it opens"),
    pytest.param((1100, 560), 1.0, id="low"),
    pytest.param((480, 800), 1.0, id="narrow"),
    pytest.param((480, 800), 2.0, id="narrow, twice the text"),
    pytest.param((1100, 420), 2.0, id="low, twice the text"),
]


@pytest.fixture
def page(qtbot: QtBot, size: tuple[int, int], text: float) -> DataPage:
    theme = Theme(LIGHT, scale_for(10, text), FILES.assets / "icons")
    shown = (Path("/home/user/.local/share/acupressure-app"), Path("/home/user/.config/acupr"))
    page = DataPage(theme, WORDS, shown, "/home/user/acupressure-backup.zip", "Settings")
    return arrived(qtbot, page, theme, size)


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_what_asks_before_all_is_deleted_comes_into_view(qtbot: QtBot, page: DataPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.really.isVisible)
    settled(page)
    assert QApplication.focusWidget() is page.keep
    assert in_view(page, page.keep)
    assert in_view(page, page.really)


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_what_asks_before_all_is_replaced_comes_into_view(page: DataPage) -> None:
    page.ask_to_restore(Backup(datetime(2026, 11, 20, tzinfo=UTC), 1, ()), "all.zip", MANY)
    settled(page)
    assert QApplication.focusWidget() is page.leave
    assert in_view(page, page.leave)
    assert in_view(page, page.replace)
