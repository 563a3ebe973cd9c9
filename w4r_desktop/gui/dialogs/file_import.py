"""Bringing in a file: read at once, shown, and taken over only when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

Read = TypeVar("Read")
Preview = TypeVar("Preview", bound=QWidget)


class FileImportDialog(QDialog, Generic[Read, Preview]):
    """Reads a file, shows what it brings, and takes over what is chosen of it.

    ``said`` tells in a sentence what was taken over. Until somebody says so, nothing is changed.
    Each kind of file says how it is read, shown and taken over, and calls ``_start``.
    """

    said = Signal(str)

    def __init__(self, path: Path, parent: QWidget, *, title: str, heading: str, take: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._read: list[Read] = []
        self._job: Job | None = None
        self.preview: Preview | None = None
        self.setWindowTitle(title)
        self.about = label(_("Reading the file …"), "muted", self)
        self.about.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Reading the file …"))
        self.complaint = Notice(parent=self)
        self.take = Button(take, kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._layout = QVBoxLayout(self)
        self._lay_out(heading)
        room = parent.window().size()
        px = theme.current().px
        self.resize(min(px(1160), room.width()), min(px(720), round(room.height() * 0.95)))

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _lay_out(self, heading: str) -> None:
        px = theme.current().px
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        self.take.hide()  # until there is something to take
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        title = label(heading, "title", self)
        title.setWordWrap(True)
        self._layout.setContentsMargins(px(24), px(18), px(24), px(18))
        self._layout.setSpacing(px(10))
        for part in (title, self.about, self.progress, self.complaint):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._layout.addWidget(buttons)

    # -- what each kind of file says for itself ------------------------------------------------

    def _show(self, read: Read) -> None:
        """Say what the file brings and ``_offer`` it, or raise why it cannot be taken."""
        raise NotImplementedError

    def _put_in_order(self) -> None:
        """Let Tab go through what is shown to the buttons."""
        raise NotImplementedError

    def _on_chosen(self) -> None:
        """Say on the button what would be taken over."""
        raise NotImplementedError

    def _take_over(self) -> str:
        """Take over what is chosen, and return in a sentence what that was."""
        raise NotImplementedError

    # -- reading -------------------------------------------------------------------------------

    def _start(self, read: Callable[[], Read]) -> None:
        self._read = []
        self._job = Job(_reading(read, self._read), self)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_read(self) -> None:
        self._job = None
        self.progress.hide()
        (read,) = self._read
        try:
            self._show(read)
        except W4RError as error:
            self._refuse(error)
            return
        announce(self, self.about.text())

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.progress.hide()
        if not isinstance(error, W4RError):
            self.reject()
            raise error
        self._refuse(error)

    def _refuse(self, error: W4RError) -> None:
        self.about.hide()
        self.complaint.say(explain(error))
        width = min(theme.current().px(640), self.width())
        self.resize(width, self._layout.totalHeightForWidth(width))
        self.cancel.setText(_("Close"))
        self.cancel.setFocus()

    def _offer(self, preview: Preview, *, under: QWidget) -> None:
        """Show what was read below ``under``, and offer to take it over."""
        self.preview = preview
        self._layout.takeAt(self._layout.indexOf(self.complaint) + 1)  # the stretch of its place
        self._layout.insertWidget(self._layout.indexOf(under) + 1, preview, 1)
        self._put_in_order()
        self.take.show()
        self.take.setDefault(True)
        self._on_chosen()
        preview.show()  # now rather than soon: what is hidden takes no focus

    # -- taking over ---------------------------------------------------------------------------

    def _take(self) -> None:
        try:
            taken = self._waited_for()
        except W4RError as error:
            self.complaint.say(explain(error))
            return
        self.said.emit(taken)
        self.accept()

    def _waited_for(self) -> str:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # the largest take seconds
        try:
            return self._take_over()
        finally:
            QApplication.restoreOverrideCursor()


def _reading(read: Callable[[], Read], found: list[Read]) -> Generator[int, None, None]:
    yield 0
    found.append(read())
    yield 1
