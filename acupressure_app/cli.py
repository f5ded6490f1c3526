"""The composition root: puts the program together, and the only place that names the clocks."""

import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from acupressure_app.store.folders import Folders, folders
from acupressure_app.store.translations import languages, translations

if TYPE_CHECKING:
    import argparse

    from acupressure_app.core.language import Phrase
    from acupressure_app.core.library import Library
    from acupressure_app.core.player import Reading
    from acupressure_app.terminal.console import Console
    from acupressure_app.terminal.program import Program


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; without one, open the window, or the terminal guide without a display.

    The window that is wanted at once is opened without loading the commands first.
    """
    from acupressure_app.ui import libraries

    arguments = sys.argv[1:] if argv is None else argv
    if not arguments and libraries.has_display(os.environ):
        return _open_window()
    return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    from acupressure_app.store.settings import load_settings
    from acupressure_app.terminal.options import Options
    from acupressure_app.terminal.program import (
        DONE,
        INTERRUPTED,
        USAGE,
        Program,
        UsageError,
    )

    _log_to_stderr()
    places = folders()
    language = load_settings(places.config).language or _system_language()
    console = _console(places, language)
    program = Program(places, console, language, _reading, _wait, _now, ENCODER, SHEET)
    given = Options(program.wording).parser(window=_window).parse_args(arguments)
    try:
        return int(given.command(program, given))
    except UsageError as error:
        console.message(f"acupressure-app: {error}")
        return USAGE
    except (KeyboardInterrupt, EOFError):
        console.message()
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _log_to_stderr() -> None:
    import logging

    logging.basicConfig(format="%(message)s", stream=sys.stderr)


def _console(places: Folders, language: str) -> "Console":
    import shutil

    from acupressure_app.terminal.console import Console

    columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
    ask = input if sys.stdin.isatty() else None
    return Console(sys.stdout, sys.stderr, translations(places.assets, language), ask, columns)


ENCODER = (sys.executable, "-P", "-m", "acupressure_app.ui.export.encoder")
"""Qt's encoder, a program of its own, so that no command loads Qt."""

SHEET = (sys.executable, "-P", "-m", "acupressure_app.ui.sheet.program")
"""What writes a page to print, a program of its own likewise."""


def _system_language() -> str:
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "en")
    language = chosen.split(":")[0].split(".")[0].replace("_", "-")
    return "en" if language in ("C", "POSIX") else language


def _reading() -> "Reading":
    from acupressure_app.core.player import Reading

    boot = getattr(time, "CLOCK_BOOTTIME", None)
    wall = time.time_ns() if boot is None else time.clock_gettime_ns(boot)
    return Reading(steady=time.monotonic_ns() // 1_000_000, wall=wall // 1_000_000)


class _HereZone(tzinfo):
    """The zone of this computer, with its changes in spring and autumn, also of other days."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return at.replace(tzinfo=None).astimezone().utcoffset() if at else None

    def dst(self, _at: datetime | None) -> None:
        """Not known apart."""

    def tzname(self, at: datetime | None) -> str | None:
        return at.replace(tzinfo=None).astimezone().tzname() if at else None

    def fromutc(self, at: datetime) -> datetime:
        seconds = int(at.replace(tzinfo=UTC, microsecond=0).timestamp())
        here = datetime.fromtimestamp(seconds)  # noqa: DTZ006 - alone it knows which of two hours
        return here.replace(microsecond=at.microsecond, tzinfo=self)


_HERE = _HereZone()


def _now() -> datetime:
    return datetime.now(_HERE)


def _wait(seconds: float) -> str:
    time.sleep(seconds)
    return ""


def _window(program: "Program", arguments: "argparse.Namespace") -> int:
    """What a command line without a command does."""
    from acupressure_app.terminal.commands import guide_command
    from acupressure_app.ui import libraries

    if libraries.has_display(os.environ):
        return _open_window(arguments.speed)
    tr = program.console.tr
    program.console.message(tr.gettext("There is no display, so this is the terminal guide."))
    return guide_command(program, arguments)


def _open_window(speed: float = 1.0) -> int:
    from acupressure_app.ui import libraries

    _log_to_stderr()
    if lacking := libraries.missing(for_window=True):
        sys.stderr.write(libraries.explanation(lacking) + "\n")
        return 1
    from acupressure_app.store.settings import load_settings
    from acupressure_app.ui.app import open_window
    from acupressure_app.ui.context import Context

    places = folders()
    unread: list[Phrase] = []
    settings = load_settings(places.config, unread.append)
    return open_window(
        Context(
            folders=places,
            settings=settings,
            read_library=lambda: _library(places),
            translations=lambda language: translations(places.assets, language),
            language=_system_language(),
            languages=languages(places.assets),
            reading=_reading,
            now=_now,
            unread=tuple(unread),
            speed=speed,
            encoder=ENCODER,
            sheet=SHEET,
        )
    )


def _library(places: Folders) -> "Library":
    from acupressure_app.store.library import load_library

    return load_library(places)
