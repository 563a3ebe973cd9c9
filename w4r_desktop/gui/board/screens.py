"""The screens of this computer: what they are known by, and which is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.gui.board.items import INK, YELLOW
from w4r_desktop.gui.board.lettering import fitted, font_of
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QScreen

STAYS: Final = 3500
"""Milliseconds that the sign of a screen is seen."""

SHARE: Final = 0.34
"""How much of a screen's height its sign takes."""

OF_ITS_OWN: Final = 0.62
SMALL: Final = 0.45
"""How much of a screen a board takes in a window, and where it must leave room for another."""


def key_of(screen: QScreen) -> str:
    """Return what a screen is known by, also when it is plugged in again at another place."""
    serial = screen.serialNumber().strip()
    if serial:
        return " ".join((screen.manufacturer(), screen.model(), serial)).strip()
    return screen.name()


def called(screen: QScreen) -> str:
    """Return the name of a screen's make or of its socket; some have neither."""
    return screen.model().strip() or screen.name() or _("Screen")


def name_of(screen: QScreen) -> str:
    """Return what a screen is called: its number, its maker's or its socket's name, its size."""
    order = QGuiApplication.screens().index(screen) + 1
    size = screen.geometry().size() * screen.devicePixelRatio()
    return _("{number} · {name} · {width} × {height}").format(
        number=number(order), name=called(screen), width=size.width(), height=size.height()
    )


def window_on(screen: QScreen, *, small: bool) -> QRect:
    """Return where a board stands in a window, in the lower right corner if it is ``small``."""
    room = screen.availableGeometry()
    size = room.size() * (SMALL if small else OF_ITS_OWN)
    place = QRect(room.topLeft(), size)
    if small:
        place.moveBottomRight(room.bottomRight())
    else:
        place.moveCenter(room.center())
    return place


class ScreenSign(QWidget):
    """A large number in the middle of a screen; nothing under it is covered for a click."""

    def __init__(self, screen: QScreen, order: int, parent: QWidget) -> None:
        kinds = Qt.WindowType
        super().__init__(
            parent,
            kinds.Tool
            | kinds.FramelessWindowHint
            | kinds.WindowStaysOnTopHint
            | kinds.WindowTransparentForInput
            | kinds.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setScreen(screen)
        self.figure, self.name = number(order), called(screen)
        self.setAccessibleName(_("Screen {name}").format(name=name_of(screen)))
        room = screen.geometry()
        high = round(room.height() * SHARE)
        place = QRect(0, 0, min(round(high * 1.5), room.width()), high)
        place.moveCenter(room.center())
        self.setGeometry(place)
        QTimer.singleShot(STAYS, self, self.close)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        high, wide = self.height(), self.width()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(YELLOW))
            painter.setPen(QColor(INK))
            painter.setFont(font_of(self.figure, round(high * 0.6), bold=True))
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRect(0, 0, wide, round(high * 0.76)), middle, self.figure)
            room = QRect(round(wide * 0.04), round(high * 0.74), round(wide * 0.92), high // 5)
            said, size, _high = fitted(
                self.name,
                width=room.width(),
                height=room.height(),
                lines=1,
                largest=high * 0.12,
                least=high * 0.06,
            )
            painter.setFont(font_of(said, size))
            painter.drawText(room, middle, said)


def show_signs(parent: QWidget) -> None:
    """Show on every screen for a moment which one it is."""
    for sign in parent.findChildren(ScreenSign):
        sign.close()
    for order, screen in enumerate(QGuiApplication.screens(), start=1):
        ScreenSign(screen, order, parent).show()
