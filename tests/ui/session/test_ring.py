"""The ring shows time as an arc and pressure as a disc, and says both to a screen reader."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acupressure_app.core.body import Pressure
from acupressure_app.ui.session.dial import Dial
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.theme import LIGHT, Scale, Theme

SIZE = 400
HOLD = Dial(
    left=0.72,
    digits="1:48",
    word="Hold · firm",
    name="Time left on your left wrist",
    value_text="1 minute 48 seconds",
    face="press",
    target=Pressure.FIRM,
    level=1.0,
    heard=50,
)


@pytest.fixture
def ring(qtbot: QtBot) -> Ring:
    result = Ring(Theme(LIGHT, Scale(10, 16), Path()))
    qtbot.addWidget(result)
    result.setStyleSheet(f"background: {LIGHT.bg}")
    result.resize(SIZE, SIZE)
    result.set_props(HOLD)
    result.show()
    return result


def _colour(ring: Ring, x: float, y: float) -> str:
    """The colour at a place given in shares of the radius, right and down from the middle."""
    half = SIZE / 2
    picture = ring.grab().toImage()
    return picture.pixelColor(round(half + x * half), round(half + y * half)).name().upper()


ARC = 0.96
"""The arc's middle, as a share of the radius."""


@pytest.mark.parametrize(
    ("left", "right", "bottom", "left_edge"),
    [
        (1.0, "primary", "primary", "primary"),
        (0.6, "track", "primary", "primary"),
        (0.4, "track", "track", "primary"),
        (0.0, "track", "track", "track"),
    ],
)
def test_the_gap_opens_at_twelve_and_grows_clockwise(
    ring: Ring, left: float, right: str, bottom: str, left_edge: str
) -> None:
    ring.set_props(replace(HOLD, left=left))
    seen = (_colour(ring, ARC, 0), _colour(ring, 0, ARC), _colour(ring, -ARC, 0))
    assert seen == tuple(getattr(LIGHT, name) for name in (right, bottom, left_edge))


@pytest.mark.parametrize(
    ("case", "props", "radius"),
    [
        ("a firm hold reaches the outer line", HOLD, 0.775),
        ("a medium hold the middle line", replace(HOLD, target=Pressure.MEDIUM), 0.68),
        ("a light hold the inner line", replace(HOLD, target=Pressure.LIGHT), 0.585),
        ("half-way in, the disc is half as wide", replace(HOLD, level=0.5), 0.3875),
        ("easing makes it smaller", replace(HOLD, ease=0.7), 0.5425),
    ],
)
def test_the_disc_shows_how_hard_to_press(
    ring: Ring, case: str, props: Dial, radius: float
) -> None:
    ring.set_props(props)
    diagonal = 0.7071 * radius
    assert _colour(ring, -diagonal * 0.95, -diagonal * 0.95) == LIGHT.disc, case
    assert _colour(ring, -diagonal * 1.05, -diagonal * 1.05) == LIGHT.bg, case


@pytest.mark.parametrize(
    ("bead", "x", "y"), [(0.0, 0, -0.775), (0.25, 0.775, 0), (0.5, 0, 0.775), (0.75, -0.775, 0)]
)
def test_the_bead_runs_clockwise_from_twelve(ring: Ring, bead: float, x: float, y: float) -> None:
    ring.set_props(replace(HOLD, bead=bead))
    beside = 0.02
    assert _colour(ring, x + beside, y + beside) == LIGHT.disc_line


def _below(ring: Ring, line: int) -> tuple[QImage, QImage]:
    """What a small ring shows above its lowest line, and in it."""
    picture = ring.grab().toImage()
    width, height = picture.width(), picture.height()
    return (
        picture.copy(0, 0, width, height - line),
        picture.copy(0, height - line, width, line),
    )


def test_in_a_small_ring_the_word_stands_below_and_never_over_the_disc(ring: Ring) -> None:
    ring.resize(140, 140)
    ring.set_props(replace(HOLD, target=Pressure.LIGHT))
    ring_with, line_with = _below(ring, 16)
    ring.set_props(replace(HOLD, target=Pressure.LIGHT, word=""))
    ring_without, line_without = _below(ring, 16)
    assert ring_with == ring_without
    assert line_with != line_without


def test_a_pause_takes_the_colour_out(ring: Ring) -> None:
    ring.set_props(replace(HOLD, face="paused", bead=0.25))
    assert _colour(ring, -ARC, 0) == LIGHT.ink2
    assert _colour(ring, -0.5, 0.4) == LIGHT.sunken


def test_waiting_has_no_disc(ring: Ring) -> None:
    ring.set_props(replace(HOLD, face="wait", digits="6", word=""))
    assert _colour(ring, -0.5, 0.4) == LIGHT.bg


def test_done_closes_the_ring(ring: Ring) -> None:
    ring.set_props(replace(HOLD, face="done", left=0.0))
    assert _colour(ring, ARC, 0) == LIGHT.primary


def test_a_screen_reader_hears_what_it_is_and_how_much_is_left(ring: Ring) -> None:
    heard = QAccessible.queryAccessibleInterface(ring)
    assert heard is not None
    assert heard.role() is QAccessible.Role.ProgressBar
    assert heard.text(QAccessible.Text.Name) == "Time left on your left wrist"
    assert heard.text(QAccessible.Text.Description) == "1 minute 48 seconds"
    assert ring.value() == 50


def test_it_never_takes_the_focus(ring: Ring) -> None:
    QTest.mouseClick(ring, Qt.MouseButton.LeftButton)
    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not ring.hasFocus()


def test_a_click_is_told(ring: Ring, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ring.clicked, timeout=1000):
        QTest.mouseClick(ring, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, ring: Ring) -> None:
        super().__init__(ring)
        self.count = 0
        ring.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (named by Qt)
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_it_paints_only_what_can_be_seen(ring: Ring) -> None:
    QApplication.processEvents()
    paints = _Paints(ring)
    ring.set_props(replace(HOLD, left=0.72000001))
    QApplication.processEvents()
    assert paints.count == 0
    ring.set_props(replace(HOLD, digits="1:47"))
    QApplication.processEvents()
    assert paints.count == 1


def _ink_below(ring: Ring) -> bool:
    """Whether anything is written in the lowest line, away from the ring itself."""
    colour = QColor(LIGHT.ink).name()
    picture = ring.grab().toImage()
    low = range(picture.height() - 18, picture.height())
    return any(
        picture.pixelColor(x, y).name() == colour for y in low for x in range(picture.width())
    )


def test_while_waiting_the_word_stands_below_the_ring(ring: Ring) -> None:
    ring.resize(220, 220)
    wait = replace(HOLD, face="wait", digits="6", word="")
    ring.set_props(wait)
    assert not _ink_below(ring)
    ring.set_props(replace(wait, word="seconds to change"))
    assert _ink_below(ring)


def test_a_wait_takes_no_more_room_than_it_needs(ring: Ring) -> None:
    ring.resize(400, 400)
    ring.set_props(replace(HOLD, face="wait", digits="6", word=""))
    picture = ring.grab().toImage()
    across = [x for x in range(400) if picture.pixelColor(x, 200).name() != LIGHT.bg.lower()]
    assert max(across) - min(across) <= 13 * 16
