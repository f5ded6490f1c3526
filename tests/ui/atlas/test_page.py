"""The atlas leads to any point by picture, list, search and keys alone."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QToolButton
from pytestqt.qtbot import QtBot

from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.atlas.body_map import Marker
from acupressure_app.ui.atlas.page import AtlasPage
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Theme, scale_for
from tests.builders import WORDS
from tests.ui.looks import doubled_mnemonics, out_of_reach, troubles
from tests.ui.settling import arrived, settled

FOLDERS = folders()
PICTURES = Pictures(FOLDERS.pictures)
LIBRARY = load_library(FOLDERS)


def _theme(text: float = 1.0) -> Theme:
    return Theme(LIGHT, scale_for(10, text), FOLDERS.assets / "icons")


def _page(
    qtbot: QtBot, size: tuple[int, int] = (1012, 760), text: float = 1.0, library: Library = LIBRARY
) -> AtlasPage:
    theme = _theme(text)
    return arrived(qtbot, AtlasPage(theme, PICTURES, WORDS, library), theme, size)


def _listed(page: AtlasPage) -> list[str]:
    return [card.accessibleName() for card in page.list.cards]


def _headings(page: AtlasPage) -> str:
    labels = (found for found in page.list.findChildren(QLabel) if found.isVisible())
    return "\n".join(found.text() for found in labels)


def _choose(page: AtlasPage, text: str) -> None:
    kinds = (*page.findChildren(QRadioButton), *page.findChildren(QToolButton))
    next(button for button in kinds if button.text() == text).click()
    settled(page)


def _markers(page: AtlasPage) -> list[Marker]:
    return [marker for marker in page.findChildren(Marker) if marker.isVisible()]


def test_a_marker_on_the_body_opens_its_point(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Hand")
    marker = next(m for m in _markers(page) if "LI4" in m.accessibleName())
    assert "Joining Valley" in marker.accessibleName()
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.mouseClick(marker, Qt.MouseButton.LeftButton)
    assert chosen.args == ["LI4"]


def test_the_list_beside_the_map_has_the_same_part_of_the_body(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Hand")
    assert "Joining Valley. LI4 · Hégǔ" in _listed(page)
    assert not any("PC6" in name for name in _listed(page))


def test_the_right_hand_is_drawn_on_the_other_side(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Hand")
    left = _markers(page)[0].geometry().center().x()
    _choose(page, "Right")
    right = _markers(page)[0].geometry().center().x()
    assert abs((left + right) - page.plate.map.width()) <= 2
    assert left != right


def test_meridians_take_the_place_of_the_map(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "By meridian")
    assert not page.plate.isVisible()
    assert not page.part_bar.isVisible()
    assert len(_listed(page)) == len(LIBRARY.content.points) + len(LIBRARY.content.not_pressed)
    assert "Large Intestine (LI) · 4 points" in _headings(page)
    _choose(page, "By body")
    assert page.plate.isVisible()


def test_a_search_lists_what_it_finds_and_enter_opens_the_first(qtbot: QtBot) -> None:
    page = _page(qtbot)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "nei guan")
    assert _listed(page) == ["Inner Pass. PC6 · Nèiguān"]
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert chosen.args == ["PC6"]
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.plate.isVisible()


def test_a_refused_point_says_so_where_it_is_listed(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.search.setText("weizhong")
    [card] = page.list.cards
    assert card.accessibleName().endswith("Not pressed here")
    with qtbot.waitSignal(page.chosen) as chosen:
        card.click()
    assert chosen.args == ["BL40"]


def test_without_a_find_the_nearest_three_are_offered(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.search.setText("neigwan")
    assert "No point of that name" in _headings(page)
    assert len(page.list.cards) == 3


def test_only_keys_lead_to_a_point(qtbot: QtBot) -> None:
    page = _page(qtbot)
    reached = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert any(isinstance(part, Marker) for part in reached)
    assert set(page.list.cards) <= reached
    head = next(part for part in reached if isinstance(part, QToolButton))
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QToolButton)
    assert focused.isChecked()
    assert focused is not head


def test_what_is_pointed_at_in_the_list_is_ringed_on_the_map(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Hand")
    before = page.plate.map.grab().toImage()
    next(card for card in page.list.cards if "LI4" in card.accessibleName()).setFocus()
    assert page.plate.map.grab().toImage() != before


@pytest.mark.parametrize("size", [(1012, 760), (632, 840), (480, 720)])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_nothing_is_cut_off_in_any_list(qtbot: QtBot, size: tuple[int, int], text: float) -> None:
    page = _page(qtbot, size, text)
    found = []
    for browse in ("By body", "By meridian", "By name"):
        _choose(page, browse)
        found += [f"{browse}: {fault}" for fault in troubles(page)]
    page.search.setText("neigwan")
    found += [f"search: {fault}" for fault in troubles(settled(page))]
    assert found == []


def test_all_can_be_reached_and_is_named(qtbot: QtBot) -> None:
    page = _page(qtbot)
    assert out_of_reach(page) == []
    assert doubled_mnemonics(page) == []


def _title(page: AtlasPage) -> str:
    return page.plate.map.accessibleName()


def test_another_picture_of_the_same_part_is_a_press_away(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Neck, shoulders")
    first = _title(page)
    assert page.plate.next.text().startswith("Picture 1 of ")
    page.plate.next.click()
    assert _title(page) != first
    while _title(page) != first:
        page.plate.next.click()
    assert page.plate.next.text().startswith("Picture 1 of ")


def test_the_picture_follows_the_point_that_is_pointed_at(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Neck, shoulders")
    for code in ("GB21", "GB20", "GB21"):
        next(card for card in page.list.cards if code in card.accessibleName()).setFocus()
        assert any(code in marker.accessibleName() for marker in _markers(page))
        view = LIBRARY.content.points[code].view
        assert view is not None
        assert _title(page).casefold() == WORDS.text(view.title).casefold()


def test_tab_goes_from_the_chosen_part_through_the_list_to_the_map(qtbot: QtBot) -> None:
    page = _page(qtbot)
    _choose(page, "Hand")
    page.search.setFocus()
    visited = []
    for _ in range(2 + len(page.list.cards)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    part, *cards, marker = visited
    assert isinstance(part, QToolButton)
    assert part.text() == "Hand"
    assert cards == page.list.cards
    assert isinstance(marker, Marker)


def test_a_routine_of_the_users_own_finds_its_points_by_its_title(qtbot: QtBot) -> None:
    nausea = LIBRARY.find("nausea")
    assert nausea is not None
    own = Listed(nausea.routine, Origin.USER, "own.json")
    page = _page(qtbot, library=Library(LIBRARY.content, (own,)))
    page.search.setText("queasy")
    assert [re.search(r"\bPC6\b", name) is not None for name in _listed(page)] == [True]
