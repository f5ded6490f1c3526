"""Colours, type sizes and spacing in one place, and the style sheet made from them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


class Tokens(Struct, frozen=True):
    """The colours of one theme, each as "#RRGGBB" and named for its use."""

    bg: str
    surface: str
    sunken: str
    plate: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    primary: str
    on_primary: str
    hover: str
    pressed: str
    soft: str
    on_soft: str
    caution: str
    caution_ink: str
    caution_line: str
    stop: str
    stop_ink: str
    stop_line: str
    disc: str
    disc_line: str
    track: str
    focus: str
    mark: str
    halo: str
    disabled: str

    @property
    def high_contrast(self) -> bool:
        """Whether hairlines are as strong as text; edges are 2 px wide then."""
        return self.line == self.ink

    @property
    def dark(self) -> bool:
        """Whether text is lighter than the window; picks the dark pictures."""
        return QColor(self.ink).lightness() > QColor(self.bg).lightness()


_COLOURS = {
    # token: light, dark, high contrast dark, high contrast light
    "bg": ("#F6F2EB", "#141A1B", "#000000", "#FFFFFF"),
    "surface": ("#FFFDFA", "#1D2526", "#000000", "#FFFFFF"),
    "sunken": ("#EEE8DE", "#0F1415", "#000000", "#FFFFFF"),
    "plate": ("#FBF7F0", "#192021", "#000000", "#FFFFFF"),
    "line": ("#DFD6C8", "#344041", "#FFFFFF", "#000000"),
    "line_strong": ("#857D70", "#7F8C8A", "#FFFFFF", "#000000"),
    "ink": ("#1F2B2A", "#F1EDE5", "#FFFFFF", "#000000"),
    "ink2": ("#4F5B58", "#B6C0BC", "#FFFFFF", "#000000"),
    "primary": ("#17655D", "#77CFC0", "#FFE14D", "#00423C"),
    "on_primary": ("#FFFFFF", "#06231F", "#000000", "#FFFFFF"),
    "hover": ("#12564F", "#8FDCCF", "#FFF1A3", "#002E2A"),
    "pressed": ("#0D463F", "#5FB9AA", "#D9BC1F", "#001F1C"),
    "soft": ("#DCEBE6", "#1E3B38", "#000000", "#FFFFFF"),
    "on_soft": ("#0F4C46", "#AEE6DC", "#FFE14D", "#00423C"),
    "caution": ("#FBF0D9", "#33290F", "#000000", "#FFFFFF"),
    "caution_ink": ("#664300", "#F5D48F", "#FFE14D", "#4A3000"),
    "caution_line": ("#A8700F", "#C79A3D", "#FFE14D", "#4A3000"),
    "stop": ("#FBE7E2", "#3D1E1A", "#000000", "#FFFFFF"),
    "stop_ink": ("#8C2A20", "#FFB9AE", "#FF9E92", "#7A0D00"),
    "stop_line": ("#BF4638", "#E57868", "#FF9E92", "#7A0D00"),
    "disc": ("#F4D8C7", "#553524", "#000000", "#FFFFFF"),
    "disc_line": ("#B4572F", "#E79C76", "#7FE7FF", "#6B2600"),
    "track": ("#E3DACD", "#374243", "#6B6B6B", "#949494"),
    "focus": ("#1F2B2A", "#FFFFFF", "#7FE7FF", "#0B3FD0"),
    "mark": ("#0C514A", "#0A3D38", "#000000", "#00423C"),
    "halo": ("#FFFFFF", "#9BF0E3", "#FFE14D", "#FFFFFF"),
    "disabled": ("#8B867C", "#7A8583", "#A6A6A6", "#5E5E5E"),
}

LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT = (
    Tokens(**{name: row[column] for name, row in _COLOURS.items()}) for column in range(4)
)


def tokens_for(scheme: Qt.ColorScheme, *, high_contrast: bool = False) -> Tokens:
    """The colours that follow the system's light or dark setting; light where it names none."""
    if scheme is Qt.ColorScheme.Dark:
        return CONTRAST_DARK if high_contrast else DARK
    return CONTRAST_LIGHT if high_contrast else LIGHT


_BEHIND_BLACK_ICONS = "#E4E0D8"
"""In every theme: Qt's own icons for folders are black and do not follow it."""

