"""Dialogs that wait for an answer, answered by a test: it never waits for one for ever."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

D = TypeVar("D", bound="QWidget")
STEP: Final = 20
LONGEST: Final = 5_000
"""Milliseconds between looks, and until a dialog should be there, and gone again."""


def in_dialog(kind: type[D], do: Callable[[D], None]) -> None:
    """Do something with the dialog that the next step opens, as soon as keys go to it."""
    QTimer.singleShot(STEP, partial(_look, kind, do, 0))


def _look(kind: type[D], do: Callable[[D], None], waited: int) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, kind) and dialog.isActiveWindow():
        _answer(dialog, do)
    elif waited < LONGEST:
        if isinstance(dialog, kind):
            dialog.activateWindow()
        QTimer.singleShot(STEP, partial(_look, kind, do, waited + STEP))
    else:
        if isinstance(dialog, QDialog):
            QDialog.done(dialog, 0)
        raise AssertionError(f"no {kind.__name__} opened, but {dialog}")


def _answer(dialog: D, do: Callable[[D], None]) -> None:
    try:
        do(dialog)
    except BaseException:
        _close(dialog)
        raise
    QTimer.singleShot(LONGEST, partial(_demand_closed, dialog))


def _demand_closed(dialog: QWidget) -> None:
    if isValid(dialog) and dialog.isVisible():
        _close(dialog)
        raise AssertionError(f"{type(dialog).__name__} was answered and stayed open")


def _close(dialog: QWidget) -> None:
    if isinstance(dialog, QDialog):
        QDialog.done(dialog, 0)  # a dialog of ours may ask before it closes
    else:
        dialog.close()
