"""The commands keep their promises: JSON, exit codes, and what goes where."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acupressure_app.cli import main
from acupressure_app.core.body import Side
from acupressure_app.store.folders import folders
from tests.terminal.results import Result, Run

SHIPPED = [
    *("anxiety", "desk-stress", "fatigue", "jaw-tension", "low-back", "muscle-knots", "nausea"),
    *("nausea-longer", "neck-shoulder", "period-cramps", "relaxing", "sleep", "stress"),
    *("stuffy-nose", "tension-headache", "tension-headache-head-neck", "travel-sickness"),
]
NAUSEA_FLAGS = 6
CUES = {"start", "find", "press", "half", "next", "count", "change", "end", "beat", "say"}
SEGMENTS = {"ready", "find", "press", "change", "rest", "finish"}
SIDES = {*Side, None}
FAST = ("--speed", "5000")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; the result is the folder of the user's own routines."""
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("LANGUAGE", "en")
    own = tmp_path / "DATA" / "acupressure-app" / "routines"
    own.mkdir(parents=True)
    return own


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, as it runs where nobody can be asked."""
    assert home.is_dir()

    def command(*arguments: str) -> Result:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        return Result(code, *capsys.readouterr())

    return command


def own_routine(home: Path, name: str, **changed: Any) -> Path:
    """A routine of the user's own: the shipped one for nausea with something changed."""
    data = json.loads((folders().routines / "nausea.json").read_bytes())
    path = home / f"{name}.json"
    path.write_text(json.dumps(data | {"id": name} | changed), "utf-8")
    return path


def point_sides(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["point"], row["side"]) for row in rows]


# list


def test_list_names_every_shipped_routine(run: Run) -> None:
    result = run("list", "--json")
    assert (result.code, result.err) == (0, "")
    assert [row["id"] for row in result.data] == SHIPPED
    for row in result.data:
        assert [*row] == ["id", "title", "symptoms", "points", "seconds", "origin", "problems"]
    nausea = result.data[SHIPPED.index("nausea")]
    assert nausea == {
        "id": "nausea",
        "title": "Nausea",
        "symptoms": ["nausea"],
        "points": ["PC6"],
        "seconds": 350,
        "origin": "bundled",
        "problems": [],
    }


def test_the_seconds_of_the_list_are_those_of_the_plan(run: Run) -> None:
    for row in run("list", "--json").data:
        plan = run("plan", row["id"], "--no-others", "--json").data
        assert row["seconds"] * 1000 == plan["total_ms"]


def test_a_routine_of_the_user_s_own_is_listed_as_such(run: Run, home: Path) -> None:
    own_routine(home, "mine", title={"en": "Mine", "de": "Meins"})
    row = next(row for row in run("list", "--json").data if row["id"] == "mine")
    assert (row["origin"], row["title"], row["problems"]) == ("user", "Mine", [])


def test_a_broken_file_is_listed_with_its_reasons_and_stops_nothing(run: Run, home: Path) -> None:
    own_routine(home, "mine")
    broken = own_routine(home, "broken", rounds=0, colour="red")
    (home / "torn.json").write_text('{"format": 1,\n "id": ]', "utf-8")
    result = run("list", "--json")
    assert result.code == 0
    rows = {row["id"]: row for row in result.data}
    assert [*rows] == [*SHIPPED, "mine", "broken", "torn"]
    assert rows["broken"]["origin"] == "user"
    assert {problem.split(": ")[1] for problem in rows["broken"]["problems"]} == {
        "line 1, “rounds” ($.rounds)",
        "line 1, “colour” ($.colour)",
    }
    (torn,) = rows["torn"]["problems"]
    assert torn.split(": ")[1] == "line 2, column 8"
    assert result.err.splitlines() == rows["broken"]["problems"] + rows["torn"]["problems"]
    assert str(broken) in result.err
    assert run("plan", "mine", "--no-others").code == 0


