"""Whether the system asks for less motion, and when it changes its mind.

It is imported after the first frame: until it has heard anything, motion is full.
"""

import ctypes
import ctypes.util
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_LESS = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""What the portal for settings is asked, and the value that means less motion."""

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"


class SystemMotion(QObject):
    """`less` is what the system asks for; emits `changed` when that is another than before.

    Linux is asked through the desktop's portal, which tells of changes. Windows and macOS are
    asked again whenever the program comes to the front. Where nobody answers, motion is full.
    """

    changed = Signal()

    def __init__(self, bus: "QDBusConnection | None" = None) -> None:
        """Asks at once, and waits for no answer; on Linux on this bus, or on the session's."""
        super().__init__()
        self.less = False
        self._asked: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}
        self._answers: dict[tuple[str, str], bool] = {}
        if sys.platform == "linux":
            self._follow_portal(bus)
        else:
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.applicationStateChanged.connect(self._look_again)
            self._set(asks_for_less())

    def _set(self, less: bool) -> None:
        if less is not self.less:
            self.less = less
            self.changed.emit()

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._set(asks_for_less())

    def _follow_portal(self, bus: "QDBusConnection | None") -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - it is for Linux alone

        self._bus = bus or QDBusConnection.sessionBus()
        if not self._bus.isConnected():
            return
        slot: Any = SLOT("_setting_changed(QString,QString,QDBusVariant)")  # typed as bytes
        # Naming the service as well would make Qt wait until the bus has said who that is.
        self._bus.connect("", _PATH, _INTERFACE, "SettingChanged", self, slot)
        for key in _LESS:
            self._ask(*key)

    @Slot(str, str, "QDBusVariant")
    def _setting_changed(self, namespace: str, key: str, _value: object) -> None:
        if (namespace, key) in _LESS:
            self._ask(namespace, key)

    def _ask(self, namespace: str, key: str) -> None:
        """Every portal knows `Read`; the newer `ReadOne` only wraps the value once less."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415

        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
        call.setArguments([namespace, key])
        answer = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        self._asked[answer] = namespace, key
        answer.finished.connect(self._hear)

    def _hear(self, answer: "QDBusPendingCallWatcher") -> None:
        name = self._asked.pop(answer)
        values = [] if answer.isError() else answer.reply().arguments()
        answer.deleteLater()
        self._answers[name] = bool(values) and _plain(values[0]) == _LESS[name]
        self._set(any(self._answers.values()))


def _plain(value: Any) -> object:
    """What is inside the wrappings of D-Bus."""
    from PySide6.QtDBus import QDBusVariant  # noqa: PLC0415

    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


def asks_for_less() -> bool:
    """Whether Windows or macOS asks for less motion at this moment; no elsewhere."""
    if sys.platform == "win32":
        return not _windows_animates()
    return sys.platform == "darwin" and _macos_reduces()


_SPI_GETCLIENTAREAANIMATION = 0x1042


def _windows_animates() -> bool:
    """Whether animations are shown; yes where it cannot be told."""
    user32: Any = ctypes.CDLL("user32")
    animates = ctypes.c_int(1)
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)


def _macos_reduces() -> bool:
    """Whether “Reduce motion” is on in the settings for accessibility."""
    objc: Any = ctypes.CDLL(ctypes.util.find_library("objc"))
    for find in (objc.objc_getClass, objc.sel_registerName):
        find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    pointers = ctypes.c_void_p, ctypes.c_void_p
    shared = ctypes.CFUNCTYPE(ctypes.c_void_p, *pointers)(("objc_msgSend", objc))
    reduces = ctypes.CFUNCTYPE(ctypes.c_bool, *pointers)(("objc_msgSend", objc))
    workspace = shared(
        objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace")
    )
    wanted = objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
    return bool(reduces(workspace, wanted))
