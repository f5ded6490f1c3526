"""The journal by keyboard, in wide and narrow windows: every fact, change, remove, and back."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.entry import Entry
from acupressure_app.store.folders import folders
from acupressure_app.store.journal import Journal
from acupressure_app.ui.journal.diary import Diary
from acupressure_app.ui.journal.edit_page import EditEntryPage
from acupressure_app.ui.journal.page import JournalPage
from acupressure_app.ui.journal.pages import JournalPages
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for
from acupressure_app.ui.way import Way
from tests.builders import CONTENT, WORDS
from tests.store.test_journal import BEGAN, NAUSEA

NOW = BEGAN + timedelta(hours=1)
THEME = Theme(LIGHT, scale_for(10, 1.0), folders().assets / "icons")
WIDE, NARROW = (1100, 760), (480, 800)


class Book:
    """The journal's pages in a window, with the sessions that are kept."""

    def __init__(self, qtbot: QtBot, folder: Path, entries: tuple[Entry, ...]) -> None:
        self.qtbot, self.journal = qtbot, Journal(folder)
        for entry in entries:
            self.journal.add(entry)
        self.way = Way(THEME)
        qtbot.addWidget(self.way)
        self.way.begin(QWidget())
        diary = Diary(self.journal, self.journal.entries(), WORDS.tr, self.way)
        self.pages = JournalPages(diary, CONTENT, WORDS, self.way, lambda: NOW)
        self.page = self.pages.page()
        self.way.open(self.page)
        dress(self.way, THEME)

    def show(self, size: tuple[int, int]) -> JournalPage:
        self.way.resize(*size)
        with self.qtbot.waitActive(self.way):
            self.way.show()
        return self.page

    def words(self) -> list[str]:
        return [part.text() for part in self.page.findChildren(QLabel) if part.isVisible()]

    def press(self, name: str) -> None:
        """Go there and press Enter, as without a mouse."""
        button = next(
            b
            for b in self.page.findChildren(QAbstractButton)
            if b.isVisible() and (b.accessibleName() or b.text().replace("&", "")) == name
        )
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.fixture
def book(qtbot: QtBot, tmp_path: Path) -> Book:
    return Book(qtbot, tmp_path, (NAUSEA, replace(NAUSEA, began=BEGAN - timedelta(days=9))))


def test_in_a_narrow_window_every_fact_of_a_session_can_be_read(book: Book) -> None:
    page = book.show(NARROW)
    assert not page.table.isVisible()
    words = "\n".join(book.words())
    for fact in (
        "Nausea",
        "Today, 21:40",
        "Finished · a bruise or swelling",
        "Pressed 2 min 30 s",
        "How strong: 6 before, 3 after",
        "After breakfast. Übel.",
    ):
        assert fact in words


def test_in_a_wide_window_it_is_a_table_with_all_columns(book: Book) -> None:
    page = book.show(WIDE)
    assert page.table.isVisible()
    assert not page.list.isVisible()
    columns = range(page.table.columnCount())
    assert not any(page.table.isColumnHidden(column) for column in columns)


def test_in_a_narrow_window_a_session_is_changed_by_keyboard(book: Book) -> None:
    book.show(NARROW)
    book.press("Change: Nausea, Today, 21:40")
    assert isinstance(book.way.page, EditEntryPage)


@pytest.mark.parametrize("undo", ["Return", "Ctrl+Z"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_session_is_removed_and_brought_back_by_keyboard(
    book: Book, size: tuple[int, int], undo: str
) -> None:
    page = book.show(size)
    before = book.journal.entries()
    if size == WIDE:
        page.table.setFocus()
        page.table.selectRow(0)
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    else:
        book.press("Remove: Nausea, Today, 21:40")
    book.qtbot.waitUntil(page.undo_button.hasFocus)
    assert len(book.journal.entries()) == 1
    assert "Removed: Nausea" in book.words()
    QTest.keySequence(page.undo_button, QKeySequence(undo))
    book.qtbot.waitUntil(lambda: not page.undo_button.isVisible())
    assert book.journal.entries() == before
    assert QApplication.focusWidget() is page.heading


def test_a_changed_session_is_not_lost_by_escape(book: Book) -> None:
    book.show(NARROW)
    book.press("Change: Nausea, Today, 21:40")
    edit = book.way.page
    assert isinstance(edit, EditEntryPage)
    edit.after.choose(1)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.unsaved.isVisible()
    QTest.keyClick(edit.unsaved.save, Qt.Key.Key_Return)
    book.qtbot.waitUntil(lambda: book.way.page is book.page)
    assert next(iter(book.journal.entries().values())).after == 1


def test_of_many_sessions_the_first_are_shown_and_the_others_when_they_are_wanted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    many = tuple(replace(NAUSEA, began=BEGAN - timedelta(days=n)) for n in range(45))
    book = Book(qtbot, tmp_path, many)
    page = book.show(NARROW)
    assert book.words().count("Nausea") == 20
    book.press("Show more (25)")
    assert book.words().count("Nausea") == 40
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Change: Nausea")
    book.press("Show more (5)")
    assert book.words().count("Nausea") == 45
    assert not page.list.more.isVisible()


def test_an_empty_journal_offers_nothing_to_save(qtbot: QtBot, tmp_path: Path) -> None:
    book = Book(qtbot, tmp_path, ())
    for size in (WIDE, NARROW):
        page = book.show(size)
        assert "Nothing here yet. A finished session appears by itself." in book.words()
        assert not page.csv.isEnabled()
        assert not page.json.isEnabled()


def test_what_cannot_be_done_looks_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = Book(qtbot, tmp_path, ()).show(WIDE)
    image = page.json.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert LIGHT.primary.lower() not in colours


def test_a_saved_file_is_told_with_its_place_and_a_failure_with_its_reason(
    book: Book, tmp_path: Path
) -> None:
    page = book.show(WIDE)
    out = tmp_path / "journal.csv"
    page.csv_wanted.emit(str(out))
    book.qtbot.waitUntil(page.saved.isVisible)
    assert out.read_text("utf-8-sig").count("Nausea") == 2
    (tmp_path / "file").write_text("in the way")
    page.json_wanted.emit(str(tmp_path / "file" / "journal.json"))
    book.qtbot.waitUntil(page.problem.isVisible)
    assert not page.saved.isVisible()
