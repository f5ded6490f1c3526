"""The words of the command line."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from acupressure_app import __version__
from acupressure_app.core.body import Side
from acupressure_app.core.timeline import Pace
from acupressure_app.terminal import commands
from acupressure_app.terminal.program import Program
from acupressure_app.terminal.text import NOTICE

Command = Callable[[Program, argparse.Namespace], int]


def parser(window: Command) -> argparse.ArgumentParser:
    """The parser; it sets `command` to what shall run, `window` where no command is named."""
    top = argparse.ArgumentParser(
        prog="acupressure-app",
        description="A guided self-acupressure session timer. Without a command: the window.",
        epilog=NOTICE,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _speed_option(top, default=1.0)
    top.set_defaults(command=window)
    added = top.add_subparsers(title="commands", metavar="COMMAND")
    _plain(added, "list", commands.list_command, "list the routines and their length")
    show = _plain(added, "show", commands.show_command, "show a routine")
    show.add_argument("id", metavar="ID")
    _plain(added, "conditions", commands.conditions_command, "list what is asked about you")
    check = _plain(added, "check", commands.check_command, "say what is wrong with routine files")
    check.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    _screened(added, "screen", commands.screen_command, "say whether a routine may be started")
    _paced(_screened(added, "plan", commands.plan_command, "print a session by the clock"))
    play = _screened(added, "play", commands.play_command, "be guided through a session")
    _paced(play)
    _speed_option(play)
    play.add_argument("--asked", action="store_true", help="you have asked a clinician")
    guide = added.add_parser("guide", help="choose a symptom and be guided in the terminal")
    guide.set_defaults(command=commands.guide_command)
    _speed_option(guide)
    return top


def _plain(
    added: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    what: str,
) -> argparse.ArgumentParser:
    made = added.add_parser(name, help=what, description=what)
    made.add_argument("--json", action="store_true", help="print JSON alone on stdout")
    made.set_defaults(command=command)
    return made


def _screened(
    added: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    what: str,
) -> argparse.ArgumentParser:
    made = _plain(added, name, command, what)
    made.add_argument("id", metavar="ID")
    made.add_argument(
        "--yes",
        action="append",
        default=[],
        metavar="ID[:POINT[:SIDE]]",
        help="a condition that is true, for a local one also where",
    )
    made.add_argument(
        "--no", action="append", default=[], metavar="ID", help="a condition that is not true"
    )
    made.add_argument(
        "--no-others", action="store_true", help="nothing else is true, warning signs neither"
    )
    return made


def _paced(made: argparse.ArgumentParser) -> None:
    made.add_argument("--pace", type=Pace, choices=list(Pace), default=Pace.STANDARD)
    made.add_argument(
        "--side",
        type=Side,
        choices=[Side.LEFT, Side.RIGHT],
        help="the side for a step that is pressed on one side of your choice",
    )


def _speed_option(made: argparse.ArgumentParser, default: float | str = argparse.SUPPRESS) -> None:
    """A command without a default of its own keeps what was said before its name."""
    made.add_argument(
        "--speed", type=_speed, default=default, metavar="N", help="run the clock N times as fast"
    )


def _speed(given: str) -> float:
    speed = float(given)
    if not (math.isfinite(speed) and speed > 0):
        raise ValueError
    return speed
