"""The pages beside the way to a session: points, settings, help and sources."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal

from acupressure_app.audio.voice import Clip, NoVoiceError
from acupressure_app.audio.voice_engines import Listed, VoiceError
from acupressure_app.core.content import Point
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Library
from acupressure_app.core.practice import routine_of
from acupressure_app.core.profile import Profile
from acupressure_app.core.text import capitalised
from acupressure_app.store.profile import UnreadableProfileError, load_profile, replace_profile
from acupressure_app.store.settings import Settings
from acupressure_app.store.trouble import in_words
from acupressure_app.ui.atlas.page import AtlasPage
from acupressure_app.ui.atlas.point_page import PointPage
from acupressure_app.ui.atlas.refused_page import RefusedPointPage
from acupressure_app.ui.check.findings import Kit
from acupressure_app.ui.context import Context
from acupressure_app.ui.help.choosing_page import ChoosingPage
from acupressure_app.ui.help.page import HelpPage
from acupressure_app.ui.help.sources_page import SourcesPage
from acupressure_app.ui.home.card import Supply
from acupressure_app.ui.home.page import open_folder
from acupressure_app.ui.preferences import Preferences
from acupressure_app.ui.settings.page import SettingsPage
from acupressure_app.ui.settings.view import Section
from acupressure_app.ui.sound.speech import Speech
from acupressure_app.ui.stock import Stock
from acupressure_app.ui.way import Way
from acupressure_app.ui.worker import Worker, once

if TYPE_CHECKING:
    from acupressure_app.ui.sound.sound import Sound


_NOT_SAID = N_("The voice does not work here. Tones, pictures and words go on.")


class Aside(QObject):
    """Makes these pages anew each time, and stores the remembered answers that are changed there.

    `tell` says above the page what could not be stored, and why. `routine_wanted` brings the id of
    a routine to open, `practice_wanted` a Routine that presses one point and stands in no file;
    `reminders_wanted` asks for the list of all reminders, `data_wanted` for the user's files.
    """

    routine_wanted = Signal(str)
    practice_wanted = Signal(object)
    reminders_wanted = Signal()
    making = Signal(object, str)
    data_wanted = Signal()

    def __init__(
        self,
        context: Context,
        preferences: Preferences,
        stock: Stock,
        way: Way,
        open_sound: "Callable[[], Sound]",
        tell: Callable[[str, str], None],
    ) -> None:
        """`open_sound` is called when a tone is to be tried."""
        super().__init__(way)
        self._context, self._preferences, self._stock = context, preferences, stock
        self._way, self._open_sound, self._tell = way, open_sound, tell
        self._speech = Speech(context.folders.cache / "voice", stock.wording.language)

    def take(self, stock: Stock) -> None:
        """The library was read anew."""
        self._stock = stock

    def settings_page(self, *, at_languages: bool = False) -> SettingsPage:
        """The settings, and the answers that are remembered."""
        page = SettingsPage(
            self._way.theme,
            self._stock.wording,
            self._preferences,
            self._profile(),
            self._stock.library.content.conditions,
            languages(self._context.languages, self._stock.library),
            self._context.now().date(),
            self._stock.pictures,
        )
        page.profile_changed.connect(self._keep_profile)
        page.reminders_wanted.connect(self.reminders_wanted)
        page.data_wanted.connect(self.data_wanted)
        page.sound_wanted.connect(lambda: self._try_sound(page))
        page.voice_wanted.connect(lambda: self._try_voice(page))
        QTimer.singleShot(0, page, lambda: self._look_around(page))
        if at_languages:
            QTimer.singleShot(0, page, lambda: page.show_section(Section.LANGUAGE))
        return page

    def _look_around(self, page: SettingsPage) -> None:
        """Ask beside the window which voices there are, and offer the devices as they come."""
        asking = Worker(once(self._voices), page)
        asking.came.connect(lambda found: _offer_voices(page, found, self._stock))
        asking.start()
        sound = self._open_sound()
        sound.devices_changed.connect(self._offer_devices, Qt.ConnectionType.UniqueConnection)
        self._offer_devices()

    def _offer_devices(self) -> None:
        """Offer what sound can be played on, on the settings page if it is there."""
        if isinstance(self._way.page, SettingsPage):
            self._way.page.offer("device", self._open_sound().devices())

    def _voices(self) -> tuple[Listed, ...] | Phrase:
        """The voices, or why there are none."""
        try:
            return self._speech.voices()
        except NoVoiceError as error:
            return error.problem

    def _try_sound(self, page: SettingsPage) -> None:
        """Sound a tone, or say there why none can be heard; that may turn out a moment later."""
        sound = self._open_sound()
        sound.problem_changed.connect(page.tell_sound)
        page.tell_sound(sound.problem or "")
        sound.play("start")

    def _try_voice(self, page: SettingsPage) -> None:
        """Say a sentence, made beside the window, or say there why none can be heard."""
        settings = self._preferences.settings
        text = self._stock.wording.tr.gettext("Press now, slowly. Firm, but never painful.")
        making = Worker(once(lambda: self._sample(text, settings)), page)
        making.came.connect(lambda made: self._say(page, made))
        making.start()

    def _sample(self, text: str, settings: Settings) -> Clip | Phrase:
        """The clip, or why there is none."""
        try:
            return self._speech.sample(text, settings)
        except NoVoiceError as error:
            return error.problem
        except VoiceError:
            return _NOT_SAID

    def _say(self, page: SettingsPage, made: Clip | Phrase) -> None:
        sound = self._open_sound()
        if isinstance(made, Phrase):
            page.tell_voice(made(self._stock.wording.tr))
            return
        sound.problem_changed.connect(page.tell_voice)
        page.tell_voice(sound.problem or "")
        sound.say(made, 0)

    def open_help(self, back: str) -> None:
        """Help above the page in view, which waits; `back` names that."""
        if not isinstance(self._way.page, HelpPage):
            self._way.open(self.help_page(back))

    def help_page(self, back: str = "") -> HelpPage:
        """What the program is for, and how to use it; `back` names the page before, if any."""
        folder = str(self._context.folders.user_routines)
        page = HelpPage(self._way.theme, self._stock.wording, folder, open_folder, back)
        page.choosing_wanted.connect(lambda: self.open_choosing(page.windowTitle()))
        page.sources_wanted.connect(lambda: self.open_sources(page.windowTitle()))
        return page

    def atlas_page(self, search: str = "") -> AtlasPage:
        """Every point, to be browsed and searched; at first what `search` leaves."""
        stock = self._stock
        page = AtlasPage(self._way.theme, stock.pictures, stock.wording, stock.library)
        page.chosen.connect(self.open_point)
        page.search.setText(search)
        return page

    def open_point(self, code: str, back: str = "") -> None:
        """Go on to a point, or to why it is not pressed; `back` names the page before it."""
        stock, content = self._stock, self._stock.library.content
        if code in content.points:
            self._way.open(self._point_page(content.points[code], back))
        elif code in content.not_pressed:
            kit = Kit(self._way.theme, stock.pictures, stock.wording, content)
            refused = RefusedPointPage(kit, content.not_pressed[code], back=back)
            refused.chosen.connect(lambda other: self.open_point(other, refused.windowTitle()))
            self._way.open(refused)

    def _point_page(self, point: Point, back: str) -> PointPage:
        stock, lengths = self._stock, self._preferences.settings.lengths
        supply = Supply(stock.pictures, stock.wording, stock.library, lengths)
        page = PointPage(self._way.theme, supply, point, back=back)
        page.routine_chosen.connect(self.routine_wanted)
        page.practised.connect(lambda: self.practice_wanted.emit(routine_of(point)))
        page.making.connect(lambda: self.making.emit(point, page.windowTitle()))
        return page

    def open_sources(self, back: str) -> None:
        """Go on to the list of all sources."""
        stock = self._stock
        page = SourcesPage(self._way.theme, stock.wording, stock.library, back=back)
        page.point_wanted.connect(lambda code: self.open_point(code, page.windowTitle()))
        self._way.open(page)

    def open_choosing(self, back: str) -> None:
        """Go on to whether pressing is right; `back` names the page before it."""
        stock = self._stock
        content = stock.library.content
        self._way.open(ChoosingPage(self._way.theme, stock.wording, content, back=back))

    def _profile(self) -> Profile | None:
        try:
            return load_profile(self._context.folders.config)
        except UnreadableProfileError:
            return None

    def _keep_profile(self, profile: Profile) -> None:
        try:
            replace_profile(self._context.folders.config, profile)
        except OSError as error:
            gettext = self._stock.wording.tr.gettext
            why = in_words(error, self._stock.wording.tr)
            self._tell(gettext("Your answers could not be changed."), why)


def _offer_voices(page: SettingsPage, found: tuple[Listed, ...] | Phrase, stock: Stock) -> None:
    if isinstance(found, Phrase):
        page.tell_voice(found(stock.wording.tr))
    else:
        page.offer("voice", [(voice.id, voice.name) for voice in found])


def languages(spoken: tuple[str, ...], library: Library) -> tuple[tuple[str, str], ...]:
    """The codes and own names of English, what the program speaks, and what a routine is in."""
    titles = (routine.title for routine in library.routines)
    written = {code for title in titles if not isinstance(title, str) for code in title}
    codes = sorted({"en", *spoken, *written})
    return tuple((code, _own_name(code)) for code in codes)


def _own_name(code: str) -> str:
    """What a language calls itself, as a title; Qt names a country with English."""
    name = "English" if code == "en" else QLocale(code).nativeLanguageName()
    return capitalised(name or code)
