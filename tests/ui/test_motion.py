"""What the desktop says about motion, heard from a portal on a bus of the test's own."""

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from acupressure_app.ui.motion import SystemMotion, asks_for_less

if sys.platform == "linux":
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusError,
        QDBusMessage,
        QDBusVariant,
        QDBusVirtualObject,
    )
else:
    pytest.skip("D-Bus is for Linux alone", allow_module_level=True)

pytestmark = pytest.mark.skipif(
    not shutil.which("dbus-daemon") and "CI" not in os.environ, reason="needs dbus-daemon"
)

PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")


class Portal(QDBusVirtualObject):
    """Answers as the desktop's portal for settings does."""

    def __init__(self, bus: QDBusConnection, settings: dict[tuple[str, str], object]) -> None:
        super().__init__()
        self.settings, self.asked, self._bus = settings, 0, bus
        assert bus.registerVirtualObject(PATH, self)
        assert bus.registerService("org.freedesktop.portal.Desktop")

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        assert (message.interface(), message.member()) == (INTERFACE, "Read")
        self.asked += 1
        namespace, key = message.arguments()
        if (namespace, key) in self.settings:
            value = QDBusVariant(QDBusVariant(self.settings[namespace, key]))
            reply = message.createReply(value)
        else:
            reply = message.createErrorReply(QDBusError.ErrorType.UnknownProperty, "not found")
        return connection.send(reply)

    def change(self, name: tuple[str, str], value: object) -> None:
        """Set it and tell everybody."""
        self.settings[name] = value
        signal = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        signal.setArguments([*name, QDBusVariant(value)])
        assert self._bus.send(signal)


@pytest.fixture
def bus(address: str) -> Iterator[QDBusConnection]:
    """The program's connection."""
    yield QDBusConnection.connectToBus(address, "program")
    QDBusConnection.disconnectFromBus("program")


@pytest.fixture
def desktop(address: str) -> Iterator[QDBusConnection]:
    """The portal's connection."""
    yield QDBusConnection.connectToBus(address, "desktop")
    QDBusConnection.disconnectFromBus("desktop")


@pytest.mark.parametrize(
    ("settings", "less"),
    [
        pytest.param({REDUCED: 1}, True, id="the desktop asks for less"),
        pytest.param({ANIMATIONS: False}, True, id="animations are switched off"),
        pytest.param({REDUCED: 0, ANIMATIONS: False}, True, id="either is enough"),
        pytest.param({REDUCED: 0, ANIMATIONS: True}, False, id="neither"),
        pytest.param({REDUCED: "1"}, False, id="an answer of another kind"),
        pytest.param({}, False, id="a desktop that knows neither"),
    ],
)
def test_what_the_desktop_asks_for(
    qtbot: QtBot,
    desktop: QDBusConnection,
    bus: QDBusConnection,
    settings: dict[tuple[str, str], object],
    less: bool,
) -> None:
    portal = Portal(desktop, settings)
    motion = SystemMotion(bus)
    assert not motion.less, "it waits for no answer"
    heard: list[bool] = []
    motion.changed.connect(lambda: heard.append(motion.less))
    qtbot.waitUntil(lambda: portal.asked == 2 and motion.less is less)
    portal.change(REDUCED, 0 if less else 1)  # the answers to the first questions come first
    portal.change(ANIMATIONS, True)
    qtbot.waitUntil(lambda: motion.less is not less)
    assert heard == ([True, False] if less else [True])


def test_it_follows_the_desktop(
    qtbot: QtBot, desktop: QDBusConnection, bus: QDBusConnection
) -> None:
    portal = Portal(desktop, {REDUCED: 0, ANIMATIONS: True})
    motion = SystemMotion(bus)
    qtbot.waitUntil(lambda: portal.asked == 2)
    for name, value, less in (
        (ANIMATIONS, False, True),
        (ANIMATIONS, True, False),
        (REDUCED, 1, True),
        (REDUCED, 0, False),
    ):
        with qtbot.waitSignal(motion.changed):
            portal.change(name, value)
        assert motion.less is less


def test_a_portal_that_comes_later_is_heard(
    qtbot: QtBot, desktop: QDBusConnection, bus: QDBusConnection
) -> None:
    motion = SystemMotion(bus)
    assert not motion.less
    portal = Portal(desktop, {})
    with qtbot.waitSignal(motion.changed):
        portal.change(REDUCED, 1)
    assert motion.less


def test_without_a_bus_motion_is_full(qtbot: QtBot) -> None:
    del qtbot
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    assert not SystemMotion(nowhere).less


def test_linux_is_asked_by_its_portal_alone() -> None:
    assert not asks_for_less()
