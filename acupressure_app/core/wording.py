"""What is shown and said, made from values: one place for window, terminal, voice and plan."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from acupressure_app.core.body import Direction, Hand, Position, Pressure, Side, Technique, Tool
from acupressure_app.core.content import Action, Point
from acupressure_app.core.language import N_, Phrase, Translations
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import Moment, Phase, Press, on_share, pieces, spoken_findings
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Grade, Prescribed, Routine, Schedule, Spot, Stretch
from acupressure_app.core.screening import Place, places, point_of
from acupressure_app.core.text import Ms, Text, capitalised, in_language, seconds_up

_WORDS_PER_SECOND = 3
_HURRY = 1.25

_TOOLS: dict[Tool, dict[str, Phrase]] = {
    Tool.THUMB: {
        "left": N_("your left thumb"),
        "right": N_("your right thumb"),
        "both": N_("both thumbs"),
        "either": N_("a thumb"),
    },
    Tool.FINGERTIP: {
        "left": N_("your left fingertip"),
        "right": N_("your right fingertip"),
        "both": N_("a fingertip of each hand"),
        "either": N_("a fingertip"),
    },
    Tool.FINGERS: {
        "left": N_("the fingers of your left hand"),
        "right": N_("the fingers of your right hand"),
        "both": N_("the fingertips of both hands"),
        "either": N_("your fingertips"),
    },
    Tool.THUMB_AND_FINGER: {
        "left": N_("your left thumb and index finger"),
        "right": N_("your right thumb and index finger"),
        "both": N_("thumb and index finger of both hands"),
        "either": N_("thumb and index finger"),
    },
    Tool.KNUCKLE: {
        "left": N_("a knuckle of your left hand"),
        "right": N_("a knuckle of your right hand"),
        "both": N_("a knuckle of each hand"),
        "either": N_("a knuckle"),
    },
    Tool.PALM: {
        "left": N_("your left palm"),
        "right": N_("your right palm"),
        "both": N_("both palms"),
        "either": N_("your palm"),
    },
    Tool.ERASER: {
        "left": N_("a pencil eraser in your left hand"),
        "right": N_("a pencil eraser in your right hand"),
        "both": N_("a pencil eraser in each hand"),
        "either": N_("a pencil eraser"),
    },
    Tool.STICK: {
        "left": N_("a blunt stick in your left hand"),
        "right": N_("a blunt stick in your right hand"),
        "both": N_("a blunt stick in each hand"),
        "either": N_("a blunt stick"),
    },
    Tool.BALL: {
        "left": N_("a ball in your left hand"),
        "right": N_("a ball in your right hand"),
        "both": N_("two balls"),
        "either": N_("a ball"),
    },
    Tool.ROLLER: {
        "left": N_("a roller"),
        "right": N_("a roller"),
        "both": N_("a roller"),
        "either": N_("a roller"),
    },
}

_TECHNIQUES = {
    Technique.PRESS: N_("Hold steady"),
    Technique.CIRCLES: N_("Small slow circles"),
    Technique.KNEAD: N_("Slow kneading"),
    Technique.TAP: N_("Small taps"),
    Technique.RUB: N_("Slow rubbing"),
    Technique.PULSE: N_("Press and ease in turn"),
}

_DIRECTIONS = {
    Direction.CLOCKWISE: N_("clockwise"),
    Direction.ANTICLOCKWISE: N_("anticlockwise"),
    Direction.UP: N_("upwards"),
    Direction.DOWN: N_("downwards"),
    Direction.INWARD: N_("inwards"),
    Direction.OUTWARD: N_("outwards"),
    Direction.TO_AND_FRO: N_("to and fro"),
}

_PRESSURES = {
    Pressure.LIGHT: N_("light pressure"),
    Pressure.MEDIUM: N_("medium pressure, never painful"),
    Pressure.FIRM: N_("firm, but never painful"),
}

_HOLDS = {
    Pressure.LIGHT: N_("Hold · light"),
    Pressure.MEDIUM: N_("Hold · medium"),
    Pressure.FIRM: N_("Hold · firm"),
}

_SIDES = {
    Side.LEFT: N_("left"),
    Side.RIGHT: N_("right"),
    Side.BOTH: N_("both sides"),
    Side.MIDLINE: N_("middle"),
}

_POSITIONS = {
    Position.SITTING: N_("Sit comfortably."),
    Position.LYING: N_("Lie down comfortably."),
    Position.STANDING: N_("Stand steadily, near something to hold."),
}

_GRADES = {
    Grade.MODERATE: N_("moderate"),
    Grade.LOW: N_("low"),
    Grade.VERY_LOW: N_("very low"),
    Grade.TRADITIONAL: N_("traditional use only"),
    Grade.UNKNOWN: N_("unknown"),
}

Sentences = tuple[str, ...]


def nearest_minutes(total: Ms) -> int:
    """Whole minutes, half of one counting as one."""
    return (total + 30_000) // 60_000


def speech_ms(sentences: Iterable[str]) -> Ms:
    """How long the sentences take to say, three words a second."""
    return sum(len(sentence.split()) for sentence in sentences) * 1000 // _WORDS_PER_SECOND


def hurried_ms(sentences: Iterable[str]) -> Ms:
    """The shortest they can be said in: a voice may be up to 1.25 times faster."""
    return round(speech_ms(sentences) / _HURRY)


def shorter(sentences: Sentences, details: Sentences = ()) -> Iterator[Sentences]:
    """The sentences, then ever fewer down to none: the details fall away first, last ones first."""
    left = list(sentences)
    yield sentences
    for falling in (details, sentences):
        for index in reversed(range(len(left))):
            if left[index] in falling:
                del left[index]
                yield tuple(left)


def fitting(sentences: Sentences, room: Ms, details: Sentences = ()) -> Sentences:
    """As many whole sentences as can be said in `room`; `shorter` says which fall away."""
    return next(some for some in shorter(sentences, details) if hurried_ms(some) <= room)


def clock(left: Ms) -> str:
    """Time left as m:ss, rounded up, so that 0:00 is never shown before it is true."""
    seconds = seconds_up(max(0, left))
    return f"{seconds // 60}:{seconds % 60:02}"


class Wording(Struct, frozen=True):
    """Sentences in one language: `tr` for the program's own, `language` for the content's."""

    tr: Translations
    language: str = "en"

    def purpose(self) -> str:
        """What the program is for, and what it is not."""
        return self.tr.gettext(
            "For comfort and education. Not a medical device, and not reviewed by a clinician."
        )

    def text(self, text: Text) -> str:
        """A content text in the language."""
        return in_language(text, self.language)

    def side(self, side: Side) -> str:
        """The side as a word."""
        return _SIDES[side](self.tr)

    def place(self, point: Point | Spot, side: Side) -> str:
        """The place in everyday words: "your left wrist"; an own spot with its name."""
        if isinstance(point, Point):
            return self.text(point.place[side])
        if side is Side.MIDLINE:
            return point.name
        templates = {
            Side.LEFT: self.tr.gettext("{name}, on your left"),
            Side.RIGHT: self.tr.gettext("{name}, on your right"),
            Side.BOTH: self.tr.gettext("{name}, on both sides"),
        }
        return templates[side].format(name=point.name)

    def places(self, routine: Routine, content: Content) -> dict[Place, str]:
        """Each place of the routine where a local condition can be, in everyday words."""
        points = {step.place: point_of(step, content) for step in routine.steps}
        return {
            place: self.place(points[place.point], place.side)
            for place in places(routine)
            if place.side is not None
        }

    def tool(self, tool: Tool, hand: Hand, side: Side) -> str:
        """What presses: "your right thumb"."""
        by_hand = {
            Hand.OPPOSITE: {Side.LEFT: "right", Side.RIGHT: "left"}.get(side, "both"),
            Hand.SAME: {Side.LEFT: "left", Side.RIGHT: "right"}.get(side, "both"),
            Hand.BOTH: "both" if side in (Side.BOTH, Side.MIDLINE) else "either",
            Hand.EITHER: "either",
        }
        return _TOOLS[tool][by_hand[hand]](self.tr)

    def pressure(self, pressure: Pressure) -> str:
        """How hard, as words within a sentence."""
        return _PRESSURES[pressure](self.tr)

    def grade(self, grade: Grade) -> str:
        """The strength of the evidence in words."""
        return _GRADES[grade](self.tr)

    def problem(self, file: str, problem: Problem) -> str:
        """A problem of a file on one line."""
        return problem(file, self.tr)

    def about(self, total: Ms) -> str:
        """A length in lists: "6 min", to the nearest minute, or seconds below one."""
        minutes = nearest_minutes(total)
        if minutes == 0:
            return self.tr.gettext("{seconds} s").format(seconds=seconds_up(total))
        return self.tr.gettext("{minutes} min").format(minutes=minutes)

    def exactly(self, total: Ms) -> str:
        """A length where one decides: "5 min 46 s"."""
        minutes, seconds = divmod(seconds_up(total), 60)
        if not minutes:
            return self.tr.gettext("{seconds} s").format(seconds=seconds)
        if not seconds:
            return self.tr.gettext("{minutes} min").format(minutes=minutes)
        return self.tr.gettext("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)

    def long_time(self, left: Ms) -> str:
        """Time left as a screen reader says it: "1 minute 48 seconds"."""
        minutes, seconds = divmod(seconds_up(max(0, left)), 60)
        parts = []
        if minutes:
            form = self.tr.ngettext("{n} minute", "{n} minutes", minutes)
            parts.append(form.format(n=minutes))
        if seconds or not minutes:
            form = self.tr.ngettext("{n} second", "{n} seconds", seconds)
            parts.append(form.format(n=seconds))
        return " ".join(parts)

    def direction(self, direction: Direction) -> str:
        """Where the movement goes: "clockwise"."""
        return _DIRECTIONS[direction](self.tr)

    def technique(self, stretch: Stretch) -> str:
        """The movement with its direction: "Small slow circles, clockwise"."""
        words = _TECHNIQUES[stretch.technique](self.tr)
        if stretch.direction is None:
            return words
        return f"{words}, {self.direction(stretch.direction)}"

    def phase(self, moment: Moment) -> str:
        """The word inside the ring."""
        match moment.phase:
            case Phase.BUILD_UP:
                return self.tr.gettext("Press in")
            case Phase.RELEASE:
                return self.tr.gettext("Let go")
        if moment.stretch.technique is Technique.PULSE and moment.beat is not None:
            pressed = moment.beat % 1 < on_share(moment.stretch)
            return self.tr.gettext("Press") if pressed else self.tr.gettext("Ease")
        return _HOLDS[moment.stretch.pressure](self.tr)

    def what_to_do(self, press: Press, stretch: Stretch) -> str:
        """What to do now: "Small slow circles with your right thumb. Light pressure."."""
        return " ".join((*self.how_to_press(press, stretch), *self.count(press)))

    def how_to_press(self, press: Press, stretch: Stretch) -> Sentences:
        """The movement with what presses, and how hard."""
        if stretch.direction is None:
            template = self.tr.gettext("{technique} with {tool}.")
        else:
            template = self.tr.gettext("{technique}, with {tool}.")
        with_tool = template.format(
            technique=self.technique(stretch), tool=self.tool(press.tool, press.hand, press.side)
        )
        return with_tool, f"{capitalised(self.pressure(stretch.pressure))}."

    def count(self, press: Press) -> Sentences:
        """How many times, where the routine counts."""
        if press.count is None:
            return ()
        form = self.tr.ngettext("{n} time in all.", "{n} times in all.", press.count)
        return (form.format(n=press.count),)

    def find_steps(self, press: Press) -> Sentences:
        """How to find the place for the first time, one sentence group a step."""
        if isinstance(press.point, Spot):
            steps = [self.text(press.point.where)]
        else:
            steps = [self._sided(self.text(step), press.side) for step in press.point.find]
        if press.note:
            steps.append(self.text(press.note))
        return tuple(steps)

    def find_again(self, press: Press) -> str:
        """How to find a place that was found before."""
        if isinstance(press.point, Spot):
            return self.tr.gettext("Find {place}.").format(
                place=self.place(press.point, press.side)
            )
        return self._sided(self.text(press.point.again), press.side)

    def _sided(self, text: str, side: Side) -> str:
        """Fill in {side} and {other}; where both sides are pressed at once the words fall away."""
        if side in (Side.LEFT, Side.RIGHT):
            words = {"side": self.side(side), "other": self.side(side.other)}
            for name, word in words.items():
                text = text.replace(f"{{{name}}}", word)
            return text
        for name in ("side", "other"):
            text = text.replace(f"{{{name}}} ", "").replace(f"{{{name}}}", "")
        return text

    def say_start(
        self, title: str, total: Ms, positions: tuple[Position, ...], first: Press, waits: bool
    ) -> Sentences:
        """The opening; with `waits`, finding a point ends only when the user says so."""
        minutes = max(1, nearest_minutes(total))
        form = self.tr.ngettext(
            "{title}, about {n} minute.", "{title}, about {n} minutes.", minutes
        )
        wait = (self.tr.gettext("Press Enter when you have found a point."),) if waits else ()
        return (
            form.format(title=title, n=minutes),
            self.rest_position(positions),
            self.tr.gettext("Begin at {place}.").format(place=self.place(first.point, first.side)),
            *wait,
        )

    def rest_position(self, positions: tuple[Position, ...]) -> str:
        """How to rest while pressing."""
        if len(positions) == 1:
            return _POSITIONS[positions[0]](self.tr)
        return self.tr.gettext("Sit or lie comfortably.")

    def say_find(self) -> str:
        """What opens the search for a place."""
        return self.tr.gettext("Find the point.")

    def say_find_again(self, press: Press, new_step: bool) -> Sentences:
        """Back to a place that was found before; a new step may have a note of its own."""
        note = (self.text(press.note),) if new_step and press.note else ()
        return self.find_again(press), *note

    def say_press(self, press: Press) -> Sentences:
        """The instruction to press, then what guards it; later rounds only say that it begins."""
        if press.round > 1:
            return (self.tr.gettext("Press again."),)
        findings = spoken_findings(press)
        how = self.how_to_press(press, pieces(press)[0].stretch)
        lightened = any(finding.action is Action.LIGHT for finding in findings)
        return (
            self.tr.gettext("Press now, slowly."),
            *(how[:1] if lightened else how),
            *self.count(press),
            *(self.text(finding.text) for finding in findings),
        )

    def say_stretch(self, stretch: Stretch) -> Sentences:
        """A change of movement or pressure part-way through a press."""
        return (
            self.tr.gettext("Now {technique}, {strength}.").format(
                technique=self.technique(stretch).lower(), strength=self.pressure(stretch.pressure)
            ),
        )

    def way(self, press: Press) -> Sentences:
        """How a press begins, and each change part-way; without what presses.

        "Small slow circles, clockwise, light pressure.", "From 0:30 on: ...".
        """
        first, *_ = pieces(press)
        begin = self.tr.gettext("{technique}, {strength}.").format(
            technique=self.technique(first.stretch), strength=self.pressure(first.stretch.pressure)
        )
        return begin, *self.how_it_changes(press)

    def how_it_changes(self, press: Press) -> Sentences:
        """Each change of movement or pressure part-way, with the time of the press it comes at."""
        template = self.tr.gettext("From {time} on: {technique}, {strength}.")
        return tuple(
            template.format(
                time=clock(piece.start),
                technique=self.technique(piece.stretch).lower(),
                strength=self.pressure(piece.stretch.pressure),
            )
            for piece in pieces(press)[1:]
        )

    def say_half(self, side: Side) -> Sentences:
        """Half of this press is over."""
        if side in (Side.LEFT, Side.RIGHT):
            return (self.tr.gettext("Half-way on this side."),)
        return (self.tr.gettext("Half-way."),)

    def say_next(self, press: Press, following: Press | None) -> Sentences:
        """What comes in ten seconds, and that the press is eased off by then."""
        if following is None:
            return (self.tr.gettext("In ten seconds, ease off; then you are done."),)
        place = self.place(following.point, following.side)
        if following.place_and_side == press.place_and_side:
            return (self.tr.gettext("In ten seconds, ease off; then the same place again."),)
        if following.place == press.place:
            template = self.tr.gettext("In ten seconds, ease off and change to {place}.")
        else:
            template = self.tr.gettext("In ten seconds, ease off and go on to {place}.")
        return (template.format(place=place),)

    def say_change(self, press: Press, following: Press) -> Sentences:
        """Let go, and where to go."""
        if following.place_and_side == press.place_and_side:
            if press.rest:
                return (self.tr.gettext("The same place again in a moment."),)
            return (self.tr.gettext("Let go. The same place again in a moment."),)
        let_go = () if press.rest else (self.tr.gettext("Let go slowly."),)
        change = self.tr.gettext("Change over to {place}.").format(
            place=self.place(following.point, following.side)
        )
        return *let_go, change, self.say_tool(following)

    def say_tool(self, press: Press) -> str:
        """What to press with."""
        return self.tr.gettext("Use {tool}.").format(
            tool=self.tool(press.tool, press.hand, press.side)
        )

    def say_rest(self, press: Press, following: Press | None) -> Sentences:
        """Let go, rest, and what follows."""
        seconds = press.rest // 1000
        form = self.tr.ngettext(
            "Let go and rest for {n} second.", "Let go and rest for {n} seconds.", seconds
        )
        if following is None:
            return (form.format(n=seconds),)
        comes = self.tr.gettext("Then go on to {place}.").format(
            place=self.place(following.point, following.side)
        )
        return form.format(n=seconds), comes

    def say_here(self, press: Press) -> Sentences:
        """Where to press, after a jump or when an earlier session goes on."""
        return (
            self.tr.gettext("Now at {place}.").format(place=self.place(press.point, press.side)),
        )

    def say_paused(self) -> Sentences:
        """The session stands."""
        return (self.tr.gettext("Paused. Let your hands rest."),)

    def say_end(self) -> Sentences:
        """The closing words."""
        return (
            self.tr.gettext("That is it. Rest a moment."),
            self.tr.gettext("If you feel drowsy, stand up slowly."),
        )

    def made_by(self, prescribed: Prescribed) -> str:
        """Who made a routine for the user."""
        return self.tr.gettext("Made for you by {name}.").format(name=self.text(prescribed.by))

    def prescribed(self, prescribed: Prescribed) -> str:
        """The same with the note, on one line."""
        note = self.text(prescribed.note) if prescribed.note else ""
        return f"{self.made_by(prescribed)} {note}".strip()

    def schedule(self, schedule: Schedule) -> str:
        """How often a routine is meant to be done, on one line."""
        parts: list[str] = []
        if (n := schedule.times_a_day) is not None:
            parts.append(self.tr.ngettext("once a day", "{n} times a day", n).format(n=n))
        if (n := schedule.days_a_week) is not None:
            parts.append(self.tr.ngettext("{n} day a week", "{n} days a week", n).format(n=n))
        if (n := schedule.weeks) is not None:
            parts.append(self.tr.ngettext("for {n} week", "for {n} weeks", n).format(n=n))
        parts += [self.text(when) for when in schedule.when]
        if around := schedule.around:
            parts.append(
                self.tr.gettext("from day {first} to day {last} around: {date}").format(
                    first=around.from_day, last=around.to_day, date=self.text(around.date)
                )
            )
        return ", ".join(parts)
