"""Everything that can be said of one step, each with its control."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal

from acupressure_app.core import drafting
from acupressure_app.core.content import Kind
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import RAMP
from acupressure_app.core.routine import SideChoice, Span, Spot, Step, Stretch
from acupressure_app.core.text import Text
from acupressure_app.core.wording import Wording
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.fields import (
    Decimal,
    Form,
    Group,
    WordsArea,
    WordsLine,
    chips,
    dropdown,
    maybe,
    number,
    segments,
)
from acupressure_app.ui.editor.photo import MarkedPhoto
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import hairline, label, link_button, other_button
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.wrap import Wrap

_SECONDS = (1, 3600)
_RHYTHM = 30


class Desk(Struct, frozen=True):
    """What the forms are made with; `photo` says where a picture beside the routine is."""

    theme: Theme
    wording: Wording
    content: Content
    photo: Callable[[str], Path]


def shape(step: Step) -> object:
    """What decides which controls there are; while it stays, the form does too."""
    spot = step.point if isinstance(step.point, Spot) else None
    place = (spot.picture, spot.mark is None) if spot else step.point
    return (place, step.side, _kind(step), tuple(map(_rhythm, step.stretches)))


def _kind(step: Step) -> str:
    match step.seconds:
        case Span(min=None, at_most=int()):
            return "at_most"
        case Span():
            return "range"
        case None:
            return "count"
        case _:
            return "number"


def _rhythm(stretch: Stretch) -> str:
    if stretch.per_minute is not None:
        return "per_minute"
    return "none" if stretch.on is None and stretch.off is None else "on_off"


class StepForm(Form):
    """Emits the step as it becomes and the field that was changed.

    `photo_wanted` asks for a picture of the own spot; `parted` and `joined` for other sets.
    """

    edited = Signal(object, str)
    photo_wanted = Signal()
    another_wanted = Signal()
    parted = Signal()
    joined = Signal()

    def __init__(
        self, desk: Desk, step: Step, *, locked: bool, first_in_set: bool, opened: frozenset[str]
    ) -> None:
        """`opened` are the folds that stand open."""
        super().__init__(desk.theme, locked=locked)
        self._desk, self._step, self._gettext = desk, step, desk.wording.tr.gettext
        if isinstance(step.point, Spot):
            self._spot(step.point)
            self.put(hairline())
        self._sides()
        self._times()
        for index in range(len(step.stretches)):
            self._stretch(index)
        self._stretches_end()
        self._note()
        self._more(first_in_set)
        self.open(opened)

    def take(self, step: Step) -> None:
        """The step was changed by this form: go on from there."""
        self._step = step

    def _change(self, field: str, **values: Any) -> None:
        self._step = replace(self._step, **values)
        self.edited.emit(self._step, field)

    def _sets(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._change(field, **{field: value})

    def _spot(self, spot: Spot) -> None:
        gettext, theme, tr = self._gettext, self.theme, self._desk.wording.tr
        name = WordsLine(gettext("Name"), spot.name, lambda words: self._in_spot("name", words))
        name.setMaxLength(80)
        self.block("point.name", gettext("Name"), name, gettext("In everyday words"))
        words = self._shown(spot.where)
        where = WordsArea(
            theme, gettext("How to find it"), words, lambda new: self._in_spot("where", new)
        )
        self.block("point.where", gettext("How to find it"), where, self._also(spot.where))
        region = dropdown(
            theme,
            gettext("Part of the body"),
            options.named(options.REGIONS, tr),
            spot.region,
            lambda value: self._in_spot("region", value),
        )
        told = gettext("The health rules are written for parts of the body.")
        self.block("point.region", gettext("Part of the body"), region, told)
        self._photo(spot)

    def _photo(self, spot: Spot) -> None:
        gettext, theme = self._gettext, self.theme
        words = gettext("Another photo") if spot.picture else gettext("Add a photo")
        choose, row = other_button(theme, words), Wrap(theme)
        choose.clicked.connect(self.photo_wanted)
        row.add(choose)
        if spot.picture:
            remove = link_button(theme, gettext("Without a photo"), "trash-2")
            remove.clicked.connect(self._without_photo)
            row.add(remove)
        self.block("point.picture", gettext("Photo"), row, gettext("Copied beside the routine"))
        if spot.picture:
            tr = self._desk.wording.tr
            photo = MarkedPhoto(theme, tr, self._desk.photo(spot.picture), spot.mark)
            photo.marked.connect(lambda mark: self._in_spot("mark", mark))
            told = gettext("Click where the spot is, or use the arrow keys.")
            self.block("point.mark", gettext("Mark"), photo, told)

    def _without_photo(self) -> None:
        spot = self._step.point
        if isinstance(spot, Spot):
            self._change("point.picture", point=replace(spot, picture=None, mark=None))

    def _in_spot(self, field: str, value: Any) -> None:
        spot = self._step.point
        if isinstance(spot, Spot):
            if field == "where":
                value = self._said(spot.where, value) or ""
            self._change(f"point.{field}", point=replace(spot, **{field: value}))

    def _shown(self, text: Text | None) -> str:
        return self._desk.wording.text(text) if text else ""

    def _said(self, before: Text | None, words: str) -> Text | None:
        return drafting.with_words(before, self._desk.wording.language, words)

    def _also(self, text: Text | None) -> str:
        """Which other languages are kept, where there are any."""
        return also_in(text, self._desk.wording)

    def _sides(self) -> None:
        gettext, tr, step = self._gettext, self._desk.wording.tr, self._step
        point = self._desk.content.points.get(step.place) if isinstance(step.point, str) else None
        offered = options.named(options.SIDES, tr)
        if point:
            middle = SideChoice.MIDLINE
            offered = tuple(o for o in offered if (o[0] is middle) is point.midline)
        side = segments(self.theme, gettext("Side"), offered, step.side, self._sets("side"))
        self.line("side", gettext("Side"), side, dose=True)
        if step.side in (SideChoice.EACH, SideChoice.ONE):
            first = segments(
                self.theme,
                gettext("First"),
                options.named(options.FIRST, tr),
                step.first,
                self._sets("first"),
            )
            self.line("first", gettext("First"), first, dose=True)

    def _times(self) -> None:
        gettext, tr, step, kind = (
            self._gettext,
            self._desk.wording.tr,
            self._step,
            _kind(self._step),
        )
        theme, form = self.theme, gettext("{n} s")
        offered = options.named(options.TIMES, tr)
        how = segments(theme, gettext("How long"), offered, kind, self._choose_kind)
        self.line("seconds", gettext("How long"), how, gettext("On each side"), dose=True)
        parts: tuple[tuple[str, str], ...] = ()
        match kind:
            case "number":
                set_ = self._sets("seconds")
                one = number(theme, gettext("Time"), _SECONDS, form, step.seconds or 60, set_)  # type: ignore[arg-type]
                self.line("seconds.number", gettext("Time"), one, self._range(_SECONDS), dose=True)
            case "range":
                parts = (
                    ("min", gettext("At least")),
                    ("usual", gettext("Usually")),
                    ("max", gettext("At most")),
                )
            case "at_most":
                parts = (("at_most", gettext("At most")),)
        for field, name in parts:
            value = getattr(step.seconds, field) or 60
            one = number(theme, name, _SECONDS, form, value, self._in_span(field))
            self.line(f"seconds.{field}", name, one, self._range(_SECONDS), dose=True)
        ends = options.ends(Step, "count")
        if kind == "count":
            count = number(
                theme, gettext("Count"), ends, "{n} ×", step.count or 30, self._sets("count")
            )
            told = gettext("Takes its time from the rhythm")
            self.line("count", gettext("Count"), count, told, dose=True)

    def _range(self, ends: tuple[int, int]) -> str:
        return self._gettext("{low} to {high} s").format(low=ends[0], high=ends[1])

    def _in_span(self, field: str) -> Callable[[int], None]:
        def change(value: int) -> None:
            if isinstance(self._step.seconds, Span):
                span = replace(self._step.seconds, **{field: value})
                self._change(f"seconds.{field}", seconds=span)

        return change

    def _choose_kind(self, kind: str) -> None:
        seconds, step = self._step.seconds, self._step
        match kind:
            case "range":
                self._change("seconds", seconds=drafting.as_range(seconds))
            case "at_most":
                limit = step.longest or drafting.as_number(seconds)
                self._change("seconds", seconds=Span(at_most=limit))
            case "number":
                self._change("seconds", seconds=drafting.as_number(seconds))
            case _:
                first = step.stretches[0] if step.stretches else Stretch()
                if _rhythm(first) == "none":
                    first = replace(first, per_minute=_RHYTHM)
                self._change(
                    "seconds", seconds=None, count=step.count or 30, stretches=(replace(first),)
                )

    def _in_stretch(self, index: int, field: str, **values: Any) -> None:
        stretches = list(self._step.stretches)
        stretches[index] = replace(stretches[index], **values)
        self._change(f"stretches[{index}].{field}", stretches=tuple(stretches))

    def _stretch(self, index: int) -> None:
        """One way of pressing; with several, each under its own heading with its share."""
        gettext, tr, theme = self._gettext, self._desk.wording.tr, self.theme
        stretch, several = self._step.stretches[index], len(self._step.stretches) > 1
        start = f"stretches[{index}]"

        def sets(field: str) -> Callable[[Any], None]:
            return lambda value: self._in_stretch(index, field, **{field: value})

        if several:
            self.put(hairline())
            row = Row(theme)
            row.add(label("h3", gettext("Part {n}").format(n=index + 1)), 1)
            remove = link_button(theme, gettext("Remove this part"), "trash-2")
            remove.setEnabled(not self.locked)
            remove.clicked.connect(lambda: self._without_stretch(index))
            row.add(remove)
            self.controls[f"{start}-"] = remove
            self.put(row)
            share = number(
                theme,
                gettext("Share"),
                options.ends(Stretch, "share"),
                "{n}",
                stretch.share,
                sets("share"),
            )
            told = gettext("Its weight in the time of the press")
            self.line(f"{start}.share", gettext("Share"), share, told, dose=True)
        offered = options.named(options.TECHNIQUES, tr)
        how = segments(theme, gettext("Technique"), offered, stretch.technique, sets("technique"))
        self.line(f"{start}.technique", gettext("Technique"), how, dose=True)
        offered_pressures = options.named(options.PRESSURES, tr)
        firm = segments(
            theme, gettext("Pressure"), offered_pressures, stretch.pressure, sets("pressure")
        )
        self.line(
            f"{start}.pressure", gettext("Pressure"), firm, gettext("Always below pain"), dose=True
        )
        ways = options.named(options.DIRECTIONS, tr)
        way = dropdown(theme, gettext("Direction"), ways, stretch.direction, sets("direction"))
        self.block(
            f"{start}.direction",
            gettext("Direction"),
            way,
            gettext("As you look at it"),
            dose=True,
        )
        self._rhythm_of(index, stretch)

    def _rhythm_of(self, index: int, stretch: Stretch) -> None:
        gettext, tr, theme, start = (
            self._gettext,
            self._desk.wording.tr,
            self.theme,
            f"stretches[{index}]",
        )
        kind = _rhythm(stretch)

        def choose(value: str) -> None:
            kinds: dict[str, dict[str, Any]] = {
                "none": {"per_minute": None, "on": None, "off": None},
                "per_minute": {"per_minute": _RHYTHM, "on": None, "off": None},
                "on_off": {"per_minute": None, "on": 5.0, "off": 2.0},
            }
            self._in_stretch(index, "rhythm", **kinds[value])

        offered = options.named(options.RHYTHMS, tr)
        rhythm = segments(theme, gettext("Rhythm"), offered, kind, choose)
        self.line(
            f"{start}.rhythm",
            gettext("Rhythm"),
            rhythm,
            gettext("Sounded where it is set"),
            dose=True,
        )
        if kind == "per_minute":
            beat = number(
                theme,
                gettext("Movements"),
                options.ends(Stretch, "per_minute"),
                gettext("{n}/min"),
                stretch.per_minute or _RHYTHM,
                lambda value: self._in_stretch(index, "per_minute", per_minute=value),
            )
            self.line(f"{start}.per_minute", gettext("Movements"), beat, dose=True)
        if kind == "on_off":
            for field, name, ends in (
                ("on", gettext("Seconds pressed"), (0.2, 600.0)),
                ("off", gettext("Seconds eased"), (0.0, 600.0)),
            ):
                value = getattr(stretch, field) or ends[0]
                change = self._on_off(index, field)
                self.line(
                    f"{start}.{field}", name, Decimal(theme, name, ends, value, change), dose=True
                )

    def _on_off(self, index: int, field: str) -> Callable[[float], None]:
        return lambda value: self._in_stretch(index, field, **{field: round(value, 1)})

    def _stretches_end(self) -> None:
        gettext = self._gettext
        add = link_button(self.theme, gettext("Change part-way"), "plus")
        add.setAccessibleDescription(gettext("Another technique, direction or pressure"))
        add.clicked.connect(self._with_stretch)
        add.setEnabled(not self.locked)
        row = Row(self.theme)
        self.controls["stretches+"] = add  # so that it keeps the focus
        row.add(add)
        row.add_space()
        self.put(row)

    def _with_stretch(self) -> None:
        stretches = self._step.stretches or (Stretch(),)
        self._change("stretches", stretches=(*stretches, stretches[-1]))

    def _without_stretch(self, index: int) -> None:
        stretches = self._step.stretches
        self._change("stretches", stretches=(*stretches[:index], *stretches[index + 1 :]))

    def _note(self) -> None:
        gettext, note = self._gettext, self._step.note
        field = WordsArea(
            self.theme,
            gettext("Spoken note"),
            self._shown(note),
            lambda words: self._change("note", note=self._said(self._step.note, words)),
        )
        told = self._also(note) or gettext("Shown and said while the point is found")
        self.block("note", gettext("Spoken note"), field, told)

    def _more(self, first_in_set: bool) -> None:
        gettext, tr, step, theme = self._gettext, self._desk.wording.tr, self._step, self.theme
        more = self.fold("more", gettext("More"), gettext("Less"))
        seconds = gettext("{n} s")
        for field, name, told in (
            ("build_up", gettext("Build-up"), gettext("Seconds to reach the pressure")),
            ("release", gettext("Release"), gettext("Seconds to let go")),
        ):
            value = getattr(step, field)
            shown = value if isinstance(value, int) else None
            part = maybe(theme, name, (0, 60), seconds, shown, RAMP // 1000, self._ramp(field))
            self.line(field, name, part, told, into=more, dose=True)
        rest = number(
            theme, gettext("Rest after it"), (0, 3600), seconds, step.rest, self._sets("rest")
        )
        self.line(
            "rest", gettext("Rest after it"), rest, gettext("0 to 3600 s"), into=more, dose=True
        )
        if _kind(step) != "count":
            ends, set_ = options.ends(Step, "count"), self._sets("count")
            count = maybe(theme, gettext("Count"), ends, "{n} ×", step.count, 30, set_)
            self.line(
                "count",
                gettext("Count"),
                count,
                gettext("Shown beside the time"),
                into=more,
                dose=True,
            )
        tools, hands = options.named(options.TOOLS, tr), options.named(options.HANDS, tr)
        tool = dropdown(theme, gettext("Pressed with"), tools, step.tool, self._sets("tool"))
        self.block("tool", gettext("Pressed with"), tool, into=more)
        hand = dropdown(theme, gettext("Hand"), hands, step.hand, self._sets("hand"))
        self.block("hand", gettext("Hand"), hand, into=more)
        self._sets_of_steps(more, first_in_set)
        asked = [c for c in self._desk.content.conditions.values() if c.kind is not Kind.RED_FLAG]
        named = [(c.id, self._desk.wording.text(c.short)) for c in asked]
        heading = gettext("Who shall skip this step")
        who = self.fold("who", gettext("Who skips it"), gettext("Less"))
        skip = chips(theme, heading, named, step.leave_out_if, self._sets("leave_out_if"))
        told = gettext("Comes on top of the program’s rules, and relaxes none.")
        self.block("leave_out_if", heading, skip, told, into=who)

    def _sets_of_steps(self, more: Group, first_in_set: bool) -> None:
        gettext, row = self._gettext, Wrap(self.theme)
        words = gettext("Join the set before") if first_in_set else gettext("Begin a set here")
        part = other_button(self.theme, words, "repeat")
        part.clicked.connect(self.joined if first_in_set else self.parted)
        row.add(part)
        self.put(row, more)

    def _ramp(self, field: str) -> Callable[[int | None], None]:
        return lambda value: self._change(field, **{field: UNSET if value is None else value})


def also_in(text: Text | None, wording: Wording) -> str:
    """Which other languages of a text are kept; nothing where there are none."""
    if text is None or isinstance(text, str):
        return ""
    language = wording.language
    others = sorted(set(text) - {language, language.partition("-")[0]})
    return (
        wording.tr.gettext("Kept as well in: {languages}").format(languages=", ".join(others))
        if others
        else ""
    )
