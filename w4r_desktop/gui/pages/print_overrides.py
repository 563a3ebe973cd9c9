"""What the organizer prints despite a refusal, from the lists of the Print page."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from w4r_desktop.gui.overriding import Overriding
from w4r_desktop.gui.pages.print_copies import CopiesOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.pages.print_document import DocumentOptions
    from w4r_desktop.gui.workspace import Workspace


def offer_overrides(
    workspace: Workspace, documents: Iterable[DocumentOptions], page: QWidget
) -> Overriding:
    """Let all mail among the documents be printed despite a refusal, unless the page is locked."""
    overriding = Overriding(workspace, partial(datetime.now, UTC), page)
    if overriding.is_offered:
        for options in documents:
            if isinstance(options, CopiesOptions):
                options.override_requested.connect(overriding.print_anyway)
                options.campaign_requested.connect(overriding.print_for_all)
                options.refusal_requested.connect(overriding.refuse_again)
                options.offer_overrides()
    return overriding
