"""Saving a session as a file: what is offered, asked and told, and nothing half-written."""

import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.audio.encode import Encoders, Format
from acupressure_app.core.guidance import Guidance
from acupressure_app.core.language import N_
from acupressure_app.store.folders import folders
from acupressure_app.store.settings import Settings
from acupressure_app.ui.export.exporting import Exporting, Job, written
from acupressure_app.ui.export.page import ExportPage
from acupressure_app.ui.export.view import (
    Order,
    Writing,
    about,
    offered_formats,
    suggested_name,
    target,
)
from acupressure_app.ui.session.preparing_page import PreparingPage
from acupressure_app.ui.sound.speech import Speech
from acupressure_app.ui.theme import CONTRAST_DARK, DARK, LIGHT, Theme, Tokens, dress, scale_for
from acupressure_app.ui.way import Way
from acupressure_app.ui.widgets.copyable import Copyable
from tests.builders import WORDS, compiled, press, routine
from tests.ui.looks import troubles

ICONS = folders().assets / "icons"
THEME = Theme(LIGHT, scale_for(10), ICONS)
SHORT = compiled(routine(press(seconds=10), title="At sea: queasy?"))
SILENT = Settings(guidance=Guidance.OFF)


# What is suggested.


def test_the_best_format_that_is_possible_comes_first() -> None:
    assert [name for _, name in offered_formats(Format)] == [
        *("M4A", "MP3", "M4B", "Opus", "FLAC", "WAV")
    ]
    assert [format_ for format_, _ in offered_formats([Format.WAV])] == [Format.WAV]