def test_a_second_file_with_the_same_id_is_a_problem_and_the_first_stays(
    run: Run, home: Path
) -> None:
    own_routine(home, "copy", id="nausea", title="Copy")
    rows = run("list", "--json").data
    bundled = {row["id"]: row["title"] for row in rows if row["origin"] == "bundled"}
    assert bundled["nausea"] == "Nausea"
    (row,) = [row for row in rows if row["origin"] == "user"]
    assert "$.id" in row["problems"][0]


def test_the_list_for_a_reader_says_how_long_and_what_is_wrong(run: Run, home: Path) -> None:
    own_routine(home, "broken", rounds=0)
    result = run("list")
    assert "6 min  Nausea" in result.out
    assert "“rounds” ($.rounds): expected" in result.out


# show, conditions, check


def test_show_says_what_is_known_about_a_routine(run: Run) -> None:
    text = run("show", "nausea").out
    for part in ("5 min 46 s", "PC6", "Evidence: low.", "Not a medical device"):
        assert part in text
    data = run("show", "nausea", "--json").data
    assert (data["id"], data["evidence"]["grade"], data["seconds"]) == ("nausea", "low", 350)


def test_conditions_have_an_id_a_kind_and_a_question(run: Run) -> None:
    result = run("conditions", "--json")
    assert (result.code, result.err) == (0, "")
    assert all([*row] == ["id", "kind", "text"] for row in result.data)
    kinds = {row["id"]: row["kind"] for row in result.data}
    assert {*kinds.values()} == {"general", "local", "red_flag"}
    assert (kinds["pregnancy"], kinds["wound"]) == ("general", "local")
    assert kinds["nausea_blood"] == "red_flag"
    assert all(row["text"] for row in result.data)


def test_the_conditions_for_a_reader_name_every_id(run: Run) -> None:
    known = [row["id"] for row in run("conditions", "--json").data]
    printed = [line.split()[0] for line in run("conditions").out.splitlines() if line[:1] == " "]
    assert printed == known


def test_check_accepts_every_shipped_routine(run: Run) -> None:
    result = run("check", str(folders().routines))
    assert (result.code, result.out.count(": ok\n"), result.err) == (0, len(SHIPPED), "")


def test_check_names_every_problem_and_ends_with_one(run: Run, home: Path) -> None:
    good = own_routine(home, "good")
    bad = own_routine(home, "bad", rounds="two", symptoms=["nausea", "boredom"], schedule=3)
    result = run("check", str(good), str(bad), str(home / "missing.json"), "--json")
    assert (result.code, result.err) == (1, "")
    first, second, third = result.data
    assert first == {
        "file": str(good),
        "problems": [],
        "never_played": False,
        "always_left_out": [],
    }
    assert {line.split(": ")[1] for line in second["problems"]} >= {
        "line 1, “rounds” ($.rounds)",
        "line 1, “schedule” ($.schedule)",
    }
    assert len(third["problems"]) == 1


def test_check_of_a_folder_checks_what_is_in_it(run: Run, home: Path) -> None:
    own_routine(home, "good")
    own_routine(home, "bad", format=2)
    result = run("check", str(home))
    assert result.code == 1
    assert f"{home / 'good.json'}: ok" in result.out
    assert f"{home / 'bad.json'}: line 1, “format” ($.format): expected 1, got 2" in result.out


def _throat(side: str = "left") -> dict[str, Any]:
    spot = {"name": "Throat", "where": "Beside the windpipe.", "region": "neck_front"}
    return {"point": spot, "side": side, "seconds": 10}


@pytest.mark.parametrize(
    ("steps", "code", "told", "never"),
    [
        pytest.param([_throat("each")], 3, "never be played", True, id="all of it is refused"),
        pytest.param(
            [_throat(), {"point": "PC6", "side": "left", "seconds": 10}],
            0,
            ": ok",
            False,
            id="some of it is",
        ),
    ],
)
def test_check_says_what_of_a_right_file_is_never_pressed(
    run: Run, home: Path, steps: list[dict[str, Any]], code: int, told: str, never: bool
) -> None:
    path = own_routine(home, "throat", symptoms=["other"], sets=[{"steps": steps}])
    own_routine(home, "unrelated", symptoms=["other"])
    result = run("check", str(path))
    assert (result.code, result.err) == (code, "")
    first, second = result.out.splitlines()
    assert told in first
    assert second.startswith("  Always left out: Throat: ")
    (row,) = run("check", "--json", str(path)).data
    assert (row["problems"], row["never_played"]) == ([], never)
    assert row["always_left_out"][0] in second


