"""The terminal as the commands see it: lines out, messages beside them, questions to a person."""

import json
import re
import textwrap
from collections.abc import Callable
from typing import TextIO

from msgspec import Struct

from acupressure_app.core.language import Translations


class Console(Struct, frozen=True):
    """`out` carries results, `err` messages and questions. `ask` reads a line, where one can.

    `columns` is how wide a terminal is; without one, lines are as long as they are.
    """

    out: TextIO
    err: TextIO
    tr: Translations
    ask: Callable[[], str] | None
    columns: int | None = None

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked."""
        return self.ask is not None

    def line(self, text: str = "", end: str = "\n") -> None:
        """A line of the result."""
        self._print(self._wrapped(text), end)

    def data(self, value: object, indent: int | None = None) -> None:
        """A result as JSON, which stays JSON in any encoding."""
        unicode = (self.out.encoding or "utf-8").casefold().startswith("utf")
        self._print(json.dumps(value, ensure_ascii=not unicode, indent=indent), "\n")

    def message(self, text: str = "") -> None:
        """A line beside the result."""
        print(self._wrapped(text), file=self.err, flush=True)

    def question(self, text: str) -> str:
        """What the person types, trimmed. Raises EOFError where the input ended."""
        if self.ask is None:
            raise EOFError
        print(text, end=" ", file=self.err, flush=True)
        return self.ask().strip()

    def _print(self, text: str, end: str) -> None:
        """Print a result; a letter that the terminal cannot show becomes its number."""
        encoding = self.out.encoding or "utf-8"
        shown = text.encode(encoding, "backslashreplace").decode(encoding)
        print(shown, end=end, file=self.out, flush=True)

    def _wrapped(self, text: str) -> str:
        """The text in lines that fit, the further ones below the first word of the first."""
        if self.columns is None or len(text) <= self.columns:
            return text
        front = re.match(r"\s*(?:[\d:]+|[*!])?\s*", text)
        indent = " " * (front.end() if front else 0)
        return textwrap.fill(
            text,
            self.columns,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
