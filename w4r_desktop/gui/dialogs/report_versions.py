"""The versions of a report: the figures as they are now, and every one that was frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from w4r_desktop.domain.differences import differences
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, clock, number, short_date
from w4r_desktop.report_words import change_words
from w4r_desktop.wording import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.store.queries.reports import FrozenReport

ROWS: Final = 4
RING: Final = 3
CHANGES: Final = 92
VERSION: Final = Qt.ItemDataRole.UserRole


class Versions(QWidget):
    """Lists them, the newest first, and says what changed.

    ``chosen`` tells the version, 0 for the figures as they are now.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.list = QListWidget(self)
        self.list.setProperty("role", "framed")
        self.list.setViewportMargins(*4 * (px(RING),))  # or a chosen line covers the frame
        self.list.setAccessibleName(_("Versions"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.heading = label("", "muted", self)
        self.heading.setWordWrap(True)
        self.changes = QPlainTextEdit(self)
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(_("What changed"))
        self.changes.setFixedHeight(px(CHANGES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for part in (self.list, self.heading, self.changes):
            column.addWidget(part)
        self.list.currentRowChanged.connect(self._on_row)

    @property
    def version(self) -> int:
        """The version that is chosen, 0 for the figures as they are now."""
        version: int = self.list.currentItem().data(VERSION)
        return version

    def show_versions(self, now: Figures, frozen: Sequence[FrozenReport], *, chosen: int) -> None:
        """List the figures as they are now, and those that were frozen."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self.list.clear()
        for words, version in (
            (_("Now, not frozen: {pieces}").format(pieces=pieces(now.pieces)), 0),
            *((_version_words(one), one.version) for one in reversed(frozen)),
        ):
            item = QListWidgetItem(words)
            item.setToolTip(tooltips.plain(words))
            item.setData(VERSION, version)
            self.list.addItem(item)
            if version == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        rows = min(self.list.count(), ROWS)
        around = 2 * (self.list.frameWidth() + theme.current().px(RING)) + 2
        height = self.list.sizeHintForRow(0) * rows + around
        self.list.setFixedHeight(max(height, theme.current().px(40)))

    def show_changes(self, figures: Figures, previous: Figures | None) -> None:
        """Say what of some figures is another than in the version before."""
        self.changes.setVisible(previous is not None)
        if previous is None:
            self.heading.setText(_("It is the first report, so there is nothing to compare."))
            return
        found = differences(previous, figures)
        words = _("No figure has changed since version {version}.")
        if found:
            words = _("What changed since version {version}:")
        self.heading.setText(words.format(version=number(previous.version)))
        self.changes.setVisible(bool(found))
        self.changes.setPlainText("\n".join(change_words(one) for one in found))

    def _on_row(self) -> None:
        self.chosen.emit(self.version)


def _version_words(one: FrozenReport) -> str:
    as_of = one.figures.as_of
    return _("Version {version}: {pieces} as of {date}, {time}").format(
        version=number(one.version),
        date=short_date(as_of.date()),
        time=clock(as_of),
        pieces=pieces(one.figures.pieces),
    )
