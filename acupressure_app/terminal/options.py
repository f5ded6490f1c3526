"""The words of the command line."""

import argparse
import math
from argparse import SUPPRESS
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from acupressure_app import __version__
from acupressure_app.core.body import Side
from acupressure_app.core.shared import Choice
from acupressure_app.core.timeline import Pace
from acupressure_app.core.wording import Wording
from acupressure_app.store.sheet_writer import PAPERS
from acupressure_app.terminal import commands, journaling, reminding, saving, sharing
from acupressure_app.terminal.program import Program
from acupressure_app.terminal.remind_options import RemindOptions

Command = Callable[[Program, argparse.Namespace], int]

OneOf = TypeVar("OneOf", bound=StrEnum)

_CLASHES = (Choice.KEEP_BOTH, Choice.REPLACE, Choice.LEAVE_OUT)


class Options:
    """Builds the parser, its help in the language of `wording`."""

    def __init__(self, wording: Wording) -> None:
        self._gettext, self._purpose = wording.tr.gettext, wording.purpose()

    def parser(self, window: Command) -> argparse.ArgumentParser:
        """The parser; it sets `command` to what shall run, `window` where no command is named."""
        gettext = self._gettext
        top = argparse.ArgumentParser(
            prog="acupressure-app",
            description=gettext(
                "A guided self-acupressure session timer. Without a command: the window."
            ),
            epilog=self._purpose,
        )
        top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
        self._speed(top, default=1.0)
        top.set_defaults(command=window)
        self._commands = top.add_subparsers(title=gettext("commands"), metavar="COMMAND")
        self._add_commands()
        return top

    def _add_commands(self) -> None:
        gettext, add = self._gettext, self._command
        add("list", commands.list_command, gettext("list the routines and their length"))
        show = add("show", commands.show_command, gettext("show a routine"))
        show.add_argument("id", metavar="ID")
        add("conditions", commands.conditions_command, gettext("list what is asked about you"))
        check = add("check", commands.check_command, gettext("say what is wrong with files"))
        check.add_argument("paths", metavar="PATH", nargs="+", type=Path)
        screen = add(
            "screen", commands.screen_command, gettext("say whether a routine may be started")
        )
        plan = add("plan", commands.plan_command, gettext("print a session by the clock"))
        play = add("play", commands.play_command, gettext("be guided through a session"))
        export = add(
            "export",
            commands.export_command,
            gettext("write an audio file, or a page to print"),
        )
        for made in (screen, plan, play, export):
            self._answers(made)
        for made in (plan, play, export):
            self._pace(made)
        for made in (play, export):
            made.add_argument("--asked", action="store_true", help=gettext("you asked a clinician"))
        self._speed(play)
        self._file(export)
        self._journal()
        self._saving()
        self._remind()
        self._share()
        menu = gettext("choose a symptom and be guided in the terminal")
        guide = self._commands.add_parser("guide", help=menu, description=menu)
        guide.set_defaults(command=commands.guide_command)
        self._speed(guide)

    def _command(
        self,
        name: str,
        command: Command,
        what: str,
        make: Callable[..., argparse.ArgumentParser] | None = None,
    ) -> argparse.ArgumentParser:
        """A command, or an action of one, made by `make`: for it what stands before it holds."""
        made = (make or self._commands.add_parser)(name, help=what, description=what)
        only = self._gettext("print JSON alone on standard output")
        default = SUPPRESS if make else False
        made.add_argument("--json", action="store_true", default=default, help=only)
        made.set_defaults(command=command)
        return made

    def _journal(self) -> None:
        gettext = self._gettext
        made = self._command(
            "journal", journaling.journal_command, gettext("list the sessions, the newest first")
        )
        made.add_argument("--csv", metavar="FILE", help=gettext("write them for a table program"))
        made.add_argument(
            "--force", action="store_true", help=gettext("replace a file that is there already")
        )

    def _saving(self) -> None:
        gettext = self._gettext
        made = self._command(
            "backup", saving.backup_command, gettext("write all of your files into one")
        )
        made.add_argument("file", metavar="FILE")
        made.add_argument(
            "--force", action="store_true", help=gettext("replace a file that is there already")
        )
        made = self._command(
            "restore", saving.restore_command, gettext("tell what a backup holds, and restore it")
        )
        made.add_argument("file", metavar="FILE")
        made.add_argument(
            "--yes",
            dest="restore",
            action="store_true",
            help=gettext("put it in the place of what is here, which is kept beside it"),
        )

    def _remind(self) -> None:
        gettext = self._gettext
        top = self._command("remind", reminding.list_command, gettext("list the reminders"))
        top.add_argument(
            "--ics", metavar="FILE", help=gettext("write them as a file for your own calendar")
        )
        top.add_argument(
            "--force", action="store_true", help=gettext("replace a file that is there already")
        )
        inner = top.add_subparsers(title=gettext("what to do"), metavar="ACTION")
        made = [
            self._command(name, command, what, inner.add_parser)
            for name, command, what in (
                ("list", reminding.list_command, gettext("list the reminders")),
                ("add", reminding.add_command, gettext("add one, by the routine’s own schedule")),
                ("remove", reminding.remove_command, gettext("remove one")),
            )
        ]
        made[2].add_argument(
            "reminder", metavar="REMINDER", help=gettext("its id, or how it begins")
        )
        made[1].add_argument("id", metavar="ID")
        RemindOptions(gettext).add_to(made[1])

    def _share(self) -> None:
        gettext, add = self._gettext, self._command
        share = add("share", sharing.share_command, gettext("write routines as one file"))
        share.add_argument("ids", metavar="ID", nargs="+")
        share.add_argument(
            "out", metavar="OUT", type=Path, help=gettext("the file; it ends in .acupressure")
        )
        share.add_argument(
            "--force", action="store_true", help=gettext("replace a file that is there already")
        )
        take = add("import", sharing.import_command, gettext("take routines from files"))
        take.add_argument("paths", metavar="PATH", nargs="+", type=Path)
        take.add_argument(
            "--yes", action="store_true", help=gettext("take them over without being asked")
        )
        take.add_argument(
            "--clash",
            type=_one_of(_CLASHES, gettext),
            metavar=_names(_CLASHES),
            help=gettext("what to do with one whose id you have already"),
        )

    def _answers(self, made: argparse.ArgumentParser) -> None:
        gettext = self._gettext
        made.add_argument("id", metavar="ID")
        made.add_argument(
            "--yes",
            action="append",
            default=[],
            metavar="ID[:POINT[:SIDE]]",
            help=gettext("a condition that is true, for a local one also where"),
        )
        made.add_argument(
            "--no",
            action="append",
            default=[],
            metavar="ID",
            help=gettext("a condition that is not true"),
        )
        made.add_argument(
            "--no-others",
            action="store_true",
            help=gettext("nothing else is true, warning signs neither"),
        )

    def _file(self, made: argparse.ArgumentParser) -> None:
        gettext = self._gettext
        made.add_argument(
            "out",
            metavar="OUT",
            type=Path,
            help=gettext(
                "the file; its ending says which format: wav, flac, m4a, mp3, opus, m4b; "
                "pdf is a page to print"
            ),
        )
        made.add_argument(
            "--paper", choices=PAPERS, default=PAPERS[0], help=gettext("of a page to print")
        )
        made.add_argument(
            "--background", action="store_true", help=gettext("with a quiet background")
        )
        made.add_argument(
            "--force", action="store_true", help=gettext("replace a file that is there already")
        )

    def _pace(self, made: argparse.ArgumentParser) -> None:
        made.add_argument(
            "--pace",
            type=_one_of(tuple(Pace), self._gettext),
            metavar=_names(Pace),
            default=Pace.STANDARD,
        )
        made.add_argument(
            "--side",
            type=_one_of((Side.LEFT, Side.RIGHT), self._gettext),
            metavar=_names((Side.LEFT, Side.RIGHT)),
            help=self._gettext("the side for a step that is pressed on one side of your choice"),
        )

    def _speed(self, made: argparse.ArgumentParser, default: float | str = SUPPRESS) -> None:
        """A command without a default of its own keeps what was said before its name."""
        made.add_argument(
            "--speed",
            type=_speed(self._gettext),
            default=default,
            metavar="N",
            help=self._gettext("run the clock N times as fast"),
        )


def _names(offered: Iterable[str]) -> str:
    """The choices as the usage lists them."""
    return f"{{{','.join(offered)}}}"


def _speed(gettext: Callable[[str], str]) -> Callable[[str], float]:
    def read(given: str) -> float:
        try:
            speed = float(given)
        except ValueError:
            speed = math.nan
        if not (math.isfinite(speed) and speed > 0):
            template = gettext("needs a number above 0, such as 10, not “{given}”")
            raise argparse.ArgumentTypeError(template.format(given=given))
        return speed

    return read


def _one_of(offered: Sequence[OneOf], gettext: Callable[[str], str]) -> Callable[[str], OneOf]:
    def read(given: str) -> OneOf:
        if given in offered:
            return offered[offered.index(given)]
        template = gettext("needs one of {offered}, not “{given}”")
        raise argparse.ArgumentTypeError(template.format(offered=", ".join(offered), given=given))

    return read
