"""The page for a review says what the program does now."""

from tools.safety_table import TARGET, page, shipped


def test_the_page_is_in_step_with_what_the_program_does() -> None:
    assert TARGET.read_text("utf-8") == page(shipped()), "run make safety-table"


def test_the_page_names_every_point_and_routine() -> None:
    text = TARGET.read_text("utf-8")
    library = shipped()
    for name in (*library.content.points, *library.content.not_pressed):
        assert f"| **{name}** " in text
    for routine in library.routines:
        assert f"| **{routine.id}** " in text
