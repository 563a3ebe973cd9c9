"""The dialog of postage, opened for some mail, and keeping what is changed in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.errors import W4RError
from w4r_desktop.gui.dialogs.postage import PostageDialog, Side
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services.postage import keep_postage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.stamps import Piece, Postage
    from w4r_desktop.gui.dialogs.postage_list import Mail
    from w4r_desktop.gui.workspace import Workspace


class PostageKeeping(QObject):
    """``said`` tells in a sentence what was done, ``refused`` why it was not."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def open(
        self,
        postage: Postage,
        mail: Mapping[Mail, tuple[Piece, ...]],
        *,
        side: Side = Side.RATES,
    ) -> None:
        """Show prices, weights and what to buy, and keep what is changed."""
        dialog = PostageDialog(postage, mail, self._window)
        dialog.show_side(side)
        dialog.accepted.connect(partial(self._keep, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, dialog: PostageDialog) -> None:
        try:
            self._workspace.run(_("Postage"), keep_postage, rates=dialog.rates, basis=dialog.basis)
        except W4RError as error:
            self.refused.emit(explain(error))
        else:
            self.said.emit(_("The postage was saved."))
