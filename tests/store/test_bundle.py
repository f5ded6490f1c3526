"""What is handed on arrives whole, overwrites nothing unasked, and goes in all or not at all."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from acupressure_app.core.codec import encode
from acupressure_app.core.library import Library, Listed, Origin
from acupressure_app.core.routine import Routine
from acupressure_app.core.shared import Choice, Shared, offers, pictures_of, resolve
from acupressure_app.core.text import Text
from acupressure_app.store.bundle import Written, look_into, take_over, write_bundle
from tests.builders import CONTENT, press, routine, spot
from tests.store.test_hostile_archives import png

WITH_PICTURE = routine(press(spot(picture="arm.png")), id="mine", title="Mine")
PLAIN = routine(id="other")


def put(folder: Path, made: Routine, pictures: Mapping[str, bytes] = {}) -> Listed:
    folder.mkdir(exist_ok=True)
    file = folder / f"{made.id}.json"
    file.write_bytes(encode(made))
    for name, content in pictures.items():
        (folder / name).write_bytes(content)
    return Listed(made, Origin.USER, str(file))


@pytest.fixture
def gift(tmp_path: Path) -> Path:
    """A file with two routines, one of them with a picture."""
    theirs = tmp_path / "theirs"
    out = tmp_path / "gift.acupressure"
    entries = put(theirs, WITH_PICTURE, {"arm.png": png()}), put(theirs, PLAIN)
    assert write_bundle(out, entries) == ()
    return out


def taken(
    gift: Path, mine: Path, choice: Choice | None = None, *listed: Listed
) -> tuple[Written, ...]:
    """Take all of it over by what is suggested, or by the choice where one is left."""
    library = Library(CONTENT, listed)
    found = offers(look_into(gift, CONTENT), library)
    chosen = [
        (one, choice if choice in one.choices and one.clash else one.choices[0]) for one in found
    ]
    return take_over(resolve(chosen, {one.routine.id for one in listed}), mine)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


def test_what_is_handed_on_arrives_as_it_was(gift: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    written = taken(gift, mine)
    assert [one.routine for one in written] == [WITH_PICTURE, PLAIN]
    assert names(mine) == ["arm.png", "mine.json", "other.json"]
    assert (mine / "mine.json").read_bytes() == encode(WITH_PICTURE)
    assert (mine / "arm.png").read_bytes() == png()


def test_the_same_routines_make_the_same_file(gift: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.acupressure"
    theirs = tmp_path / "theirs"
    write_bundle(again, (put(theirs, WITH_PICTURE), put(theirs, PLAIN)))
    assert again.read_bytes() == gift.read_bytes()


def test_a_picture_that_is_not_there_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    out = tmp_path / "gift.acupressure"
    assert write_bundle(out, [put(tmp_path / "theirs", WITH_PICTURE)]) == ("arm.png",)
    (shared,) = look_into(out, CONTENT)
    assert shared.routine == WITH_PICTURE
    assert shared.pictures == {}


def test_kept_both_it_gets_an_id_and_a_picture_of_its_own(gift: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    own = put(mine, replace(WITH_PICTURE, title="My own"), {"arm.png": png(9)})
    before = (mine / "mine.json").read_bytes()
    new, _ = taken(gift, mine, Choice.KEEP_BOTH, own)
    assert new.routine.id == "mine-2"
    assert pictures_of(new.routine) == ("arm-2.png",)
    assert (mine / "arm-2.png").read_bytes() == png()
    assert (mine / "arm.png").read_bytes() == png(9)
    assert (mine / "mine.json").read_bytes() == before


def test_replaced_the_old_one_is_kept_as_a_copy(gift: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    own = put(mine, replace(WITH_PICTURE, title="My own"))
    before = (mine / "mine.json").read_bytes()
    new, _ = taken(gift, mine, Choice.REPLACE, own)
    assert new.kept
    assert new.kept.read_bytes() == before
    assert new.kept.suffix != ".json"
    assert (mine / "mine.json").read_bytes() == encode(WITH_PICTURE)


def test_what_ships_with_the_program_cannot_be_replaced() -> None:
    shipped = Listed(replace(PLAIN, title="Shipped"), Origin.BUNDLED, "other.json")
    shared = Shared(PLAIN.id, PLAIN, {})
    (offer,) = offers([shared], Library(CONTENT, (shipped,)))
    assert offer.choices == (Choice.KEEP_BOTH, Choice.LEAVE_OUT)
    with pytest.raises(ValueError, match="replace"):
        resolve([(offer, Choice.REPLACE)], ["other"])


def test_what_is_there_already_is_left_out_unless_wanted() -> None:
    own = Listed(PLAIN, Origin.USER, "other.json")
    (offer,) = offers([Shared(PLAIN.id, PLAIN, {})], Library(CONTENT, (own,)))
    assert offer.same
    assert offer.choices[0] is Choice.LEAVE_OUT


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        pytest.param("Sleep", "Sleep", "Sleep (2)", id="of the same title"),
        pytest.param("My sleep", "Sleep", "Sleep", id="of another title"),
        pytest.param({"de": "Schlaf"}, {"de": "Schlaf"}, {"de": "Schlaf (2)"}, id="translated"),
    ],
)
def test_what_is_kept_beside_another_can_be_told_from_it(
    mine: Text, theirs: Text, kept: Text
) -> None:
    own = Listed(replace(PLAIN, title=mine), Origin.USER, "other.json")
    shared = Shared(PLAIN.id, replace(PLAIN, title=theirs), {})
    (offer,) = offers([shared], Library(CONTENT, (own,)))
    (taken,) = resolve([(offer, Choice.KEEP_BOTH)], {"other"})
    assert (taken.routine.id, taken.routine.title) == ("other-2", kept)


def test_a_file_of_that_name_that_is_no_routine_stays(gift: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "mine.json").write_bytes(b"{broken")
    new, _ = taken(gift, mine)
    assert new.file.name == "mine-2.json"
    assert (mine / "mine.json").read_bytes() == b"{broken"


def test_what_was_to_be_replaced_and_is_gone_meanwhile_is_written_all_the_same(
    gift: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    own = put(mine, replace(WITH_PICTURE, title="My own"))
    found = offers(look_into(gift, CONTENT), Library(CONTENT, (own,)))
    chosen = [(one, Choice.REPLACE if one.clash else Choice.ADD) for one in found]
    plan = resolve(chosen, {"mine"})
    (mine / "mine.json").unlink()
    first, _ = take_over(plan, mine)
    assert first.kept is None
    assert names(mine) == ["arm.png", "mine.json", "other.json"]


def test_a_folder_in_the_way_undoes_what_was_written(gift: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    own = put(mine, replace(PLAIN, title="My own"))
    found = offers(look_into(gift, CONTENT), Library(CONTENT, (own,)))
    plan = resolve([(one, Choice.REPLACE if one.clash else Choice.ADD) for one in found], {"other"})
    file = mine / "other.json"
    file.unlink()
    file.mkdir()
    with pytest.raises(OSError, match="directory"):
        take_over(plan, mine)
    assert names(mine) == ["other.json"]


def test_a_plain_routine_file_brings_the_pictures_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "theirs", WITH_PICTURE, {"arm.png": png()})
    taken(tmp_path / "theirs" / "mine.json", tmp_path / "mine")
    assert names(tmp_path / "mine") == ["arm.png", "mine.json"]
