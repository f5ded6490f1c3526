"""Small content, routines and sessions for tests, each made from no more than what matters."""

import json
from collections.abc import Iterable, Sequence
from gettext import NullTranslations
from typing import Any

import msgspec

from acupressure_app.core.body import Hand, Pressure, Region, Side, Tool
from acupressure_app.core.content import (
    Action,
    Condition,
    Hold,
    InPregnancy,
    Kind,
    Meridian,
    Point,
    Pregnancy,
    RedFlag,
    Rule,
    Symptom,
    Target,
    Urgency,
)
from acupressure_app.core.lengths import DEFAULT_LENGTHS, Lengths
from acupressure_app.core.library import Content, content_of
from acupressure_app.core.routine import Routine, Stretch
from acupressure_app.core.screening import Answer, Answers, Cleared, Place, clear
from acupressure_app.core.timeline import Pace, Timeline, compile_timeline
from acupressure_app.core.wording import Wording

WORDS = Wording(NullTranslations())


class Abroad(NullTranslations):
    """A language that nobody speaks: what was translated stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{super().ngettext(msgid1, msgid2, n)}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{super().pgettext(context, message)}⟧"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{super().npgettext(context, msgid1, msgid2, n)}⟧"


STILL = Stretch()
CIRCLES: dict[str, Any] = {"technique": "circles"}
PRESS_60: dict[str, Any] = {"point": "PC6", "side": "left", "seconds": 60}


def point(code: str, region: Region, name: str, *, midline: bool = False, **given: Any) -> Point:
    """A library point called `name` ("wrist") in sentences."""
    places = {side: f"your {side} {name}" for side in (Side.LEFT, Side.RIGHT)}
    middle = {Side.MIDLINE: f"the middle of your {name}"}
    defaults: dict[str, Any] = {
        "name": code,
        "pinyin": code,
        "hanzi": code,
        "traditional": code,
        "meridian": Meridian.EXTRA,
        "place": middle if midline else places | {Side.BOTH: f"both {name}s"},
        "location": name,
        "find": (f"Look at your {name}.", "Feel for a small dip."),
        "again": f"Find the same place on the {name}.",
        "tool": Tool.THUMB,
        "hand": Hand.EITHER if midline else Hand.OPPOSITE,
        "techniques": (),
        "pressure": Pressure.MEDIUM,
        "towards": name,
        "holds": (Hold(max=180, how="press", source="sheet"),),
        "pregnancy": Pregnancy(status=InPregnancy.NO_WARNING_FOUND, note="Ask first."),
        "sources": ("sheet",),
        "checked": "2026-01-01",
    }
    return Point(code=code, region=region, midline=midline, **defaults | given)


WRIST = point("PC6", Region.FOREARM_INNER, "wrist", aliases=("P6", "Inner Gate"))
HAND = point("LI4", Region.THUMB_WEB, "hand", aliases=("Hegu",))
FOREHEAD = point("EX-HN3", Region.FOREHEAD, "forehead", midline=True, aliases=("Third Eye",))

RED_FLAG = RedFlag(
    id="chest_pain",
    text="Pain in your chest",
    urgency=Urgency.EMERGENCY,
    advice="Call for help now.",
    source="sheet",
)
NAUSEA = Symptom(
    id="nausea",
    title="Nausea",
    group="stomach",
    red_flags=(RED_FLAG,),
    see_someone="See a doctor if it stays.",
)
HEADACHE = Symptom(
    id="headache", title="Headache", group="head", see_someone="See a doctor if it stays."
)


def condition(id_: str, kind: Kind = Kind.GENERAL, keep_days: int = 0) -> Condition:
    """A condition whose words are its id."""
    return Condition(id=id_, kind=kind, text=f"Is it {id_}?", short=id_, keep_days=keep_days)


PREGNANCY = condition("pregnancy", keep_days=14)
BLOOD_THINNERS = condition("blood_thinners", keep_days=180)
FEVER = condition("fever")
WOUND = condition("wound", Kind.LOCAL)
VEINS = condition("veins", Kind.LOCAL)
CONDITIONS = (PREGNANCY, BLOOD_THINNERS, FEVER, WOUND, VEINS)


def rule(condition_id: str | None, action: Action, **target: Any) -> Rule:
    """A rule whose texts name its condition and action."""
    name = condition_id or "always"
    return Rule(
        condition=condition_id,
        action=action,
        target=msgspec.convert(target, Target),
        text=f"{action} for {name}.",
        reason=f"Because of {name}.",
        source="sheet",
    )


def content(
    *rules: Rule,
    points: Iterable[Point] = (WRIST, HAND, FOREHEAD),
    conditions: Iterable[Condition] = CONDITIONS,
) -> Content:
    """Three points, two symptoms, five conditions, and the rules of the test."""
    return content_of(points, (NAUSEA, HEADACHE), conditions, rules, {})


CONTENT = content()


def routine_data(*steps: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A routine file as plain data: one set with the steps, unless `sets` are given."""
    data = {
        "format": 1,
        "id": "example",
        "title": "Example",
        "symptoms": ["nausea"],
        "sets": [{"steps": list(steps or (PRESS_60,))}],
    }
    return data | given


def routine(*steps: dict[str, Any], **given: Any) -> Routine:
    """The routine of `routine_data`."""
    return msgspec.convert(routine_data(*steps, **given), Routine)


def press(point: str | dict[str, Any] = "PC6", side: str = "left", **given: Any) -> dict[str, Any]:
    """A step as plain data, a minute long unless said otherwise."""
    timed = {} if "seconds" in given or "count" in given else {"seconds": 60}
    return {"point": point, "side": side, **timed, **given}


def spot(name: str = "My spot", region: str = "calf", **given: Any) -> dict[str, Any]:
    """A place of the user's own as plain data."""
    return {"name": name, "where": "Where it aches.", "region": region, **given}


def raw(data: object) -> bytes:
    """Plain data as the bytes of a file."""
    return json.dumps(data, ensure_ascii=False).encode()


def yes(*conditions: str, **places: Sequence[str]) -> Answers:
    """The named conditions are true, local ones at places like "PC6:left", all else is not."""
    where = {name: frozenset(place(text) for text in texts) for name, texts in places.items()}
    given = dict.fromkeys((*conditions, *places), Answer.YES)
    return Answers(given, where, otherwise=Answer.NO)


def place(text: str) -> Place:
    """A place from "PC6:left" or "PC6"."""
    name, _, side = text.partition(":")
    return Place(name, Side(side) if side else None)


def cleared(
    routine: Routine, content: Content = CONTENT, answers: Answers | None = None
) -> Cleared:
    """The routine let through."""
    screened = clear(routine, content, answers or yes())
    assert isinstance(screened, Cleared)
    return screened


def compiled(
    routine: Routine,
    *,
    content: Content = CONTENT,
    answers: Answers | None = None,
    pace: Pace = Pace.STANDARD,
    lengths: Lengths = DEFAULT_LENGTHS,
    one_side: Side = Side.LEFT,
) -> Timeline:
    """The timeline of a routine with nothing true but the answers."""
    let_through = cleared(routine, content, answers)
    return compile_timeline(let_through, content, WORDS, pace, lengths, one_side)
