"""Whether pressing is right for a complaint, or somebody else's help, in words: no Qt in here."""

from msgspec import Struct

from acupressure_app.core.language import Translations

CITED = ("SEED1", "SEED2", "UCI", "NHS")
"""The sources of this page."""


class Help(Struct, frozen=True):
    """One way of getting help: what it is, and when it is the right one."""

    icon: str
    who: str
    what: str
    when: str


def fits(tr: Translations) -> tuple[str, ...]:
    """When pressing yourself fits."""
    return (
        tr.gettext("It is mild, and you have had it before."),
        tr.gettext("You know what it comes from: a long day, a journey, tense shoulders."),
        tr.gettext("None of the warning signs is there that are asked about before a session."),
        tr.gettext("You can reach the place, and pressing it does not hurt."),
        tr.gettext("You go on with what a doctor told you. Pressing does not take its place."),
    )


def helpers(tr: Translations) -> tuple[Help, ...]:
    """Pressing yourself and the others, and how they differ."""
    return (
        Help(
            "hand",
            tr.gettext("Pressing yourself"),
            tr.gettext("Your own fingers, from some seconds to a few minutes at a point."),
            tr.gettext("For mild, everyday complaints. You can do it anywhere and stop any time."),
        ),
        Help(
            "ball",
            tr.gettext("Massage or trigger-point therapist"),
            tr.gettext("Hands that work on muscles and their sore spots, which you can feel."),
            tr.gettext("For muscles that stay tight or sore, and for places you cannot reach."),
        ),
        Help(
            "person-standing",
            tr.gettext("Licensed acupuncturist"),
            tr.gettext("Thin needles at points. That is for trained hands, never for your own."),
            tr.gettext("For complaints that last, or several at once, as an addition to a doctor."),
        ),
        Help(
            "stethoscope",
            tr.gettext("Doctor"),
            tr.gettext("Finds out what it is."),
            tr.gettext(
                "First of all if it is new, severe, gets worse or keeps coming back, if you are "
                "pregnant or ill, or if you are in doubt."
            ),
        ),
    )


def not_known(tr: Translations) -> str:
    """What the studies leave open."""
    return tr.gettext(
        "Pressing may help or not: studies are small, and whether the exact point matters is "
        "disputed. Points of acupressure lie at fixed places; trigger points are wherever a "
        "muscle is sore."
    )
