"""The settings: a row for each field of their type, and the remembered health answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from acupressure_app.core.content import Condition
from acupressure_app.core.profile import Profile
from acupressure_app.core.wording import Wording
from acupressure_app.store.settings import Settings
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.check.health_answers import HealthAnswersCard
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.settings.parts import (
    Head,
    Main,
    SectionPart,
    SettingLine,
    SettingsCard,
    Side,
    WayOn,
)
from acupressure_app.ui.settings.preview import BodyPreview
from acupressure_app.ui.settings.view import (
    Offered,
    Section,
    Setting,
    matches,
    matching,
    offered,
    section_at,
    section_title,
    settings_rows,
)
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.widgets.parts import Notice, NoticeKind, label

_WIDE = 50
"""From this width in E on, the list of the sections stands at the left."""
_SIDE = 15
_WIDEST = 66
_LAID_OUT_MS = 50
"""After so long every part has the place that it has with another size of text."""
_SMALL = 30
"""In a narrower page the margins are half as wide, in E."""


class SettingsPage(QWidget):
    """Changes the preferences at once; tells of remembered answers that change, and of a test.

    `profile_changed` brings the Profile to keep: empty means that all is forgotten.
    `sound_wanted` asks to hear a tone as loud as it is set, `voice_wanted` a sentence,
    `reminders_wanted` to see the reminders, `data_wanted` the files.
    """

    profile_changed = Signal(object)
    sound_wanted = Signal()
    voice_wanted = Signal()
    reminders_wanted = Signal()
    data_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        preferences: Preferences,
        profile: Profile | None,
        conditions: Mapping[str, Condition],
        languages: Sequence[tuple[str, str]],
        today: date,
        pictures: Pictures,
    ) -> None:
        """`profile` is None where it could not be read; `languages` are (code, own name).

        Some of the `pictures` show what is set for them.
        """
        super().__init__()
        self._tr, self._preferences = wording.tr, preferences
        self._rows = settings_rows(wording.tr, languages)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self._tr.gettext("Settings"))
        self.lines: dict[str, SettingLine] = {}
        self.answers = HealthAnswersCard(theme, wording, profile, conditions.values(), today)
        self.answers.changed.connect(self.profile_changed)
        self.reminders = WayOn(
            theme,
            self._tr.gettext("Times of day, days, and a file for your own calendar"),
            self._tr.gettext("&Reminders"),
        )
        self.reminders.button.clicked.connect(self.reminders_wanted)
        self.data = WayOn(
            theme,
            self._tr.gettext("Show your files, back up and restore all, delete everything"),
            self._tr.gettext("&Your data"),
        )
        self.data.button.clicked.connect(self.data_wanted)
        self._not_kept = Notice(theme, NoticeKind.CAUTION, "")
        self._no_sound = Notice(theme, NoticeKind.CAUTION, "")
        self._no_voice = Notice(theme, NoticeKind.CAUTION, "")
        self._changing = self._rows[0].field
        self._head = Head(theme, wording.tr)
        self._side = Side(theme, wording.tr)
        self.search = self._side.search
        self._main = Main(theme)
        self._nothing = label("lead")
        self.preview = BodyPreview(theme, pictures, wording)
        self._sections = {section: self._section(theme, section) for section in Section}
        self.lines["skin"].below.addWidget(self.preview)
        self._build()
        self._show(preferences.settings)
        self._connect()
        self.set_theme(theme)

    def _build(self) -> None:
        self._whole = QWidget()
        self._upper = QVBoxLayout(self._whole)
        self._beside = QHBoxLayout()
        around = QHBoxLayout(self)
        for box in (self._upper, self._beside, around):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        around.addStretch(1)
        around.addWidget(self._whole, 1000)
        around.addStretch(1)
        self._upper.addWidget(self._head)
        self._upper.addLayout(self._beside, 1)
        self._beside.addWidget(self._side)
        self._beside.addWidget(self._main, 1)
        self._wide = True
        self._main.column.addWidget(self._nothing)
        for notice in (self._not_kept, self._no_sound, self._no_voice):
            notice.setParent(self)
            notice.hide()
        self._nothing.hide()
        for part in self._sections.values():
            self._main.column.addWidget(part)

    def _section(self, theme: Theme, section: Section) -> SectionPart:
        heading = section_title(section, self._tr)
        if section is Section.HEALTH:
            return SectionPart(theme, heading, self.answers)
        if section is Section.DATA:
            return SectionPart(theme, heading, self.data)
        lines = [self._line(theme, row) for row in self._rows if row.section is section]
        if section is Section.REMINDERS:
            self.reminders.add(lines)
            return SectionPart(theme, heading, self.reminders)
        return SectionPart(theme, heading, SettingsCard(theme, lines))

    def _line(self, theme: Theme, row: Setting) -> SettingLine:
        unknown = self._tr.gettext("Not there now")
        change = partial(self._change, row.field)
        line = SettingLine(theme, self._tr, row, change, unknown)
        if line.test:
            tries_voice = row.field == "voice"
            line.test.clicked.connect(self.voice_wanted if tries_voice else self.sound_wanted)
        self.lines[row.field] = line
        return line

    def _connect(self) -> None:
        self._preferences.changed.connect(self._follow)
        self._preferences.not_kept.connect(self._tell_not_kept)
        self.search.textChanged.connect(self._filter)
        self._side.chosen.connect(self.show_section)
        self._main.scroll_area.verticalScrollBar().valueChanged.connect(self._mark)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)

    def arrive(self) -> None:
        """Take the focus to the title."""
        self._head.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._main.scroll_area.verticalScrollBar().setValue(0)

    def show_section(self, section: Section) -> None:
        """Bring a section to the top, as far as the page goes; what was searched for goes."""
        self.search.clear()
        QTimer.singleShot(0, self, lambda: self._scroll_to(section))

    def offer(self, field: str, there: Offered) -> None:
        """Offer what there is on this computer, once it is known: voices or devices."""
        control = self.lines[field].control
        assert isinstance(control, Dropdown), f"{field} is not chosen from a list"
        control.offer(offered(field, there, self._tr).options)

    def tell_sound(self, problem: str) -> None:
        """Say beside the test why no tone is heard; empty where one is."""
        self._tell("volume", self._no_sound, problem)

    def tell_voice(self, problem: str) -> None:
        """Say below the voice why none is heard; empty where one is."""
        self._tell("voice", self._no_voice, problem)

    def _tell(self, field: str, notice: Notice, problem: str) -> None:
        notice.set_words(problem)
        self.lines[field].below.addWidget(notice)
        notice.setVisible(bool(problem))

    def _scroll_to(self, section: Section) -> None:
        self._main.scroll_area.verticalScrollBar().setValue(self._top(section))
        self._side.mark(section)

    def _top(self, section: Section) -> int:
        bar = self._main.scroll_area.verticalScrollBar()
        port = self._main.scroll_area.viewport()
        return self._sections[section].mapTo(port, QPoint(0, 0)).y() + bar.value()

    def _mark(self, position: int) -> None:
        """Mark the section that is read now."""
        area = self._main.scroll_area
        shown = [section for section, part in self._sections.items() if not part.isHidden()]
        if shown:
            tops = [self._top(section) for section in shown]
            end = area.verticalScrollBar().maximum()
            self._side.mark(shown[section_at(tops, position, end, area.height() // 4)])

    def _change(self, field: str, value: Any) -> None:
        self._changing = field
        self._preferences.change(**{field: value})

    def _follow(self, _before: Settings, after: Settings) -> None:
        self._not_kept.hide()
        self._show(after)
        self.preview.redraw()

    def _show(self, settings: Settings) -> None:
        for field, line in self.lines.items():
            line.show_value(getattr(settings, field))

    def _tell_not_kept(self, error: OSError) -> None:
        """Say it at the row that was changed."""
        bold = self._tr.gettext("Kept for now, but could not be written.")
        self._not_kept.set_words(bold, in_words(error, self._tr))
        self.lines[self._changing].below.addWidget(self._not_kept)
        self._not_kept.show()

    def _filter(self, search: str) -> None:
        """Show only the rows that have what is searched for, and say so where none has."""
        found = matching(self._rows, search, self._tr)
        health = section_title(Section.HEALTH, self._tr)
        leading_on = {Section.REMINDERS: self.reminders, Section.DATA: self.data}
        for section, part in self._sections.items():
            if section is Section.HEALTH:
                part.setVisible(matches(search, health, self.answers.words))
            elif section in leading_on:
                title = section_title(section, self._tr)
                part.setVisible(matches(search, title, leading_on[section].words))
            else:
                part.show_only(found)
        nothing = all(part.isHidden() for part in self._sections.values())
        template = self._tr.gettext("No setting for “{search}”")
        self._nothing.setText(template.format(search=search.strip()))
        self._nothing.setVisible(nothing)
        self._main.scroll_area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, lambda: self._mark(0))

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._scale = theme.scale
        self._whole.setMaximumWidth(theme.scale.px(_WIDEST + 4))
        self._arrange()
        QTimer.singleShot(_LAID_OUT_MS, self, self._show_focused)

    def _move(self) -> None:
        """Put title and search where they belong now; what has the focus there keeps it."""
        focused = QApplication.focusWidget()
        if self._wide:
            self._upper.insertWidget(0, self._head)
            self._beside.insertWidget(0, self._side)
        else:
            self._main.column.insertWidget(0, self._head)
            self._main.column.insertWidget(1, self._side)
        if focused and self.isAncestorOf(focused):
            focused.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of the sections beside them, or leave it out where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll do so also while the title beside the settings has the focus."""
        moves = QAbstractSlider.SliderAction
        keys = {
            Qt.Key.Key_PageDown: moves.SliderPageStepAdd,
            Qt.Key.Key_PageUp: moves.SliderPageStepSub,
            Qt.Key.Key_Down: moves.SliderSingleStepAdd,
            Qt.Key.Key_Up: moves.SliderSingleStepSub,
        }
        move = keys.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self._main.scroll_area.verticalScrollBar().triggerAction(move)

    def _show_focused(self) -> None:
        """Keep in view what is set, also when the page has another size by it."""
        focused, area = QApplication.focusWidget(), self._main.scroll_area
        if focused and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was forgotten cannot be had back later."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.answers.hide_undo()

    def _arrange(self) -> None:
        """Narrow, title and search scroll with the rest."""
        px, wide = self._scale.px, self.width() >= self._scale.px(_WIDE)
        edge = px(1 if self.width() < px(_SMALL) else 2)
        if wide is not self._wide:
            self._wide = wide
            self._move()
        self._head.set_edges(edge if wide else 0, px(2) if wide else 0, px(1))
        self._side.set_wide(wide, px(_SIDE), edge)
        self._main.set_edges(px(1.5) if wide else edge, 0 if wide else edge, edge)
