"""The guide: from the menu over the questions to the session, as somebody types their way."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest

from acupressure_app.core.body import Pressure, Side
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.timeline import Timeline
from acupressure_app.store.folders import Folders, folders
from acupressure_app.store.library import load_library, routine_files
from acupressure_app.store.settings import Settings
from acupressure_app.terminal import asking, guide
from acupressure_app.terminal.console import Console
from tests.builders import WORDS

FOLDERS = folders()
LIBRARY = load_library(
    Folders(FOLDERS.assets, FOLDERS.routines, Path(), FOLDERS.routines / "none", Path(), Path())
)
MENU = [
    *("nausea", "nausea-longer", "tension-headache", "tension-headache-head-neck", "anxiety"),
    *("desk-stress", "stress", "sleep", "fatigue", "relaxing", "travel-sickness", "stuffy-nose"),
    *("jaw-tension", "period-cramps", "low-back", "neck-shoulder", "muscle-knots"),
]


class Person:
    """Types the lines, one for each question, and keeps what they were shown."""

    def __init__(self, *lines: str) -> None:
        self._lines = iter(lines)
        self._err = StringIO()
        self.out = StringIO()
        self.console = Console(self.out, self._err, WORDS.tr, self._type)
        self.sessions: list[Timeline] = []

    def _type(self) -> str:
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        return line

    @property
    def seen(self) -> str:
        return self._err.getvalue()

    @property
    def left(self) -> list[str]:
        """What was not asked for any more."""
        return list(self._lines)

    def guided(self, settings: Settings | None = None) -> int:
        used = settings or Settings()
        return guide.run(LIBRARY, used, WORDS, self.console, self.sessions.append)


def number(routine_id: str) -> str:
    return str(MENU.index(routine_id) + 1)


def asked_as(person: Person, words: str) -> str:
    """The number in front of a question."""
    (line,) = [line for line in person.seen.splitlines() if words in line]
    return line.split()[0]


def test_two_times_none_leads_from_the_menu_to_the_session() -> None:
    person = Person(number("nausea"), "none", "none", "")
    assert person.guided() == 0
    (session,) = person.sessions
    assert session.total == 350_000
    assert [press.side for press in session.presses] == [Side.LEFT, Side.RIGHT]
    assert person.left == []
    for shown in ("What is bothering you?", "Nausea (6 min)", "You can start.", "Space pauses"):
        assert shown in person.seen
    assert person.out.getvalue() == ""


def test_the_menu_shows_every_routine_with_its_length() -> None:
    person = Person()
    with pytest.raises(EOFError):
        person.guided()
    menu = re.findall(r"^ +(\d+)  .+ \(\d+ min\)$", person.seen, re.MULTILINE)
    assert menu == [str(n + 1) for n in range(len(MENU))]
    assert len(MENU) == len(routine_files(folders().routines))


def test_a_warning_sign_ends_with_advice_and_without_a_session() -> None:
    person = Person(number("nausea"), "1", "never asked for")
    assert person.guided() == 3
    assert person.sessions == []
    assert person.left == ["never asked for"]
    assert "cannot be started" in person.seen
    assert "Call 112, 911 or 999 now." in person.seen
    assert "instead:" not in person.seen


def test_what_is_not_a_number_of_the_list_is_asked_again() -> None:
    person = Person("", "nausea", "0", "18", number("nausea"), "", "70", "no", "None", "none", "")
    assert person.guided() == 0
    assert person.seen.count("Please type a number from 1 to 17, or q to leave.") == 4
    assert person.seen.count("Please type numbers from 1 to 7") == 3


def test_pregnancy_asks_first_and_starts_only_after_a_yes() -> None:
    probe = Person(number("nausea"), "none")
    with pytest.raises(EOFError):
        probe.guided()
    pregnant = asked_as(probe, "Are you pregnant")
    for typed, code, sessions in (("", 3, 0), ("no", 3, 0), ("Yes", 0, 1)):
        person = Person(number("nausea"), "none", pregnant, typed, "")
        assert person.guided() == code
        assert len(person.sessions) == sessions
        assert "Ask a doctor, midwife or pharmacist before you start." in person.seen


def test_pregnancy_and_the_hand_point_end_with_the_other_routine() -> None:
    probe = Person(number("tension-headache"), "none")
    with pytest.raises(EOFError):
        probe.guided()
    person = Person(number("tension-headache"), "none", asked_as(probe, "Are you pregnant"))
    assert person.guided() == 3
    assert "Left out: LI4, left." in person.seen
    assert "tension-headache-head-neck" in person.seen


def test_a_local_condition_is_asked_by_place_and_leaves_out_that_one() -> None:
    probe = Person(number("nausea"), "none")
    with pytest.raises(EOFError):
        probe.guided()
    person = Person(number("nausea"), "none", asked_as(probe, "an open wound"), "1", "")
    assert person.guided() == 0
    assert "The places are: your left wrist, your right wrist." in person.seen
    assert "1  your left wrist" in person.seen
    (session,) = person.sessions
    assert [press.side for press in session.presses] == [Side.RIGHT]


def test_a_local_condition_elsewhere_leaves_nothing_out() -> None:
    probe = Person(number("nausea"), "none")
    with pytest.raises(EOFError):
        probe.guided()
    wound = asked_as(probe, "an open wound")
    person = Person(number("nausea"), "none", wound, "elsewhere", "")
    assert person.guided() == 0
    assert len(person.sessions[0].presses) == 2


def test_several_numbers_are_several_yeses() -> None:
    probe = Person(number("nausea"), "none")
    with pytest.raises(EOFError):
        probe.guided()
    two = f"{asked_as(probe, 'blood thinner')}, {asked_as(probe, 'carpal tunnel')}"
    person = Person(number("nausea"), "none", two, "yes", "")
    assert person.guided() == 0
    found = {f.condition for f in person.sessions[0].presses[0].findings}
    assert found == {"blood_thinners", "carpal_tunnel", "always"}
    assert {press.pressure for press in person.sessions[0].presses} == {Pressure.LIGHT}


def test_the_user_s_lengths_hold() -> None:
    person = Person(number("nausea"), "none", "none", "")
    assert person.guided(Settings(ready=3, change=5, wait_for_me=True)) == 0
    lengths = person.sessions[0].programme.lengths
    assert lengths == Lengths(ready=3_000, change=5_000, wait_for_me=True)


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", True), (" YES ", True), ("y", False), ("", False), ("no", False)]
)
def test_an_acknowledgement_is_the_whole_word(typed: str, meant: bool) -> None:
    person = Person(typed)
    assert asking.ask_acknowledgement(person.console) is meant
    assert "Have you asked a doctor, midwife or pharmacist" in person.seen


# on a real terminal


class Terminal:
    """A program on a terminal of its own: what it prints, and the keys it is sent."""

    def __init__(self, descriptor: int, running: subprocess.Popen[bytes]) -> None:
        self._descriptor, self._running = descriptor, running
        self._unread = ""

    def wait_for(self, words: str) -> None:
        """Read until the words appear; what stood before them is forgotten."""
        while words not in self._unread:
            ready, _, _ = select.select([self._descriptor], [], [], 20)
            assert ready, f"{words!r} never came after {self._unread!r}"
            self._unread += os.read(self._descriptor, 4096).decode()
        self._unread = self._unread.partition(words)[2]

    def type(self, keys: str) -> None:
        os.write(self._descriptor, keys.encode())

    def ended(self) -> int:
        """The exit code, once everything printed was read."""
        try:
            while os.read(self._descriptor, 4096):
                pass
        except OSError:  # how Linux says that the other end is closed
            pass
        return self._running.wait(20)


@contextmanager
def on_a_terminal(home: Path, *arguments: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "acupressure_app", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)},
    )
    os.close(theirs)
    try:
        yield Terminal(ours, running)
    finally:
        running.kill()
        running.wait()
        os.close(ours)


def test_on_a_terminal_space_pauses_and_goes_on_and_q_ends(tmp_path: Path) -> None:
    with on_a_terminal(tmp_path, "guide", "--speed", "20") as terminal:
        terminal.wait_for("Type a number:")
        terminal.type(f"{number('nausea')}\n")
        for _ in ("warning signs", "health"):
            terminal.wait_for('or "none":')
            terminal.type("none\n")
        terminal.wait_for("Press Enter to start.")
        terminal.type("\n")
        terminal.wait_for("get ready")
        terminal.type(" ")
        terminal.wait_for("Paused. Your place is kept.")
        terminal.type(" ")
        terminal.wait_for("Going on in 3, 2, 1.")
        terminal.wait_for(": your ")
        terminal.type("q")
        terminal.wait_for("Ended here.")
        assert terminal.ended() == 0


def test_on_a_terminal_a_whole_session_runs_to_its_end(tmp_path: Path) -> None:
    with on_a_terminal(tmp_path, "play", "nausea", "--no-others", "--speed", "2000") as terminal:
        terminal.wait_for("press: your right wrist")
        terminal.wait_for("That is it.")
        assert terminal.ended() == 0


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(("q",), id="in the menu"),
        pytest.param((" Q ",), id="in capitals"),
        pytest.param((number("nausea"), "q"), id="at the warning signs"),
        pytest.param((number("nausea"), "none", "q"), id="at the questions about health"),
        pytest.param((number("nausea"), "none", "none", "q"), id="before the start"),
    ],
)
def test_q_leaves_at_any_question_and_is_announced(typed: tuple[str, ...]) -> None:
    person = Person(*typed)
    assert person.guided() == 0
    assert (person.sessions, person.left) == ([], [])
    assert "Type q at any question to leave." in person.seen
