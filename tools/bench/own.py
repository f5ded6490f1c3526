"""The program's window, measured up to its first frame or with its list; `context` is its world."""

import gettext
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from acupressure_app.core.guidance import Guidance
from acupressure_app.store.folders import folders
from acupressure_app.store.settings import Settings
from acupressure_app.ui.app import main_window
from acupressure_app.ui.context import Context
from acupressure_app.ui.home.page import HomePage
from acupressure_app.ui.window import MainWindow
from tools.bench.child import run, tell_memory, tell_time, when

if TYPE_CHECKING:
    from acupressure_app.core.library import Library
    from acupressure_app.core.player import Reading

# As the program itself does, what Home can do without is imported when it is wanted.


def context() -> Context:
    """Everything the window reads, without sound and with the machine's clocks."""
    places = folders()

    def library() -> "Library":
        from acupressure_app.store.library import load_library  # noqa: PLC0415

        return load_library(places)

    return Context(
        folders=places,
        settings=Settings(sound=False, guidance=Guidance.OFF, keep_awake=False),
        read_library=library,
        translations=lambda _language: gettext.NullTranslations(),
        language="en",
        languages=(),
        reading=_reading,
        now=lambda: datetime.now(UTC),
    )


def _reading() -> "Reading":
    from acupressure_app.core.player import Reading  # noqa: PLC0415

    now = time.monotonic_ns() // 1_000_000
    return Reading(now, now)


def has_list(window: MainWindow) -> bool:
    """Whether Home lists its routines."""
    return isinstance(window.page, HomePage) and bool(window.page.cards)


def main() -> None:
    """Open it and tell what was asked for."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    window = main_window(context())

    def list_shown() -> bool:
        return has_list(window)

    run(
        window,
        {
            "frame": tell_time,
            "list": lambda: when(list_shown, tell_time),
            "memory": lambda: when(list_shown, tell_memory),
        },
    )
    del application


if __name__ == "__main__":
    main()
