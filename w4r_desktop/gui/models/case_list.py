"""The cases as a list to choose from: a face, a name, a country, what was written tonight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import dragged
from w4r_desktop.gui.dragged import CASE
from w4r_desktop.language import _, country_name
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from w4r_desktop.domain.case import CaseBrief

    Index = QModelIndex | QPersistentModelIndex

LINE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line; ``letters`` is how many were written tonight, ``sample`` is not to be mailed.

    ``heading`` and ``text`` are what it is found by: first by what stands above its story.
    """

    case_id: UUID
    picture_id: UUID | None
    code: str
    name: str
    country: str
    good_news: bool
    withdrawn: bool
    sample: bool
    letters: int
    heading: str
    text: str

    @property
    def words(self) -> str:
        """What a screen reader says."""
        states = (
            (self.withdrawn, _("withdrawn")),
            (self.good_news, _("good news")),
            (self.sample, _("sample")),
            (self.counts, several_of(ActionKind.LETTER, self.letters)),
        )
        said = (words for is_so, words in states if is_so)
        return ", ".join((self.name, self.country, *said))

    @property
    def counts(self) -> bool:
        """Whether the letters are told: none are not worth a word beside other news."""
        return self.letters > 0 or not (self.withdrawn or self.good_news)


def case_line(
    case_id: UUID,
    brief: CaseBrief,
    *,
    picture_id: UUID | None,
    letters: int,
    withdrawn: bool = False,
    sample: bool = False,
) -> CaseLine:
    """Return the line of a case, the country in the language in force."""
    country = country_name(brief.country)
    names = (brief.name, brief.short_name, brief.native_name, brief.code)
    return CaseLine(
        case_id=case_id,
        picture_id=picture_id,
        code=brief.code,
        name=brief.name,
        country=country,
        good_news=brief.brings_good_news,
        withdrawn=withdrawn,
        sample=sample,
        letters=letters,
        heading=folded("\n".join((*names, country, brief.headline))),
        text=folded("\n".join(_further(brief))),
    )


def found(lines: Iterable[CaseLine], typed: str) -> list[CaseLine]:
    """Return the lines with a text in their heading; only if there is none, in the whole brief.

    Case and accents do not matter. Nothing typed finds all.
    """
    wanted, known = folded(typed.strip()), list(lines)
    return [line for line in known if wanted in line.heading] or [
        line for line in known if wanted in line.text
    ]


def _further(brief: CaseBrief) -> Iterable[str]:
    yield from (brief.story, brief.quote, *brief.demands, *brief.content_warnings)
    for target in brief.targets:
        yield from (target.addressee, target.office, *target.lines)
    yield from (update.text for update in brief.updates)


class CaseListModel(QAbstractListModel):
    """Lines under ``LINE``; only those that differ are told to the views.

    ``move_requested`` tells a case that was dropped, and its new place counted from 0.
    """

    move_requested = Signal(object, int)

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

    # -- the order -----------------------------------------------------------------------------

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid():
            return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsDropEnabled  # between two cases, never onto one

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [CASE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragged.carrying(CASE, [self.lines[index.row()].case_id for index in indexes[:1]])

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for a case to be moved; the rows move when it is on disk."""
        carried = dragged.ids(data, CASE)
        if action is not Qt.DropAction.MoveAction or len(carried) != 1:
            return False
        (case_id,) = carried
        start = self.index_of(case_id).row()
        place = len(self.lines) if row < 0 else row
        place -= start < place  # as counted without the case itself
        if start >= 0 and place != start:
            self.move_requested.emit(case_id, place)
        return start >= 0
