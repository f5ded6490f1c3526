"""What is built from the checkout is complete: the source archive, and the wheel made from it."""

import json
import os
import subprocess
import sys
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from acupressure_app import __version__

ROOT = Path(__file__).parents[1]


def build(project: Path, target: str, into: Path) -> Path:
    """Build with the backend itself, which needs no network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    subprocess.run(command, cwd=project, check=True)
    (built,) = into.glob("*.tar.gz" if target == "sdist" else "*.whl")
    return built


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked source archive."""
    folder = tmp_path_factory.mktemp("sdist")
    # Not by tarfile: its argument `filter` is missing in 3.11.2, its absence a warning in 3.12.
    subprocess.run(["tar", "-xzf", build(ROOT, "sdist", folder), "-C", folder], check=True)
    return folder / f"acupressure_app-{__version__}"


@pytest.fixture(scope="module")
def installed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from the source archive, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    with ZipFile(build(source, "wheel", folder)) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Message:
    """What the wheel says of itself."""
    text = (installed / f"acupressure_app-{__version__}.dist-info" / "METADATA").read_text("utf-8")
    return HeaderParser().parsestr(text)


def tracked(*folders: str) -> list[str]:
    """The files of these folders that belong to the project, as paths from its root."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts]


def test_the_source_archive_holds_what_a_packager_needs(source: Path) -> None:
    names = ["README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "pyproject.toml", "Makefile"]
    names += tracked("acupressure_app", "assets", "picture_builder", "routines", "tests", "tools")
    assert [name for name in names if not (source / name).is_file()] == []


def test_the_wheel_holds_the_program_and_its_content(installed: Path) -> None:
    names = tracked("acupressure_app")
    names += [f"acupressure_app/{name}" for name in tracked("assets", "routines")]
    assert [name for name in names if not (installed / name).is_file()] == []


def test_the_wheel_puts_nothing_beside_the_package(installed: Path) -> None:
    info = f"acupressure_app-{__version__}.dist-info"
    assert {path.name for path in installed.iterdir()} == {"acupressure_app", info}


def test_the_wheel_carries_licence_and_notice(installed: Path, metadata: Message) -> None:
    licences = installed / f"acupressure_app-{__version__}.dist-info" / "licenses"
    assert {path.name for path in licences.iterdir()} == {"LICENSE", "NOTICE"}
    assert metadata["License-Expression"] == "MIT"


def test_the_installed_program_finds_its_routines(installed: Path, tmp_path: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "acupressure_app", "list", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "XDG_DATA_HOME": str(tmp_path)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    shipped = {json.loads(path.read_text("utf-8"))["id"] for path in ROOT.glob("routines/*.json")}
    assert shipped
    assert {routine["id"] for routine in json.loads(listed)} == shipped


def needs(metadata: Message, name: str, version: str, python: str) -> bool:
    """Tell whether on this Python the wheel asks for this distribution and takes this version."""
    requirements = map(Requirement, metadata.get_all("Requires-Dist", []))
    asked = [
        requirement
        for requirement in requirements
        if requirement.name.lower() == name.lower()
        and (
            requirement.marker is None
            or requirement.marker.evaluate({"python_version": python, "extra": ""})
        )
    ]
    return bool(asked) and all(version in requirement.specifier for requirement in asked)


@pytest.mark.parametrize("name", ["PySide6-Essentials", "PySide6-Addons"])
@pytest.mark.parametrize(
    ("python", "version", "taken"),
    [
        pytest.param("3.11", "6.11.3", True, id="6.11 is taken on Python 3.11"),
        pytest.param("3.11", "6.12.0", False, id="6.12 is not, since it aborts there"),
        pytest.param("3.12", "6.12.0", True, id="6.12 is taken on Python 3.12"),
        pytest.param("3.13", "6.12.0", True, id="6.12 is taken on Python 3.13"),
        pytest.param("3.13", "7.0.0", False, id="an unknown Qt 7 is not"),
    ],
)
def test_the_versions_of_qt(
    metadata: Message, name: str, python: str, version: str, taken: bool
) -> None:
    assert needs(metadata, name, version, python) == taken


@pytest.mark.parametrize(("python", "needed"), [("3.11", False), ("3.12", False), ("3.13", True)])
def test_audioop_comes_from_elsewhere_once_python_lacks_it(
    metadata: Message, python: str, needed: bool
) -> None:
    assert needs(metadata, "audioop-lts", "0.2.2", python) == needed


def test_the_whole_of_pyside_is_not_asked_for(metadata: Message) -> None:
    names = [Requirement(text).name for text in metadata.get_all("Requires-Dist", [])]
    assert "PySide6" not in names


def test_python_must_be_new_enough(metadata: Message) -> None:
    assert metadata["Requires-Python"] == ">=3.11"
