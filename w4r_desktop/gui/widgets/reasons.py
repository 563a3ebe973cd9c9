"""Why something is taken back, as a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from w4r_desktop.domain.tally import TAKING_BACK
from w4r_desktop.wording import reason_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from w4r_desktop.domain.tally import Reason


def reason_words(reason: Reason) -> str:
    """Return a reason as it begins a line: A joke."""
    words = reason_name(reason)
    return words[:1].upper() + words[1:]


def add_reasons(menu: QMenu, take_back: Callable[..., object]) -> None:
    """Offer each reason there is; the one chosen is given to ``take_back`` as ``reason``."""
    for reason in TAKING_BACK:
        menu.addAction(reason_words(reason), partial(take_back, reason=reason))