def test_two_routines_for_nothing_in_particular_do_not_stand_for_each_other(
    run: Run, home: Path
) -> None:
    sets = [{"steps": [_throat()]}]
    own_routine(home, "throat", symptoms=["other"], sets=sets)
    own_routine(home, "unrelated", symptoms=["other"])
    refused = run("plan", "throat", "--no-others", "--json")
    assert (refused.code, refused.data["alternative"]) == (3, None)
    own_routine(home, "throat", symptoms=["other", "nausea"], sets=sets)
    assert run("plan", "throat", "--no-others", "--json").data["alternative"] == "nausea"


# screen


def test_screen_has_the_keys_that_were_promised(run: Run) -> None:
    result = run("screen", "nausea", "--no-others", "--json")
    assert (result.code, result.err) == (0, "")
    assert [*result.data] == ["verdict", "questions", "findings", "left_out", "alternative"]
    assert result.data["verdict"] == "cleared"
    assert (result.data["left_out"], result.data["alternative"]) == ([], None)
    assert [row["kind"] for row in result.data["questions"]][:NAUSEA_FLAGS] == [
        "red_flag"
    ] * NAUSEA_FLAGS
    keys = ["condition", "action", "target", "text", "reason", "source"]
    assert all([*finding] == keys for finding in result.data["findings"])
    (always,) = result.data["findings"]
    assert (always["condition"], always["action"]) == ("always", "caution")
    assert always["target"] == "point:PC6"


def test_screen_asks_for_a_clinician_without_wanting_an_acknowledgement(run: Run) -> None:
    result = run("screen", "nausea", "--yes", "blood_thinners", "--no-others", "--json")
    assert (result.code, result.data["verdict"]) == (0, "ask")
    actions = [f["action"] for f in result.data["findings"] if f["condition"] == "blood_thinners"]
    assert actions == ["ask", "light"]


def test_a_refusal_still_prints_its_json_and_ends_with_three(run: Run) -> None:
    for command in ("screen", "plan", "play"):
        result = run(command, "tension-headache", "--yes", "pregnancy", "--no-others", "--json")
        assert (command, result.code) == (command, 3)
        assert result.data["verdict"] == "refused"
        assert result.data["alternative"] == "tension-headache-head-neck"
        assert point_sides(result.data["left_out"]) == [("LI4", "left"), ("LI4", "right")]
        assert all(left["reason"] for left in result.data["left_out"])


def test_a_refusal_for_a_reader_says_what_to_do_instead(run: Run) -> None:
    result = run("screen", "nausea", "--yes", "nausea_blood", "--no-others")
    assert result.code == 3
    assert "cannot be started" in result.out
    assert "Call 112, 911 or 999 now." in result.out
    assert "instead:" not in result.out


def test_what_nobody_answered_counts_as_yes_without_a_terminal(run: Run) -> None:
    result = run("screen", "nausea", "--json")
    assert (result.code, result.data["verdict"]) == (3, "refused")
    asked = {row["id"] for row in result.data["questions"]}
    assert asked <= {finding["condition"] for finding in result.data["findings"]}
    every_no = [part for name in asked for part in ("--no", name)]
    assert run("screen", "nausea", *every_no, "--json").data["verdict"] == "cleared"
    all_but_one = [part for name in asked - {"fever"} for part in ("--no", name)]
    assert run("screen", "nausea", *all_but_one).code == 3


