"""Words outside the window: what the desktop's notification service hears, on a bus of our own."""

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from acupressure_app.ui.reminders.notify import Notifier, macos_command

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
else:
    pytest.skip("D-Bus is for Linux alone", allow_module_level=True)

NAME = "org.freedesktop.Notifications"
needs_bus = pytest.mark.skipif(
    not shutil.which("dbus-daemon") and "CI" not in os.environ, reason="needs dbus-daemon"
)


class Service(QDBusVirtualObject):
    """Takes notices as a desktop does, and is as strict about their types."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.heard: list[list[object]] = []
        assert bus.registerVirtualObject("/org/freedesktop/Notifications", self)
        assert bus.registerService(NAME)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        assert (message.interface(), message.member()) == (NAME, "Notify")
        assert message.signature() == "susssasa{sv}i"
        self.heard.append(list(message.arguments()))
        return connection.send(message.createReply(1))


@pytest.fixture
def desktop(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[QDBusConnection]:
    """The desktop's connection to the bus that the program finds too."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield QDBusConnection.connectToBus(address, "notices")
    QDBusConnection.disconnectFromBus("notices")


@needs_bus
def test_the_desktop_hears_title_and_text(qtbot: QtBot, desktop: QDBusConnection) -> None:
    service, owner = Service(desktop), QObject()
    Notifier(owner).show("Übelkeit <b> & Reise", "It is 08:00.")
    qtbot.waitUntil(lambda: len(service.heard) == 1)
    (heard,) = service.heard
    assert heard[:5] == ["acupressure-app", 0, "", "Übelkeit <b> & Reise", "It is 08:00."]
    assert heard[7] == -1


@pytest.mark.parametrize("where", ["unix:path=/nonexistent/bus", "", "nonsense"])
def test_without_a_desktop_nothing_happens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", where)
    owner = QObject()
    notifier = Notifier(owner)
    notifier.show("Nausea", "It is 08:00.")
    qtbot.waitUntil(lambda: not notifier.children())


def test_words_are_no_part_of_the_script_on_macos() -> None:
    command = macos_command('Nausea" & (do shell script "rm")', "It is 08:00.")
    assert command[-2:] == ['Nausea" & (do shell script "rm")', "It is 08:00."]
    assert not any("rm" in part for part in command[:-2])
