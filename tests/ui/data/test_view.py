"""What restoring would change is told in words: how many files of each kind, and which."""

from gettext import NullTranslations

from acupressure_app.store.backup_beside import Beside
from acupressure_app.ui.data.view import groups, names_of

TR = NullTranslations()


def test_each_kind_is_told_with_its_number_and_names_and_what_changes_first() -> None:
    found = Beside(
        new=("data/routines/leg.jpg",),
        different=("data/journal.db", "data/routines/mine.json"),
        same=("config/settings.json",),
        only_here=("data/routines/later.json",),
        sessions=3,
    )
    told = [(group.bold, group.names) for group in groups(found, TR)]
    assert told == [
        ("Different: 2.", "the journal, routines/mine.json"),
        ("Only here: 1.", "routines/later.json"),
        ("New: 1.", "routines/leg.jpg"),
        ("The same: 1.", "settings"),
    ]
    assert "3 sessions of your journal are not in it." in groups(found, TR)[0].becomes


def test_a_kind_of_which_there_is_none_is_not_told() -> None:
    assert [group.bold for group in groups(Beside(same=("data/journal.db",)), TR)] == [
        "The same: 1."
    ]


def test_of_many_names_the_rest_is_counted() -> None:
    told = names_of([f"data/routines/{n}.json" for n in range(100)], TR)
    assert told.endswith("routines/19.json, 80 more")
