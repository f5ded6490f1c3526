"""The settings: every field has a row, each change holds at once, answers can be forgotten."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from acupressure_app.core.profile import Profile, Remembered
from acupressure_app.core.screening import Answer
from acupressure_app.store.folders import folders
from acupressure_app.store.settings import Colours, Settings, load_settings
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.settings.page import SettingsPage
from acupressure_app.ui.settings.view import (
    WORDS,
    Choice,
    Number,
    Section,
    matches,
    section_at,
    settings_rows,
)
from acupressure_app.ui.theme import CONTRAST_DARK, DARK, LIGHT, Theme, Tokens, dress, scale_for
from acupressure_app.ui.widgets.controls import Slider, Stepper, Switch
from acupressure_app.ui.widgets.segments import Segments
from tests import builders

ICONS = folders().assets / "icons"
THEME = Theme(LIGHT, scale_for(10), ICONS)
LANGUAGES = (("en", "English"), ("de", "Deutsch"))
TODAY = date(2026, 3, 15)
PROFILE = Profile(
    {
        "pregnancy": Remembered(Answer.NO, date(2026, 2, 1)),
        "blood_thinners": Remembered(Answer.YES, date(2026, 3, 1)),
    }
)
ROWS = {row.field: row for row in settings_rows(builders.WORDS.tr, LANGUAGES)}
SCHEMA = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]


def test_every_field_of_the_settings_has_a_row() -> None:
    assert set(WORDS) == set(ROWS) == {field.name for field in msgspec.structs.fields(Settings)}


def test_every_row_has_its_own_words() -> None:
    labels = [row.label for row in ROWS.values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("field", [n for n, s in SCHEMA.items() if s.get("type") == "integer"])
def test_a_number_has_the_range_of_its_type(field: str) -> None:
    number = ROWS[field].control
    assert isinstance(number, Number)
    assert (number.least, number.most) == (SCHEMA[field]["minimum"], SCHEMA[field]["maximum"])


@pytest.mark.parametrize(
    "field", [f for f in msgspec.structs.fields(Settings) if isinstance(f.default, Enum)]
)
def test_every_value_of_a_choice_is_offered(field: msgspec.structs.FieldInfo) -> None:
    choice = ROWS[field.name].control
    assert isinstance(choice, Choice)
    assert {option.value for option in choice.options} == set(field.type)
    assert len({option.text for option in choice.options}) == len(field.type)


def test_the_language_is_the_computers_or_one_that_there_is() -> None:
    choice = ROWS["language"].control
    assert isinstance(choice, Choice)
    offered = {option.value: option.text for option in choice.options}
    assert offered == {None: "As the computer", "en": "English", "de": "Deutsch"}


def test_the_section_that_is_read_is_the_one_at_the_top() -> None:
    tops = (0, 300, 700)
    assert [section_at(tops, at, 900, 50) for at in (0, 249, 250, 650, 899)] == [0, 0, 1, 2, 2]
    assert section_at(tops, 400, 400, 50) == 2
    assert section_at(tops, 0, 0, 50) == 0


@pytest.mark.parametrize(
    ("search", "found"),
    [("", True), ("TIME", True), ("over time", True), ("time xyz", False), ("  ", True)],
)
def test_a_search_finds_all_its_words_in_any_order(search: str, found: bool) -> None:
    assert matches(search, "Time to change over", "To the other side") is found


Show = Callable[..., SettingsPage]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path, Settings())


@pytest.fixture
def pictures() -> Pictures:
    return Pictures(Path(__file__).parents[3] / "assets" / "pictures")


@pytest.fixture
def show(qtbot: QtBot, preferences: Preferences, pictures: Pictures) -> Iterator[Show]:
    """Opens the page; it lives as long as the test."""
    pages = []

    def open_page(
        size: tuple[int, int] = (1000, 760),
        theme: Theme = THEME,
        profile: Profile | None = PROFILE,
    ) -> SettingsPage:
        page = SettingsPage(
            theme,
            builders.WORDS,
            preferences,
            profile,
            builders.CONTENT.conditions,
            LANGUAGES,
            TODAY,
            pictures,
        )
        pages.append(page)
        qtbot.addWidget(page)
        dress(page, theme)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
        page.arrive()
        settle()
        return page

    yield open_page
    pages.clear()


def settle() -> None:
    """Let layouts and what waits for them run."""
    for _ in range(10):
        QApplication.processEvents()


def control(page: SettingsPage, field: str) -> QWidget:
    return page.lines[field].control


def choose(page: QWidget, text: str) -> None:
    """Press the short answer with this text."""
    [button] = [b for b in page.findChildren(QRadioButton) if b.text() == text and b.isVisible()]
    button.click()


def press(page: QWidget, name: str) -> None:
    """Press the button with this text or name."""
    [button] = [
        button
        for button in page.findChildren(QAbstractButton)
        if name in (button.text().replace("&", ""), button.accessibleName()) and button.isVisible()
    ]
    button.click()
    settle()


def words(page: QWidget) -> str:
    """Everything that can be read now."""
    labels = (found for found in page.findChildren(QLabel) if found.isVisible())
    return re.sub(r"<[^>]+>", "", "\n".join(found.text() for found in labels))


def keep_changes(signal: Any) -> list[Profile]:
    told: list[Profile] = []
    signal.connect(told.append)
    return told


def test_each_change_holds_at_once_and_is_stored(
    show: Show, preferences: Preferences, tmp_path: Path
) -> None:
    page = show()
    choose(control(page, "colours"), "High contrast")
    choose(control(page, "wait_for_me"), "Waits for me")
    choose(control(page, "language"), "Deutsch")
    slider, stepper = control(page, "volume"), control(page, "change")
    switch = control(page, "keep_awake")
    assert isinstance(slider, Slider)
    assert isinstance(stepper, Stepper)
    assert isinstance(switch, Switch)
    QTest.keyClick(slider.bar, Qt.Key.Key_End)
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    expected = Settings(
        colours=Colours.CONTRAST,
        wait_for_me=True,
        language="de",
        volume=100,
        change=9,
        keep_awake=False,
    )
    assert preferences.settings == expected
    assert load_settings(tmp_path) == expected


def test_a_number_beyond_its_range_is_said_and_not_stored(
    show: Show, preferences: Preferences
) -> None:
    page = show()
    stepper = control(page, "change")
    assert isinstance(stepper, Stepper)
    stepper.selectAll()
    QTest.keyClicks(stepper, "999")
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.text() == "999 s"
    assert "At most 120 s." in words(page)
    assert preferences.settings.change == 8
    QTest.keyClicks(stepper, "45")
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert "At most" not in words(page)
    assert preferences.settings.change == 45


def test_the_page_opens_with_what_is_set_and_follows_what_others_set(
    show: Show, preferences: Preferences
) -> None:
    preferences.change(text_size=150, language="de")
    page = show()
    size, sound, language = (control(page, f) for f in ("text_size", "sound", "language"))
    assert isinstance(size, Slider)
    assert isinstance(sound, Switch)
    assert size.value == 150
    assert sound.isChecked()
    assert [b.text() for b in language.findChildren(QRadioButton) if b.isChecked()] == ["Deutsch"]
    preferences.change(sound=False, text_size=180, language=None)
    assert size.value == 180
    assert not sound.isChecked()
    assert [b.text() for b in language.findChildren(QRadioButton) if b.isChecked()] == [
        "As the computer"
    ]


def test_what_could_not_be_written_is_said_at_its_row_until_something_can(
    show: Show, preferences: Preferences, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").mkdir()
    page = show()
    stepper = control(page, "ready")
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    settle()
    assert preferences.settings.ready == 9
    assert "Kept for now, but could not be written." in words(page.lines["ready"])
    assert "settings.json" in words(page.lines["ready"])
    (tmp_path / "settings.json").rmdir()
    QTest.keyClick(stepper, Qt.Key.Key_Up)
    settle()
    assert "could not be written" not in words(page)


def test_a_search_leaves_what_it_finds_and_says_when_there_is_nothing(show: Show) -> None:
    page = show()
    page.search.setText("volume of the tones")
    shown = {field for field, line in page.lines.items() if line.isVisible()}
    assert shown == {"volume"}
    assert "My health answers" not in words(page)
    page.search.setText("xyz")
    assert "No setting for “xyz”" in words(page)
    assert not any(line.isVisible() for line in page.lines.values())
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert all(line.isVisible() for line in page.lines.values())
    assert "No setting" not in words(page)


def test_a_search_finds_an_answer_by_what_it_is_about(show: Show) -> None:
    page = show()
    page.search.setText("pregnancy")
    assert page.answers.isVisible()
    assert not any(line.isVisible() for line in page.lines.values())


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_search_is_a_key_away(show: Show, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    page = show()
    control(page, "keep_awake").setFocus()
    QTest.keyClick(control(page, "keep_awake"), key, modifier)
    assert page.search.hasFocus()
    assert page.search.text() == ""


def section_buttons(page: SettingsPage) -> dict[str, QAbstractButton]:
    names = (
        "Look and text",
        "Session",
        "Sound and voice",
        "My health answers",
        "Language",
        "Your data",
    )
    return {b.text(): b for b in page.findChildren(QAbstractButton) if b.text() in names}


def marked(page: SettingsPage) -> list[str]:
    return [name for name, button in section_buttons(page).items() if button.isChecked()]


def test_the_list_leads_to_a_section_and_marks_the_one_that_is_read(show: Show) -> None:
    page = show((1000, 500))
    assert marked(page) == ["Look and text"]
    for name, first in (
        ("Sound and voice", "sound"),
        ("Session", "wait_for_me"),
        ("Language", "language"),
    ):
        press(page, name)
        assert marked(page) == [name]
        assert not page.lines[first].visibleRegion().isEmpty()
    bar = page.findChildren(type(page._main.scroll_area))[0].verticalScrollBar()
    bar.setValue(0)
    assert marked(page) == ["Look and text"]
    bar.setValue(bar.maximum())
    assert marked(page) == ["Your data"]


def test_choosing_a_section_ends_the_search(show: Show) -> None:
    page = show((1000, 500))
    page.search.setText("volume")
    press(page, "Language")
    assert page.search.text() == ""
    assert not page.lines["language"].visibleRegion().isEmpty()


def test_tab_goes_from_the_title_to_the_search_the_list_and_the_rows(show: Show) -> None:
    page = show()
    passed: list[str] = []
    for _ in range(8):
        page.focusNextChild()
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.accessibleName() or getattr(here, "text", str)())
    assert passed == [
        "Search settings",
        "Look and text",
        "Automatic",
        "Text size",
        "Automatic",
        "Feminine",
        "Light",
        "Goes on by itself",
    ]


def test_tab_goes_through_the_answers_from_top_to_bottom(show: Show) -> None:
    page = show()
    press(page, "Forget: pregnancy")
    press(page, "Undo")
    passed: list[QWidget | None] = []
    for _ in range(4):
        passed.append(QApplication.focusWidget())
        page.focusNextChild()
    first, second = page.answers.answers.values()
    assert passed[0] is first.forget
    assert passed[2:] == [second.forget, page.answers.forget_all]


def test_the_test_button_asks_for_a_tone_and_says_why_none_is_heard(
    show: Show, qtbot: QtBot
) -> None:
    page = show()
    with qtbot.waitSignal(page.sound_wanted):
        press(page, "Test")
    page.tell_sound("No sound found. Pictures and words go on.")
    assert "No sound found." in words(page.lines["volume"])
    page.tell_sound("")
    assert "No sound found." not in words(page)


def test_page_down_scrolls_before_anything_has_been_chosen(show: Show) -> None:
    page = show()
    page.resize(1012, 500)
    QApplication.processEvents()
    page.arrive()
    focused = QApplication.focusWidget()
    assert focused is not None
    bar = page.findChildren(QScrollArea)[-1].verticalScrollBar()
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    QTest.keyClick(focused, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_each_remembered_answer_is_shown_with_its_day(show: Show) -> None:
    page = show()
    told = words(page.answers)
    assert "Answered on 1 Feb 2026. That is long ago, so it is asked again." in told
    assert "Answered on 1 Mar 2026\n" in told
    for name, answer in (("pregnancy", "No"), ("blood_thinners", "Yes")):
        [chosen] = [
            b.text() for b in page.answers.answers[name].findChildren(QRadioButton) if b.isChecked()
        ]
        assert chosen == answer


def test_only_what_may_be_remembered_is_listed(show: Show) -> None:
    answer = Remembered(Answer.NO, TODAY)
    page = show(profile=Profile(dict.fromkeys(("fever", "wound", "pregnancy"), answer)))
    assert list(page.answers.answers) == ["pregnancy"]


def test_an_answer_can_be_changed_and_counts_from_today(show: Show) -> None:
    page = show()
    told = keep_changes(page.profile_changed)
    choose(page.answers.answers["pregnancy"], "Not sure")
    assert told == [Profile({**PROFILE.answers, "pregnancy": Remembered(Answer.NOT_SURE, TODAY)})]
    assert "Answered on 15 Mar 2026" in words(page.answers.answers["pregnancy"])


def test_one_answer_can_be_forgotten_and_had_back(show: Show) -> None:
    page = show()
    told = keep_changes(page.profile_changed)
    press(page, "Forget: pregnancy")
    assert told == [Profile({"blood_thinners": PROFILE.answers["blood_thinners"]})]
    assert "Forgotten: pregnancy" in words(page)
    assert not page.answers.answers["pregnancy"].isVisible()
    assert page.answers.undo.hasFocus()
    press(page, "Undo")
    assert told[-1] == PROFILE
    assert all(answer.isVisible() for answer in page.answers.answers.values())
    assert not page.answers.undo.isVisible()


def test_all_can_be_forgotten_and_had_back(show: Show) -> None:
    page = show()
    told = keep_changes(page.profile_changed)
    press(page, "Forget all")
    assert told == [Profile()]
    assert "Nothing is remembered." in words(page)
    assert not page.answers.forget_all.isVisible()
    press(page, "Undo")
    assert told == [Profile(), PROFILE]
    assert "Nothing is remembered." not in words(page)


def test_what_was_forgotten_is_gone_once_the_page_was_left_or_another_answer_changed(
    show: Show,
) -> None:
    page = show()
    press(page, "Forget: pregnancy")
    page.hide()
    page.show()
    assert not page.answers.undo.isVisible()
    press(page, "Forget: blood_thinners")
    assert page.answers.undo.isVisible()
    other = show()
    press(other, "Forget: pregnancy")
    choose(other.answers.answers["blood_thinners"], "No")
    assert not other.answers.undo.isVisible()


def test_answers_that_nothing_asks_for_any_more_can_be_forgotten_too(show: Show) -> None:
    page = show(profile=Profile({"of_another_version": Remembered(Answer.YES, TODAY)}))
    told = keep_changes(page.profile_changed)
    assert "What is remembered is no longer asked for." in words(page)
    press(page, "Forget all")
    assert told == [Profile()]
    assert "Nothing is remembered." in words(page)
    press(page, "Undo")
    assert page.answers.forget_all.hasFocus()


def test_without_answers_the_page_says_so(show: Show) -> None:
    page = show(profile=Profile())
    assert "Nothing is remembered." in words(page)
    assert not page.answers.forget_all.isVisible()


def test_answers_that_could_not_be_read_can_still_be_forgotten(show: Show) -> None:
    page = show(profile=None)
    told = keep_changes(page.profile_changed)
    assert "Your earlier answers could not be read." in words(page)
    assert "Nothing is remembered." not in words(page)
    press(page, "Forget all")
    assert told == [Profile()]
    assert "could not be read" not in words(page)
    assert not page.answers.undo.isVisible()


@pytest.mark.parametrize(
    ("size", "text", "tokens"),
    [
        ((1000, 760), 1.0, LIGHT),
        ((632, 840), 1.0, DARK),
        ((480, 740), 1.0, CONTRAST_DARK),
        ((968, 760), 2.0, CONTRAST_DARK),
        ((480, 700), 2.0, LIGHT),
        ((480, 700), 2.0, CONTRAST_DARK),
    ],
)
def test_nothing_is_cut_off_or_scrolls_sideways(
    show: Show, size: tuple[int, int], text: float, tokens: Tokens
) -> None:
    page = show(size, Theme(tokens, scale_for(10, text), ICONS))
    press(page, "Forget: pregnancy")
    page.tell_sound("No sound found. Pictures and words go on.")
    settle()
    assert (page.width(), page.height()) == size
    assert page._main.scroll_area.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    for part in page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, QAbstractButton | Segments | Slider | Stepper):
            assert part.width() >= part.minimumSizeHint().width()
            right = part.mapTo(page, QPoint(part.width(), 0)).x()
            assert right <= page.width()


def test_where_it_is_narrow_the_list_makes_room_and_title_and_search_stay(show: Show) -> None:
    page = show((480, 740))
    assert not any(button.isVisible() for button in section_buttons(page).values())
    assert page.search.isVisible()
    assert "Settings" in words(page)
    page.resize(1000, 740)
    settle()
    assert all(button.isVisible() for button in section_buttons(page).values())
    assert (
        page.search.mapTo(page, QPoint(0, 0)).x()
        < control(page, "sound").mapTo(page, QPoint(0, 0)).x()
    )


def places(page: SettingsPage) -> dict[str, QRect]:
    """Where everything that sets something stands, and the search."""
    parts = {field: line.control for field, line in page.lines.items()} | {"": page.search}
    return {
        name: QRect(part.mapTo(page, QPoint(0, 0)), part.size()) for name, part in parts.items()
    }


def test_what_has_the_focus_keeps_it_when_the_window_gets_narrow(show: Show) -> None:
    page = show()
    page.search.setFocus()
    page.resize(480, 740)
    settle()
    assert page.search.hasFocus()


def test_another_text_size_changes_the_page_to_and_fro(show: Show) -> None:
    page = show()
    before = places(page)
    for text in (2.0, 1.0):
        dress(page, Theme(LIGHT, scale_for(10, text), ICONS))
        settle()
        assert (places(page) == before) is (text == 1.0)


def test_a_section_can_be_shown_from_outside(show: Show) -> None:
    page = show((480, 500))
    page.show_section(Section.HEALTH)
    settle()
    assert not page.answers.visibleRegion().isEmpty()


def on_screen(widget: QWidget) -> QImage:
    """What somebody sees there now, without having it painted anew."""
    page = widget.window()
    shown = page.screen().grabWindow(page.winId()).toImage()
    return shown.copy(QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()))


def test_the_pictures_show_the_body_and_the_skin_that_are_set(
    show: Show, preferences: Preferences, pictures: Pictures
) -> None:
    """The window gives its pictures what is set; the page shows it at once."""
    preferences.changed.connect(lambda _before, now: pictures.show_body(now.body, now.skin))
    page = show((1000, 900))
    seen = []
    for answer in ("Brown", "Masculine"):
        seen.append([on_screen(picture) for picture in page.preview.pictures])
        choose(page, answer)
        settle()
    seen.append([on_screen(picture) for picture in page.preview.pictures])
    assert [len(images) for images in seen] == [3, 3, 3]
    for before, after in pairwise(seen):
        assert all(one != other for one, other in zip(before, after, strict=True))
