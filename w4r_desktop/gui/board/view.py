"""The board itself: painted by hand, and only where something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.gui.board.facts import Choice
from w4r_desktop.gui.board.items import GROUND, reach, text_of
from w4r_desktop.gui.board.scenes import scene
from w4r_desktop.gui.reading import load_faces
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from w4r_desktop.gui.board.facts import BoardFacts
    from w4r_desktop.gui.board.items import Item, Pictures, Scene


class BoardView(QWidget):
    """Shows facts, as large as it is; ``pictures`` gives a case's picture by its identity."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_faces()
        self._pictures = pictures
        self._facts: BoardFacts | None = None
        self._choice = Choice()
        self._scene: Scene = ()
        self.setAccessibleName(_("Board"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def text(self) -> str:
        """What is read on it."""
        return text_of(self._scene)

    @property
    def scene(self) -> Scene:
        """What stands on it."""
        return self._scene

    def show_facts(self, facts: BoardFacts, choice: Choice) -> None:
        """Show these from now on; only what is other than before is painted."""
        self._facts, self._choice = facts, choice
        self._compose()

    @override
    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._compose()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        wanted = event.region()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(
                event.rect(), QColor(GROUND)
            )  # of which only what is wanted is painted
            for item in self._scene:
                if wanted.intersects(reach(item).toAlignedRect()):
                    item.paint(painter, self._pictures)

    def _compose(self) -> None:
        if self._facts is None or not self.width() or not self.height():
            return
        before, self._scene = (
            self._scene,
            scene(self._facts, self._choice, self.width(), self.height()),
        )
        if before != self._scene:
            self.update(_difference(before, self._scene))
            self.setAccessibleDescription(self.text)


def _difference(before: Scene, after: Scene) -> QRegion:
    """Return where the items are that came, went or changed."""
    changed: set[Item] = set(before) ^ set(after)
    region = QRegion()
    for item in changed:
        rect: QRectF = reach(item)
        region += QRegion(rect.toAlignedRect())
    return region