@pytest.mark.parametrize(
    ("places", "left_out"),
    [
        (["wound:PC6:left"], [("PC6", "left")]),
        (["wound:PC6:right"], [("PC6", "right")]),
        (["wound:LI4"], []),
    ],
)
def test_a_local_condition_leaves_out_only_its_place(
    run: Run, places: list[str], left_out: list[tuple[str, str]]
) -> None:
    options = [part for place in places for part in ("--yes", place)]
    result = run("screen", "nausea", *options, "--no-others", "--json")
    assert (result.code, result.data["verdict"]) == (0, "cleared")
    assert point_sides(result.data["left_out"]) == left_out
    (question,) = [row for row in result.data["questions"] if row["id"] == "wound"]
    assert question["places"] == [place.partition(":")[2] for place in places]


@pytest.mark.parametrize(
    "places",
    [
        ["wound"],
        ["wound:PC6"],
        ["wound:PC6:both"],
        ["wound:PC6:left", "wound:PC6:right"],
        ["wound:PC6:left", "wound"],
    ],
)
def test_a_local_condition_everywhere_refuses(run: Run, places: list[str]) -> None:
    options = [part for place in places for part in ("--yes", place)]
    result = run("screen", "nausea", *options, "--no-others", "--json")
    assert (result.code, len(result.data["left_out"])) == (3, 2)


def test_a_spot_of_the_user_s_own_is_named_by_its_name(run: Run, home: Path) -> None:
    spot = {"name": "Elbow: outer", "where": "Where it aches.", "region": "elbow_outer"}
    steps = [{"point": spot, "side": "each", "seconds": 10}]
    own_routine(home, "elbow", sets=[{"steps": steps}])
    told = ("--yes", "wound:Elbow: outer:left", "--no-others")
    result = run("screen", "elbow", *told, "--json")
    assert point_sides(result.data["left_out"]) == [("Elbow: outer", "left")]
    plan = run("plan", "elbow", *told, "--json").data
    pressed = [s for s in plan["segments"] if s["kind"] == "press"]
    assert point_sides(pressed) == [("Elbow: outer", "right")]


# plan


def test_plan_has_the_shape_that_was_promised(run: Run) -> None:
    result = run("plan", "nausea", "--no-others", "--json")
    assert (result.code, result.err) == (0, "")
    plan = result.data
    assert [*plan] == ["total_ms", "pace", "segments", "cues"]
    assert (plan["total_ms"], plan["pace"]) == (350_000, "standard")
    keys = ["start_ms", "end_ms", "kind", "step", "round", "point", "side", "pressure", "findings"]
    assert all([*segment] == keys for segment in plan["segments"])
    assert {segment["kind"] for segment in plan["segments"]} <= SEGMENTS
    assert {segment["side"] for segment in plan["segments"]} <= SIDES
    assert all([*cue] == ["at_ms", "kind", "text"] for cue in plan["cues"])
    assert {cue["kind"] for cue in plan["cues"]} <= CUES


def test_plan_is_the_session_of_the_flow(run: Run) -> None:
    plan = run("plan", "nausea", "--no-others", "--json").data
    assert [(s["start_ms"], s["end_ms"], s["kind"], s["side"]) for s in plan["segments"]] == [
        (0, 8_000, "ready", None),
        (8_000, 28_000, "find", "left"),
        (28_000, 178_000, "press", "left"),
        (178_000, 186_000, "change", "right"),
        (186_000, 196_000, "find", "right"),
        (196_000, 346_000, "press", "right"),
        (346_000, 350_000, "finish", None),
    ]
    sounded = [(cue["at_ms"], cue["kind"]) for cue in plan["cues"] if cue["kind"] != "say"]
    assert sounded == [
        (0, "start"),
        (8_000, "find"),
        (28_000, "press"),
        (103_000, "half"),
        (168_000, "next"),
        (175_000, "count"),
        (176_000, "count"),
        (177_000, "count"),
        (178_000, "change"),
        (186_000, "find"),
        (196_000, "press"),
        (271_000, "half"),
        (336_000, "next"),
        (343_000, "count"),
        (344_000, "count"),
        (345_000, "count"),
        (346_000, "end"),
    ]
    said = [cue["at_ms"] for cue in plan["cues"] if cue["kind"] == "say"]
    assert said == [10_300, 15_600, 21_300]


