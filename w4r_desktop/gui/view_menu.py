"""The menu of looks, text sizes and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.language import LANGUAGES, _, name_in_itself, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

TEXT_SIZES: Final = (100, 125, 150, 175, 200)


class ViewMenu(QMenu):
    """Offers how the window looks and speaks, with what is in force ticked."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("&View"), parent)
        looks = {
            "system": _("Like the computer"),
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
        }
        self._choices(self.addMenu(_("&Look")), looks, str(theme.chosen()), self._on_look)
        sizes = {str(size): percent(size / 100) for size in TEXT_SIZES}
        self._choices(
            self.addMenu(_("&Text size")), sizes, str(theme.current().scale), self._on_text_size
        )
        names = {code: name_in_itself(code) for code in LANGUAGES}
        self._choices(self.addMenu(_("Lan&guage")), names, language.current(), self._on_language)

    def _choices(
        self, menu: QMenu, texts: dict[str, str], chosen: str, slot: Callable[[QAction], None]
    ) -> None:
        group = QActionGroup(menu)
        for key, text in texts.items():
            action = menu.addAction(text)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            group.addAction(action)
        group.triggered.connect(slot)

    def _on_look(self, action: QAction) -> None:
        self.look_chosen.emit(action.data())

    def _on_text_size(self, action: QAction) -> None:
        self.text_size_chosen.emit(int(action.data()))

    def _on_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())
