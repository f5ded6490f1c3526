"""The look that holds now: what the user chose, and where nothing was chosen, the system's."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from acupressure_app.store.settings import Colours, Motion, Settings
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.theme import Theme, scale_for, tokens_for

if TYPE_CHECKING:
    from acupressure_app.ui.motion import SystemMotion

_SCHEMES = {
    Colours.LIGHT: Qt.ColorScheme.Light,
    Colours.DARK: Qt.ColorScheme.Dark,
    Colours.CONTRAST: Qt.ColorScheme.Dark,
    Colours.CONTRAST_LIGHT: Qt.ColorScheme.Light,
}
_HIGH = (Colours.CONTRAST, Colours.CONTRAST_LIGHT)


class Look(QObject):
    """Emits `changed` with the theme whenever the user or the system changes something about it."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, icons: Path) -> None:
        """Follows both from now on; `icons` is their folder."""
        super().__init__()
        self._preferences, self._icons, self._system_still = preferences, icons, False
        self._motion: SystemMotion | None = None
        self.theme = self._now()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        QGuiApplication.primaryScreen().logicalDotsPerInchChanged.connect(self.refresh)
        preferences.changed.connect(self._change)
        self._set_scheme(preferences.settings)

    def set_system_still(self, still: bool) -> None:
        """The system wants less motion, or no longer."""
        self._system_still = still
        self.refresh()

    def follow_motion(self) -> None:
        """Ask the system for its wish about motion from now on; the first frame comes before."""
        from acupressure_app.ui.motion import SystemMotion  # noqa: PLC0415 - see there

        motion = self._motion = SystemMotion()
        motion.changed.connect(lambda: self.set_system_still(motion.less))
        self.set_system_still(motion.less)

    def refresh(self) -> None:
        """Look again at what the system says."""
        before, self.theme = self.theme, self._now()
        if self.theme != before:
            self.changed.emit(self.theme)

    def _change(self, before: Settings, after: Settings) -> None:
        if before.colours is not after.colours:
            self._set_scheme(after)
        self.refresh()

    def _set_scheme(self, settings: Settings) -> None:
        """Tell Qt too, for what it draws by itself."""
        hints = QGuiApplication.styleHints()
        if scheme := _SCHEMES.get(settings.colours):
            hints.setColorScheme(scheme)
        else:
            hints.unsetColorScheme()

    def _now(self) -> Theme:
        settings, hints = self._preferences.settings, QGuiApplication.styleHints()
        contrast = hints.accessibility().contrastPreference()
        system = contrast is Qt.ContrastPreference.HighContrast
        automatic = settings.colours is Colours.AUTOMATIC
        high = system if automatic else settings.colours in _HIGH
        dots_per_inch = QGuiApplication.primaryScreen().logicalDotsPerInch()
        points, text_size = QGuiApplication.font().pointSizeF(), settings.text_size / 100
        less = settings.motion is Motion.LESS
        return Theme(
            tokens_for(_SCHEMES.get(settings.colours, hints.colorScheme()), high_contrast=high),
            scale_for(points, text_size, dots_per_inch),
            self._icons,
            still=less or (self._system_still and settings.motion is Motion.AUTOMATIC),
        )
