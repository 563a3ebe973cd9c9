"""The order of names, as the language of the window has it: é beside e, "Guest 8" before 13."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCollator, QLocale, Qt

from w4r_desktop import language

if TYPE_CHECKING:
    from PySide6.QtCore import QCollatorSortKey


def name_key(name: str) -> QCollatorSortKey:
    """Return what a name is put in order by."""
    return _collator(language.current()).sortKey(name)


@cache
def _collator(code: str) -> QCollator:
    collator = QCollator(QLocale(code))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator
