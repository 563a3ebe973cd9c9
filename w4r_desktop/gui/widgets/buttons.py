"""Buttons with our icons, which take the colours of the look in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QKeyEvent
    from PySide6.QtWidgets import QWidget


class Button(QPushButton):
    """A button; ``kind`` is one of the stylesheet's, e.g. plain, primary or quiet.

    Without a text it needs ``name``, which is then its tooltip too.
    """

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "plain",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
        if not text:
            self.setToolTip(tooltips.plain(name))
        self._colour_icon()

    def show_icon(self, name: str) -> None:
        """Show another drawing."""
        self._icon_name = name
        self._colour_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does, wherever it stands."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour_icon()

    def _colour_icon(self) -> None:
        if not self._icon_name:
            return
        look = theme.current()
        size = look.px(18)
        self.setIconSize(QSize(size, size))
        self.setIcon(icon(self._icon_name, self._ink(), size, chosen=self._ink_when_chosen()))

    def _ink_when_chosen(self) -> QColor | None:
        # only a chosen segment turns dark; other buttons that stay down keep their ground
        return theme.current().tokens.on_chosen if self.property("kind") == "segment" else None

    def _ink(self) -> QColor:
        tokens = theme.current().tokens
        inks = {
            "primary": tokens.on_accent,
            "locked": tokens.on_accent,
            "on-toast": tokens.accent,
        }
        return inks.get(str(self.property("kind")), tokens.ink)
