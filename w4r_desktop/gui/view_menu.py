"""The menu of looks, text sizes and languages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.gui.preferences import TEXT_SIZES
from w4r_desktop.language import LANGUAGES, _, name_in_itself, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LARGER: Final = ("Ctrl++", "Ctrl+=")
SMALLER: Final = ("Ctrl+-",)


def look_names() -> dict[str, str]:
    """Return the looks there are, with what they are called."""
    return {
        "system": _("Like the computer"),
        "light": _("Light"),
        "dark": _("Dark"),
        "contrast": _("High contrast"),
    }


class ViewMenu(QMenu):
    """Offers how the window looks and speaks, with what is in force ticked."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("&View"), parent)
        looks = look_names()
        self._choices(self.addMenu(_("&Look")), looks, str(theme.chosen()), self._on_look)
        sizes = {str(size): percent(size / 100) for size in TEXT_SIZES}
        self._choices(
            self.addMenu(_("&Text size")), sizes, str(theme.current().scale), self._on_text_size
        )
        self._zooms = (
            (self.addAction(_("La&rger text"), partial(self.zoom, 1)), LARGER),
            (self.addAction(_("&Smaller text"), partial(self.zoom, -1)), SMALLER),
        )
        self.take_keys(taken=True)
        names = {code: name_in_itself(code) for code in LANGUAGES}
        self._choices(self.addMenu(_("Lan&guage")), names, language.current(), self._on_language)

    def zoom(self, steps: int) -> None:
        """Ask for the next larger or smaller text size, if there is one."""
        now = theme.current().scale
        sizes = [size for size in TEXT_SIZES if (size > now if steps > 0 else size < now)]
        if sizes:
            size = sizes[0] if steps > 0 else sizes[-1]
            # the whole window is made anew, so not in the middle of a turn of the wheel
            QTimer.singleShot(0, self, partial(self.text_size_chosen.emit, size))

    def take_keys(self, *, taken: bool) -> None:
        """Listen to the keys for larger and smaller text, or leave them to the page."""
        for action, keys in self._zooms:
            action.setShortcuts([QKeySequence(key) for key in keys] if taken else [])

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