_SIZES = {
    # role: times the base size, weight
    "small": (1.05, 400),
    "body": (1.2, 400),
    "lead": (1.4, 400),
    "h3": (1.3, 600),
    "h2": (1.65, 600),
    "h1": (2.25, 600),
    "do": (1.8, 400),
    "fact": (1.95, 600),
    "side": (3.0, 600),
}


class Scale(Struct, frozen=True):
    """Sizes: `base` in points, with the user's text size in it; `unit` (E) in pixels."""

    base: float
    unit: int

    def points(self, role: str) -> float:
        """The size in points of the text with this role."""
        return round(self.base * _SIZES[role][0], 2)

    def px(self, units: float) -> int:
        """A length given in E, in whole pixels."""
        return round(self.unit * units)


def scale_for(system_points: float, text_size: float = 1.0, dots_per_inch: float = 96.0) -> Scale:
    """The scale for the system font's size and the user's text size (1.0 to 2.0).

    Text grows with all of `text_size`, spacing only up to 1.5.
    """
    base = max(10.0, system_points)
    unit = base * 1.2 * min(text_size, 1.5) * dots_per_inch / 72
    return Scale(base=base * text_size, unit=round(unit))


class Theme(Struct, frozen=True):
    """What a widget needs to draw itself: colours, sizes and the folder of the icons.

    With `still` what would glide steps once a second instead.
    """

    tokens: Tokens
    scale: Scale
    icons: Path
    still: bool = False


@runtime_checkable
class Themed(Protocol):
    """A widget that draws something the style sheet cannot, so it must hear of a new theme."""

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""


def dress(window: QWidget, theme: Theme) -> None:
    """Give a window and everything in it this theme."""
    window.setPalette(palette(theme.tokens))
    window.setStyleSheet(style_sheet(theme.tokens, theme.scale))
    for child in window.findChildren(QWidget):
        if hasattr(child, "set_theme"):  # a check of the protocol itself takes ten times as long
            cast(Themed, child).set_theme(theme)


def palette(tokens: Tokens) -> QPalette:
    """The colours for what Qt draws by itself, as the menu of a text field."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink2,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary,
        role.Link: tokens.primary,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    result.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(tokens.disabled))
    result.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(tokens.disabled))
    return result


def style_sheet(tokens: Tokens, scale: Scale) -> str:
    """The style sheet of the window: parts are picked out by their `role` property."""
    parts = (_text, _pages, _rail, _frames, _buttons, _choices, _fields, _dialogs, _scroll_bars)
    return "\n".join(part(tokens, scale) for part in parts)


def _rule(selector: str, declarations: Iterable[str]) -> str:
    return f"{selector} {{ {'; '.join(declarations)} }}"


def _text(t: Tokens, s: Scale) -> str:
    quiet = {"small", "lead"}
    roles = (
        _rule(
            f'QLabel[role="{role}"]',
            (
                f"font-size: {s.points(role)}pt",
                f"font-weight: {weight}",
                f"color: {t.ink2 if role in quiet else t.ink}",
            ),
        )
        for role, (_, weight) in _SIZES.items()
    )
    return f"""
QWidget {{ color: {t.ink}; font-size: {s.points("body")}pt }}
QLabel {{ background: transparent }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong};
    padding: {s.px(0.25)}px }}
""" + "\n".join(roles)


def _pages(t: Tokens, s: Scale) -> str:
    edge = 2 if t.high_contrast else 1
    return f"""
QMainWindow, QWidget[role="page"], QScrollArea, QScrollArea > QWidget > QWidget[role="column"]
    {{ background: {t.bg} }}
QScrollArea {{ border: none }}
QFrame[role="footer"] {{ background: {t.surface}; border: none; border-top: {edge}px solid {t.line};
    min-height: {s.px(4)}px }}
QFrame[role="hairline"] {{ background: {t.line}; border: none; max-height: {edge}px }}
"""


def _rail(t: Tokens, s: Scale) -> str:
    edge = 2 if t.high_contrast else 1
    return f"""
QFrame[role="rail"] {{ background: {t.bg}; border: none; border-right: {edge}px solid {t.line} }}
QFrame[role="rail"][below="true"] {{ background: {t.surface}; border: none;
    border-top: {edge}px solid {t.line} }}
