"""Asks the system to show a few words outside the window, where it does that for any program.

On Linux that is the desktop's notification service (Desktop Notifications Specification 1.2). It
wants a number without a sign, which Qt for Python cannot send, so jeepney speaks to it, which the
keeping awake needs anyhow. macOS is asked through its own `osascript`, written from its
documentation and never run. Windows shows such words only for an installed program or one with an
icon in the tray, so there the line in the window has to do.
"""

import subprocess
import sys

from PySide6.QtCore import QObject

from acupressure_app.ui.worker import Worker, once

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PROGRAM = "acupressure-app"
_REPLACES_NONE = 0
_AS_LONG_AS_USUAL = -1
_PATIENCE_S = 2.0

_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


class Notifier(QObject):
    """Shows words beside the window and waits for nobody; where nobody listens nothing happens."""

    def show(self, title: str, text: str) -> None:
        """A title of any letters, and a text of our own: some desktops take marks in it as HTML."""
        Worker(once(lambda: _notify(title, text)), self).start()


def _notify(title: str, text: str) -> None:
    """Raises what can go wrong on the way there."""
    if sys.platform == "linux":
        _notify_linux(title, text)
    elif sys.platform == "darwin":
        subprocess.run(macos_command(title, text), check=False, timeout=_PATIENCE_S)


def _notify_linux(title: str, text: str) -> None:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - for Linux alone
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - the same

    service = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    hints = {"desktop-entry": ("s", _PROGRAM)}
    words: tuple[object, ...] = (
        _PROGRAM,
        _REPLACES_NONE,
        "",
        title,
        text,
        [],
        hints,
        _AS_LONG_AS_USUAL,
    )
    with open_dbus_connection(bus="SESSION") as bus:
        message = new_method_call(service, "Notify", "susssasa{sv}i", words)
        bus.send_and_get_reply(message, timeout=_PATIENCE_S)


def macos_command(title: str, text: str) -> list[str]:
    """Words are arguments, so that no letter in them is taken for a part of the script."""
    script = [part for line in _SCRIPT for part in ("-e", line)]
    return ["/usr/bin/osascript", *script, title, text]
