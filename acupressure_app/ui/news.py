"""What reading everything at the start brought to light and the user should know of: no Qt here."""

from collections.abc import Iterator

from acupressure_app.core.language import Translations
from acupressure_app.store.journal_base import JournalError
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.stock import Stock

News = tuple[str, str]
"""A few words of what happened, and what more there is to say."""


def news(stock: Stock, tr: Translations) -> Iterator[News]:
    """Each thing that was damaged, put aside, or finished only now."""
    yield from _of_journal(stock, tr)
    yield from _of_import(stock, tr)
    yield from _of_recents(stock, tr)


def _of_journal(stock: Stock, tr: Translations) -> Iterator[News]:
    """That a copy was opened or that it begins anew, or why nothing could be read."""
    gettext, found = tr.gettext, stock.journal.news
    if isinstance(found, JournalError):
        yield gettext("The journal could not be read."), in_words(found, tr)
    elif found is not None:
        text = gettext("There was no copy, so it begins anew. The damaged file is {file}.")
        if found.made:
            text = gettext("It was opened from its copy of {day}. The damaged file is {file}.")
        day = f"{found.made:%Y-%m-%d}" if found.made else ""
        yield gettext("The journal was damaged."), text.format(day=day, file=found.kept)


def _of_import(stock: Stock, tr: Translations) -> Iterator[News]:
    """That taking over was interrupted and is finished now, or why it is not."""
    if isinstance(stock.settled, OSError):
        yield (
            tr.gettext("Taking over was interrupted, and cannot be finished."),
            in_words(stock.settled, tr),
        )
    elif stock.settled:
        bold = tr.gettext("Taking over was interrupted, and is finished now.")
        yield bold, ", ".join(stock.settled)


def _of_recents(stock: Stock, tr: Translations) -> Iterator[News]:
    """That what was played lately is not known any more."""
    if stock.unread is not None:
        bold = tr.gettext("What you did lately could not be read, so Home begins without it.")
        form = tr.gettext("The journal is not concerned. The file is kept: {file}")
        kept = stock.unread.kept
        yield bold, form.format(file=kept) if kept else in_words(stock.unread, tr)
