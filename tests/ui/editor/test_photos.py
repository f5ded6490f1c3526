"""A photo of one's own in the whole window: from the dialog to the session, and what can fail."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Region
from acupressure_app.core.routine import Spot
from acupressure_app.ui.editor.photo import MarkedPhoto
from acupressure_app.ui.editor.photos import not_read
from acupressure_app.ui.pictures.picture import BodyPicture
from tests.builders import WORDS
from tests.ui.editor.test_flows import editor, files, said
from tests.ui.test_looks import Sight, settle


@pytest.fixture
def sight(qtbot: QtBot, tmp_path: Path) -> Sight:
    return Sight(qtbot, tmp_path)


@pytest.fixture
def knee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "knee.png"
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    assert image.save(str(path))
    return path


@pytest.fixture
def dialogs() -> Iterator[list[str]]:
    """What is typed into the dialogs that come, one after the other; nothing cancels."""
    answers: list[str] = []
    poll = QTimer(interval=20)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and answers:
            typed = answers.pop(0)
            field = dialog.findChild(QLineEdit)
            assert field is not None
            if typed:
                field.setText(typed)
                QTest.keyClick(field, Qt.Key.Key_Return)
            else:
                QTest.keyClick(dialog, Qt.Key.Key_Escape)

    poll.timeout.connect(answer)
    poll.start()
    yield answers
    poll.stop()


def spot(sight: Sight) -> Spot:
    step = editor(sight).writing.step
    assert step is not None
    assert isinstance(step.point, Spot)
    return step.point


def test_the_dialog_begins_without_a_name_also_where_no_folder_for_pictures_is(
    qtbot: QtBot, sight: Sight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    named: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            field = dialog.findChild(QLineEdit)
            named.append(field.text() if field else "no field")
            poll.stop()
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    sight.walk(["Make a routine", "My own spot"])
    poll = QTimer(interval=20)
    poll.timeout.connect(look)
    poll.start()
    sight.walk(["Add a photo"])
    qtbot.waitUntil(lambda: bool(named), timeout=8000)
    assert named == [""]


def with_photo(qtbot: QtBot, sight: Sight, dialogs: list[str], path: Path) -> MarkedPhoto:
    """A new spot with this photo."""
    sight.walk(["Make a routine", "My own spot"])
    QTest.keyClicks(sight._focused(), "Sore knee")
    where = editor(sight).form.control_of("point.where")  # type: ignore[union-attr]
    where.setPlainText("Below the kneecap.")  # type: ignore[union-attr]
    region: Any = editor(sight).form.control_of("point.region")  # type: ignore[union-attr]
    region.chosen.emit(Region.KNEE_FRONT)
    dialogs.append(str(path))
    sight.walk(["Add a photo"])
    qtbot.waitUntil(lambda: spot(sight).picture is not None, timeout=8000)
    settle()
    photo = editor(sight).findChildren(MarkedPhoto)[-1]
    qtbot.waitUntil(lambda: photo.shown.width() > 0, timeout=8000)
    return photo


def test_it_is_marked_saved_and_seen_in_the_session(
    qtbot: QtBot, sight: Sight, tmp_path: Path, dialogs: list[str], knee: Path
) -> None:
    photo = with_photo(qtbot, sight, dialogs, knee)
    at = photo.shown.topLeft() + (photo.shown.bottomRight() - photo.shown.topLeft()) / 4
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))
    knee.unlink()  # it was taken in when it was chosen
    sight.walk(["Save"])
    qtbot.waitUntil(lambda: editor(sight).verdict.state.text() == "Saved", timeout=8000)
    kept = files(tmp_path)["my-routine"]["sets"][0]["steps"][0]["point"]
    assert kept["picture"] == "knee.png"
    assert kept["mark"]["x"] == pytest.approx(0.25, abs=0.02)
    assert (tmp_path / "routines" / "knee.png").exists()
    sight.walk(["Try from here", "None of these", "None of these", "see:Pause"])
    _sees_the_photo(qtbot, sight)


def test_it_is_seen_in_a_trial_before_it_is_saved(
    qtbot: QtBot, sight: Sight, dialogs: list[str], knee: Path
) -> None:
    with_photo(qtbot, sight, dialogs, knee)
    sight.walk(["Try from here", "None of these", "None of these", "see:Pause"])
    _sees_the_photo(qtbot, sight)


def _sees_the_photo(qtbot: QtBot, sight: Sight) -> None:
    def seen() -> bool:
        pictures = sight.window.page.findChildren(BodyPicture)
        return any(
            picture.grab().toImage().pixelColor(picture.rect().center()) == QColor("#884422")
            for picture in pictures
            if picture.isVisible()
        )

    qtbot.waitUntil(seen, timeout=8000)


def test_the_dialog_is_cancelled_and_nothing_changed(sight: Sight, dialogs: list[str]) -> None:
    sight.walk(["Make a routine", "My own spot"])
    before = editor(sight).routine
    dialogs.append("")
    sight.walk(["Add a photo"])
    assert not dialogs
    assert editor(sight).routine == before


def test_what_cannot_be_read_is_told_above_the_form(
    qtbot: QtBot, sight: Sight, dialogs: list[str], knee: Path
) -> None:
    broken = knee.with_name("IMG_1.png")
    broken.write_bytes(b"no picture")
    sight.walk(["Make a routine", "My own spot"])
    dialogs.append(str(broken))
    sight.walk(["Add a photo"])
    told = "“IMG_1.png” cannot be shown: it is damaged, or no photo."
    qtbot.waitUntil(lambda: told in said(sight).replace("</span>", ""), timeout=8000)
    assert spot(sight).picture is None


def test_a_photo_that_vanishes_from_the_drafts_is_told_and_all_stands(
    qtbot: QtBot, sight: Sight, tmp_path: Path, dialogs: list[str], knee: Path
) -> None:
    with_photo(qtbot, sight, dialogs, knee)
    (tmp_path / "drafts" / "photos" / "knee.png").unlink()
    sight.walk(["Save"])
    qtbot.waitUntil(lambda: "knee.png is not there any more." in said(sight), timeout=8000)
    assert spot(sight).name == "Sore knee"
    assert "my-routine" not in files(tmp_path)


def test_a_photo_that_may_not_be_read_says_so_and_a_lost_one_too() -> None:
    path = Path("/media/card/knee.jpg")
    forbidden = PermissionError(errno.EACCES, "Permission denied", str(path))
    assert not_read(forbidden, path, WORDS.tr) == "This computer does not let you read “knee.jpg”."
    gone = FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
    assert not_read(gone, path, WORDS.tr) == "/media/card/knee.jpg is not there any more."
