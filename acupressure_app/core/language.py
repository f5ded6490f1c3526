"""Sentences that are written in one place and put into the user's language in another."""

from dataclasses import dataclass
from gettext import NullTranslations

Translations = NullTranslations
"""A gettext catalogue; the standard library's empty one speaks English."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message template with its values, translated when it is shown.

    Values that are phrases themselves are translated too.
    """

    message: str
    values: tuple[tuple[str, object], ...] = ()

    def __call__(self, tr: Translations) -> str:
        """The sentence in the catalogue's language."""
        shown = {k: v(tr) if isinstance(v, Phrase) else v for k, v in self.values}
        return tr.gettext(self.message).format(**shown) if shown else tr.gettext(self.message)


def N_(message: str, /, **values: object) -> Phrase:  # noqa: N802 - gettext's own name
    """Mark a message for extraction now and translation later."""
    return Phrase(message, tuple(values.items()))
