"""Every field of the format has a control with its unit and range, and only where it applies."""

import re
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import FORBIDDEN, Pressure, Region, Technique
from acupressure_app.core.routine import Routine, Step, Stretch
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import Form
from acupressure_app.ui.editor.routine_form import RoutineForm
from acupressure_app.ui.editor.step_form import StepForm
from acupressure_app.ui.editor.steps import StepList
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Scale, Theme
from tests.builders import CIRCLES, WORDS, press, spot
from tests.format_fields import FULL, every_field, every_range

FOLDERS = folders()
DESK = Desk(
    Theme(LIGHT, Scale(10, 16), FOLDERS.assets / "icons"),
    WORDS,
    load_content(FOLDERS.assets),
    Path,
)
ROUTINE = msgspec.convert(FULL, Routine)
COUNTED = [{"technique": "tap", "per_minute": 60}]
STEPS = (*ROUTINE.steps, *(
    msgspec.convert(each, Step)
    for each in (press(), press(count=30, stretches=COUNTED), press("CV6", "midline"))
))  # fmt: skip
WHOLE = {"sets", "sets[].steps", "schedule", "sets[].steps[].seconds", "sets[].steps[].stretches"}
"""What is the sum of other fields."""

PROGRAM = {"format", "id"}
"""What the program writes by itself: an id that changed would lose journal and favourites."""


def step_form(qtbot: QtBot, step: Step | dict[str, Any], *, locked: bool = False) -> StepForm:
    if not isinstance(step, Step):
        step = msgspec.convert(step, Step)
    form = StepForm(DESK, step, locked=locked, opened=frozenset())
    qtbot.addWidget(form)
    return form


@pytest.fixture
def forms(qtbot: QtBot) -> dict[str, Form]:
    """The form of each field: by its path in the format."""
    about = RoutineForm(DESK, ROUTINE, locked=False, opened=frozenset())
    qtbot.addWidget(about)
    found: dict[str, Form] = dict.fromkeys(about.controls, about)
    for step in STEPS:
        form = step_form(qtbot, step)
        for field in form.controls:
            found[f"sets[].steps[].{re.sub(r'[0-9]+', '', field)}"] = form
    return found


def test_every_field_of_the_format_has_a_control(qtbot: QtBot, forms: dict[str, Form]) -> None:
    steps = StepList(DESK, Pictures(FOLDERS.pictures))
    qtbot.addWidget(steps)
    steps.show_routine(ROUTINE, None, {}, "", locked=False)
    assert [rounds.accessibleDescription() for rounds in steps.rounds] == ["1 to 100 times"]
    shown = {*forms, "sets[].rounds"}
    asked = set(every_field()) - WHOLE - PROGRAM
    mark = {"sets[].steps[].point.mark.x", "sets[].steps[].point.mark.y"}
    assert "sets[].steps[].point.mark" in shown
    assert asked - mark - shown == set()


def test_every_number_says_its_unit_and_its_range(forms: dict[str, Form]) -> None:
    asked = {
        field: ends
        for field, ends in every_range().items()
        if not field.endswith((".x", ".y", "sets[].rounds"))
    }
    assert len(asked) == 19
    for field, (low, high) in asked.items():
        form = forms[field]
        near = field.removeprefix("sets[].steps[].")
        told = next(t for known, t in form.told.items() if re.sub(r"[0-9]+", "", known) == near)
        words = " ".join(label.text() for label in told.findChildren(QLabel))
        assert f"{low:g} to {high:g}" in words, field