@pytest.mark.parametrize(("pace", "total"), [("short", 290_000), ("long", 410_000)])
def test_the_pace_scales_within_the_routine_s_own_range(run: Run, pace: str, total: int) -> None:
    plan = run("plan", "nausea", "--pace", pace, "--no-others", "--json").data
    assert (plan["pace"], plan["total_ms"]) == (pace, total)


def test_findings_stay_with_the_press_they_concern(run: Run) -> None:
    told = ("--yes", "blood_thinners", "--yes", "wound:PC6:left", "--no-others")
    plan = run("plan", "nausea", *told, "--json").data
    (press,) = [s for s in plan["segments"] if s["kind"] == "press"]
    assert (press["side"], press["pressure"]) == ("right", "light")
    assert [(f["condition"], f["action"]) for f in press["findings"]] == [
        ("blood_thinners", "ask"),
        ("blood_thinners", "light"),
        ("always", "caution"),
    ]
    (said,) = [cue["text"] for cue in plan["cues"] if cue["kind"] == "press"]
    assert "light pressure" in said.casefold()
    assert "bruise" in said


def test_plan_needs_no_acknowledgement(run: Run) -> None:
    assert run("plan", "nausea", "--yes", "pregnancy", "--no-others").code == 0


def test_the_plan_for_a_reader_says_what_is_said(run: Run) -> None:
    text = run("plan", "nausea", "--no-others").out
    assert "  0:08  find  your left wrist" in text
    assert "“Find the point. Turn your left palm up.”" in text
    assert text.endswith("In all 5 min 46 s.\n")


def test_one_side_is_the_user_s_choice(run: Run, home: Path) -> None:
    steps = [{"point": "PC6", "side": "one", "seconds": 10}]
    own_routine(home, "one", sets=[{"steps": steps}])
    for options, side in (((), "left"), (("--side", "right"), "right")):
        plan = run("plan", "one", "--no-others", "--json", *options).data
        assert point_sides([s for s in plan["segments"] if s["kind"] == "press"]) == [("PC6", side)]


# play


@pytest.mark.parametrize("routine_id", SHIPPED)
def test_play_prints_the_plan_as_it_happens(run: Run, routine_id: str) -> None:
    plan = run("plan", routine_id, "--no-others", "--json").data
    result = run("play", routine_id, "--no-others", "--json", *FAST)
    assert (result.code, result.err) == (0, "")
    assert [line for line in result.lines if "start_ms" in line] == plan["segments"]
    assert [line for line in result.lines if "at_ms" in line] == plan["cues"]
    moments = [line["start_ms" if "start_ms" in line else "at_ms"] for line in result.lines]
    assert moments == sorted(moments)


def test_play_for_a_reader_says_where_how_and_what_to_mind(run: Run) -> None:
    result = run("play", "nausea", "--no-others", *FAST)
    assert result.code == 0
    for part in ("press: your left wrist (2 min 30 s)", "! Tingling", "That is it."):
        assert part in result.out


def test_play_refuses_until_somebody_was_asked(run: Run) -> None:
    told = ("play", "nausea", "--yes", "pregnancy", "--no-others", "--json", *FAST)
    refused = run(*told)
    assert refused.code == 3
    assert refused.data["verdict"] == "ask"
    assert "--asked" in refused.err
    allowed = run(*told, "--asked")
    assert (allowed.code, allowed.err) == (0, "")
    assert allowed.lines[-1]["kind"] == "end"


def test_having_asked_does_not_open_what_is_refused(run: Run) -> None:
    result = run("play", "nausea", "--yes", "fever", "--no-others", "--asked", "--json", *FAST)
    assert (result.code, result.data["verdict"]) == (3, "refused")


def test_the_speed_may_stand_before_the_command(run: Run) -> None:
    result = run(*FAST, "play", "nausea", "--no-others", "--json")
    assert (result.code, result.lines[-1]["kind"]) == (0, "end")


