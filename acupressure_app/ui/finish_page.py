"""The end of a session: what was done, what to mind now, and when to see someone."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core.content import Symptom
from acupressure_app.core.wording import Wording
from acupressure_app.ui.finish_view import Summary
from acupressure_app.ui.parts import (
    Card,
    Notice,
    NoticeKind,
    Page,
    label,
    large,
    main_button,
    other_button,
    title,
)
from acupressure_app.ui.ring import Ring
from acupressure_app.ui.row import Row
from acupressure_app.ui.session_dial import Dial
from acupressure_app.ui.session_words import when_to_stop
from acupressure_app.ui.theme import Theme


class FinishPage(Page):
    """Made anew for each session that is over; the title has the focus on arrival."""

    again = Signal()
    home = Signal()

    def __init__(
        self, theme: Theme, wording: Wording, symptoms: Mapping[str, Symptom], summary: Summary
    ) -> None:
        """`symptoms` are those of the content, by id."""
        super().__init__(theme)
        gettext = wording.tr.gettext
        self.setWindowTitle(_window_title(summary, wording))
        self.heading = title(_heading(summary, wording))
        self.column.addWidget(self._opening(theme, summary, wording))
        if summary.unwell:
            self.column.addWidget(_unwell_notice(theme, wording))
        self.column.addWidget(_done_card(theme, summary, wording))
        self.column.addWidget(label("h3", gettext("When to see someone")))
        for name in summary.symptoms:
            if symptom := symptoms.get(name):
                text = wording.text(symptom.see_someone)
                self.column.addWidget(label("body", text))
        self._add_buttons(theme, gettext("Again"), gettext("Home"))

    def arrive(self) -> None:
        """Take the focus to the title."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _opening(self, theme: Theme, summary: Summary, wording: Wording) -> Row:
        """A closed ring if the session was finished, beside the title."""
        row = Row(theme, least=28, gap=1.5)
        if summary.completed:
            finished = wording.tr.gettext("Finished")
            ring = Ring(theme)
            ring.set_props(Dial("done", 0.0, "", finished, finished))
            ring.setFixedSize(theme.scale.px(7), theme.scale.px(7))
            row.add(ring)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scale.px(0.5))
        column.addStretch(1)
        column.addWidget(self.heading)
        column.addWidget(label("lead", _aftercare(summary, wording)))
        column.addStretch(1)
        row.add(words, 1)
        return row

    def _add_buttons(self, theme: Theme, again: str, home: str) -> None:
        self.again_button = large(other_button(theme, again))
        self.home_button = large(main_button(theme, home, "house"))
        self.again_button.clicked.connect(self.again)
        self.home_button.clicked.connect(self.home)
        row = Row(theme)
        row.add(self.again_button)
        row.add_space()
        row.add(self.home_button)
        self.footer.addWidget(row)


def _window_title(summary: Summary, wording: Wording) -> str:
    gettext = wording.tr.gettext
    template = gettext("Done: {title}") if summary.completed else gettext("Stopped: {title}")
    return template.format(title=summary.title)


def _heading(summary: Summary, wording: Wording) -> str:
    if summary.finished and summary.too_strong:
        return wording.tr.gettext("That was too strong. Rest.")
    if summary.finished:
        return wording.tr.gettext("That’s it. Rest a moment.")
    return wording.tr.gettext("Stopped. Rest a moment.")


def _aftercare(summary: Summary, wording: Wording) -> str:
    drowsy = wording.tr.gettext("If you feel drowsy, stand up slowly.")
    if not summary.pressed:
        return drowsy
    template = wording.tr.gettext("{time} of pressing.")
    return f"{template.format(time=wording.exactly(summary.pressed))} {drowsy}"


def _unwell_notice(theme: Theme, wording: Wording) -> Notice:
    gettext = wording.tr.gettext
    signs = when_to_stop(wording)
    lead = gettext("If it does not pass soon, ask a doctor.")
    return Notice(theme, NoticeKind.STOP, lead, f"{signs.call} {signs.call_for}")


def _done_card(theme: Theme, summary: Summary, wording: Wording) -> Card:
    card = Card(theme)
    card.column.addWidget(label("h3", wording.tr.gettext("What was done")))
    for place in summary.places:
        card.column.addWidget(label("body", f"{place.place}: {place.what}"))
    for left_out in summary.left_out:
        text = wording.tr.gettext("Left out: {place}").format(place=left_out)
        card.column.addWidget(label("body", text))
    return card
