"""`share` and `import` keep their promises: exit codes, JSON, nothing overwritten unasked."""

import json
from pathlib import Path

import pytest

from tests.builders import press, raw, routine_data, spot
from tests.store.test_hostile_archives import png
from tests.terminal.results import Run, runner

PRESCRIBED = {"by": "Dr. Lee", "note": "Not longer than two minutes."}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's routines, with one in it."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("LANGUAGE", "en")
    folder = tmp_path / "DATA" / "acupressure-app" / "routines"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def run(mine: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, where nobody can be asked."""
    assert mine.is_dir()

    return runner(capsys)


@pytest.fixture
def gift(tmp_path: Path, run: Run, mine: Path) -> Path:
    """A shared file with a prescribed routine and its picture, no longer among the user's own."""
    step = press(spot("my scar", picture="arm.png"))
    data = routine_data(step, press("LI4"), id="arm", title="My arm", prescribed=PRESCRIBED)
    (mine / "arm.json").write_bytes(raw(data))
    (mine / "arm.png").write_bytes(png())
    out = tmp_path / "gift.acupressure"
    assert run("share", "arm", "nausea", out).code == 0
    (mine / "arm.json").unlink()
    (mine / "arm.png").unlink()
    return out


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_yes_it_is_shown_and_nothing_is_written(run: Run, gift: Path, mine: Path) -> None:
    result = run("import", gift)
    assert result.code == 0
    for told in (
        "My arm (arm, ",
        "Made for you by Dr. Lee. Not longer than two minutes.",
        "Points: my scar, LI4",
        "pregnant",
        "Picture: arm.png",
        "You have it already.",
    ):
        assert told in result.out
    assert "Add --yes" in result.err
    assert files(mine) == []


def test_with_yes_it_is_taken_over(run: Run, gift: Path, mine: Path) -> None:
    result = run("import", gift, "--yes", "--json")
    assert result.code == 0
    assert [one["id"] for one in result.data["written"]] == ["arm"]
    assert files(mine) == ["arm.json", "arm.png"]
    assert run("show", "arm", "--json").data["prescribed"].startswith("Made for you by Dr. Lee")


def test_the_json_tells_what_is_in_it(run: Run, gift: Path) -> None:
    arm, nausea = run("import", gift, "--json").data["files"][0]["routines"]
    assert arm["points"] == ["my scar", "LI4"]
    assert arm["pictures"] == ["arm.png"]
    assert arm["choices"] == ["add", "leave-out"]
    assert arm["clash"] is None
    assert nausea["same"]


def test_an_id_that_is_taken_needs_a_word(run: Run, gift: Path, mine: Path) -> None:
    own = raw(routine_data(id="arm", title="Other"))
    (mine / "arm.json").write_bytes(own)
    result = run("import", gift, "--yes")
    assert result.code == 2
    assert "--clash keep-both|replace|leave-out" in result.err
    assert files(mine) == ["arm.json"]
    assert run("import", gift, "--yes", "--clash", "keep-both").code == 0
    assert files(mine) == ["arm-2.json", "arm.json", "arm.png"]
    assert (mine / "arm.json").read_bytes() == own
    assert run("import", gift, "--yes", "--clash", "replace").code == 0
    assert (mine / "arm.json.old").read_bytes() == own


def test_what_is_refused_is_named_and_nothing_else_is_taken(
    run: Run, gift: Path, mine: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.acupressure"
    bad.write_bytes(gift.read_bytes()[:-30])
    result = run("import", gift, bad, tmp_path / "nowhere.json", "--yes")
    assert result.code == 1
    assert f"{bad}: it is broken" in result.err
    assert "nowhere.json" in result.err
    assert files(mine) == []


def test_a_broken_plain_file_says_which_field(run: Run, mine: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(routine_data(id="Not An Id")))
    result = run("import", file, "--yes")
    assert result.code == 1
    assert "mine.json: “id” ($.id): expected" in result.out
    assert files(mine) == []


def test_a_plain_file_is_taken_over(run: Run, mine: Path, tmp_path: Path) -> None:
    file = tmp_path / "whatever.json"
    file.write_bytes(raw(routine_data(id="evening")))
    assert run("import", file, "--yes").code == 0
    assert files(mine) == ["evening.json"]


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("nausea", "{}/out.zip"), 2, "needs the ending .acupressure"),
        (("nausea", "{}/gift.acupressure"), 1, "Add --force"),
        (("nowhere", "{}/out.acupressure"), 2, 'no routine "nowhere"'),
    ],
)
def test_what_cannot_be_shared_is_said(
    run: Run, gift: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, why: str
) -> None:
    before = gift.read_bytes()
    result = run("share", *(argument.format(tmp_path) for argument in arguments))
    assert result.code == code
    assert why in result.err
    assert gift.read_bytes() == before


def test_an_import_that_was_interrupted_is_finished_at_the_next_start_and_told(
    run: Run, mine: Path
) -> None:
    left = mine / ".placing-x"
    left.mkdir()
    (left / "late.json").write_bytes(raw(routine_data(id="late", title="Late")))
    result = run("list")
    assert result.code == 0
    assert "Late" in result.out
    assert "is finished now: late.json" in result.err
    assert files(mine) == ["late.json"]
    assert "finished" not in run("list").err
