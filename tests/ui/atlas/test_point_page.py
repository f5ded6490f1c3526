"""The page of a point tells all that is known about it, and leads on to practise and routines."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QTextEdit
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Region
from acupressure_app.core.content import Action, Hold, Korean, Point
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.ui.atlas.list import PointCard
from acupressure_app.ui.atlas.point_page import PointPage
from acupressure_app.ui.atlas.point_view import (
    as_everywhere,
    changes,
    find_steps,
    for_everyone,
    hold_time,
    holds,
    how,
    in_pregnancy,
    lead,
    measure,
    names,
    picture,
    presses,
    used_in,
)
from acupressure_app.ui.atlas.refused_page import RefusedPointPage
from acupressure_app.ui.check.findings import Kit
from acupressure_app.ui.home.card import RoutineCard, Supply
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import CONTRAST_DARK, LIGHT, Theme, Tokens, dress, scale_for
from tests.builders import FOREHEAD, HAND, WORDS, WRIST, content, point, press, routine, rule
from tests.ui.looks import doubled_mnemonics, out_of_reach, troubles
from tests.ui.settling import arrived, settled

FOLDERS = folders()
PICTURES = Pictures(FOLDERS.pictures)
SHIPPED = load_library(FOLDERS)


def _theme(tokens: Tokens = LIGHT, text: float = 1.0) -> Theme:
    return Theme(tokens, scale_for(10, text), FOLDERS.assets / "icons")


def _supply(library: Library) -> Supply:
    return Supply(PICTURES, WORDS, library, DEFAULT_LENGTHS)


def _page(
    qtbot: QtBot,
    shown: Point,
    library: Library = SHIPPED,
    size: tuple[int, int] = (1012, 760),
    theme: Theme | None = None,
) -> PointPage:
    theme = theme or _theme()
    return arrived(qtbot, PointPage(theme, _supply(library), shown), theme, size)


def _words(page: PointPage | RefusedPointPage) -> str:
    """All that can be read, without its markup."""
    labels = (found.text() for found in page.findChildren(QLabel) if found.isVisibleTo(page))
    texts = (found.toPlainText() for found in page.findChildren(QTextEdit))
    return re.sub(r"<[^>]+>", "", "\n".join((*labels, *texts)))


@pytest.mark.parametrize("code", SHIPPED.content.points)
def test_every_shipped_point_has_all_that_its_page_tells(code: str) -> None:
    shown = SHIPPED.content.points[code]
    named = dict(names(shown, WORDS))
    told = {"Part of the body", "Meridian", "Chinese, said", "Chinese, written", "Korean"}
    code_of_the_who = "Code" if code == "ANMIAN" else "WHO code"
    assert {*told, "Japanese", "Also called", code_of_the_who} <= {*named}
    for pressed in presses(shown, SHIPPED.content, WORDS).values():
        assert [name for name, _ in how(shown, pressed, WORDS)] == [
            "With",
            "Movement",
            "Strength",
            "Direction",
        ]
        assert 2 <= len(find_steps(pressed, WORDS)) <= 4
    assert all(held.source for held in holds(shown, SHIPPED.content, WORDS))
    assert all(in_pregnancy(shown, WORDS))


def test_a_measure_is_explained_where_it_is_used() -> None:
    points = SHIPPED.content.points
    counted = {code for code, one in points.items() if "cun" in str(one.location).split()}
    assert {code for code, one in points.items() if measure(one, WORDS)} == counted
    assert {"SP6", "ST36", "PC6"} <= counted
    assert "LI4" not in counted


def test_a_shipped_point_is_told_in_full(qtbot: QtBot) -> None:
    words = _words(_page(qtbot, SHIPPED.content.points["PC6"]))
    for told in (
        "Inner Pass",
        "PC6, also P6 · Nèiguān 内关",
        "between the tendons of palmaris longus",
        "1. Turn your left palm up.",
        "Your right thumb",
        "Small slow circles, or hold steady",
        "Firm, but never painful",
        "Straight down between the two cords",
        "2 min to 3 min",
        "up to 3 min",
        "10 min",
        "Memorial Sloan Kettering",
        "In pregnancy: Used in studies with pregnant women. Still ask first.",
        "Pericardium",
        "內關",
        "Naegwan 내관",
        "Naikan",
        "Last checked 23 November 2026",
        "https://",
        "Nausea",
    ):
        assert told in words


def test_the_other_side_is_found_and_pressed_with_the_other_hand(qtbot: QtBot) -> None:
    page = _page(qtbot, SHIPPED.content.points["PC6"])
    next(b for b in page.findChildren(QRadioButton) if b.text() == "Right").click()
    words = _words(page)
    assert "1. Turn your right palm up." in words
    assert "Your left thumb" in words
    assert "Your right wrist: inner side of the wrist, palm up" in words
    assert "Turn your left palm up." not in words


def test_the_middle_has_no_sides_to_choose(qtbot: QtBot) -> None:
    assert _page(qtbot, SHIPPED.content.points["EX-HN3"]).findChildren(QRadioButton) == []


def test_practise_and_a_routine_are_emitted(qtbot: QtBot) -> None:
    page = _page(qtbot, SHIPPED.content.points["PC6"])
    with qtbot.waitSignal(page.practised):
        page.practise.setFocus()
        QTest.keyClick(page.practise, Qt.Key.Key_Space)
    card = next(c for c in page.findChildren(RoutineCard) if c.routine == "nausea")
    with qtbot.waitSignal(page.routine_chosen) as chosen:
        card.click()
    assert chosen.args == ["nausea"]


def test_a_point_of_no_routine_says_so(qtbot: QtBot) -> None:
    page = _page(qtbot, SHIPPED.content.points["PC6"], Library(SHIPPED.content, ()))
    assert "None yet. You can practise it alone." in _words(page)


@pytest.mark.parametrize("code", ["PC6", "BL2", "GB20", "GV20", "SP4"])
@pytest.mark.parametrize(
    ("tokens", "size", "text"),
    [
        (LIGHT, (1012, 760), 1.0),
        (LIGHT, (632, 840), 1.0),
        (LIGHT, (480, 720), 1.0),
        (LIGHT, (960, 760), 2.0),
        (CONTRAST_DARK, (480, 720), 2.0),
    ],
)
def test_nothing_is_cut_off(
    qtbot: QtBot, code: str, tokens: Tokens, size: tuple[int, int], text: float
) -> None:
    page = _page(qtbot, SHIPPED.content.points[code], size=size, theme=_theme(tokens, text))
    assert troubles(page) == []
    assert page.size().toTuple() == size


def test_all_can_be_reached_and_is_named(qtbot: QtBot) -> None:
    page = _page(qtbot, SHIPPED.content.points["BL2"])
    assert out_of_reach(page) == []
    assert doubled_mnemonics(page) == []


@pytest.mark.parametrize("shown", SHIPPED.content.points.values(), ids=lambda point: point.code)
def test_every_shipped_point_says_how_it_is_found_and_pressed(shown: Point) -> None:
    found = presses(shown, SHIPPED.content, WORDS)
    assert found
    for side, pressed in found.items():
        assert len(how(shown, pressed, WORDS)) == 4
        assert picture(shown, side, WORDS).description


def test_the_lead_names_what_is_not_the_pinyin_again() -> None:
    shown = point(
        "LI4", Region.THUMB_WEB, "hand", pinyin="Hégǔ", hanzi="合谷", aliases=("He Gu", "Hoku")
    )
    assert lead(shown, WORDS) == "LI4, also Hoku · Hégǔ 合谷"


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (60, 120, "1 min to 2 min"),
        (30, 30, "30 s"),
        (None, 180, "up to 3 min"),
        (90, 90, "1 min 30 s"),
    ],
)
def test_a_published_time_is_told_in_words(least: int | None, most: int, told: str) -> None:
    assert hold_time(Hold(min=least, max=most, how="press", source="sheet"), WORDS) == told


def test_names_in_all_languages_stand_with_their_characters() -> None:
    shown = point(
        "PC6",
        Region.FOREARM_INNER,
        "wrist",
        pinyin="Nèiguān",
        hanzi="内关",
        traditional="內關",
        korean=Korean(hangul="내관", roman="Naegwan"),
    )
    told = dict(names(shown, WORDS))
    assert told["Chinese, said"] == "Nèiguān"
    assert told["Chinese, written"] == "内关, traditional 內關"
    assert told["Korean"] == "Naegwan 내관"
    assert "Japanese" not in told


def test_what_to_take_care_of_is_what_the_check_would_find() -> None:
    guarded = content(
        rule(None, Action.CAUTION, point="PC6"),
        rule(None, Action.CAUTION, point="LI4"),
        rule("pregnancy", Action.SKIP, region="forearm_inner"),
        rule("blood_thinners", Action.LIGHT),
        rule("fever", Action.STOP),
        rule("wound", Action.SKIP, place=True),
        rule("pregnancy", Action.SKIP, point="LI4"),
    )
    assert [finding.text for finding in for_everyone(WRIST, guarded)] == ["caution for always."]
    [here] = changes(WRIST, guarded, WORDS)
    assert (here.condition, here.what, here.why) == (
        "pregnancy",
        "skip for pregnancy.",
        "Because of pregnancy.",
    )
    assert as_everywhere(WRIST, guarded, WORDS) == (
        ("Not at all for now", "Fever."),
        ("Left out, if it is at this place", "Wound."),
        ("Light pressure only", "Blood_thinners."),
    )


def test_every_finding_of_a_shipped_point_reaches_its_page() -> None:
    for shown in SHIPPED.content.points.values():
        general = {action for action, _ in as_everywhere(shown, SHIPPED.content, WORDS)}
        assert "Not at all for now" in general
        told = [change.what for change in changes(shown, SHIPPED.content, WORDS)]
        aimed = [
            WORDS.text(guard.text)
            for guard in SHIPPED.content.rules
            if guard.condition and guard.target.point == shown.code
        ]
        assert set(aimed) <= set(told)


def test_only_routines_that_press_the_point_are_listed() -> None:
    two = routine(press("PC6"), press("LI4"), id="two")
    one = routine(press("LI4"), id="one")
    library = Library(content(), tuple(Listed(each, Origin.BUNDLED, "file") for each in (two, one)))
    assert [each.id for each in used_in(WRIST, library)] == ["two"]
    assert [each.id for each in used_in(HAND, library)] == ["two", "one"]
    assert used_in(FOREHEAD, library) == ()


def _refused(qtbot: QtBot, code: str) -> RefusedPointPage:
    theme = _theme()
    kit = Kit(theme, PICTURES, WORDS, SHIPPED.content)
    page = RefusedPointPage(kit, SHIPPED.content.not_pressed[code])
    qtbot.addWidget(page)
    dress(page, theme)
    page.resize(700, 700)
    page.show()
    return settled(page)


@pytest.mark.parametrize("code", SHIPPED.content.not_pressed)
def test_a_refused_point_says_why_and_cannot_be_practised(qtbot: QtBot, code: str) -> None:
    page = _refused(qtbot, code)
    why = WORDS.text(SHIPPED.content.not_pressed[code].why)
    assert f"Not pressed here. {why}" in _words(page)
    assert not any("ractise" in b.text() for b in page.findChildren(QPushButton))
    assert troubles(page) == []


def test_a_refused_point_leads_to_the_one_instead(qtbot: QtBot) -> None:
    page = _refused(qtbot, "BL1")
    [card] = page.findChildren(PointCard)
    with qtbot.waitSignal(page.chosen) as chosen:
        card.click()
    assert chosen.args == ["BL2"]
    assert "No other point stands for it." in _words(_refused(qtbot, "BL67"))
