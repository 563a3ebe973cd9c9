"""What can be told to us about a bug: shown whole, copied or saved, sent by nobody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.file_names import documents_folder
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice, Tone
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import replacing
from w4r_desktop.store.connection import spare_events

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

SIZE: Final = (680, 480)
FONT: Final = 12


class CrashReportDialog(QDialog):
    """Shows a report under what it is ``about``.

    ``told`` says in the dialog itself what was done with it, or why it was not. Where the program
    ``ends``, the last button says so.
    """

    def __init__(
        self,
        report: str,
        about: str,
        parent: QWidget | None,
        *,
        may_go_on: bool = True,
        ends: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("W4R Desktop cannot go on") if ends else _("What went wrong")
        self.setWindowTitle(title)
        px = theme.current().px
        wanted = QSize(px(SIZE[0]), px(SIZE[1]))
        self.resize(wanted.boundedTo(parent.window().size()) if parent else wanted)
        self.text = QPlainTextEdit(report, self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(px(FONT))
        self.text.setFont(font)
        self.copy = Button(_("Copy report"), icon="copy", parent=self)
        self.save = Button(_("Save report…"), icon="save", parent=self)
        self.done_with = self._last_button(may_go_on=may_go_on, ends=ends)
        self.told = Notice(self)
        self._lay_out(title, about)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_for_file)
        self.done_with.clicked.connect(self.accept)
        self.done_with.setDefault(True)
        self.done_with.setFocus()

    def _last_button(self, *, may_go_on: bool, ends: bool) -> Button:
        """Return what leads away: on with the work only where nothing of it is in danger."""
        words = _("Go on") if may_go_on else _("Close the report")
        return Button(_("Close the program") if ends else words, kind="primary", parent=self)

    def _words(self, text: str) -> QLabel:
        words = label(text, "", self)
        words.setWordWrap(True)
        words.setVisible(bool(text))
        return words

    def _lay_out(self, title: str, about: str) -> None:
        px = theme.current().px
        buttons = QHBoxLayout()
        for button in (self.copy, self.save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_with)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(label(title, "title", self))
        outer.addWidget(self._words(about))
        outer.addWidget(
            self._words(
                _(
                    "This is all there is to tell: versions and places in the program, no names "
                    "and no addresses. Nothing is sent. To help us mend it, save the report and "
                    "give it, with a line about what you did, to whoever looks after the program "
                    "for your group."
                )
            )
        )
        outer.addWidget(self.text, 1)
        outer.addWidget(self.told)
        outer.addLayout(buttons)

    def save_as(self, file: str) -> None:
        """Save the report as a text."""
        path = Path(file)
        try:
            spare_events(path)
            with replacing(path) as draft:
                draft.write_text(self.text.toPlainText(), encoding="utf-8")
        except W4RError as error:
            self.told.say(explain(error))
        else:
            words = _("The report was saved as “{file}”.").format(file=path.name)
            self.told.say(words, tone=Tone.CALM)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.told.say(_("The report was copied."), tone=Tone.CALM)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, _("Save report"), documents_folder(), _("Texts (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("w4r-desktop-report.txt")
        dialog.fileSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
