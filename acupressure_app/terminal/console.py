"""The terminal as the commands see it: lines out, messages beside them, questions to a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from acupressure_app.core.language import Translations


@dataclass(frozen=True, slots=True)
class Console:
    """`out` carries results, `err` messages and questions. `ask` reads a line, where one can."""

    out: TextIO
    err: TextIO
    tr: Translations
    ask: Callable[[], str] | None

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked."""
        return self.ask is not None

    def line(self, text: str = "") -> None:
        """A line of the result."""
        print(text, file=self.out, flush=True)

    def message(self, text: str = "") -> None:
        """A line beside the result."""
        print(text, file=self.err, flush=True)

    def question(self, text: str) -> str:
        """What the person types, trimmed. Raises EOFError where the input ended."""
        if self.ask is None:
            raise EOFError
        print(text, end=" ", file=self.err, flush=True)
        return self.ask().strip()
