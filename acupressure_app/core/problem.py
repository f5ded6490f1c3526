"""What is wrong with a file, where, and what was expected instead."""

from msgspec import Struct

from acupressure_app.core.language import Phrase, Translations


class Problem(Struct, frozen=True):
    """One thing wrong, at a JSON path ("$.sets[0].rounds"), at "line 3, column 7", or anywhere."""

    where: str
    what: Phrase

    def __call__(self, file: str, tr: Translations) -> str:
        """`file: where: what`, as every listing shows it."""
        line = ": ".join(part for part in (file, self.where, self.what(tr)) if part)
        return line.replace("\n", "\\n")
