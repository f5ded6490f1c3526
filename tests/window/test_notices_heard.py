"""What is told above a page or in it, as somebody hears it who sees nothing."""

from tests.window.desktop import Desktop, started
from tests.window.hearing import CAN_LISTEN, ScreenReader

pytestmark = CAN_LISTEN


def test_notices_are_heard_at_the_start_and_after_what_was_done(
    desktop: Desktop, reader: ScreenReader
) -> None:
    broken = desktop.folder / "config" / "acupressure-app" / "settings.json"
    broken.parent.mkdir(parents=True)
    broken.write_text('{"volume": ')
    with started(desktop):
        reader.hears("announcement", r"^Some settings could not be read\..*settings\.json is not")
        reader.presses(r"^Nausea\b")
        reader.presses("^Hide it on Home")
        reader.hears("focus", "^Undo. Hidden: Nausea")
        reader.presses("^Undo")
        reader.presses(r"^Nausea\. ")