WAYS: list[tuple[str, Any, set[str], set[str]]] = [
    ("a still press turns nowhere and has no beat", press(),
     {"stretches[0].direction"}, {"stretches[0].rhythm", "first", "stretches[0].share"}),
    ("taps go nowhere", press(stretches=[{"technique": "tap"}]),
     {"stretches[0].rhythm"}, {"stretches[0].direction"}),
    ("a side that comes first, where both come in turn", press(side="each"), {"first"}, set()),
    ("both at once have no first", press(side="both"), set(), {"first"}),
    ("a fixed time is one number", press(), {"seconds"}, {"seconds.min", "seconds.at_most"}),
    ("a range is three", press(seconds={"min": 1, "usual": 2, "max": 3}),
     {"seconds.min", "seconds.usual", "seconds.max"}, {"seconds", "seconds.at_most"}),
    ("a limit is one", press(seconds={"at_most": 60}),
     {"seconds.at_most"}, {"seconds", "seconds.min"}),
    ("a count needs one stretch", press(count=9, stretches=COUNTED),
     {"count", "stretches[0].per_minute"}, {"seconds", "stretches+"}),
    ("shares, where several share", press(stretches=[CIRCLES, {}]),
     {"stretches[0].share", "stretches[1].share"}, set()),
    ("a pulse is on and off", press(stretches=[{"technique": "pulse", "on": 5, "off": 2}]),
     {"stretches[0].on", "stretches[0].off"}, {"stretches[0].per_minute"}),
    ("a mark, where there is a photo", press(spot(picture="a.jpg")), {"point.mark"}, {"point"}),
    ("none without", press(spot()), {"point.picture"}, {"point.mark"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("step", "there", "not_there"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS]
)
def test_what_depends_on_another_choice_is_offered_only_with_it(
    qtbot: QtBot, step: Any, there: set[str], not_there: set[str]
) -> None:
    shown = set(step_form(qtbot, step).controls)
    assert there <= shown
    assert not not_there & shown


def test_another_technique_drops_what_does_not_go_with_it(qtbot: QtBot) -> None:
    way = {"technique": "circles", "direction": "clockwise", "per_minute": 60, "pressure": "firm"}
    form = step_form(qtbot, press(stretches=[way]))
    technique: Any = form.controls["stretches[0].technique"]
    technique.chosen.emit("press")
    assert form.step.stretches[0] == Stretch(pressure=Pressure.FIRM)


def test_a_number_beyond_its_range_is_shown_as_it_is_and_can_be_mended(qtbot: QtBot) -> None:
    step = replace(STEPS[2], seconds=5000, rest=10**15)
    form = step_form(qtbot, step)
    seconds: Any = form.controls["seconds"]
    assert seconds.text() == "5000 s"
    seconds.setValue(90)
    assert form.step.seconds == 90


def test_the_parts_of_the_body_go_from_head_to_foot_and_those_nobody_presses_come_last() -> None:
    offered = options.regions(WORDS.tr)
    assert {each[0] for each in offered if each} == set(Region)
    groups = [[one[0] for one in group if one] for there, group in groupby(offered, bool) if there]
    firsts = ["head_top", "base_of_skull", "upper_back", "collarbone", "upper_arm", "palm",
              "thigh_front", "ankle_front", "neck_front"]  # fmt: skip
    assert [group[0] for group in groups] == firsts
    assert set(groups[-1]) == FORBIDDEN


def test_parts_of_a_second_are_typed_and_stepped(qtbot: QtBot) -> None:
    form = step_form(qtbot, press(stretches=[{"technique": "pulse", "on": 5, "off": 2.5}]))
    on, off = form.controls["stretches[0].on"], form.controls["stretches[0].off"]
    assert isinstance(on, type(off))
    shown: Any = (on, off)
    assert [each.text() for each in shown] == ["5 s", "2.5 s"]
    shown[0].stepUp()
    assert form.step.stretches[0].on == 5.5
    shown[1].lineEdit().setText("0.4 s")
    shown[1].interpretText()
    assert form.step.stretches[0].off == 0.4


@pytest.mark.parametrize(
    ("on", "shown"), [(4.27, "4.27 s"), (0.205, "0.205 s"), (599.999, "599.999 s"), (5, "5 s")]
)
def test_seconds_written_by_hand_are_shown_as_they_are_and_stay(
    qtbot: QtBot, on: float, shown: str
) -> None:
    form = step_form(qtbot, press(stretches=[{"technique": "pulse", "on": on, "off": 3}]))
    field: Any = form.controls["stretches[0].on"]
    assert field.text() == shown
    field.setFocus()
    field.interpretText()
    off: Any = form.controls["stretches[0].off"]
    off.stepUp()
    assert form.step.stretches[0] == Stretch(technique=Technique.PULSE, on=on, off=3.5)


@pytest.mark.parametrize(
    ("typed", "becomes"), [("4.27", 4.27), ("0,25", 0.25), ("4.2735", 4.273), ("4.2700", 4.27)]
)
def test_no_digit_can_be_typed_that_would_be_lost(qtbot: QtBot, typed: str, becomes: float) -> None:
    form = step_form(qtbot, press(stretches=[{"technique": "pulse", "on": 5, "off": 3}]))
    field: Any = form.controls["stretches[0].on"]
    form.show()
    field.selectAll()
    QTest.keyClicks(field, typed)
    field.interpretText()
    assert form.step.stretches[0].on == becomes


def test_what_is_not_known_here_can_be_taken_off(qtbot: QtBot) -> None:
    form = RoutineForm(
        DESK, replace(ROUTINE, symptoms=("boredom", "nausea")), locked=False, opened=frozenset()
    )
    qtbot.addWidget(form)
    became: list[Routine] = []
    form.edited.connect(lambda one, _field: became.append(one))
    chips: Any = form.controls["symptoms"]
    chips._chips["boredom"].click()
    assert became[-1].symptoms == ("nausea",)


def test_a_locked_dose_keeps_side_time_pressure_and_place(qtbot: QtBot) -> None:
    form = step_form(qtbot, STEPS[0], locked=True)
    free = {"note", "leave_out_if", "tool", "hand"}
    for field, control in form.controls.items():
        assert control.isEnabled() is (field in free), field


def test_the_curve_follows_each_change_and_says_the_same(qtbot: QtBot) -> None:
    form = step_form(qtbot, press(side="each", stretches=[{"pressure": "firm"}]))
    form.resize(600, 900)
    curve, tokens = form.curve, DESK.theme.tokens
    firm = curve.grab().toImage()
    assert has_colour(firm, tokens.disc)
    assert "firm" in curve.accessibleDescription()
    pressure: Any = form.controls["stretches[0].pressure"]
    pressure.chosen.emit("light")
    form.take(form.step)
    light = curve.grab().toImage()
    assert share_of(light, tokens.disc) < share_of(firm, tokens.disc) / 2
    assert "light pressure: 1 min." in curve.accessibleDescription()
    seconds: Any = form.controls["seconds"]
    seconds.valueChanged.emit(4000)
    form.take(form.step)
    assert not has_colour(curve.grab().toImage(), tokens.disc)
    assert curve.accessibleDescription() == "Nothing to draw until its times are mended."


def share_of(image: QImage, colour: str) -> int:
    """How many of some pixels have this colour."""
    wanted = QColor(colour)
    across, down = range(0, image.width(), 3), range(0, image.height(), 3)
    return sum(image.pixelColor(x, y) == wanted for x in across for y in down)


def has_colour(image: QImage, colour: str) -> bool:
    return share_of(image, colour) > 0
