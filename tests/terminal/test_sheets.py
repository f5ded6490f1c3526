"""`export ID OUT.pdf` writes a page that can be read, selected and printed on either paper."""

import shutil
import subprocess
from pathlib import Path

import pytest

from acupressure_app.core.codec import encode
from tests.builders import press, routine, spot
from tests.store.test_hostile_archives import png
from tests.terminal.results import Run, runner

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, with folders of its own."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("LANGUAGE", "en")

    return runner(capsys)


def read(tool: str, file: Path) -> str:
    options = ["-layout"] if tool == "pdftotext" else []
    out = ["-"] if tool == "pdftotext" else []
    ended = subprocess.run(
        [tool, *options, str(file), *out], capture_output=True, text=True, check=True
    )
    return " ".join(ended.stdout.replace("ﬁ", "fi").replace("ﬀ", "ff").split())


@pytest.mark.parametrize(("paper", "size"), [("a4", "(A4)"), ("letter", "612 x 792 pts (letter)")])
def test_the_text_can_be_selected_on_paper_of_either_size(
    run: Run, tmp_path: Path, paper: str, size: str
) -> None:
    out = tmp_path / "nausea.pdf"
    assert run("export", "nausea", out, "--paper", paper).code == 0
    text = read("pdftotext", out)
    for told in (
        "Nausea",
        "This sheet was not screened for anybody",
        "short 2 × 2:00; standard 2 × 2:30; long 2 × 3:00",
        "Lay three fingers across",
        "Then the same on the right side, with your left thumb.",
        "Take care: Tingling in the fingers",
        "Blood in the vomit",
        "Carpal tunnel syndrome",
        "Only after asking a doctor: pregnant",
        "Evidence: low.",
        "Memorial Sloan Kettering",
        "Page 1 of 3",
        "Page 3 of 3",
    ):
        assert told in text
    assert text.count("Carpal tunnel syndrome") == 1
    assert size in read("pdfinfo", out)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["neck-shoulder", "jaw-tension", "low-back", "muscle-knots"])
def test_no_last_page_is_next_to_empty(run: Run, tmp_path: Path, name: str, paper: str) -> None:
    out = tmp_path / f"{name}.pdf"
    assert run("export", name, out, "--paper", paper).code == 0
    ended = subprocess.run(
        ["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True
    )
    *_, last, _ = ended.stdout.split("\f")
    assert sum(bool(line.strip()) for line in last.splitlines()) >= 6


def test_the_sides_of_a_spot_are_said_once(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "knots.pdf"
    assert run("export", "muscle-knots", out).code == 0
    text = read("pdftotext", out)
    assert "1. Tender spot of the shoulder, one side" in text
    assert "on both sides" not in text


def test_an_own_routine_shows_the_photo_and_what_the_therapist_says(
    run: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "DATA" / "acupressure-app" / "routines"
    mine.mkdir(parents=True)
    made = routine(
        press(
            spot("my scar", picture="arm.png", mark={"x": 0.5, "y": 0.5}),
            note="Only lightly.",
            seconds={"min": 60, "usual": 90, "max": 120},
            stretches=[
                {"technique": "circles", "direction": "clockwise"},
                {"technique": "circles", "direction": "anticlockwise", "pressure": "light"},
            ],
        ),
        id="arm",
        rounds=2,
        title="Arm <b>&",
        prescribed={"by": "Dr. Lee", "note": "Not longer than two minutes."},
        schedule={"times_a_day": 2},
    )
    (mine / "arm.json").write_bytes(encode(made))
    (mine / "arm.png").write_bytes(png())
    out = tmp_path / "arm.pdf"
    assert run("export", "arm", out).code == 0
    text = read("pdftotext", out)
    for told in (
        "Arm <b>&",
        "Made for you by Dr. Lee.",
        "Not longer than two minutes.",
        "2 times a day",
        "Only lightly.",
        "Small slow circles, clockwise, with",
        "From 0:45 on: small slow circles, anticlockwise, light pressure.",
        "That is the standard pace",
        "The whole: 2 times.",
    ):
        assert told in text
    (mine / "arm.png").write_bytes(b"MZ")
    assert run("export", "arm", out, "--force").code == 0


def test_a_file_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "nausea.pdf"
    out.write_bytes(b"mine")
    result = run("export", "nausea", out)
    assert result.code == 1
    assert "Add --force" in result.err
    assert out.read_bytes() == b"mine"


def test_where_it_cannot_be_written_it_says_so(run: Run, tmp_path: Path) -> None:
    result = run("export", "nausea", tmp_path / "nowhere" / "nausea.pdf")
    assert result.code == 1
    assert "could not be written" in result.err
    assert run("export", "no-such", tmp_path / "x.pdf").code == 2


def test_where_nothing_can_be_written_the_reason_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("export", "nausea", tmp_path / "file" / "nausea.pdf")
    assert result.code == 1
    assert "in the way" in result.err
