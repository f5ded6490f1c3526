"""How far each movement eases the pressure in the course of a beat, as ring and editor show it."""

import math

from acupressure_app.core.body import Technique
from acupressure_app.core.pressing import Moment, on_share, shown_period
from acupressure_app.core.routine import Stretch
from acupressure_app.core.text import Ms

PULSE_EDGE: Ms = 300
"""How long a pulse takes from eased to pressed."""

TAP_DIP: Ms = 120
"""How long a tap lifts the finger."""

_PULSE, _KNEAD, _TAP = 0.7, 0.88, 0.85
"""How far each movement eases the pressure, as it is shown."""


def eased(here: Moment) -> float:
    """The share of its pressure that a press has in this part of the beat, 0 to 1."""
    period = shown_period(here.stretch)
    if here.beat is None or period is None:
        return 1.0
    share = here.beat % 1
    match here.stretch.technique:
        case Technique.PULSE:
            return _pulse(here.stretch, share * period, period)
        case Technique.KNEAD:
            return 1 - (1 - _KNEAD) * (1 - math.cos(2 * math.pi * share)) / 2
        case Technique.TAP:
            return _TAP if share * period < TAP_DIP else 1.0
        case _:
            return 1.0


def _pulse(stretch: Stretch, at: float, period: Ms) -> float:
    """Pressed for its share of the beat, eased for the rest, with soft edges in between."""
    on = period * on_share(stretch)
    edge = min(PULSE_EDGE, on, period - on)
    if edge <= 0:
        return 1.0
    rise, fall = min(1.0, at / edge), min(1.0, max(0.0, (at - on) / edge))
    return _PULSE + (1 - _PULSE) * (rise - fall)
