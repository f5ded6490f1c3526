"""A few body pictures beside the settings of body and skin: what they will look like."""

from acupressure_app.core.body import Side
from acupressure_app.core.text import in_language
from acupressure_app.core.wording import Wording
from acupressure_app.ui.pictures.picture import PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.pictures.thumbnail import Thumbnail
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.wrap import Wrap

_SHOWN = (
    ("face_front", "EX-HN3", Side.MIDLINE),
    ("chest", "CV17", Side.MIDLINE),
    ("wrist_inner", "PC6", Side.LEFT),
)
"""A face, a trunk and a limb, with the marks that have to stand out from each skin."""

_EDGE = 7.5
_ZONE_PX = 8


class BodyPreview(Wrap):
    """Drawn anew whenever the pictures show another body."""

    def __init__(self, theme: Theme, pictures: Pictures, wording: Wording) -> None:
        """As the pictures are now."""
        super().__init__(theme)
        language, gettext = wording.language, wording.tr.gettext
        self.pictures = [
            Thumbnail(
                theme,
                pictures,
                gettext,
                PictureProps(
                    view,
                    code,
                    side,
                    description=in_language(pictures.views[view].title, language),
                    zone_px=_ZONE_PX,
                ),
                _EDGE,
            )
            for view, code, side in _SHOWN
            if view in pictures.views
        ]
        for picture in self.pictures:
            self.add(picture)

    def redraw(self) -> None:
        """The pictures show another body or skin now."""
        for picture in self.pictures:
            picture.redraw()
