"""Writing a routine in the window: by keyboard, with undo, and with what it comes to in place."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Region
from acupressure_app.core.drafting import begun
from acupressure_app.core.history import Draft, History
from acupressure_app.core.lengths import DEFAULT_LENGTHS
from acupressure_app.core.loose import loosely_read
from acupressure_app.core.routine import PictureMark, Routine, Span, Spot
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import entrance
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.photo import MarkedPhoto
from acupressure_app.ui.editor.view import warnings
from acupressure_app.ui.editor.writing import Writing
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Scale, Theme, dress, scale_for
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.parts import IconButton
from tests.builders import WORDS, press, routine, spot
from tests.core.test_mending import changed
from tests.ui.settling import in_view, settled

FOLDERS = folders()
CONTENT = load_content(FOLDERS.assets)
THEME = Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
THREE = routine(press("PC6"), press("LI4"), press(spot("Old scar"), "both"))


def edited(qtbot: QtBot, one: Routine, folder: Path = Path(), theme: Theme = THEME) -> EditorPage:
    desk = Desk(theme, WORDS, CONTENT, lambda name: folder / name)
    writing = Writing(History(Draft(one), one), CONTENT, WORDS)
    page = EditorPage(desk, Pictures(FOLDERS.pictures), DEFAULT_LENGTHS, writing, "Home")
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitActive(page):
        page.show()
    return settled(page)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def places(page: EditorPage) -> list[str]:
    return [step.place for step in page.routine.steps]


def texts(page: EditorPage) -> str:
    return "\n".join(part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page))


def control(page: EditorPage, field: str) -> Any:
    assert page.form is not None
    return page.form.control_of(field)


def test_steps_are_chosen_moved_doubled_and_removed_by_keyboard_alone(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert places(page) == ["LI4", "PC6", "Old scar"]
    QTest.keyClick(focused(), Qt.Key.Key_D, CTRL)
    assert places(page) == ["LI4", "PC6", "PC6", "Old scar"]
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    assert places(page) == ["LI4", "Old scar", "PC6"]
    for _ in range(9):
        QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert page.routine == THREE
    assert not page.history.changed
    for _ in range(9):
        QTest.keyClick(focused(), Qt.Key.Key_Y, CTRL)
    assert places(page) == ["LI4", "Old scar", "PC6"]


@pytest.mark.parametrize("typed", ["4000", "99999", "0"])
def test_a_time_beyond_its_range_stays_as_typed_and_is_said(qtbot: QtBot, typed: str) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    seconds = control(page, "seconds")
    seconds.setFocus()
    seconds.selectAll()
    QTest.keyClicks(focused(), typed)
    assert page.routine.steps[0].seconds == int(typed)
    assert seconds.text() == f"{typed} s"
    page.judge_now()
    assert "Choose 1 to 3600 seconds." in texts(page)
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert page.routine == THREE


def test_rounds_beyond_their_range_stay_as_typed_and_are_said(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.rounds[0].setFocus()
    page.steps.rounds[0].selectAll()
    QTest.keyClicks(focused(), "4000")
    assert page.routine.sets[0].rounds == 4000
    assert "At most 100 ×." in texts(page)


def test_where_the_form_lies_below_the_steps_it_is_gone_to_and_back(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.resize(480, 800)
    settled(page).steps.cards[1].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: in_view(page, page._sheet.title))
    assert focused() is page._sheet.title
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    way_back = focused()
    assert isinstance(way_back, QPushButton)
    assert way_back.text() == "All steps"
    QTest.keyClick(way_back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: in_view(page, page.steps.cards[1]))
    assert focused() is page.steps.cards[1]


@pytest.mark.parametrize("size", [16, 32], ids=["usual letters", "letters twice as large"])
def test_what_has_the_focus_in_a_narrow_window_comes_into_view(qtbot: QtBot, size: int) -> None:
    page = edited(qtbot, THREE, theme=Theme(LIGHT, Scale(size * 10 / 16, size), THEME.icons))
    page.resize(480, 800)
    settled(page).overview.add_spot.click()
    qtbot.waitUntil(lambda: in_view(page, control(page, "point.name")))
    assert focused() is control(page, "point.name")
    page.judge_now()
    qtbot.waitUntil(lambda: in_view(page, control(page, "point.name")))
    entrance(control(page, "timing")).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down if size > 16 else Qt.Key.Key_Right)
    assert isinstance(page.routine.steps[3].seconds, Span)
    qtbot.waitUntil(lambda: in_view(page, focused()))
    assert control(page, "timing").isAncestorOf(focused())
    page.writing.take(THREE)
    qtbot.waitUntil(lambda: in_view(page, focused()))
    assert page._sheet.isAncestorOf(focused())


def test_what_has_the_focus_stays_in_view_as_what_is_wrong_above_it_is_mended(
    qtbot: QtBot,
) -> None:
    page = edited(qtbot, THREE, theme=Theme(LIGHT, Scale(20, 32), THEME.icons))
    page.resize(480, 800)
    settled(page).overview.add_spot.click()
    page.judge_now()
    QTest.keyClicks(focused(), "Knee")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: in_view(page, control(page, "point.where")))
    QTest.keyClicks(focused(), "Below it.")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    control(page, "point.region").chosen.emit(Region.KNEE_FRONT)
    page.judge_now()
    assert page.judged.problems == ()
    qtbot.waitUntil(lambda: in_view(page, focused()))
    assert focused() is control(page, "point.region")
    bar = settled(page).scroll_area.verticalScrollBar()
    bar.setValue(0)
    qtbot.waitUntil(lambda: not page._leading._at_rest.isActive())
    page.overview.problems.show()
    settled(page)
    assert bar.value() == 0, "somebody scrolled away"


def _sets(page: EditorPage) -> dict[str, IconButton]:
    """What is offered for the sets, by its words."""
    acts = {button.text(): button for button in page._sheet.findChildren(IconButton)}
    return {text: button for text, button in acts.items() if "set" in text.split()}


def test_a_set_is_begun_beside_moving_and_leads_to_its_rounds(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    assert not _sets(settled(page)), "no set stands before the first"
    page.steps.cards[1].click()
    _sets(settled(page))["Begin a set here"].click()
    assert [len(group.steps) for group in page.routine.sets] == [1, 2]
    assert focused() is page.steps.rounds[1]
    QTest.keyClicks(focused(), "3")
    assert [group.rounds for group in page.routine.sets] == [1, 3]
    assert [*_sets(settled(page))] == ["Join the set before"]
    _sets(page)["Join the set before"].click()
    assert [len(group.steps) for group in page.routine.sets] == [3]
    assert focused() is page.steps.cards[1]


def test_enter_presses_also_a_button_of_a_form_that_was_made_anew(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    for parts in (2, 3):
        control(page, "stretches+").setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        settled(page)
        assert len(page.routine.steps[0].stretches) == parts


def test_tab_goes_through_steps_form_and_footer_and_round_again(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    settled(page).heading.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    first, stops = focused(), []
    while focused() not in stops:
        stops.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is first
    places = [page.steps.cards[0], control(page, "note"), page.verdict.save]
    assert sorted(places, key=stops.index) == places
    side = next(stop for stop in stops if control(page, "side").isAncestorOf(stop))
    assert isinstance(side, QRadioButton)
    assert side.isChecked()


BROKEN: list[tuple[str, object]] = [
    ("sets[0].rounds", 10**30),
    ("sets[0].steps", [{}]),
    ("sets[0].steps[0].side", ...),
    ("sets[0].steps[0].point", {}),
    ("sets[0].steps[0].seconds", -(10**15)),
    ("sets[0].steps[0].count", 10**30),
    ("sets[0].steps[0].stretches", []),
    ("sets[0].steps[0].stretches[1].off", float("inf")),
    ("sets[0].steps[0].stretches[1].on", 1e300),
    ("sets[0].steps[1].point.mark.x", 10**9),
    ("sets[0].steps[1].point.region", ...),
    ("symptoms", [""]),
]


@pytest.mark.parametrize(("path", "value"), BROKEN, ids=[case[0] for case in BROKEN])
def test_whatever_a_file_says_it_is_shown_and_every_problem_leads_somewhere(
    qtbot: QtBot, path: str, value: object
) -> None:
    read = loosely_read(changed(path, value))
    assert read is not None
    page = edited(qtbot, read)
    for number in range(-1, len(read.steps)):
        page.writing.look_at(number)
    page.judge_now()
    for problem in page.judged.problems:
        page.heading.setFocus()
        page._lead_to(problem.where)
        assert focused() is not page.heading, problem


def test_what_is_chosen_by_arrow_keys_keeps_the_focus(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    settled(page)
    entrance(control(page, "timing")).setFocus()
    for told in ("Range", "At most", "Count"):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        settled(page)
        now = focused()
        assert isinstance(now, QRadioButton)
        assert (now.text(), now.isChecked()) == (told, True)


def test_a_complaint_unticks_something_else_and_one_undo_has_both_back(qtbot: QtBot) -> None:
    page = edited(qtbot, begun("mine", "Mine"))

    def ticked() -> list[str]:
        chips = control(page, "symptoms").findChildren(Chip)
        return [chip.text() for chip in chips if chip.isChecked()]

    assert ticked() == ["Something else"]
    [nausea] = [c for c in control(page, "symptoms").findChildren(Chip) if c.text() == "Nausea"]
    nausea.click()
    assert (ticked(), page.routine.symptoms) == (["Nausea"], ("nausea",))
    page.undo.click()
    assert (ticked(), page.routine.symptoms) == (["Something else"], ("other",))


@pytest.mark.parametrize(
    ("seconds", "field"),
    [((60, 500, 120), "usual"), ((150, 60, 120), "min"), ((60, 90, 30), "max")],
)
def test_times_that_do_not_rise_are_told_at_the_one_to_mend(
    qtbot: QtBot, seconds: tuple[int, int, int], field: str
) -> None:
    least, usual, most = seconds
    page = edited(qtbot, routine(press(seconds={"min": least, "usual": usual, "max": most})))
    page.steps.cards[0].click()
    page.judge_now()
    assert page.form is not None
    told = {at: part.wrong for at, part in page.form.told.items() if part.wrong}
    assert told == {f"seconds.{field}": "Let these rise: at least, usually, at most."}
    page._lead_to(page.judged.problems[0].where)
    assert focused() is control(page, f"seconds.{field}")


def test_undo_in_a_field_of_text_is_that_of_the_draft(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.overview.add_spot.click()
    QTest.keyClicks(focused(), "Knee")
    assert places(page) == ["PC6", "LI4", "Old scar", "Knee"]
    for left in (["PC6", "LI4", "Old scar", ""], ["PC6", "LI4", "Old scar"]):
        QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
        assert places(page) == left


def test_rounds_are_counted_up_by_key_after_key(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.rounds[0].setFocus()
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert page.routine.sets[0].rounds == 4
    page.undo.click()
    assert page.steps.rounds[0].value() == 1


def test_a_step_is_dragged_to_another_place(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    first, last = page.steps.cards[0], page.steps.cards[2]
    below = first.mapFromGlobal(last.mapToGlobal(last.rect().bottomLeft()))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(first, left, pos=first.rect().center())
    to, none = QPointF(below), Qt.KeyboardModifier.NoModifier
    moving = QMouseEvent(
        QEvent.Type.MouseMove, to, QPointF(first.mapToGlobal(below)), left, left, none
    )
    QApplication.sendEvent(first, moving)
    QTest.mouseRelease(first, left, pos=below)
    assert places(page) == ["LI4", "Old scar", "PC6"]


def test_a_routine_from_nothing_says_how_to_begin_and_counts_its_time(qtbot: QtBot) -> None:
    page = edited(qtbot, begun("mine", "Mine"))
    assert "Start with a point or your own spot" in texts(page)
    assert "Nothing to play yet" in texts(page)
    page.writing.add_code("GB21")
    page.judge_now()
    assert " in all" in page.overview.total.text()
    assert "Nothing to mend." in texts(page)
    assert "Does not start" in texts(page)
    told = {who.split(",")[0]: what for who, what in warnings(page.judged, CONTENT, WORDS)}
    assert told["Pregnant"].startswith("Leaves out")


def test_what_is_wrong_is_said_and_leads_to_its_control(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.overview.add_spot.click()
    assert isinstance(focused(), QLineEdit)
    page.judge_now()
    first = "Step 4, Name: Give it a name (up to 80 characters)."
    assert page.verdict.status.text() == f"3 things to mend. {first}"
    assert [link.accessibleName() for link in page.overview.problems.links] == [
        first,
        "Step 4, How to find it: Say how to find it.",
        "Step 4, Part of the body: Choose the part of the body.",
    ]
    page.steps.about.click()
    page.overview.problems.links[1].click()
    assert focused() is control(page, "point.where")
    page.steps.about.click()
    page.verdict.show_problem.click()
    assert page.history.now.step == 3
    assert focused() is control(page, "point.name")
    assert focused().accessibleDescription().startswith("Give it a name (up to 80 characters).")
    assert texts(settled(page)).count("Give it a name (up to 80 characters).") == 4
    QTest.keyClicks(focused(), "Knee")
    control(page, "point.where").setPlainText("Below it.")
    control(page, "point.region").chosen.emit(Region.KNEE_FRONT)
    page.judge_now()
    assert "Give it a name" not in texts(page) + control(page, "point.name").accessibleDescription()
    assert page.verdict.status.text() == "Nothing to mend."


def test_with_large_text_in_a_narrow_window_the_footer_takes_little_and_still_leads(
    qtbot: QtBot,
) -> None:
    large = Theme(LIGHT, scale_for(10, 2), THEME.icons)
    page = edited(qtbot, THREE, theme=large)
    dress(page, large)
    page.resize(480, 688)  # above the rail of 480 × 800
    page.overview.add_spot.click()
    page.judge_now()
    settled(page)
    assert page.foot.height() < 0.2 * 800
    assert page.verdict.state.text() == "Not saved"
    link = page.verdict.show_problem
    assert link.text().replace("&", "") == "3 to mend"
    link.click()
    assert focused() is control(page, "point.name")
    page.resize(1800, 760)
    settled(page)
    assert page.verdict.state.text() == "Changed, not saved"
    assert page.verdict.status.text().startswith("3 things to mend. ")


def test_the_kind_of_time_changes_what_can_be_set(qtbot: QtBot) -> None:
    page = edited(qtbot, THREE)
    page.steps.cards[0].click()
    control(page, "timing").chosen.emit("range")
    control(page, "seconds.max").setValue(100)
    assert page.routine.steps[0].seconds == Span(min=30, usual=60, max=100)
    control(page, "timing").chosen.emit("count")
    assert page.routine.steps[0].seconds is None
    assert page.routine.steps[0].stretches[0].per_minute == 30
    page.judge_now()
    assert not page.judged.problems


def test_typing_in_one_language_keeps_the_others(qtbot: QtBot) -> None:
    page = edited(qtbot, routine(title={"de": "Nacken", "en": "Neck"}))
    assert "Kept as well in: de" in texts(page)
    title = control(page, "title")
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Shoulder")
    assert page.routine.title == {"de": "Nacken", "en": "Shoulder"}
    page.undo.click()
    assert page.routine.title == {"de": "Nacken", "en": "Neck"}
    assert control(page, "title").text() == "Neck"


def test_a_prescribed_dose_is_locked_until_it_is_unlocked(qtbot: QtBot) -> None:
    page = edited(qtbot, routine(press("PC6"), press("LI4"), prescribed={"by": "Ana"}))
    page.steps.cards[0].click()
    assert not control(page, "timing").isEnabled()
    assert control(page, "note").isEnabled()
    QTest.keyClick(page, Qt.Key.Key_Down, ALT)
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    assert places(page) == ["PC6", "LI4"]
    page.lock.unlock.click()
    assert control(page, "timing").isEnabled()


def test_what_no_therapist_made_any_more_is_not_locked(qtbot: QtBot) -> None:
    page = edited(qtbot, routine(press("PC6"), prescribed={"by": "Ana"}))
    page.writing.become(replace(page.routine, prescribed=None), None)
    assert not page.lock.isVisible()
    page.steps.cards[0].click()
    assert control(page, "timing").isEnabled()


def test_leaving_with_changes_asks_in_the_page(qtbot: QtBot) -> None:
    page, went = edited(qtbot, THREE), []
    assert page.may_leave(lambda: went.append("at once"))
    page.steps.cards[0].click()
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    assert not page.may_leave(lambda: went.append("later"))
    assert page.unsaved.isVisible()
    page.unsaved.stay.click()
    assert not page.unsaved.isVisible()
    assert focused() is page.steps.cards[1]  # where the step was doubled
    assert not page.may_close()
    assert page.may_close()
    assert not page.may_leave(lambda: went.append("later"))
    page.unsaved.leave.click()
    qtbot.waitUntil(lambda: went == ["later"])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(40, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    image.save(str(tmp_path / "knee.png"))
    return tmp_path


def test_the_mark_is_put_on_the_photo_by_mouse_and_arrow_keys(qtbot: QtBot, photo: Path) -> None:
    page = edited(qtbot, routine(press(spot(picture="knee.png"), "both")), photo)
    page.steps.cards[0].click()
    shown = page.findChild(MarkedPhoto)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.shown.width() > 0)
    middle = shown.shown.center().toPoint()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle)
    assert mark(page).x == pytest.approx(0.5, abs=0.02)
    settled(page)
    again = page.findChildren(MarkedPhoto)[-1]
    before = mark(page)
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Right)
    QTest.keyClick(again, Qt.Key.Key_Down)
    assert (mark(page).x, mark(page).y) == pytest.approx((before.x + 0.01, before.y + 0.01))


def test_the_first_mark_by_keyboard_leaves_the_photo_in_view(qtbot: QtBot, photo: Path) -> None:
    page = edited(qtbot, routine(press(spot(picture="knee.png"), "both")), photo)
    page.steps.cards[0].click()
    settled(page)
    entrance(control(page, "point.picture")).setFocus()
    for _ in range(2):  # past the button that takes the photo away
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert isinstance(focused(), MarkedPhoto)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    settled(page)
    assert (mark(page).x, mark(page).y) == (0.5, 0.5)
    assert isinstance(focused(), MarkedPhoto)
    assert in_view(page, focused())
    assert focused().accessibleDescription() == "The mark is 50 % from the left, 50 % from the top"


def mark(page: EditorPage) -> PictureMark:
    point = page.routine.steps[0].point
    assert isinstance(point, Spot)
    assert point.mark is not None
    return point.mark
