"""What the player tells the user, in sentences: one place for screen, voice and terminal."""

from acupressure_app.core.language import N_, Translations
from acupressure_app.core.player import Notice

_SENTENCES = {
    Notice.LONGER: N_("Thirty seconds more."),
    Notice.LONGER_EACH: N_("Thirty seconds more on each side."),
    Notice.LONGEST: N_("This is the longest time here."),
    Notice.EASED: N_("Ease off. Light is enough."),
    Notice.SKIPPED: N_("Let go. This point is skipped."),
    Notice.UNDONE: N_("Undone. Press as before."),
    Notice.SLEPT: N_("The computer slept. Your place is kept."),
    Notice.COUNT_IN: N_("Going on in 3, 2, 1."),
    Notice.WAITING: N_("Press Enter when you are ready."),
}


def notice_text(notice: Notice, tr: Translations) -> str:
    """The notice as a sentence."""
    return _SENTENCES[notice](tr)
