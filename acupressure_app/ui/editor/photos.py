"""Lets a photo be chosen for a spot of a draft; it is copied when the draft is saved."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QFileDialog

from acupressure_app.core.language import Translations
from acupressure_app.store.own_routines import picture_name
from acupressure_app.ui.editor.page import EditorPage
from acupressure_app.ui.editor.work import Work


def choose_photo(page: EditorPage, tr: Translations) -> Path | None:
    """A file that somebody chose."""
    gettext = tr.gettext
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    known = QImageReader.supportedImageFormats()
    formats = " ".join(f"*.{bytes(each.data()).decode()}" for each in known)
    chosen, _ = QFileDialog.getOpenFileName(
        page,
        gettext("Choose a photo"),
        QStandardPaths.writableLocation(pictures),
        gettext("Pictures ({formats})").format(formats=formats),
    )
    return Path(chosen) if chosen else None


def take_photo(work: Work, source: Path, folder: Path, tr: Translations) -> None:
    """Use this photo for the spot that is looked at; `folder` is where new routines are saved."""
    if work.page is None:
        return
    if not QImageReader(str(source)).canRead():
        told = tr.gettext("This file is no picture that can be shown.")
        work.page.tell_photo(told, source.name)
        return
    name = picture_name(work.file.parent if work.file else folder, source, work.photos)
    work.photos[name] = source
    work.writing.set_picture(name)
