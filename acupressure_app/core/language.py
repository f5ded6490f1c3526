"""Sentences that are written in one place and put into the user's language in another."""

from gettext import NullTranslations

from msgspec import Struct

Translations = NullTranslations
"""A gettext catalogue; the standard library's empty one speaks English."""


class Phrase(Struct, frozen=True):
    """A message template with its values, translated when it is shown.

    Values that are phrases themselves are translated too.
    """

    message: str
    values: tuple[tuple[str, object], ...] = ()

    def __call__(self, tr: Translations) -> str:
        """The sentence in the catalogue's language."""
        shown = {k: v(tr) if isinstance(v, Phrase) else v for k, v in self.values}
        return tr.gettext(self.message).format(**shown) if shown else tr.gettext(self.message)


class PhrasedError(Exception):
    """Something went wrong; `why` is the reason, translated when it is shown. Its text is English.

    It begins small and has no full stop, so that it fits within a sentence.
    """

    def __init__(self, why: Phrase) -> None:
        super().__init__(why(Translations()))
        self.why = why


def N_(message: str, /, **values: object) -> Phrase:  # noqa: N802 - gettext's own name
    """Mark a message for extraction now and translation later."""
    return Phrase(message, tuple(values.items()))
