"""Which program this is and where its files lie, as a card under Setup."""

from __future__ import annotations

import platform
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout

from w4r_desktop import __version__, paths
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _
from w4r_desktop.logs import log_folder

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLabel, QWidget

ROW: Final = 38
BESIDE: Final = 3
"""The column of what opens a folder."""


class AboutCard(Card):
    """Shows versions and folders, each of which can be copied; ``event_file`` is the open one."""

    def __init__(self, event_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("About this program"), parent=parent)
        versions = _("W4R Desktop {version} · Qt {qt} · Python {python}").format(
            version=__version__, qt=qVersion(), python=platform.python_version()
        )
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.current().px(8))
        self._rows.setVerticalSpacing(theme.current().px(4))
        self._rows.setColumnStretch(1, 1)
        self._add(_("Version"), versions)
        self._add(_("This event"), str(event_file), folder=event_file.parent)
        self._add(_("Backups"), str(paths.all_backups()), folder=paths.all_backups())
        self._add(_("Log"), str(log_folder()), folder=log_folder())
        licences = label(
            _(
                "Free software under the MIT licence; its fonts are under the SIL Open Font "
                "License."
            ),
            "muted",
            self,
        )
        licences.setWordWrap(True)
        self.body.addLayout(self._rows)
        self.body.addWidget(licences)

    def _add(self, name: str, text: str, *, folder: Path | None = None) -> None:
        row = self._rows.rowCount()
        shown = (
            self._wrapped(text) if folder is None else ElidedLabel(text, "", self, beginning=True)
        )
        copy = CopyButton(_("Copy: {name}").format(name=name), self, text=text)
        for column, part in enumerate((label(name, "muted", self), shown, copy)):
            self._rows.addWidget(part, row, column)
        self._rows.setRowMinimumHeight(row, theme.current().px(ROW))
        if folder is not None:
            go = Button(_("Open folder"), kind="quiet", parent=self)
            go.setAccessibleName(_("Open the folder: {name}").format(name=name))
            go.clicked.connect(partial(_open, folder))
            self._rows.addWidget(go, row, BESIDE)

    def _wrapped(self, text: str) -> QLabel:
        words = label(text, "", self)
        words.setWordWrap(True)
        return words


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)  # nothing was noted yet
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
