"""Writes the sheet of a routine, as a program: `python -m acupressure_app.ui.sheet.program`.

It runs in a process of its own, so that the terminal never loads Qt and the window never waits.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from acupressure_app.core.language import Translations
from acupressure_app.store.trouble import why
from acupressure_app.ui import libraries


def main(arguments: Sequence[str]) -> int:
    """Write a sheet. The arguments: id of the routine, file, paper, language.

    Gives 1 where it fails, the reason being the last line on standard error.
    """
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return _write(*arguments)
    except ImportError as error:
        lacking = libraries.missing(for_window=False)
        print(libraries.explanation(lacking) if lacking else error, file=sys.stderr)  # noqa: T201
    except OSError as error:
        print(why(error)(_translations(arguments[-1])), file=sys.stderr)  # noqa: T201
    return 1


def _translations(language: str) -> Translations:
    from acupressure_app.store.folders import folders  # noqa: PLC0415 - needed no earlier
    from acupressure_app.store.translations import translations  # noqa: PLC0415

    return translations(folders().assets, language)


def _write(routine_id: str, out: str, paper: str, language: str) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - may fail

    from acupressure_app.core.wording import Wording  # noqa: PLC0415 - needed no earlier
    from acupressure_app.store.folders import folders  # noqa: PLC0415
    from acupressure_app.store.library import load_library  # noqa: PLC0415
    from acupressure_app.store.settings import load_settings  # noqa: PLC0415
    from acupressure_app.ui.pictures.pictures import Pictures  # noqa: PLC0415
    from acupressure_app.ui.sheet.paper import write_pdf  # noqa: PLC0415
    from acupressure_app.ui.sheet.plates import Plates  # noqa: PLC0415
    from acupressure_app.ui.sheet.setting import blocks  # noqa: PLC0415
    from acupressure_app.ui.sheet.view import sheet  # noqa: PLC0415

    application = QApplication([])
    places = folders()
    library, settings = load_library(places), load_settings(places.config)
    entry, tr = library.find(routine_id), _translations(language)
    if entry is None:
        template = tr.gettext('no routine "{id}"')
        print(template.format(id=routine_id), file=sys.stderr)  # noqa: T201
        return 1
    told = sheet(entry.routine, library.content, Wording(tr, language), settings.lengths)
    pictures = Pictures(places.pictures, settings.body, settings.skin, language)
    drawer = Plates(places.assets / "icons", pictures, Path(entry.file).parent, tr)
    drawn = {
        number: image
        for number, step in enumerate(told.steps)
        if (image := drawer.draw(step.plate)) is not None
    }
    page_words = tr.gettext("Page {n} of {all}")
    written = write_pdf(out, paper, told.title, blocks(told, tr, drawn), drawn, page_words)
    application.quit()
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
