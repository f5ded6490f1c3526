"""From the atlas the way leads to points and back, and on to routines and practise."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.player import Reading
from acupressure_app.core.routine import Routine
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library
from acupressure_app.store.settings import Settings
from acupressure_app.ui.aside import Aside
from acupressure_app.ui.atlas.list import PointCard
from acupressure_app.ui.atlas.page import AtlasPage
from acupressure_app.ui.atlas.point_page import PointPage
from acupressure_app.ui.atlas.refused_page import RefusedPointPage
from acupressure_app.ui.context import Context
from acupressure_app.ui.help.choosing_page import ChoosingPage
from acupressure_app.ui.help.sources_page import SourcesPage
from acupressure_app.ui.home.card import RoutineCard
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.sound.sound import Silent
from acupressure_app.ui.stock import read_stock
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from acupressure_app.ui.way import Way
from tests.builders import WORDS

FOLDERS = folders()
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)


@pytest.fixture
def way(qtbot: QtBot) -> Way:
    way = Way(Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons"))
    qtbot.addWidget(way)
    way.begin(QWidget())
    return way


@pytest.fixture
def aside(way: Way, tmp_path: Path) -> Aside:
    places = replace(FOLDERS, config=tmp_path, data=tmp_path, cache=tmp_path)
    context = Context(
        folders=places,
        settings=Settings(),
        read_library=lambda: load_library(places),
        translations=lambda _language: WORDS.tr,
        language="en",
        languages=(),
        reading=lambda: Reading(0, 0),
        now=lambda: NOW,
    )
    stock = read_stock(context, context.settings, WORDS.tr, "en")
    preferences = Preferences(tmp_path, Settings())
    return Aside(context, preferences, stock, way, Silent, lambda _text, _why: None)


def _back(way: Way) -> str:
    """The words of the way back."""
    page = way.page
    return next(b.text().replace("&", "") for b in page.findChildren(QPushButton))


def test_a_point_is_opened_from_the_atlas_and_leads_back_to_it(aside: Aside, way: Way) -> None:
    way.open(aside.atlas_page())
    atlas = way.page
    assert isinstance(atlas, AtlasPage)
    atlas.search.setText("P6")
    atlas.list.cards[0].click()
    assert isinstance(way.page, PointPage)
    assert way.page.windowTitle() == "Inner Pass"
    assert _back(way) == "Points"
    way.back()
    assert way.page.windowTitle() == "Points"


def test_practise_brings_a_routine_of_this_point_alone(
    qtbot: QtBot, aside: Aside, way: Way
) -> None:
    aside.open_point("LI4", "Tension headache")
    assert isinstance(way.page, PointPage)
    assert _back(way) == "Tension headache"
    with qtbot.waitSignal(aside.practice_wanted) as wanted:
        way.page.practise.click()
    [routine] = wanted.args or []
    assert isinstance(routine, Routine)
    assert [step.point for step in routine.steps] == ["LI4"]


def test_a_routine_with_the_point_is_asked_for(qtbot: QtBot, aside: Aside, way: Way) -> None:
    aside.open_point("PC6")
    card = next(c for c in way.page.findChildren(RoutineCard) if c.routine == "nausea")
    with qtbot.waitSignal(aside.routine_wanted) as wanted:
        card.click()
    assert wanted.args == ["nausea"]


def test_a_refused_point_leads_on_to_the_one_instead(aside: Aside, way: Way) -> None:
    aside.open_point("BL1")
    assert isinstance(way.page, RefusedPointPage)
    refused = way.page.windowTitle()
    [card] = way.page.findChildren(PointCard)
    card.click()
    assert isinstance(way.page, PointPage)
    assert _back(way) == refused


def test_an_unknown_point_leads_nowhere(aside: Aside, way: Way) -> None:
    aside.open_point("XX9")
    assert way.at_home


def test_help_leads_to_choosing_and_to_the_sources(aside: Aside, way: Way) -> None:
    page = aside.help_page()
    way.open(page)
    page.choosing.click()
    assert isinstance(way.page, ChoosingPage)
    assert _back(way) == "Help"
    way.back()
    page.sources.click()
    assert isinstance(way.page, SourcesPage)
