"""All sources stand in one list with what rests on each; choosing well cites its own."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.content import Action, Source
from acupressure_app.core.library import Library, Listed, Origin, content_of
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.help.choosing_page import ChoosingPage
from acupressure_app.ui.help.choosing_view import CITED
from acupressure_app.ui.help.sources_page import SourcesPage
from acupressure_app.ui.help.sources_view import all_sources, as_text, groups
from acupressure_app.ui.theme import CONTRAST_DARK, LIGHT, Theme, Tokens, dress, scale_for
from tests.builders import CONDITIONS, NAUSEA, WORDS, WRIST, press, routine, rule
from tests.ui.looks import doubled_mnemonics, out_of_reach, troubles
from tests.ui.settling import arrived, settled

FOLDERS = folders()
SHIPPED = load_library(FOLDERS)
STUDY = Source(title="A <small> study", publisher="Journal", year=2020, address="https://doi.org/1")
SHEET = Source(title="Sheet", publisher="Hospital")
EVIDENCE = {"grade": "low", "statement": "Little is known.", "sources": ["study"]}


def _library() -> Library:
    content = content_of(
        (WRIST,),
        (NAUSEA,),
        CONDITIONS,
        (rule("fever", Action.STOP), rule(None, Action.CAUTION, point="PC6")),
        {"study": STUDY, "sheet": SHEET, "unused": Source(title="Unused", publisher="Nobody")},
    )
    shipped = routine(press(), title="Calm", evidence=EVIDENCE)
    return Library(content, (Listed(shipped, Origin.BUNDLED, "file"),))


def _texts(search: str = "") -> dict[str, str]:
    found = groups(all_sources(_library(), WORDS), search, WORDS)
    return {group.title: as_text(group, WORDS) for group in found}


def test_each_source_stands_once_under_what_rests_on_it() -> None:
    texts = _texts()
    assert list(texts) == [
        "What studies say about the routines",
        "Where the points are, and how they are pressed",
        "Read, and not cited",
    ]
    study, sheet, _ = texts.values()
    assert "Journal, 2020" in study
    assert "https://doi.org/1" in study
    assert "Routines: Calm" in study
    assert "A &lt;small&gt; study" in study
    assert 'Points: <a href="PC6">PC6 PC6</a>' in sheet
    assert "Warning signs: Nausea" in sheet
    assert "Rules: fever; for everyone" in sheet


@pytest.mark.parametrize("search", ["journal", "doi", "calm", "2020", "STUDY"])
def test_a_search_leaves_what_has_its_words(search: str) -> None:
    assert list(_texts(search)) == ["What studies say about the routines"]


def test_every_shipped_source_is_listed_and_says_what_rests_on_it() -> None:
    listed = all_sources(SHIPPED, WORDS)
    assert {one.key for one in listed} == set(SHIPPED.content.sources)
    for citing in ("SEED2", "PC6_15", "WHO08"):
        [one] = [one for one in listed if one.key == citing]
        assert one.citing


def _theme(tokens: Tokens = LIGHT, text: float = 1.0) -> Theme:
    return Theme(tokens, scale_for(10, text), FOLDERS.assets / "icons")


def _words(page: QWidget) -> str:
    labels = (found.text() for found in page.findChildren(QLabel) if found.isVisibleTo(page))
    texts = (found.toPlainText() for found in page.findChildren(QTextEdit))
    return re.sub(r"<[^>]+>", "", "\n".join((*labels, *texts)))


def test_the_page_is_searched_and_an_address_is_copied_by_keys(qtbot: QtBot) -> None:
    page = SourcesPage(_theme(), WORDS, _library(), back="Help")
    arrived(qtbot, page, _theme(), (800, 760))
    assert "3 sources." in _words(page)
    page.search.setText("journal")
    [text] = settled(page).findChildren(QTextEdit)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "https://doi.org/1" in text.textCursor().selectedText()
    assert text.isReadOnly()
    page.search.setText("nothing like it")
    assert "No source for “nothing like it”" in _words(settled(page))


def test_choosing_well_tells_who_helps_and_its_sources(qtbot: QtBot) -> None:
    page = ChoosingPage(_theme(), WORDS, SHIPPED.content, back="Help")
    words = _words(arrived(qtbot, page, _theme(), (800, 760)))
    for told in (
        "Pressing yourself",
        "Licensed acupuncturist",
        "Massage or trigger-point therapist",
        "Doctor",
        "112, 911 or 999",
        "Step Above Massage",
    ):
        assert told in words
    assert set(CITED) <= set(SHIPPED.content.sources)


@pytest.mark.parametrize(
    ("tokens", "size", "text"),
    [
        (LIGHT, (1012, 760), 1.0),
        (LIGHT, (480, 720), 1.0),
        (LIGHT, (960, 760), 2.0),
        (CONTRAST_DARK, (480, 720), 2.0),
    ],
)
def test_nothing_is_cut_off(
    qtbot: QtBot, tokens: Tokens, size: tuple[int, int], text: float
) -> None:
    theme = _theme(tokens, text)
    sources = SourcesPage(theme, WORDS, SHIPPED, back="Help")
    choosing = ChoosingPage(theme, WORDS, SHIPPED.content, back="Help")
    for page in (sources, choosing):
        arrived(qtbot, page, theme, size)
        for _ in range(3):
            settled(page)  # a long text takes its time
        assert troubles(page) == []
        assert page.size().toTuple() == size
        assert out_of_reach(page) == []
        assert doubled_mnemonics(page) == []


def test_a_point_that_rests_on_a_source_leads_to_its_page(qtbot: QtBot) -> None:
    page = SourcesPage(_theme(), WORDS, _library(), back="Help")
    arrived(qtbot, page, _theme(), (800, 760))
    text = next(t for t in page.findChildren(QTextEdit) if "PC6" in t.toPlainText())
    cursor = text.document().find("PC6")
    cursor.clearSelection()
    text.setTextCursor(cursor)
    with qtbot.waitSignal(page.point_wanted, timeout=100) as followed:
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert followed.args == ["PC6"]
    with qtbot.waitSignal(page.point_wanted, timeout=100) as clicked:
        at = text.cursorRect(cursor).center()
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == ["PC6"]


def test_a_text_keeps_its_whole_height_when_the_colours_change(qtbot: QtBot) -> None:
    page = ChoosingPage(_theme(), WORDS, SHIPPED.content, back="Help")
    arrived(qtbot, page, _theme(), (480, 720))
    for theme in (_theme(CONTRAST_DARK), _theme(LIGHT, 2.0), _theme()):
        dress(page, theme)
        settled(page)
        for text in page.findChildren(QTextEdit):
            assert text.height() >= text.document().size().height() - 1
