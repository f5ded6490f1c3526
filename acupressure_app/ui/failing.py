"""What becomes of a failure beside the window: one of files is told, any other is a bug."""

from collections.abc import Callable

from acupressure_app.core.language import Translations
from acupressure_app.store.trouble import in_words

Tell = Callable[[str, str], None]
"""Says above the page what could not be done, and why."""


def telling(what: str, tr: Translations, tell: Tell) -> Callable[[Exception], None]:
    """Tells that `what` failed, with its reason in words."""

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        tell(what, in_words(error, tr))

    return failed
