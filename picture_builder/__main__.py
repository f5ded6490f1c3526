"""Draws the pictures of both bodies, and writes what lies where in them and how it was measured."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from picture_builder.body import BODIES, Body
from picture_builder.checks import measured
from picture_builder.compose import Drawn, Scene, draw, draw_hand, landmarks_in, marks_in, scene
from picture_builder.inputs import body_data
from picture_builder.landmarks import Landmarks
from picture_builder.points import anchors
from picture_builder.pressing import PRESSES, pressing_hand
from picture_builder.surface import Anchor
from picture_builder.views import VIEWS

ROOT = Path(__file__).parents[1]
PIXELS = 840
"""The longer edge of a picture."""

_QUALITY = 82


def crop(given: Scene) -> list[int]:
    """What has to stay in sight (x, y, width, height): all but the outer half of what fades."""
    wide, high = given.camera.size
    away = {edge: share / 2 for edge, share in given.view.fades}
    left, top = round(wide * away.get("left", 0)), round(high * away.get("top", 0))
    right, bottom = round(wide * away.get("right", 0)), round(high * away.get("bottom", 0))
    return [left, top, wide - left - right, high - top - bottom]


def pictures(
    marks: Landmarks, out: Path, pixels: int, names: Sequence[str], *, tables_only: bool
) -> dict[str, object]:
    """Draw views of one body into `out`; what pictures.json says of each."""
    found = anchors(marks)
    told: dict[str, object] = {}
    for name in names:
        key = f"{name}.{marks.body.name}"
        given = scene(name, VIEWS[name], marks, pixels)
        if not tables_only:
            _save(draw(given), out / f"{key}.webp")
        told[key] = {
            "view": name,
            "body": marks.body.name,
            "title": given.view.title,
            "file": f"{key}.webp",
            "size": list(given.camera.size),
            "limb": given.view.limb,
            "crop": crop(given),
            "points": marks_in(given, found),
            "landmarks": landmarks_in(name, given, found),
            "hands": hands(key, given, found, None if tables_only else out),
        }
    return told


def hands(
    key: str, given: Scene, found: Mapping[str, Anchor], out: Path | None
) -> dict[str, dict[str, str]]:
    """The file of each hand that presses in a view, by point; drawn where there is an `out`."""
    files: dict[str, dict[str, str]] = {}
    skin = given.marks.pose(given.view.pose).skin
    for (view, point), press in PRESSES.items():
        if VIEWS[view] is given.view:
            name = f"{key}.{point}.webp"
            files[point] = {"file": name}
            if out:
                place = found.get(point) or found[f"{point}.L"]
                at, facing = skin.at(place), skin.normal_at(place)
                hand = pressing_hand(given.marks.body, press, at, facing, given.camera)
                _save(draw_hand(given, *hand), out / name)
    return files


def _save(drawn: Drawn, path: Path) -> None:
    drawn.image.save(path, quality=_QUALITY, method=6, alpha_quality=90)
    print(path.name, flush=True)


def main() -> None:
    """Draw all pictures, or those of some views at some size."""
    parser = argparse.ArgumentParser(prog="python -m picture_builder", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "pictures")
    parser.add_argument("--inputs", type=Path, default=ROOT / "build" / "picture_inputs")
    parser.add_argument("--pixels", type=int, default=PIXELS)
    parser.add_argument("--tables-only", action="store_true", help="draw nothing, only measure")
    parser.add_argument("views", nargs="*", default=list(VIEWS))
    given = parser.parse_args()
    data = body_data(given.inputs)
    given.out.mkdir(parents=True, exist_ok=True)
    table = given.out / "pictures.json"
    whole = set(given.views) == set(VIEWS) or not table.exists()
    told = {} if whole else json.loads(table.read_text("utf-8"))["views"]
    rows: list[dict[str, Any]] = []
    for name in BODIES:
        marks = Landmarks(Body(data, name))
        told |= pictures(marks, given.out, given.pixels, given.views, tables_only=given.tables_only)
        rows += measured(marks)
    order = [f"{view}.{name}" for view in VIEWS for name in BODIES]
    _write(table, {"views": {key: told[key] for key in order if key in told}})
    _write(Path(__file__).parent / "measured.json", rows)


def _write(path: Path, told: object) -> None:
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
