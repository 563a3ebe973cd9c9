"""The ground of the sheet's headings, so that nobody counts cards for letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def tint(kind: ActionKind) -> QColor | None:
    """Return the ground of the headings of a kind; letters, the usual case, have none."""
    tokens = theme.current().tokens
    return {
        ActionKind.LETTER: None,
        ActionKind.PREPRINTED_LETTER: tokens.status,
        ActionKind.SOLIDARITY_CARD: tokens.accent_soft,
        ActionKind.PETITION_SIGNATURE: tokens.good_soft,
        ActionKind.EMAIL: tokens.sky_soft,
        ActionKind.SOCIAL_POST: tokens.plum_soft,
        ActionKind.PHOTO: tokens.amber_soft,
        ActionKind.OTHER: tokens.hairline,
    }[kind]
