"""Files dropped on the window are shown first, taken over when that is wanted, and told of."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
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
from acupressure_app.ui.share.choosing import Choosing
from acupressure_app.ui.share.import_page import ImportPage
from acupressure_app.ui.share.save_page import SavePage, Saving
from acupressure_app.ui.share.view import Looked, ToHandOn
from acupressure_app.ui.share.weighing import Weighing
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
    assert "Nothing is written" not in words(page)
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


@pytest.mark.parametrize(
    "raw", [b"Dear Ann, press here.", b"", b"[1, 2]", b'{"name": "shop", "price": 3}']
)
def test_a_file_that_is_no_routine_is_called_that_whatever_its_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, raw: bytes
) -> None:
    letter = tmp_path / "letter.json"
    letter.write_bytes(raw)
    drop(window, letter)
    qtbot.waitUntil(lambda: isinstance(window.page, ImportPage))
    told = words(window.page).replace("\u200b", "")
    assert "“letter.json” is not taken:</span> this is not a routine. Expected is" in told
    for strange in ("1 routine", "JSON, got", "Expecting"):
        assert strange not in told


def test_a_routine_with_a_slip_says_where_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.json"
    slip.write_bytes(b'{"format": 1,\n "id": "arm" "title": "Arm"}')
    drop(window, slip)
    qtbot.waitUntil(lambda: isinstance(window.page, ImportPage))
    assert "Line 2, column 14" in words(window.page)


def test_leaving_all_out_leaves_nothing_to_take(qtbot: QtBot, gift: Path) -> None:
    page = _import_page(qtbot, gift, Theme(LIGHT, scale_for(10, 1.0), FOLDERS.assets / "icons"))
    assert [choice for _, choice in page.chosen] == [Choice.KEEP_BOTH]
    _, segments = page._chosen[0]
    assert segments
    segments._buttons["leave-out"].click()
    assert not page.take.isEnabled()
    page.show()
    assert "All of it is left out. Choose above what to do with it." in words(page)
    segments._buttons["replace"].click()
    assert "All of it is left out." not in words(page)
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


def _own(tmp_path: Path, *titles: str) -> None:
    folder = tmp_path / "data" / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    for title in titles:
        made = replace(ARM, id=title.lower(), title=title)
        (folder / f"{made.id}.json").write_bytes(encode(made))
    (folder / "arm.png").write_bytes(png())


def _choosing(qtbot: QtBot, window: MainWindow, count: int) -> tuple[SavePage, Choosing]:
    home = window.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(lambda: bool(_pressable(home, "Hand on se&veral…")), timeout=20_000)
    _pressable(home, "Hand on se&veral…")[0].click()
    page = window.page
    assert isinstance(page, SavePage)
    (choosing,) = page.findChildren(Choosing)
    qtbot.waitUntil(lambda: f"{count} routines are chosen. The file" in choosing.summary.text())
    return page, choosing


def _pressable(page: QWidget, text: str) -> list[QPushButton]:
    return [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def test_several_are_chosen_and_go_into_one_file_with_their_pictures(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    _own(tmp_path, "Arm", "Leg", "Neck")
    page, choosing = _choosing(qtbot, window, 3)
    assert "with 3 pictures" in choosing.summary.text()
    assert choosing.ticks["leg"].text().startswith("Leg · ")
    choosing.ticks["leg"].click()
    qtbot.waitUntil(lambda: "2 routines are chosen. The file" in choosing.summary.text())
    out = tmp_path / "out.acupressure"
    page.save_as(str(out))
    qtbot.waitUntil(page.done.isVisible, timeout=20_000)
    held = look_into(out, CONTENT)
    assert [(one.name, [*one.pictures]) for one in held] == [
        ("arm", ["arm.png"]),
        ("neck", ["arm.png"]),
    ]


def test_the_size_that_is_told_is_that_of_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    _own(tmp_path, "Arm", "Leg")
    page, choosing = _choosing(qtbot, window, 2)
    out = tmp_path / "out.acupressure"
    page.save_as(str(out))
    qtbot.waitUntil(page.done.isVisible, timeout=20_000)
    assert f"{max(1, round(out.stat().st_size / 1000))} KB" in choosing.summary.text()


def test_without_a_choice_nothing_can_be_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    _own(tmp_path, "Arm", "Leg")
    page, choosing = _choosing(qtbot, window, 2)
    choosing.none.click()
    assert choosing.summary.text() == "Nothing is chosen."
    assert not page.save.isEnabled()
    choosing.all.click()
    assert choosing.chosen == ("arm", "leg")
    assert page.save.isEnabled()


def test_more_than_one_file_can_hold_is_told_before_it_is_saved(qtbot: QtBot) -> None:
    theme = Theme(LIGHT, scale_for(10, 1.0), FOLDERS.assets / "icons")
    own = tuple(ToHandOn(f"r{n}", f"Routine {n}") for n in range(101))
    choosing = Choosing(theme, WORDS.tr, own, ())
    qtbot.addWidget(choosing)
    fits: list[bool] = []
    choosing.fits.connect(fits.append)
    listed = [Listed(replace(ARM, id=one.id), Origin.USER, "") for one in own]
    weighing = Weighing(
        choosing, lambda: [one for one in listed if one.routine.id in choosing.chosen], WORDS.tr
    )
    weighing.begin()
    qtbot.waitUntil(lambda: "more than 100 routines" in choosing.summary.text())
    assert fits[-1] is False
    choosing.ticks["r5"].click()
    qtbot.waitUntil(lambda: "The file will have" in choosing.summary.text())
    assert fits[-1] is True


@pytest.fixture
def interrupted(tmp_path: Path) -> None:
    """An import that was ended by force when all of it had been laid beside its places."""
    left = tmp_path / "data" / "routines" / ".placing-x"
    left.mkdir(parents=True)
    (left / "arm.json").write_bytes(encode(ARM))
    (left / "arm.png").write_bytes(png())


@pytest.mark.usefixtures("interrupted")
def test_an_import_that_was_interrupted_is_there_at_the_next_start_and_told(
    window: MainWindow,
) -> None:
    seen = (part for part in window.findChildren(QLabel) if part.isVisible())
    told = [part.text().replace("\u200b", "") for part in seen]
    assert any("is finished now" in text and "arm.json" in text for text in told)
    assert isinstance(window.page, HomePage)
    assert [card for card in window.page.findChildren(RoutineCard) if card.routine == "arm"]
