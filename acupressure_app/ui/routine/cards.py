"""The cards to read on the routine page: what to expect, studies, sources, and who should not."""

from acupressure_app.core.content import Action
from acupressure_app.core.exclusions import warning_signs, who_should_not
from acupressure_app.core.language import Translations
from acupressure_app.core.library import Content
from acupressure_app.core.practice import ID_START
from acupressure_app.core.routine import Routine
from acupressure_app.core.text import capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.routine.view import (
    position_icon,
    sources,
    things,
)
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.copyable import Copyable
from acupressure_app.ui.widgets.evidence import Certainty
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import caution, stop
from acupressure_app.ui.widgets.parts import Card, hairline, label


def expect_card(theme: Theme, wording: Wording, content: Content, routine: Routine) -> Card:
    """What pressing may feel like, then and afterwards; how to rest, what it takes, how often."""
    gettext = wording.tr.gettext
    card = Card(theme)
    card.column.addWidget(label("h3", gettext("What to expect")))
    feeling = gettext(
        "A dull ache, some warmth or tingling is common, and so is feeling nothing. "
        "Both are fine. It should never hurt."
    )
    card.column.addWidget(label("body", feeling))
    afterwards = gettext(
        "Rest a moment afterwards, and stand up slowly if you are drowsy. A light bruise or a "
        "sore place may follow for a short while."
    )
    card.column.addWidget(label("body", afterwards))
    card.column.addWidget(hairline())
    rest = wording.rest_position(routine.position)
    card.column.addWidget(IconLine(theme, position_icon(routine.position), rest))
    needed = things(routine, content, wording)
    hands = gettext("Only your hands")
    needs = capitalised(", ".join(needed)) if needed else hands
    card.column.addWidget(IconLine(theme, "ball" if needed else "hand", needs))
    if routine.schedule:
        often = gettext("How often: {schedule}")
        schedule = wording.schedule(routine.schedule)
        card.column.addWidget(IconLine(theme, "repeat", often.format(schedule=schedule)))
    return card


class Studies(Card):
    """What is known and how sure it is, with the sources below once they are wanted."""

    def __init__(self, theme: Theme, wording: Wording, content: Content, routine: Routine) -> None:
        """The sources are hidden at first."""
        super().__init__(theme)
        gettext, told = wording.tr.gettext, tuple(sources(routine, content))
        self.column.addWidget(label("h3", gettext("What studies say")))
        if evidence := routine.evidence:
            self.column.addWidget(Certainty(theme, evidence.grade, wording.tr))
            self.column.addWidget(label("body", wording.text(evidence.statement)))
        elif routine.id.startswith(ID_START):
            alone = gettext("This is one point to practise. The routines that use it tell more.")
            self.column.addWidget(label("body", alone))
        else:
            self.column.addWidget(label("body", gettext("This routine’s file names no studies.")))
        if told:
            form = _how_many(routine, len(told), wording.tr)
            listed = Copyable(theme, "small", gettext("Sources"), "\n\n".join(told))
            closed = form.format(n=len(told))
            self.column.addWidget(Fold(theme, closed, gettext("Hide sources"), listed))


def _how_many(routine: Routine, n: int, tr: Translations) -> str:
    """The number of sources; where none of them is about studies, they are those of its points."""
    if routine.evidence and routine.evidence.sources:
        return tr.ngettext("{n} source", "{n} sources", n)
    return tr.ngettext("{n} source for its points", "{n} sources for its points", n)


def who_should_not_card(theme: Theme, wording: Wording, content: Content, routine: Routine) -> Card:
    """Whom the rules stop, leave something out for or tell to ask, and when to see someone."""
    card = Card(theme)
    card.column.addWidget(label("h3", wording.tr.gettext("Who should not")))
    for told in who_should_not(routine, content, wording):
        icon, colour = "triangle-alert", caution
        if told.action is Action.STOP:
            icon, colour = "octagon-alert", stop
        card.column.addWidget(IconLine(theme, icon, told.who, told.what, colour))
    for name in routine.symptoms:
        text = wording.text(content.symptoms[name].see_someone)
        card.column.addWidget(IconLine(theme, "stethoscope", text))
    if signs := warning_signs(routine, content, wording):
        card.column.addWidget(_signs(theme, wording, signs))
    card.column.addStretch(1)
    return card


def _signs(theme: Theme, wording: Wording, signs: tuple[str, ...]) -> Fold:
    """Each sign in a line, once they are wanted: they are asked about before every session."""
    gettext = wording.tr.gettext
    told = [IconLine(theme, "flag", sign, colour=stop) for sign in signs]
    about = label("body", gettext("With any of these, get help instead of pressing."))
    form = wording.tr.ngettext("{n} warning sign", "{n} warning signs", len(signs))
    inside = Column(theme, about, *told, gap=0.5)
    return Fold(theme, form.format(n=len(signs)), gettext("Hide the signs"), inside)
