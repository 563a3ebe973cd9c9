"""The look of every window: colours, text size and fonts, set once for the whole application."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPalette

from w4r_desktop.gui.stylesheet import stylesheet
from w4r_desktop.gui.tokens import CONTRAST, DARK, LIGHT, Tokens
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

TEXT: Final = 14
"""The size of ordinary text at 100 %, in device-independent pixels."""

SMALLEST_SCALE: Final = 100
LARGEST_SCALE: Final = 200
BUNDLED_FAMILY: Final = "Noto Sans"


class Look(StrEnum):
    """What a person can choose; ``SYSTEM`` follows the computer's setting as it changes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


LOOKS: Final = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}


@dataclass(frozen=True, slots=True)
class Theme:
    """The look in force: ``tokens`` for colours, ``px`` for lengths, ``font`` for text."""

    look: Look = Look.LIGHT
    scale: int = 100
    tokens: Tokens = LIGHT
    family: str = ""
    _fonts: dict[tuple[int, bool], QFont] = field(default_factory=dict, compare=False, repr=False)
    _metrics: dict[tuple[int, bool], QFontMetrics] = field(
        default_factory=dict, compare=False, repr=False
    )

    def px(self, length: float) -> int:
        """Return a length of the 100 % design at the text size in force, in pixels."""
        return round(length * self.scale / 100)

    def font(self, size: int = TEXT, *, bold: bool = False) -> QFont:
        """Return the interface's font in a size of the 100 % design; made once and kept."""
        kept = self._fonts.get((size, bold))
        if kept is None:
            kept = QFont(self.family) if self.family else QFont()
            kept.setPixelSize(self.px(size))
            kept.setBold(bold)
            self._fonts[size, bold] = kept
        return kept

    def metrics(self, size: int = TEXT, *, bold: bool = False) -> QFontMetrics:
        """Return the measures of that font; made once and kept."""
        kept = self._metrics.get((size, bold))
        if kept is None:
            kept = self._metrics[size, bold] = QFontMetrics(self.font(size, bold=bold))
        return kept


class _Current:
    """The theme in force: one for the whole program, like its one stylesheet."""

    theme = Theme()
    chosen = Look.LIGHT


def current() -> Theme:
    """Return the theme in force; widgets that paint ask again when their style changes."""
    return _Current.theme


def chosen() -> Look:
    """Return the look that was asked for, which may be ``SYSTEM``."""
    return _Current.chosen


def apply(app: QApplication, look: Look = Look.SYSTEM, scale: int = 100) -> None:
    """Give the whole application a look and a text size of 100 to 200 per cent."""
    _Current.chosen = look
    scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    _tell_platform(app, look)
    _follow(app)
    seen = _look_of_system(app) if look is Look.SYSTEM else look
    theme = Theme(seen, scale, LOOKS[seen], interface_family(QFontDatabase.families()))
    if app.styleSheet():
        if theme == _Current.theme:
            return  # another language, the lock: every widget has this look already
    else:
        app.setStyle("fusion")  # which our stylesheet stands upon from now on
    _Current.theme = theme
    app.setPalette(palette(LOOKS[seen]))
    app.setFont(theme.font())
    app.setStyleSheet(stylesheet(LOOKS[seen], scale))


def interface_family(families: Sequence[str]) -> str:
    """Return the family to write the interface in: the system's, or our own if it has none."""
    if families:
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    for file in sorted(resource("fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return BUNDLED_FAMILY


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that goes with the stylesheet, for whatever that does not reach."""
    made = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.background,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.ink,
        QPalette.ColorRole.Mid: tokens.edge,
        QPalette.ColorRole.Accent: tokens.accent,
    }.items():
        made.setColor(role, colour)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.muted)
    return made


def _tell_platform(app: QApplication, look: Look) -> None:
    # so that the title bar, which the platform draws, goes with the window
    scheme = {
        Look.SYSTEM: Qt.ColorScheme.Unknown,
        Look.LIGHT: Qt.ColorScheme.Light,
        Look.DARK: Qt.ColorScheme.Dark,
        Look.CONTRAST: Qt.ColorScheme.Dark,
    }[look]
    app.styleHints().setColorScheme(scheme)


def _look_of_system(app: QApplication) -> Look:
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Look.DARK if dark else Look.LIGHT


class _Follower(QObject):
    """Gives the application the computer's look again whenever that changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._on_changed)

    def _on_changed(self, scheme: Qt.ColorScheme) -> None:
        seen = Look.DARK if scheme is Qt.ColorScheme.Dark else Look.LIGHT
        if _Current.chosen is Look.SYSTEM and seen is not _Current.theme.look:
            apply(self._app, Look.SYSTEM, _Current.theme.scale)


def _follow(app: QApplication) -> None:
    if app.findChild(_Follower) is None:
        _Follower(app)
