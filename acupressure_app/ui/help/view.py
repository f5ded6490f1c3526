"""What the help page says: no Qt in here."""

from msgspec import Struct

from acupressure_app.core.language import N_, Phrase, Translations


class Key(Struct, frozen=True):
    """Keys as Qt writes them ("Ctrl+F"), and what they do."""

    keys: tuple[str, ...]
    does: Phrase


EVERYWHERE = (
    Key(("Alt+1",), N_("Home")),
    Key(("Alt+2",), N_("Points")),
    Key(("Alt+3",), N_("Journal")),
    Key(("Alt+4", "Ctrl+,"), N_("Settings")),
    Key(("F1",), N_("Help")),
    Key(("Ctrl+F", "/"), N_("Search")),
    Key(("Esc",), N_("Back")),
    Key(("Ctrl+Z",), N_("Undo, where that is offered")),
    Key(("F11",), N_("Full screen, and out of it")),
    Key(("Ctrl+Q",), N_("Close the window; a session asks first")),
)
"""What works on every page but a session's, where only the last two do too."""

IN_A_SESSION = (
    Key(("Space",), N_("Pause, and go on")),
    Key(("Return",), N_("The button that has the focus")),
    Key(("Left",), N_("Back to the start of this side; once more: the side before")),
    Key(("Right",), N_("On to what comes next")),
    Key(("+",), N_("30 seconds more")),
    Key(("T",), N_("Too strong")),
    Key(("S",), N_("When to stop")),
    Key(("W",), N_("Wait for me")),
    Key(("R",), N_("Say the last thing again")),
    Key(("M",), N_("Sound on or off")),
    Key(("P",), N_("The picture in place of the ring, where it is small")),
    Key(("Ctrl+Z",), N_("Take back “Too strong”")),
    Key(("Esc",), N_("Pause, and ask whether to leave")),
)
"""What works in a session, whatever has the focus."""

_SHOWN = {"Return": N_("Enter"), "Left": N_("←"), "Right": N_("→"), "Space": N_("Space")}


def shown(key: Key, tr: Translations) -> str:
    """The keys as they stand on a keyboard: "Ctrl+F  or  /"."""
    names = [_SHOWN[name](tr) if name in _SHOWN else name for name in key.keys]
    return tr.gettext(" or ").join(names)


def when_right(tr: Translations) -> tuple[tuple[str, str], ...]:
    """When to press, and when to see someone: (first words, the rest)."""
    return (
        (
            tr.gettext("For everyday complaints that you know,"),
            tr.gettext(
                "such as queasiness, a tense head or a restless evening. It may help or not."
            ),
        ),
        (
            tr.gettext("Not in place of a doctor."),
            tr.gettext(
                "See someone if it is new, gets worse, keeps coming back or does not pass. Go on "
                "taking what a doctor gave you. If you are pregnant or have an illness, ask first."
            ),
        ),
    )


def how_it_goes(tr: Translations) -> tuple[str, ...]:
    """A session in a few steps."""
    return (
        tr.gettext("Choose what is bothering you, then a routine."),
        tr.gettext(
            "Answer what is asked about warning signs and your health. It decides what is left out."
        ),
        tr.gettext("Find the point: the picture shows where, the steps how."),
        tr.gettext(
            "Press slowly, hold, and let go slowly. It may be firm, never painful. The ring shows "
            "the time that is left and how hard to press."
        ),
        tr.gettext("Change over when it says so, then rest. Pausing keeps your place."),
    )


def about(version: str, tr: Translations) -> tuple[str, ...]:
    """The program, its licence, and where the pictures come from."""
    return (
        tr.gettext("Version {version}. Free software under the MIT licence.").format(
            version=version
        ),
        tr.gettext(
            "The body pictures were made from the body model of MakeHuman and MPFB2, which is in "
            "the public domain (CC0). The file NOTICE says more."
        ),
        tr.gettext("No internet is used, and nothing about you leaves this computer."),
    )
