"""The terminal as the commands see it: lines out, messages beside them, questions to a person."""

import json
from collections.abc import Callable
from typing import TextIO

from msgspec import Struct

from acupressure_app.core.language import Translations


class Console(Struct, frozen=True):
    """`out` carries results, `err` messages and questions. `ask` reads a line, where one can."""

    out: TextIO
    err: TextIO
    tr: Translations
    ask: Callable[[], str] | None

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked."""
        return self.ask is not None

    def line(self, text: str = "", end: str = "\n") -> None:
        """A line of the result; a letter that the terminal cannot show becomes its number."""
        encoding = self.out.encoding or "utf-8"
        shown = text.encode(encoding, "backslashreplace").decode(encoding)
        print(shown, end=end, file=self.out, flush=True)

    def data(self, value: object, indent: int | None = None) -> None:
        """A result as JSON, which stays JSON in any encoding."""
        unicode = (self.out.encoding or "utf-8").casefold().startswith("utf")
        self.line(json.dumps(value, ensure_ascii=not unicode, indent=indent))

    def message(self, text: str = "") -> None:
        """A line beside the result."""
        print(text, file=self.err, flush=True)

    def question(self, text: str) -> str:
        """What the person types, trimmed. Raises EOFError where the input ended."""
        if self.ask is None:
            raise EOFError
        print(text, end=" ", file=self.err, flush=True)
        return self.ask().strip()
