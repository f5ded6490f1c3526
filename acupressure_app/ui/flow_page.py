"""The base of the pages between Home and a session: a way back, a title, parts, buttons."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from acupressure_app.ui.parts import Page, label, link_button, title
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme

AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
"""At the left also where an icon turns a button's own direction."""


class FlowPage(Page):
    """A page that is made anew from values each time it opens; `back` asks to leave it."""

    back = Signal()

    def __init__(self, theme: Theme, heading: str, lead: str = "", back: str = "") -> None:
        """`lead` and the words of the way `back` may be empty; then they are not there."""
        super().__init__(theme)
        self.setWindowTitle(heading)
        self.heading = title(heading)
        self.buttons = Row(theme)
        if back:
            way = link_button(theme, back, "chevron-left")
            way.clicked.connect(self.back)
            self.column.addWidget(way, 0, AT_LEFT)
        self.column.addWidget(self.heading)
        if lead:
            self.column.addWidget(label("lead", lead))
        self.footer.addWidget(self.buttons)

    def arrive(self) -> None:
        """Take the focus to the title, so that no key pressed twice answers a page unread."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def show_notice(self, notice: QWidget) -> None:
        """Show a notice of this page and bring it into view."""
        notice.show()
        # The notice has no place before its layout has run, which it does first.
        QTimer.singleShot(0, notice, lambda: self.scroll_area.ensureWidgetVisible(notice))
