"""The picture of a case: chosen or dropped here, made our own, shown, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.case_pack import MAX_PICTURE
from w4r_desktop.exchange.pack_archive import MEGABYTE
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.foreign_file import content
from w4r_desktop.gui import dragged, theme
from w4r_desktop.gui.file_names import pictures_folder
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.own_pixmap import own_pixmap
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import Field
from w4r_desktop.language import _, excerpt
from w4r_desktop.pack_messages import reason

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

EDGE: Final = 120
"""The preview's longest edge at 100 %."""


class PictureField(Field):
    """A picture as PNG or JPEG bytes, or none; refused files leave everything as it was."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        hint = _("A PNG, JPEG, WebP or GIF file. You can drop it here too.")
        super().__init__(words, hint=hint, parent=parent)
        self._picture: bytes | None = None
        self._job: Job | None = None
        self.preview = QLabel(self)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.choose = Button(_("Choose a picture…"), icon="camera", parent=self)
        self.remove = Button(_("Remove the picture"), icon="close", parent=self)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.current().px(6))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        line.addWidget(self.preview)
        line.addLayout(buttons)
        line.addStretch(1)
        self.hold(self.choose, inside=line)
        self.choose.setAccessibleName(_("Choose a picture…"))
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)
        self.put(None)

    @override
    def put(self, value: Any) -> None:
        if self._job is not None:  # whatever is still being read was for another case
            self._job.cancel()
            self._job = None
        self._picture = value
        self._show()

    @override
    def value(self) -> bytes | None:
        return self._picture

    @property
    def is_reading(self) -> bool:
        """Whether a file was chosen that is not a picture yet."""
        return self._job is not None

    def take(self, file: Path) -> None:
        """Read a picture from a file, away from the window's thread."""
        if self._job is not None:
            return
        self.complain("")
        self.note(_("Reading “{file}” …").format(file=excerpt(file.name)))
        made: list[bytes] = []
        job = self._job = Job(_reading(file, made), self)
        self._made = made
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.start()

    def _show(self) -> None:
        shown = own_pixmap(self._picture or b"")
        if not shown.isNull():
            edge, ratio = theme.current().px(EDGE), self.devicePixelRatioF()
            shown = shown.scaled(
                round(edge * ratio),
                round(edge * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
        self.preview.setPixmap(shown)
        self.preview.setVisible(self._picture is not None)
        self.preview.setAccessibleName(_("The picture of the case"))
        self.remove.setVisible(self._picture is not None)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a picture"), pictures_folder())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.png *.jpg *.jpeg *.webp *.gif"
        dialog.setNameFilters([_("Pictures") + f" ({kinds})", _("All files") + " (*)"])
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, name: str) -> None:
        self.take(Path(name))

    def _on_remove(self) -> None:
        self._picture = None
        self._show()
        self.note("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell()

    def _on_read(self) -> None:
        if self.sender() is not self._job:
            return
        self._end()
        self._picture = self._made[0]
        self._show()
        self.tell()

    def _on_failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._end()
        if not isinstance(error, PackRefusedError):
            raise error
        self.complain(
            _("The picture was not taken: {reason}. Nothing was changed.").format(
                reason=reason(error)
            )
        )

    def _end(self) -> None:
        self._job = None
        self.note("")

    # -- dropping a file -----------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(dragged.files(event.mimeData())) == 1:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dragged.files(event.mimeData())
        if len(files) == 1:
            event.acceptProposedAction()
            self.take(files[0])


def _reading(file: Path, made: list[bytes]) -> Generator[int, None, None]:
    """Put the picture of a file, made our own, into ``made``."""
    name = excerpt(file.name)
    try:
        foreign = content(file, MAX_PICTURE)
    except OSError as fault:
        raise PackRefusedError(PackProblem.UNREADABLE) from fault
    if len(foreign) > MAX_PICTURE:
        limit = MAX_PICTURE // MEGABYTE
        raise PackRefusedError(PackProblem.PICTURE_TOO_LARGE, name=name, limit=limit)
    yield 0
    made.append(own_picture(foreign, name=name))
