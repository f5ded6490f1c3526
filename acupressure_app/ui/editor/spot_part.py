"""The part of a step's form that tells of a spot of the user's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from acupressure_app.core.routine import Spot
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.form import At
from acupressure_app.ui.editor.photo import MarkedPhoto
from acupressure_app.ui.widgets.parts import hairline, link_button, other_button
from acupressure_app.ui.widgets.wrap import Wrap

if TYPE_CHECKING:
    from acupressure_app.ui.editor.step_form import StepForm

_LONGEST = 80


def add_spot(form: "StepForm", spot: Spot) -> None:
    """Name, way to find it, region, photo and mark."""
    gettext = form.gettext
    name = At("point.name", gettext("In everyday words"))
    form.words(name, spot.name, _in_spot(form, "name"))
    where = At("point.where", gettext("Shown and said while the point is found"))
    form.words(where, spot.where, _in_spot(form, "where"), lines=True)
    region = At("point.region", gettext("The health rules are written for parts of the body."))
    regions = options.regions(form.catalogue)
    form.one_of_many(region, regions, spot.region, _in_spot(form, "region"))
    _add_photo(form, spot)
    form.put(hairline())


def _in_spot(form: "StepForm", field: str) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        if isinstance(spot := form.step.point, Spot):
            empty = "" if field in ("name", "where") else None
            form.change(f"point.{field}", point=replace(spot, **{field: value or empty}))

    return change


def _add_photo(form: "StepForm", spot: Spot) -> None:
    gettext, theme = form.gettext, form.theme
    words = gettext("Another photo") if spot.picture else gettext("Add a photo")
    choose, row = other_button(theme, words, "folder"), Wrap(theme)
    choose.clicked.connect(form.photo_wanted)
    row.add(choose)
    if spot.picture:
        remove = link_button(theme, gettext("Without a photo"), "trash-2")
        remove.clicked.connect(lambda: _drop_photo(form))
        row.add(remove)
    told = gettext("Copied beside the routine when that is saved, without where it was taken")
    form.below(At("point.picture", told), row)
    if spot.picture:
        photo = MarkedPhoto(theme, form.catalogue, form.desk.photo(spot.picture), spot.mark)
        photo.marked.connect(_in_spot(form, "mark"))
        told = gettext("Click where the spot is, or use the arrow keys.")
        form.below(At("point.mark", told), photo)


def _drop_photo(form: "StepForm") -> None:
    if isinstance(spot := form.step.point, Spot):
        form.change("point.picture", point=replace(spot, picture=None, mark=None))
