"""The picture files of the body, read when they are shown."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from acupressure_app.store.settings import BodyShape, SkinTone
from acupressure_app.ui.pictures.photo import read_photo
from acupressure_app.ui.pictures.tones import coloured
from acupressure_app.ui.pictures.views import load_views


class Pictures:
    """The picture files of one folder; the last few stay in memory, in the size of the screen."""

    def __init__(
        self,
        root: Path,
        body: BodyShape = BodyShape.FEMININE,
        skin: SkinTone = SkinTone.FAIR,
        language: str = "en",
        photos: Path | None = None,
    ) -> None:
        """Read the list of views; the pictures themselves are read when first shown.

        `language` is that of the names in them, `photos` the folder of the user's own.
        """
        self._root, self.language, self._photos = root, language, photos
        self.show_body(body, skin)

    def show_body(self, body: BodyShape, skin: SkinTone) -> None:
        """Show this body from now on; who draws it has to draw it again."""
        self.views, self._skin = load_views(self._root, body), skin
        self.image = lru_cache(maxsize=4)(self._read)

    def photo(self, name: str) -> QImage:
        """A photo of the user's own; empty where it cannot be shown. It may take a while."""
        return read_photo(self._photos / name) if self._photos else QImage()

    def _read(self, file: str, turned: bool, width: int, height: int, dark: bool) -> QImage:
        """The picture in colours, in this size, `turned` over, for a `dark` window."""
        reader = QImageReader(str(self._root / file))
        reader.setScaledSize(QSize(width, height))
        image = coloured(reader.read(), self._skin, dark=dark)
        return image.flipped(Qt.Orientation.Horizontal) if turned else image