def test_play_without_a_terminal_never_waits_for_a_key(run: Run, home: Path) -> None:
    config = home.parents[2] / "CONFIG" / "acupressure-app"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"wait_for_me": true}', "utf-8")
    result = run("play", "nausea", "--no-others", "--json", *FAST)
    assert (result.code, result.lines[-1]["kind"]) == (0, "end")


# wrong usage


@pytest.mark.parametrize(
    "arguments",
    [
        "show nothing",
        "plan nothing --no-others",
        "screen nausea --yes nothing",
        "screen nausea --no nothing",
        "screen nausea --yes pregnancy --no pregnancy",
        "screen nausea --yes wound:PC6 --no wound",
        "screen nausea --yes pregnancy:PC6",
        "screen nausea --yes nausea_blood:PC6",
        "screen nausea --yes wound:XX1",
        "screen nausea --yes wound:PC6:midline",
        "screen anxiety --yes wound:EX-HN3:left",
        "plan nausea --pace fast",
        "play nausea --no-others --speed 0",
        "play nausea --no-others --speed -1",
        "play nausea --no-others --speed nan",
        "play nausea --no-others --speed inf",
        "play",
        "check",
        "cook",
        "guide",
    ],
)
def test_wrong_usage_ends_with_two_and_says_why_beside_the_result(run: Run, arguments: str) -> None:
    result = run(*arguments.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("play nausea --speed abc", "needs a number above 0, such as 10, not “abc”"),
        ("plan nausea --pace fast", "needs one of short, standard, long, not “fast”"),
        ("plan nausea --side up", "needs one of left, right, not “up”"),
        ("import x --clash no", "needs one of keep-both, replace, leave-out, not “no”"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(run: Run, arguments: str, told: str) -> None:
    assert told in run(*arguments.split()).err


def test_an_unknown_routine_names_those_there_are(run: Run) -> None:
    assert ", ".join(SHIPPED) in run("show", "nothing").err


def test_a_routine_with_a_broken_file_says_what_is_wrong_with_it(run: Run, home: Path) -> None:
    own_routine(home, "broken", rounds=0)
    result = run("show", "broken")
    assert result.code == 2
    assert "$.rounds" in result.err


def test_without_a_window_or_a_terminal_it_says_how_to_go_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    result = run()
    assert (result.code, result.out) == (2, "")
    assert "There is no display" in result.err
    assert "play ID" in result.err


# someone at the keyboard


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts lines on a standard input that says it is a terminal."""

    class Keyboard:
        def __init__(self, lines: str) -> None:
            self._lines = iter(lines.splitlines(keepends=True))

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return next(self._lines, "")

    return lambda lines: monkeypatch.setattr(sys, "stdin", Keyboard(lines))


def test_what_is_left_is_asked_on_a_terminal_and_stdout_stays_json(
    run: Run, typing: Callable[[str], None]
) -> None:
    typing("none\n\nmaybe\n99\n1, 2\n")
    result = run("screen", "nausea", "--json")
    first, second, *others = [row for row in result.data["questions"] if row["kind"] == "general"]
    assert (first["answer"], second["answer"]) == ("yes", "yes")
    assert {row["answer"] for row in others} == {"no"}
    assert result.data["verdict"] == "ask"
    assert "Is any of this true right now?" in result.err
    assert result.err.count("Please type numbers") == 3


def test_what_was_answered_is_not_asked_again(run: Run, typing: Callable[[str], None]) -> None:
    typing("none\nnone\n")
    result = run("screen", "nausea", "--no", "pregnancy", "--json")
    assert (result.code, result.data["verdict"]) == (0, "cleared")
    assert "pregnant, or might you be" not in result.err


def test_nothing_is_asked_where_everything_was_answered(
    run: Run, typing: Callable[[str], None]
) -> None:
    typing("")
    result = run("screen", "nausea", "--no-others", "--json")
    assert (result.code, result.err) == (0, "")


def test_a_local_condition_is_asked_by_place(run: Run, typing: Callable[[str], None]) -> None:
    typing("none\n")
    general = run("screen", "nausea", "--json")
    assert general.code == 130
    wound = 1 + next(
        number
        for number, line in enumerate(general.err.partition("true for you")[2].splitlines()[1:])
        if "open wound" in line
    )
    typing(f"none\n{wound}\n2\n")
    result = run("screen", "nausea", "--json")
    assert point_sides(result.data["left_out"]) == [("PC6", "right")]
    assert "At which of these places?" in result.err


def test_the_end_of_the_input_interrupts(run: Run, typing: Callable[[str], None]) -> None:
    typing("")
    assert run("screen", "nausea").code == 130


# as a program of its own


def program(home: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XDG_DATA_HOME": str(home), **environment},
    )


def test_what_a_terminal_cannot_show_is_escaped_and_json_stays_json(home: Path) -> None:
    own_routine(home, "ill", title="Übelkeit", rounds=0)
    own_routine(home, "mine", title="Übelkeit ミ 🖐")
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    with program(home.parents[1], "-m", "acupressure_app", "list", "--json", **ascii_only) as run:
        listed, _ = run.communicate(timeout=60)
    assert listed.isascii()
    titles = [row["title"] for row in json.loads(listed) if row["id"] == "mine"]
    assert (run.returncode, titles) == (0, ["Übelkeit ミ 🖐"])
    plan = ("-m", "acupressure_app", "plan", "nausea", "--no-others")
    with program(home.parents[1], *plan, **ascii_only) as run:
        shown, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "Find the point." in shown


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file name is always text")
def test_a_file_with_a_name_that_is_not_text_stops_nothing(home: Path) -> None:
    Path(os.fsdecode(os.fsencode(home) + b"/\xff.json")).write_text("{}", "utf-8")
    arguments = ("-m", "acupressure_app", "list", "--json")
    with program(home.parents[1], *arguments, PYTHONIOENCODING="utf-8:strict") as run:
        listed, _ = run.communicate(timeout=60)
    assert run.returncode == 0
    assert [row["id"] for row in json.loads(listed)][: len(SHIPPED)] == SHIPPED


def test_neither_qt_nor_pydub_is_loaded(home: Path) -> None:
    script = """
import sys
from acupressure_app.cli import main
codes = [main(a.split()) for a in (
    "list", "show nausea", "conditions", "screen nausea --no-others --json",
    "plan nausea --no-others", "play nausea --no-others --speed 5000",
)]
heavy = {"PySide6", "shiboken6", "pydub"} & {name.partition(".")[0] for name in sys.modules}
sys.exit(f"{codes} {heavy}" if any(codes) or heavy else 0)
"""
    with program(home, "-c", script) as running:
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, "")


def test_an_interrupt_ends_with_130_and_without_a_trace(home: Path) -> None:
    with program(home, "-m", "acupressure_app", "play", "nausea", "--no-others") as running:
        assert running.stdout
        first = next(line for line in running.stdout if line.strip())
        assert "get ready" in first
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip()) == (130, "")


def test_a_warning_sign_is_told_alone_and_not_beside_what_nobody_said(run: Run) -> None:
    result = run("screen", "nausea", "--yes", "nausea_blood")
    assert result.code == 3
    assert "Call 112, 911 or 999 now. Blood in vomit needs a hospital." in result.out
    assert "alcohol" not in result.out
    assert "Left out" not in result.out


def test_open_questions_are_the_reason_that_is_told(run: Run) -> None:
    result = run("plan", "nausea")
    assert result.code == 3
    assert "an open question counts as yes" in result.out
    assert "--no-others" in result.out
    assert "hospital" not in result.out


def test_check_says_beside_the_result_that_an_id_is_taken(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "mine.json"
    copy.write_bytes((folders().routines / "nausea.json").read_bytes())
    result = run("check", "--json", str(copy))
    assert (result.code, result.data[0]["problems"]) == (0, [])
    assert 'the id "nausea" is taken by' in result.err
