"""The cases as a list to choose from: a face, a name, a country, what was written tonight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.wording import several_of
from w4r_desktop.language import _, country_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from w4r_desktop.domain.case import CaseBrief

    Index = QModelIndex | QPersistentModelIndex

LINE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line; ``letters`` is how many were written tonight."""

    case_id: UUID
    picture_id: UUID | None
    code: str
    name: str
    country: str
    good_news: bool
    letters: int
    findable: str

    @property
    def words(self) -> str:
        """What a screen reader says."""
        news = _("good news") if self.good_news else several_of(ActionKind.LETTER, self.letters)
        return _("{name}, {country}, {news}").format(
            name=self.name, country=self.country, news=news
        )

    def has(self, text: str) -> bool:
        """Return whether a text is any part of it, whatever its case and accents."""
        return folded(text.strip()) in self.findable


def case_line(
    case_id: UUID, brief: CaseBrief, *, picture_id: UUID | None, letters: int
) -> CaseLine:
    """Return the line of a case, the country in the language in force."""
    country = country_name(brief.country)
    texts = (brief.name, brief.short_name, brief.native_name, country, brief.headline)
    return CaseLine(
        case_id=case_id,
        picture_id=picture_id,
        code=brief.code,
        name=brief.name,
        country=country,
        good_news=brief.brings_good_news,
        letters=letters,
        findable=folded("\n".join(texts)),
    )


class CaseListModel(QAbstractListModel):
    """Lines under ``LINE``; only those that differ are told to the views."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CaseLine, ...] = ()

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these lines."""
        same = [line.case_id for line in lines] == [line.case_id for line in self.lines]
        if not same:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return
        old, self.lines = self.lines, tuple(lines)
        for row, (before, after) in enumerate(zip(old, self.lines, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def index_of(self, case_id: UUID | None) -> QModelIndex:
        """Return where a case stands, or nowhere."""
        rows = (row for row, line in enumerate(self.lines) if line.case_id == case_id)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: line.name,
            Qt.ItemDataRole.AccessibleTextRole: line.words,
            LINE: line,
        }.get(role)  # type: ignore[call-overload]
