"""What every command works with, and the exit codes they share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from acupressure_app.core.library import Library, Listed
from acupressure_app.core.player import Reading
from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import Folders
from acupressure_app.store.library import load_library
from acupressure_app.store.placing import settle
from acupressure_app.store.settings import Settings, load_settings
from acupressure_app.store.trouble import why
from acupressure_app.terminal.console import Console

DONE, INVALID, USAGE, UNSAFE, INTERRUPTED = 0, 1, 2, 3, 130
"""Done; invalid input; wrong usage or unknown id; refused for safety; interrupted."""


class UsageError(Exception):
    """A command that names something unknown or contradicts itself; its text says which."""


@dataclass(frozen=True)
class Program:
    """Everything a command needs, each part made when it is first wanted.

    `encoder` is how this program calls itself as Qt's encoder, where it can;
    `sheet` as what writes a page to print.
    """

    folders: Folders
    console: Console
    language: str
    reading: Callable[[], Reading]
    wait: Callable[[float], str]
    now: Callable[[], datetime]
    encoder: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()

    @cached_property
    def settings(self) -> Settings:
        """What the user set."""
        return load_settings(self.folders.config)

    @cached_property
    def library(self) -> Library:
        """The content and the routines, once what was interrupted is told and finished."""
        gettext = self.console.tr.gettext
        try:
            placed = settle(self.folders.user_routines)
        except OSError as error:
            template = gettext("Taking over was interrupted, and cannot be finished: {why}")
            self.console.message(template.format(why=why(error)(self.console.tr)))
        else:
            if placed:
                template = gettext("Taking over was interrupted, and is finished now: {files}")
                self.console.message(template.format(files=", ".join(placed)))
        return load_library(self.folders)

    @cached_property
    def wording(self) -> Wording:
        """Sentences in the language that the console speaks."""
        return Wording(self.console.tr, self.language)

    def listed(self, routine_id: str) -> Listed:
        """The routine of this id. Raises UsageError, with what is wrong with its file if broken."""
        if entry := self.library.find(routine_id):
            return entry
        for broken in self.library.broken:
            if Path(broken.file).stem == routine_id:
                for problem in broken.problems:
                    self.console.message(self.wording.problem(broken.file, problem))
        known = ", ".join(routine.id for routine in self.library.routines)
        raise UsageError(
            self.console.tr.gettext('no routine "{id}"; there are: {known}').format(
                id=routine_id, known=known
            )
        )
