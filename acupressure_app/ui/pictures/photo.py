"""Photos of the user's own: read beside the window, and only if they are what they say."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from acupressure_app.core.language import N_, Phrase
from acupressure_app.store.bare_picture import bare
from acupressure_app.store.picture_files import MAX_BYTES, picture_problem

_LARGEST = 1600
"""Pixels of the longer edge: as large as it is ever shown."""

_MOST_BYTES = 200 * 1024 * 1024
"""A larger file is no photo."""

_MOST_PIXELS = 64_000_000
"""What Qt may hold unpacked; a JPEG may have more, for it is read smaller."""

KINDS = ("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff", "heic", "heif", "avif", "jp2")
"""What photos come as; of these Qt reads what its plugins can."""

_QUALITY = 90


class Taken(Struct, frozen=True):
    """A photo as it may lie beside a routine."""

    name: str
    content: bytes


def read_photo(path: Path) -> QImage:
    """The photo the right way up and no larger than a screen; an empty image where it is none.

    What would be too large to read is not begun with.
    """
    try:
        if path.stat().st_size > MAX_BYTES or picture_problem(path.name, path.read_bytes()):
            return QImage()
    except OSError:
        return QImage()
    return _shrunk(QImageReader(str(path)))


def readable_kinds() -> tuple[str, ...]:
    """The endings of photos that can be read here."""
    known = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    return tuple(kind for kind in KINDS if kind in known)


def taken(path: Path) -> Taken | Phrase:
    """A photo that somebody chose, or why it cannot be used.

    One that is larger than it is ever shown, or of a kind that others could not show, becomes a
    smaller JPEG. Where and when it was taken is told by none.
    Raises OSError where the file cannot be read.
    """
    name, kind = path.name, path.suffix.lower().removeprefix(".")
    size = path.stat().st_size
    if not path.is_file():
        return N_("“{name}” is no file.", name=name)
    if size > _MOST_BYTES:
        return N_("“{name}” is too large for a photo.", name=name)
    if kind not in readable_kinds():
        if kind in KINDS:
            return N_("“{name}” cannot be read here. Save it as JPEG or PNG first.", name=name)
        kinds = ", ".join(readable_kinds())
        return N_("“{name}” is no photo. These can be read: {kinds}.", name=name, kinds=kinds)
    content = path.read_bytes()
    reader = _reader(path)
    pixels = reader.size()
    image = _shrunk(reader)
    if image.isNull() and pixels.width() * pixels.height() > _MOST_PIXELS:
        return N_("“{name}” has more pixels than can be read here.", name=name)
    if image.isNull():
        return N_("“{name}” cannot be shown: it is damaged, or no photo.", name=name)
    small = max(pixels.width(), pixels.height()) <= _LARGEST
    if small and picture_problem(name, content) is None:
        with suppress(ValueError):
            return Taken(name, bare(content))
    return Taken(f"{path.stem}.jpg", _as_jpeg(image))


def _reader(path: Path) -> QImageReader:
    """Goes by what is in the file, whatever its ending says."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    return reader


def _shrunk(reader: QImageReader) -> QImage:
    """What it reads, no larger than it is ever shown."""
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        largest = QSize(_LARGEST, _LARGEST)
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _as_jpeg(image: QImage) -> bytes:
    """Its bytes; what is transparent becomes white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(flat)
    return bytes(buffer.data().data())
