"""Who may know whom: the rules of the folders, read from the source itself."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "acupressure_app"
NAME = PACKAGE.name
SOURCES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in SOURCES.items()}

VALUES = {
    "bisect",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime.UTC",
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "difflib",
    "enum",
    "functools",
    "gettext",
    "itertools",
    "json",
    "math",
    "re",
    "typing",
    "unicodedata",
}
"""The part of the standard library that knows no file, no clock and no machine."""

PAGES_BASE = "ui/flow_page.py"
"""What several pages are made from; it is itself no page."""

CLOCKS = {
    "time.monotonic",
    "time.monotonic_ns",
    "time.perf_counter",
    "time.perf_counter_ns",
    "time.time",
    "time.time_ns",
    "time.clock_gettime",
    "time.clock_gettime_ns",
    "time.sleep",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """What is imported anywhere in it, with the name taken from a module: "datetime.date"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import hides where it leads"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(imported: str, modules: set[str]) -> bool:
    """Whether the import is one of the modules or something out of one of them."""
    return any(imported == module or imported.startswith(f"{module}.") for module in modules)


def named(tree: ast.AST) -> Iterator[str]:
    """Every `module.name` that is written in it, and every name imported from a module."""
    yield from imports(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            yield f"{owner}.{node.attr}"


def files(*folders: str) -> list[str]:
    """The modules of these folders; a folder that is empty would prove nothing."""
    found = [name for name in TREES if name.startswith(tuple(f"{f}/" for f in folders))]
    assert len(found) > len(folders)
    return found


def offenders(names: list[str], banned: set[str]) -> list[str]:
    return [
        f"{name} imports {imported}"
        for name in names
        for imported in imports(TREES[name])
        if within(imported, banned)
    ]


def outside(*folders: str) -> list[str]:
    """The modules of all other folders."""
    return [name for name in TREES if name not in files(*folders)]


@pytest.mark.parametrize("name", files("core"))
def test_the_core_knows_values_only(name: str) -> None:
    allowed = VALUES | {"msgspec", f"{NAME}.core"}
    assert [imported for imported in imports(TREES[name]) if not within(imported, allowed)] == []


def test_the_store_knows_neither_window_nor_terminal_nor_sound() -> None:
    banned = {"PySide6", "pydub", *(f"{NAME}.{part}" for part in ("ui", "terminal", "audio"))}
    assert offenders(files("store"), banned) == []


def test_the_terminal_knows_no_window_and_sound_only_where_it_exports() -> None:
    assert offenders(files("terminal"), {"PySide6", "pydub", f"{NAME}.ui"}) == []
    others = [name for name in files("terminal") if name != "terminal/exporting.py"]
    assert offenders(others, {f"{NAME}.audio"}) == []


def test_the_sound_knows_no_window_and_no_terminal() -> None:
    assert offenders(files("audio"), {"PySide6", f"{NAME}.ui", f"{NAME}.terminal"}) == []


def test_the_window_does_not_know_the_terminal_and_nobody_knows_the_command_line() -> None:
    assert offenders(files("ui"), {f"{NAME}.terminal"}) == []
    known_to = [name for name in TREES if name not in ("__main__.py", "cli.py")]
    assert offenders(known_to, {f"{NAME}.cli"}) == []


def test_qt_lives_in_the_window_only() -> None:
    assert offenders(outside("ui"), {"PySide6", "shiboken6"}) == []


def test_pydub_lives_with_the_sound_only() -> None:
    assert offenders(outside("audio"), {"pydub"}) == []


def test_the_window_is_imported_when_it_is_opened() -> None:
    at_once = ast.Module(
        [
            node
            for node in TREES["cli.py"].body
            if not isinstance(node, ast.FunctionDef | ast.ClassDef)
        ],
        [],
    )
    assert [found for found in imports(at_once) if within(found, {f"{NAME}.ui"})] == []
    assert any(within(found, {f"{NAME}.ui.app"}) for found in imports(TREES["cli.py"]))


def test_pages_do_not_know_each_other() -> None:
    pages = [name for name in files("ui") if name.endswith("page.py") and name != PAGES_BASE]
    assert pages
    modules = {f"{NAME}.{name.removesuffix('.py').replace('/', '.')}" for name in pages}
    assert offenders(pages, modules) == []


def test_only_the_screening_clears() -> None:
    clearing = [
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) == "Cleared"
    ]
    assert clearing == ["core/screening.py"]


def test_clocks_are_named_where_the_program_is_put_together_only() -> None:
    naming = {name for name, tree in TREES.items() if CLOCKS & set(named(tree))}
    assert naming == {"cli.py"}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time\ntime.sleep(1)", {"time.sleep"}),
        ("from time import sleep", {"time.sleep"}),
        ("import datetime\ndatetime.datetime.now()", {"datetime.now"}),
        ("from datetime import date\nread = date.today", {"date.today"}),
        ("import time\nsoon = time.localtime", set()),
    ],
)
def test_a_clock_is_seen_however_it_is_named(source: str, found: set[str]) -> None:
    assert CLOCKS & set(named(ast.parse(source))) == found


def test_listing_the_routines_loads_neither_qt_nor_pydub() -> None:
    script = (
        "import sys; from acupressure_app.cli import main; code = main(['list', '--json']);"
        "heavy = {name.partition('.')[0] for name in sys.modules} & {'PySide6', 'pydub'};"
        "print(*sorted(heavy), file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stderr.strip() == ""
    assert "nausea" in {row["id"] for row in json.loads(ran.stdout)}


def test_only_a_calendar_file_loads_what_writes_it() -> None:
    script = "import sys, acupressure_app.terminal.reminding; print('icalendar' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