def test_each_format_says_how_large_it_will_be() -> None:
    seconds = 350_000
    sizes = {
        format_: int(re.findall(r"About (\d+) MB", about(format_, seconds, WORDS.tr))[0])
        for format_ in Format
    }
    assert sizes[Format.WAV] == round(350 * 48_000 * 2 / 1_000_000)
    assert sizes[Format.OPUS] < sizes[Format.MP3] < sizes[Format.FLAC] < sizes[Format.WAV]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nausea", "Nausea"),
        ("Head: both sides / neck?", "Head both sides neck"),
        ("  ..", ""),
        ("Übel auf See", "Übel auf See"),
        ("a" * 300, "a" * 80),
        ("one\ntwo", "one two"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(title) == name


@pytest.mark.parametrize(
    ("typed", "file"),
    [("Nausea", "Nausea.mp3"), ("Nausea.MP3", "Nausea.mp3"), ("a/b", "a b.mp3"), (" ", None)],
)
def test_the_ending_may_be_typed_or_not(typed: str, file: str | None) -> None:
    assert target("music", typed, Format.MP3) == (Path("music") / file if file else None)


# The page.


def _page(qtbot: QtBot, theme: Theme = THEME, size: tuple[int, int] = (1000, 760)) -> ExportPage:
    page = ExportPage(
        theme, WORDS, "At sea", list(Format), 350_000, "music", background=True, spoken=True
    )
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
    _settle()
    return page


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def _words(page: QWidget) -> str:
    found = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    found += [text.toPlainText() for text in page.findChildren(Copyable) if text.isVisible()]
    return re.sub(r"<[^>]+>", "", "\n".join(found))


def _choose(page: ExportPage, name: str) -> None:
    [button] = [b for b in page.formats.findChildren(QRadioButton) if b.text() == name]
    button.click()


def _never(*, wait: bool) -> None:
    pytest.fail(f"nobody cancels this, waiting or not: {wait}")


def _orders(page: ExportPage) -> list[Order]:
    told: list[Order] = []
    page.wanted.connect(told.append)
    return told


def test_what_is_chosen_is_what_is_ordered(qtbot: QtBot) -> None:
    page = _page(qtbot)
    told = _orders(page)
    _choose(page, "MP3")
    page.name.setText("For the train")
    page.use_folder("other")
    assert str(Path("other") / "For the train.mp3") in _words(page)
    page.background.click()
    page.save.click()
    assert told == [Order(Path("other") / "For the train.mp3", background=False)]


def test_without_a_name_nothing_can_be_saved(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.name.clear()
    assert not page.save.isEnabled()
    assert "The file needs a name." in _words(page)
    page.name.setText("x")
    assert page.save.isEnabled()
    assert "The file needs a name." not in _words(page)


def test_the_folder_is_chosen_while_the_page_can_be_used(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.choose.click()
    [dialog] = page.findChildren(QFileDialog)
    assert not dialog.isModal()
    dialog.fileSelected.emit("elsewhere")
    assert str(Path("elsewhere") / "At sea.m4a") in _words(page)
    dialog.close()


def test_a_file_that_is_there_is_replaced_only_if_agreed(qtbot: QtBot) -> None:
    page = _page(qtbot)
    told = _orders(page)
    page.save.click()
    page.begin(_never)
    page.ask_to_replace(told[0])
    assert "“At sea.m4a” is there already." in _words(page)
    page.replacing.replace.click()
    assert told[1] == replace(told[0], agreed=True)
    page.ask_to_replace(told[0])
    page.name.setText("Another")
    assert "is there already" not in _words(page)


def test_it_says_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    page, cancelled = _page(qtbot), []
    page.begin(lambda *, wait: cancelled.append(wait))
    page.show_writing(Writing(N_("The file: {percent} %", percent=41), 0.5))
    assert "The file: 41 %" in _words(page)
    assert page.progress.bar.value() == page.progress.bar.maximum() / 2
    assert not page.form.isVisible()
    page.stop.click()
    assert cancelled == [False]
    assert page.form.isVisible()


def test_leaving_the_page_cancels_and_closing_waits_for_it(qtbot: QtBot) -> None:
    page, cancelled = _page(qtbot), []
    page.begin(lambda *, wait: cancelled.append(wait))
    assert page.may_close()
    assert cancelled == [True]
    page.hide()
    assert cancelled == [True, False]
    page.show()
    page.hide()
    assert cancelled == [True, False], "there is nothing left to cancel"


def test_it_says_where_the_file_is_and_why_it_has_no_voice(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.begin(_never)
    page.show_written(Path("music") / "At sea.m4a", None)
    assert "Saved" in _words(page)
    assert str(Path("music") / "At sea.m4a") in _words(page)
    assert "no voice" not in _words(page)
    assert page.open_folder.hasFocus()
    page.show_written(Path("music") / "At sea.m4a", N_("Voice needs espeak-ng. Tones go on."))
    assert "It holds tones, but no voice. Voice needs espeak-ng." in _words(page)


def test_a_failure_is_told_and_all_that_was_chosen_is_still_there(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.name.setText("Mine")
    page.begin(_never)
    page.show_problem("The disk is full.")
    assert "The disk is full." in _words(page)
    assert page.name.text() == "Mine"
    assert page.save.isVisible()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_DARK])
@pytest.mark.parametrize("size", [(1100, 760), (720, 840), (480, 800)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_nothing_is_cut_off_or_scrolls_sideways(
    qtbot: QtBot, tokens: Tokens, size: tuple[int, int], text: float
) -> None:
    page = _page(qtbot, Theme(tokens, scale_for(10, text), ICONS), size)
    page.ask_to_replace(Order(Path("music") / "At sea.m4a", background=False))
    _settle()
    assert troubles(page) == []
    page.begin(_never)
    page.show_writing(Writing(N_("The voice: {done} of {total} phrases", done=9, total=27), 0.1))
    _settle()
    assert troubles(page) == []
    page.show_written(Path("music") / "At sea.m4a", N_("Voice needs espeak-ng."))
    _settle()
    assert troubles(page) == []


@pytest.mark.parametrize("size", [(1100, 760), (480, 800)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_while_the_voice_is_made_ready_nothing_is_cut_off(
    qtbot: QtBot, size: tuple[int, int], text: float
) -> None:
    theme = Theme(DARK, scale_for(10, text), ICONS)
    page = PreparingPage(theme, WORDS)
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(*size)
    page.show()
    page.show_share(9, 27)
    _settle()
    assert "9 of 27 phrases" in _words(page)
    assert troubles(page) == []


# Writing.


def _job(tmp_path: Path, settings: Settings = SILENT) -> Job:
    return Job(SHORT, settings, tmp_path / "tones")


def _steps(tmp_path: Path, out: Path, *, agreed: bool = False) -> Generator[Writing, None, None]:
    speech = Speech(tmp_path / "voice", "en", lambda _language: None)
    return written(_job(tmp_path), Order(out, False, agreed), speech, Encoders())


def test_it_gets_on_to_the_end(tmp_path: Path) -> None:
    told = list(_steps(tmp_path, tmp_path / "a.wav"))
    shares = [step.share for step in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert told[-1].words(WORDS.tr) == "The file: 100 %"


def test_no_voice_is_wanted_where_it_says_nothing_and_told_of_where_it_cannot(
    tmp_path: Path,
) -> None:
    speech = Speech(tmp_path / "voice", "en", lambda _language: None)
    order = Order(tmp_path / "a.wav", background=False)
    silent = list(written(_job(tmp_path), order, speech, Encoders()))
    assert silent[-1].voice_problem is None
    wanted = _job(tmp_path, Settings())
    lacking = list(written(wanted, replace(order, agreed=True), speech, Encoders()))
    assert lacking[-1].voice_problem is not None


def test_what_is_cancelled_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    out.write_bytes(b"before")
    steps = _steps(tmp_path, out, agreed=True)
    next(steps)
    steps.close()
    assert out.read_bytes() == b"before"
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [out]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ExportPage]:
    """The page as the program opens it, saving WAV files in a folder of the test."""
    way = Way(THEME)
    qtbot.addWidget(way)
    way.begin(QWidget())
    with qtbot.waitActive(way):
        way.show()
    speech = Speech(tmp_path / "voice", "en", lambda _language: None)
    Exporting(speech, WORDS, way).open(_job(tmp_path))
    page = way.page
    assert isinstance(page, ExportPage)
    page.use_folder(str(tmp_path))
    _choose(page, "WAV")
    yield page
    way.close()


def test_a_file_is_written_and_one_that_is_there_is_asked_about(
    qtbot: QtBot, opened: ExportPage, tmp_path: Path
) -> None:
    out = tmp_path / "At sea queasy.wav"
    opened.save.click()
    qtbot.waitUntil(opened.done.isVisible, timeout=10_000)
    size = out.stat().st_size
    out.write_bytes(b"another")
    opened._show(opened.form)
    opened.save.click()
    qtbot.waitUntil(opened.replacing.isVisible, timeout=10_000)
    assert out.read_bytes() == b"another"
    QTest.keyClick(opened.replacing.replace, Qt.Key.Key_Space)
    qtbot.waitUntil(opened.done.isVisible, timeout=10_000)
    assert out.stat().st_size == size


def test_a_folder_that_is_gone_is_told(qtbot: QtBot, opened: ExportPage, tmp_path: Path) -> None:
    opened.use_folder(str(tmp_path / "gone"))
    opened.save.click()
    qtbot.waitUntil(opened.problem.isVisible, timeout=10_000)
    assert "There is no folder" in _words(opened)
