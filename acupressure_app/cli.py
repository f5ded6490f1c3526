"""The composition root: puts the program together, and the only place that names the clocks."""

import argparse
import gettext
import logging
import os
import shutil
import sys
import time
from collections.abc import Sequence
from datetime import date

from acupressure_app.core.player import Reading
from acupressure_app.store.folders import Folders, folders
from acupressure_app.terminal.commands import guide_command
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.options import Options
from acupressure_app.terminal.program import (
    DONE,
    INTERRUPTED,
    INVALID,
    USAGE,
    Program,
    UsageError,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; without one, open the window, or the terminal guide without a display."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    places = folders()
    console = _console(places)
    program = Program(places, console, _system_language(), _reading, _wait)
    arguments = Options(program.wording).parser(window=_window).parse_args(argv)
    try:
        return int(arguments.command(program, arguments))
    except UsageError as error:
        console.message(f"acupressure-app: {error}")
        return USAGE
    except (KeyboardInterrupt, EOFError):
        console.message()
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _console(places: Folders) -> Console:
    catalogues = places.assets / "translations"
    translations = gettext.translation("acupressure_app", str(catalogues), fallback=True)
    columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
    ask = input if sys.stdin.isatty() else None
    return Console(sys.stdout, sys.stderr, translations, ask, columns)


def _system_language() -> str:
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "en")
    language = chosen.split(":")[0].split(".")[0].replace("_", "-")
    return "en" if language in ("C", "POSIX") else language


def _reading() -> Reading:
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    wall = time.time_ns() if boot is None else time.clock_gettime_ns(boot)
    return Reading(steady=time.monotonic_ns() // 1_000_000, wall=wall // 1_000_000)


def _wait(seconds: float) -> str:
    time.sleep(seconds)
    return ""


def _window(program: Program, arguments: argparse.Namespace) -> int:
    from acupressure_app.ui import libraries

    if not libraries.has_display(os.environ):
        tr = program.console.tr
        program.console.message(tr.gettext("There is no display, so this is the terminal guide."))
        return guide_command(program, arguments)
    if lacking := libraries.missing(for_window=True):
        program.console.message(libraries.explanation(lacking))
        return INVALID
    from acupressure_app.ui.app import open_window
    from acupressure_app.ui.context import Context

    return open_window(
        Context(
            folders=program.folders,
            library=program.library,
            settings=program.settings,
            wording=program.wording,
            reading=program.reading,
            today=date.today,
            speed=arguments.speed,
        )
    )
