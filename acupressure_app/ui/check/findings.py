"""What a screening found, as rows of cards: what is left out and why, and findings in words."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.content import Action, Point, Source
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Prescribed, Routine, Spot
from acupressure_app.core.screening import ALWAYS, Cleared, Finding, LeftOut, Screened, point_of
from acupressure_app.core.text import capitalised
from acupressure_app.core.wording import Wording
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail, small_picture
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import Colour, Icon, caution, primary
from acupressure_app.ui.widgets.parts import Card, hairline, label, link_button
from acupressure_app.ui.widgets.row import Row, side_by_side


class Kit(Struct, frozen=True):
    """What all that tells of findings is made with.

    `show_point` leads to the page of a point, where one can be reached.
    """

    theme: Theme
    pictures: Pictures
    wording: Wording
    content: Content
    show_point: Callable[[str], None] | None = None


def ways_to(kit: Kit, point: Point | Spot) -> tuple[QPushButton, ...]:
    """The link to the page of a library point; a spot of the user's own has none."""
    show = kit.show_point
    if show is None or not isinstance(point, Point):
        return ()
    about = kit.wording.tr.gettext("About {code}").format(code=point.code)
    button = link_button(kit.theme, about)
    button.clicked.connect(lambda: show(point.code))
    return (button,)


def of_action(screened: Screened, action: Action) -> tuple[Finding, ...]:
    """The findings with this action."""
    return tuple(finding for finding in screened.findings if finding.action is action)


def has_something_to_say(cleared: Cleared) -> bool:
    """Whether anything is left out, or this user's answers make it lighter or to be asked.

    What holds for everyone is said while the place is pressed, and costs no page.
    """
    spoken = {Action.SKIP, Action.ASK, Action.LIGHT}
    own = [f for f in cleared.findings if f.condition != ALWAYS]
    return bool(cleared.left_out) or any(f.action in spoken for f in own)


def left_out_places(
    routine: Routine, content: Content, left_out: Iterable[LeftOut], wording: Wording
) -> tuple[tuple[Point | Spot, Side, str], ...]:
    """What is left out as (place, side, reason); both sides are one where the reason is one."""
    points = {step.place: point_of(step, content) for step in routine.steps}
    sides: dict[tuple[str, str], list[Side]] = {}
    for out in left_out:
        sides.setdefault((out.point, wording.text(out.reason)), []).append(out.side)
    return tuple((points[place], as_one(at), reason) for (place, reason), at in sides.items())


def concerned(
    finding: Finding, routine: Routine, content: Content, wording: Wording
) -> tuple[str, ...]:
    """The places that a finding is about, where a routine has several and it is not about all.

    What is about a region of the body always names its places.
    """
    points = {step.place: point_of(step, content) for step in routine.steps}
    sides: dict[str, set[Side]] = {}
    for number, side in sorted(finding.presses):
        sides.setdefault(routine.steps[number].place, set()).add(side)
    if len(points) == 1 or (len(sides) == len(points) and finding.target.region is None):
        return ()
    return tuple(wording.place(points[place], as_one(at)) for place, at in sides.items())


def citation(source: Source) -> str:
    """Title, publisher and year on one line."""
    year = f", {source.year}" if source.year else ""
    return f"{source.title}. {source.publisher}{year}."


def where_from(finding: Finding, kit: Kit) -> str:
    """The source of a finding in words, or nothing where it is not listed."""
    source = kit.content.sources.get(finding.source)
    if source is None:
        return ""
    return kit.wording.tr.gettext("Source: {source}").format(source=citation(source))


def card_of(theme: Theme, rows: Iterable[QWidget], heading: str = "") -> Card:
    """Rows in a card, with a line between each two, under a heading that may be empty."""
    card = Card(theme)
    if heading:
        card.column.addWidget(label("h3", heading))
    for number, row in enumerate(rows):
        if number or heading:
            card.column.addWidget(hairline())
        card.column.addWidget(row)
    return card


def prescribed_card(theme: Theme, wording: Wording, prescribed: Prescribed) -> Card:
    """Who made a routine for the user, and what they want kept in mind."""
    note = wording.text(prescribed.note) if prescribed.note else ""
    made = IconLine(theme, "stethoscope", note, wording.made_by(prescribed), primary)
    return card_of(theme, [made])


def left_out_rows(kit: Kit, screened: Screened, *, cited: bool = True) -> tuple[QWidget, ...]:
    """Each place that is left out: crossed picture, name, reason, and source if it is `cited`."""
    wording = kit.wording
    places = left_out_places(screened.routine, kit.content, screened.left_out, wording)
    return tuple(
        _left_out_row(kit, point, side, reason, _source_of(kit, screened, reason) if cited else "")
        for point, side, reason in places
    )


def finding_rows(
    kit: Kit,
    screened: Screened,
    action: Action,
    icon: str,
    colour: Colour = caution,
    *,
    cited: bool = True,
) -> tuple[QWidget, ...]:
    """Each finding with this action: an icon, what to do, and the reason.

    Then where, if not everywhere, and the source if it is `cited`.
    """
    return tuple(
        _finding_row(kit, screened, finding, Icon(kit.theme, icon, colour), cited)
        for finding in of_action(screened, action)
    )


def _source_of(kit: Kit, screened: Screened, reason: str) -> str:
    skipping = of_action(screened, Action.SKIP)
    told = (where_from(f, kit) for f in skipping if kit.wording.text(f.reason) == reason)
    return next(told, "")


def _finding_row(
    kit: Kit, screened: Screened, finding: Finding, icon: Icon, cited: bool
) -> QWidget:
    wording = kit.wording
    where = ", ".join(concerned(finding, screened.routine, kit.content, wording))
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(kit.theme.scale.px(0.75))
    beside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = lines(
        label("body", wording.text(finding.text)),
        label("small", wording.text(finding.reason)),
        label("small", capitalised(where)),
        label("small", where_from(finding, kit) if cited else ""),
    )
    beside.addWidget(words, 1)
    return row


def _left_out_row(kit: Kit, point: Point | Spot, side: Side, reason: str, source: str) -> QWidget:
    row = Row(kit.theme, gap=1)
    gettext = kit.wording.tr.gettext
    props = small_picture(point, side, crossed=True)
    row.add(Thumbnail(kit.theme, kit.pictures, gettext, props, 5))
    head = Row(kit.theme)
    head.add(label("h3", capitalised(kit.wording.place(point, side))), 1)
    head.add(side_by_side(kit.theme, Tag(kit.theme, gettext("Left out"))))
    told = (head, label("body", reason), label("small", source))
    row.add(lines(*told, *(side_by_side(kit.theme, way) for way in ways_to(kit, point))), 1)
    return row


class Tag(QLabel):
    """A word or two on a caution's ground, beside a name."""

    def __init__(self, theme: Theme, text: str) -> None:
        """It never wraps."""
        super().__init__(text)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        tokens, scale = theme.tokens, theme.scale
        edge = f"1px solid {tokens.caution_line}" if tokens.high_contrast else "none"
        self.setStyleSheet(
            f"color: {tokens.caution_ink}; background: {tokens.caution}; border: {edge}; "
            f"border-radius: {scale.px(0.75)}px; padding: {scale.px(0.125)}px {scale.px(0.5)}px; "
            f"font-size: {scale.points('small')}pt; font-weight: 600"
        )
