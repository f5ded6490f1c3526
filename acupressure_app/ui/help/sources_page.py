"""The one list of all sources, and what rests on each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.library import Library
from acupressure_app.core.wording import Wording
from acupressure_app.ui.check.findings import card_of
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.help.sources_view import Group, all_sources, as_text, groups
from acupressure_app.ui.settings.parts import SearchField
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.parts import label


class SourcesPage(FlowPage):
    """Text to read, to search and to copy: no internet is used, so no address can be opened.

    `point_wanted` brings the code of a point that is named.
    """

    point_wanted = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, library: Library, *, back: str) -> None:
        """`back` are the words of the way back."""
        gettext = wording.tr.gettext
        super().__init__(theme, gettext("Sources"), "", back)
        self.foot.hide()
        self._theme, self._wording = theme, wording
        self._listed = all_sources(library, wording)
        form = wording.tr.ngettext("{n} source.", "{n} sources.", len(self._listed))
        how = gettext(
            "Addresses can be marked and copied. The program itself opens none. Points lead to "
            "their pages."
        )
        self.column.addWidget(label("body", f"{form.format(n=len(self._listed))} {how}"))
        self.search = SearchField(theme, gettext("Search sources"))
        self.search.textChanged.connect(self._show)
        self.column.addWidget(self.search)
        self._groups = QVBoxLayout()
        self.column.addLayout(self._groups)
        self._show("")
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing, also for groups that are made later."""
        super().set_theme(theme)
        self._theme = theme
        self.column.setSpacing(theme.scale.px(1))

    def _show(self, search: str) -> None:
        """List what the search leaves, or say that nothing is left."""
        self._groups.setSpacing(self._theme.scale.px(1.5))
        while item := self._groups.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        found = groups(self._listed, search, self._wording)
        for group in found:
            self._add(self._group(group))
        if not found:
            template = self._wording.tr.gettext("No source for “{search}”")
            self._add(label("lead", template.format(search=search.strip())))

    def _add(self, part: QWidget) -> None:
        """Show it at once: what the layout shows by itself comes an event later, and flickers."""
        self._groups.addWidget(part)
        part.show()

    def _group(self, group: Group) -> Column:
        text = LongText(self._theme, group.title, as_text(group, self._wording))
        text.followed.connect(self.point_wanted)
        return Column(self._theme, label("h2", group.title), card_of(self._theme, [text]))


class LongText(Copyable):
    """Rich text that Tab reaches, so that it can be copied by keys.

    `followed` brings where a link leads that is clicked, or that the cursor is in at Enter.
    """

    followed = Signal(str)

    def __init__(self, theme: Theme, name: str, text: str) -> None:
        """`name` is for screen readers."""
        self._text = ""
        super().__init__(theme, "body", name, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self._text = text
        self.setHtml(text)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes, the links too."""
        super().set_theme(theme)
        self.document().setDefaultStyleSheet(f"a {{ color: {theme.tokens.primary} }}")
        self.setHtml(self._text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        over = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(shapes.PointingHandCursor if over else shapes.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click follows a link; marking text does not."""
        super().mouseReleaseEvent(event)
        link = self.anchorAt(event.position().toPoint())
        if link and not self.textCursor().hasSelection():
            self.followed.emit(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that the cursor is in."""
        link = self.textCursor().charFormat().anchorHref()
        if link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.followed.emit(link)
        else:
            super().keyPressEvent(event)
