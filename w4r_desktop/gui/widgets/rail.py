"""The dark bar of pages at the side of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

WIDTH: Final = 88
HEIGHT: Final = 68
LEAST_HEIGHT: Final = 40
ICON: Final = 22
WORD: Final = 13


class RailButton(QAbstractButton):
    """One page: an icon above a word; the icon goes when the window is too low for it."""

    def __init__(self, key: str, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon_name = icon
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(WIDTH, words + look.px(20)), look.px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), LEAST_HEIGHT)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            ink = self._paint_ground(painter)
            painter.setPen(ink)
            painter.setFont(look.font(WORD, bold=self.isChecked()))
            words = painter.fontMetrics().height()
            icon = look.px(ICON)
            high = icon + look.px(4) + words
            if high + look.px(8) > self.height():
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
                return
            top = (self.height() - high) // 2
            drawn = pixmap(self._icon_name, ink, icon, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - icon) // 2, top, drawn)
            below = QRect(0, top + high - words, self.width(), words)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_ground(self, painter: QPainter) -> QColor:
        tokens = theme.current().tokens
        ink = tokens.on_accent if self.isChecked() else tokens.on_rail
        if self.isChecked():
            painter.fillRect(self.rect(), tokens.accent)
        elif self.underMouse():
            painter.fillRect(self.rect(), tokens.rail_hover)
        if self.hasFocus():
            painter.setPen(QPen(tokens.on_accent if self.isChecked() else tokens.accent, 2))
            painter.drawRect(self.rect().adjusted(4, 4, -4, -4))
        return ink


class Rail(QFrame):
    """The pages to choose from; ``chosen`` tells the key of the page a person chose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._buttons: dict[str, RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch()

    def add_page(self, key: str, icon: str, text: str, *, at_bottom: bool = False) -> None:
        """Offer one more page, below those there are; the last ones may stand at the bottom."""
        button = RailButton(key, icon, text, self)
        self._buttons[key] = button
        self._group.addButton(button)
        above = self._layout.count() if at_bottom else self._gap()
        self._layout.insertWidget(above, button)

    def choose(self, key: str) -> None:
        """Show a page as the chosen one, without telling anybody."""
        self._buttons[key].setChecked(True)

    def name_page(self, key: str, text: str) -> None:
        """Give a page another word, in another language for example."""
        self._buttons[key].setText(text)
        self._buttons[key].updateGeometry()

    def button(self, key: str) -> RailButton:
        """Return the button of a page, e.g. to give it a shortcut."""
        return self._buttons[key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The pages there are to choose from."""
        return tuple(self._buttons)

    @property
    def key(self) -> str:
        """The chosen page."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.current().tokens.rail)

    def _gap(self) -> int:
        return next(number for number in range(self._layout.count()) if self._is_gap(number))

    def _is_gap(self, number: int) -> bool:
        item = self._layout.itemAt(number)
        return item is not None and item.spacerItem() is not None

    def _on_clicked(self, button: QAbstractButton) -> None:
        assert isinstance(button, RailButton)
        self.chosen.emit(button.key)
