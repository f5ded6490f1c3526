"""Files dropped on the window are shown first, taken over when that is wanted, and told of."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from acupressure_app.core.codec import encode
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.player import Reading
from acupressure_app.core.shared import Choice, offers
from acupressure_app.store.bundle import look_into, write_bundle
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.store.settings import Settings
from acupressure_app.ui.context import Context
from acupressure_app.ui.home.card import RoutineCard
from acupressure_app.ui.home.page import HomePage
from acupressure_app.ui.look import Look
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.share.import_page import ImportPage
from acupressure_app.ui.share.save_page import SavePage, Saving
from acupressure_app.ui.share.view import Looked
from acupressure_app.ui.sound.sound import Silent
from acupressure_app.ui.theme import CONTRAST_DARK, DARK, LIGHT, Theme, Tokens, dress, scale_for
from acupressure_app.ui.window import MainWindow
from tests.builders import CONTENT, WORDS, press, routine, spot
from tests.store.test_hostile_archives import png
from tests.ui.looks import troubles

FOLDERS = folders()
ARM = routine(
    press(spot("my scar", picture="arm.png")),
    press("LI4"),
    id="arm",
    title="My arm, as the therapist showed it",
    prescribed={"by": "Dr. Lee", "note": "Not longer than two minutes."},
)


class Steady:
    """Stays awake without asking the system."""

    def hold(self) -> None:
        """Nothing to do."""

    def release(self) -> None:
        """Nothing to do."""


@pytest.fixture
def gift(tmp_path: Path) -> Path:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "arm.json").write_bytes(encode(ARM))
    (theirs / "arm.png").write_bytes(png())
    out = tmp_path / "gift.acupressure"
    write_bundle(out, [Listed(ARM, Origin.USER, str(theirs / "arm.json"))])
    return out


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    data = tmp_path / "data"
    places = replace(
        FOLDERS, config=data, data=data, cache=data / "cache", user_routines=data / "routines"
    )
    settings = Settings(sound=False)
    context = Context(
        folders=places,
        settings=settings,
        read_library=lambda: load_library(places),
        translations=lambda _language: WORDS.tr,
        language="en",
        languages=(),
        reading=lambda: Reading(0, 0),
        now=lambda: datetime(2026, 11, 22, 21, 40, tzinfo=UTC),
        sheet=(sys.executable, "-m", "acupressure_app.ui.sheet.program"),
    )
    preferences = Preferences(data, settings)
    look = Look(preferences, FOLDERS.assets / "icons")
    window = MainWindow(context, preferences, look, lambda _tr: Silent(), Steady())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: isinstance(window.page, HomePage) and bool(window.page.cards))
    return window


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(
        QDropEvent(QPoint(9, 9).toPointF(), Qt.DropAction.CopyAction, data, button, keys)
    )


def words(page: object) -> str:
    assert isinstance(page, ImportPage | SavePage)
    return "\n".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def test_a_dropped_file_is_shown_and_taken_over_when_that_is_wanted(
    qtbot: QtBot, window: MainWindow, gift: Path, tmp_path: Path
) -> None:
    drop(window, gift)
    qtbot.waitUntil(lambda: isinstance(window.page, ImportPage))
    page = window.page
    assert isinstance(page, ImportPage)
    for told in ("My arm", "Dr. Lee", "Not longer than two minutes.", "1 picture of its own."):
        assert told in words(page)
    mine = tmp_path / "data" / "routines"
    assert not mine.exists()
    page.take.click()
    qtbot.waitUntil(page.to_home.isVisible)
    assert sorted(path.name for path in mine.iterdir()) == ["arm.json", "arm.png"]
    page.to_home.click()
    home = window.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(lambda: any(card.routine == "arm" for card in home.findChildren(RoutineCard)))


def test_a_refused_file_says_why_and_nothing_can_be_taken(
    qtbot: QtBot, window: MainWindow, gift: Path
) -> None:
    gift.write_bytes(gift.read_bytes()[:-30])
    drop(window, gift)
    qtbot.waitUntil(lambda: isinstance(window.page, ImportPage))
    page = window.page
    assert isinstance(page, ImportPage)
    assert "is not taken" in words(page)
    assert "broken" in words(page)
    assert not page.take.isEnabled()


def test_leaving_all_out_leaves_nothing_to_take(qtbot: QtBot, gift: Path) -> None:
    page = _import_page(qtbot, gift, Theme(LIGHT, scale_for(10, 1.0), FOLDERS.assets / "icons"))
    assert [choice for _, choice in page.chosen] == [Choice.KEEP_BOTH]
    _, segments = page._chosen[0]
    assert segments
    segments._buttons["leave-out"].click()
    assert not page.take.isEnabled()
    segments._buttons["replace"].click()
    assert page.take.isEnabled()


def _import_page(qtbot: QtBot, gift: Path, theme: Theme) -> ImportPage:
    own = Listed(routine(id="arm", title="Mine"), Origin.USER, "arm.json")
    shared = look_into(gift, CONTENT)
    looked = (
        Looked(gift, offers(shared, Library(CONTENT, (own,)))),
        Looked(gift.with_name("b.json"), (), "it is broken"),
    )
    page = ImportPage(theme, WORDS, CONTENT, DEFAULT_LENGTHS, looked, "Home")
    qtbot.addWidget(page)
    dress(page, theme)
    return page


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_DARK])
@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_nothing_is_cut_off_or_scrolls_sideways(
    qtbot: QtBot, gift: Path, tokens: Tokens, size: tuple[int, int], text: float
) -> None:
    theme = Theme(tokens, scale_for(10, text), FOLDERS.assets / "icons")
    page = _import_page(qtbot, gift, theme)
    papers = (("a4", "A4"), ("letter", "Letter"))
    saving = Saving("Pages to print", "A PDF.", Path("x.pdf"), papers, opened=True)
    save = SavePage(theme, WORDS.tr, saving, "Nausea")
    qtbot.addWidget(save)
    dress(save, theme)
    save.show_done(Path("documents") / "Nausea.pdf")
    page.show_problem("The disk is full")
    for shown in (page, save):
        shown.resize(*size)
        shown.show()
        for _ in range(9):
            QApplication.processEvents()
        assert troubles(shown) == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize(
    ("act", "ending"), [("Pages to print", ".pdf"), ("Hand it on", ".acupressure")]
)
def test_a_routine_is_saved_from_its_page(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, act: str, ending: str
) -> None:

    home = window.page
    assert isinstance(home, HomePage)
    next(card for card in home.cards if card.routine == "nausea").click()
    button = next(b for b in window.page.findChildren(QPushButton) if b.text() == act)
    button.click()
    page = window.page
    assert isinstance(page, SavePage)
    out = tmp_path / f"out{ending}"
    page.save_as(str(out))
    qtbot.waitUntil(page.done.isVisible, timeout=20_000)
    assert out.stat().st_size > 500
    page.save_as(str(tmp_path / "nowhere" / ("x" * 300 + ending)))
    qtbot.waitUntil(page.problem.isVisible, timeout=20_000)