QFrame[role="rail"] QToolButton {{ outline: none; color: {t.ink2}; background: transparent;
    font-size: {s.points("small")}pt; border: {edge}px solid transparent;
    border-radius: {s.px(0.75)}px; padding: {s.px(0.5)}px {s.px(0.25)}px }}
QFrame[role="rail"] QToolButton:hover {{ background: {t.surface}; border-color: {t.line} }}
QFrame[role="rail"] QToolButton:checked {{ color: {t.on_soft}; background: {t.soft};
    font-weight: 600; border-color: {t.primary if t.high_contrast else t.soft} }}
"""


def _frames(t: Tokens, s: Scale) -> str:
    edge = 2 if t.high_contrast else 1
    notices = "\n".join(
        f"""QFrame[role="{kind}"] {{ background: {fill}; border: {edge}px solid {line};
    border-left: 5px solid {line}; border-radius: {s.px(0.75)}px }}"""
        for kind, fill, line in (
            ("info", t.soft, t.primary),
            ("caution", t.caution, t.caution_line),
            ("stop", t.stop, t.stop_line),
        )
    )
    return f"""
QFrame[role="card"] {{ background: {t.surface}; border: {edge}px solid {t.line};
    border-radius: {s.px(0.875)}px }}
QFrame[role="plate"] {{ background: {t.plate}; border: {edge}px solid {t.line};
    border-radius: {s.px(1.25)}px }}
QFrame[role="segments"] {{ background: {t.sunken}; border: {edge}px solid {t.line};
    border-radius: {s.px(0.75)}px }}
{notices}
"""


def _buttons(t: Tokens, s: Scale) -> str:
    edge = "2px" if t.high_contrast else "1px"
    return f"""
QPushButton {{ outline: none; font-weight: 600; min-height: {s.px(2.75)}px;
    padding: 0 {s.px(1.25)}px; border-radius: {s.px(0.75)}px;
    color: {t.ink}; background: {t.surface}; border: {edge} solid {t.line_strong} }}
QPushButton:hover {{ background: {t.soft} }}
QPushButton:pressed {{ background: {t.soft}; border: 2px solid {t.primary} }}
QPushButton:disabled {{ color: {t.disabled}; background: {t.surface}; border-color: {t.line} }}
QPushButton[large="true"] {{ min-height: {s.px(3.75)}px; padding: 0 {s.px(1.5)}px;
    font-size: {s.points("h3")}pt; border-radius: {s.px(0.875)}px }}
QPushButton[role="main"] {{ color: {t.on_primary}; background: {t.primary};
    border-color: {t.primary} }}
QPushButton[role="main"]:hover {{ background: {t.hover}; border-color: {t.hover} }}
QPushButton[role="main"]:pressed {{ background: {t.pressed}; border-color: {t.pressed} }}
QPushButton[role="main"]:disabled {{ color: {t.disabled}; background: {t.sunken};
    border-color: {t.line} }}
QPushButton[role="stop"] {{ color: {t.stop_ink}; border-color: {t.stop_line} }}
QPushButton[role="stop"]:hover, QPushButton[role="stop"]:pressed {{ background: {t.stop} }}
QPushButton[role="link"] {{ color: {t.primary}; background: transparent; border: none;
    padding: 0 {s.px(0.5)}px 0 0; text-align: left }}
QPushButton[role="link"]:disabled {{ color: {t.disabled} }}
QPushButton[role="link"]:hover {{ color: {t.on_soft}; background: {t.soft} }}
QPushButton[role="link"]:disabled {{ color: {t.disabled}; background: transparent }}
QPushButton[role="number"] {{ padding: 0; font-size: {s.points("h3")}pt;
    border-radius: {s.px(0.625)}px }}
QPushButton[role="number"]:checked {{ background: {t.soft}; border-color: {t.primary};
    border-width: 3px }}
QPushButton[role="open"] {{ text-align: left; padding: 0; background: {t.surface};
    border: {"2px" if t.high_contrast else "1px"} solid {t.line};
    border-radius: {s.px(0.875)}px }}
QPushButton[role="open"]:hover {{ border-color: {t.line_strong} }}
QPushButton[role="open"]:pressed {{ background: {t.soft} }}
"""


def _choices(t: Tokens, s: Scale) -> str:
    size, edge = s.px(1.25), 2
    dot = (
        "qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, "
        f"stop: 0 {t.primary}, stop: 0.6 {t.primary}, stop: 0.68 {t.surface}, stop: 1 {t.surface})"
    )
    return f"""
