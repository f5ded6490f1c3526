"""Another title for a routine of the user's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from acupressure_app.core.language import Translations
from acupressure_app.ui.flow_page import FlowPage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import Notice, NoticeKind, large, main_button


class RenamePage(FlowPage):
    """`renamed` brings the title as it was typed, once it says anything."""

    renamed = Signal(str)

    def __init__(self, theme: Theme, tr: Translations, title: str, back: str) -> None:
        """`title` is what it is called now."""
        gettext = tr.gettext
        super().__init__(theme, gettext("Rename"), "", back)
        self._gettext, self._before = gettext, title
        self.field = QLineEdit(title)
        self.field.setAccessibleName(gettext("Title"))
        self.problem = Notice(theme, NoticeKind.CAUTION, "")
        self.problem.hide()
        self.save = large(main_button(theme, gettext("&Rename")))
        self.column.addWidget(self.field)
        self.column.addWidget(self.problem)
        self.buttons.add_space()
        self.buttons.add(self.save)
        self.field.returnPressed.connect(self._rename)
        self.field.textChanged.connect(self.problem.hide)
        self.save.clicked.connect(self._rename)

    def arrive(self) -> None:
        """Type over what is there."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def tell_failed(self, why: str) -> None:
        """It has its old title still."""
        self.save.setEnabled(True)
        self.problem.set_words(self._gettext("It could not be renamed."), why)
        self.show_notice(self.problem)

    def _rename(self) -> None:
        """Only once: Enter may be pressed twice."""
        title = self.field.text().strip()
        if not title:
            self.problem.set_words(self._gettext("Give it a title."))
            self.show_notice(self.problem)
        elif title == self._before:
            self.back.emit()
        elif self.save.isEnabled():
            self.save.setEnabled(False)
            self.renamed.emit(title)