QCheckBox, QRadioButton {{ outline: none; spacing: {s.px(0.75)}px }}
QRadioButton {{ min-height: {s.px(2.75)}px }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.disabled} }}
QRadioButton::indicator {{ width: {size}px; height: {size}px; background: {t.surface};
    border: {edge}px solid {t.line_strong}; border-radius: {size // 2 + edge}px }}
QRadioButton::indicator:hover {{ background: {t.soft} }}
QRadioButton::indicator:checked {{ background: {dot}; border-color: {t.primary} }}
QRadioButton::indicator:disabled {{ border-color: {t.line} }}
QRadioButton[role="segment"] {{ spacing: 0; min-height: {s.px(2.25)}px;
    padding: 0 {s.px(1)}px; color: {t.ink2}; background: transparent;
    border: {edge}px solid transparent; border-radius: {s.px(0.625)}px }}
QRadioButton[role="segment"]::indicator {{ width: 0; height: 0; border: none }}
QRadioButton[role="segment"]:hover {{ background: {t.soft} }}
QRadioButton[role="segment"]:checked {{ color: {t.ink}; background: {t.surface};
    border-color: {t.primary} }}
QRadioButton[role="segment"]:disabled {{ color: {t.disabled} }}
QRadioButton[role="segment"]:checked:disabled {{ color: {t.ink2}; background: transparent;
    border-color: {t.line_strong} }}
"""


def _dialogs(t: Tokens, s: Scale) -> str:
    """Qt's own dialogs for files, where the system has none: no palette reaches them."""
    edge = "2px" if t.high_contrast else "1px"
    return f"""
QDialog {{ background: {t.bg} }}
QDialog QAbstractItemView {{ color: {t.ink}; background: {t.surface};
    border: {edge} solid {t.line_strong}; selection-background-color: {t.soft};
    selection-color: {t.on_soft} }}
QDialog QToolButton {{ background: {_BEHIND_BLACK_ICONS}; border: {edge} solid {t.line_strong};
    border-radius: {s.px(0.25)}px; padding: {s.px(0.25)}px }}
"""


def _fields(t: Tokens, s: Scale) -> str:
    edge = "2px" if t.high_contrast else "1px"
    return f"""
QTableWidget {{ color: {t.ink}; background: {t.surface}; border: {edge} solid {t.line};
    border-radius: {s.px(0.875)}px; selection-background-color: {t.soft};
    selection-color: {t.ink}; outline: none }}
QTableWidget::item {{ padding: 0 {s.px(0.5)}px; border-bottom: 1px solid {t.line} }}
QHeaderView {{ background: transparent; border: none }}
QHeaderView::section {{ color: {t.ink2}; background: transparent; border: none;
    border-bottom: 1px solid {t.line}; padding: {s.px(0.5)}px; font-weight: 600 }}
QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit {{ color: {t.ink}; background: {t.surface};
    border: {edge} solid {t.line_strong}; border-radius: {s.px(0.75)}px;
    padding: {s.px(0.25)}px {s.px(0.75)}px; min-height: {s.px(2.25)}px;
    selection-background-color: {t.primary}; selection-color: {t.on_primary};
    placeholder-text-color: {t.ink2} }}
QDateTimeEdit::up-button {{ subcontrol-position: right; width: 0; border: none }}
QDateTimeEdit::down-button {{ subcontrol-position: left; width: 0; border: none }}
QDateTimeEdit QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QDateTimeEdit:hover
    {{ border-color: {t.ink2} }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
    QFrame[role="segments"][wrong="true"] {{ border-color: {t.stop_line} }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {t.disabled};
    border-color: {t.line} }}
"""


def _scroll_bars(t: Tokens, s: Scale) -> str:
    width = s.px(0.75)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0 }}
QScrollBar::handle:vertical {{ background: {t.line_strong}; min-height: {s.px(2.75)}px;
    border-radius: {width // 2 - 2}px; margin: 2px }}
QScrollBar:horizontal {{ background: transparent; height: {width}px; margin: 0 }}
QScrollBar::handle:horizontal {{ background: {t.line_strong}; min-width: {s.px(2.75)}px;
    border-radius: {width // 2 - 2}px; margin: 2px }}
QAbstractScrollArea::corner {{ background: transparent }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent }}
"""
