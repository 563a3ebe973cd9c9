"""How a line of the list of people is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.people import NUMBERS, Column, PeopleModel, Tone, badges

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from w4r_desktop.gui.models.people import Badge
    from w4r_desktop.store.queries.attendees import PersonRow

    Index = QModelIndex | QPersistentModelIndex

EDGE: Final = 12
BADGE: Final = 12
LEAST: Final = 72
"""The width of a badge of which enough is left to be read."""

CHOSEN_EDGE: Final = 4
RING: Final = 2
BOLD: Final = (Column.NAME, Column.LETTERS)


class PeopleDelegate(QStyledItemDelegate):
    """Paints the cells of a ``PeopleModel``."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.current().px(100), theme.current().px(40))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PeopleModel)
        person, column = model.rows[index.row()], Column(index.column())
        place: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, index)
        px = theme.current().px
        inside = place.adjusted(px(EDGE), 0, -px(EDGE), -1)
        if column is Column.STATES:
            _paint_badges(painter, inside, badges(person, model.zone))
        else:
            _paint_text(painter, inside, person, column, model.text(person, column))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens, px = theme.current().tokens, theme.current().px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, tokens.accent_soft)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, tokens.hairline)
        if chosen and index.column() == Column.NAME:
            edge = QRect(place.left(), place.top(), px(CHOSEN_EDGE), place.height() - 1)
            painter.fillRect(edge, tokens.accent)
        view = self.parent()
        assert isinstance(view, QTableView)
        if view.hasFocus() and view.currentIndex().row() == index.row():
            shown = [column for column in Column if not view.isColumnHidden(column)]
            column = index.column()
            paint_ring(painter, place, first=column == shown[0], last=column == shown[-1])


def paint_ring(painter: QPainter, place: QRect, *, first: bool, last: bool) -> None:
    """Paint a cell's part of the ring around its row."""
    ink = theme.current().tokens.focus
    painter.fillRect(place.left(), place.top(), place.width(), RING, ink)
    painter.fillRect(place.left(), place.bottom() - RING, place.width(), RING, ink)
    if first:
        painter.fillRect(place.left(), place.top(), RING, place.height() - 1, ink)
    if last:
        painter.fillRect(place.right() - RING + 1, place.top(), RING, place.height() - 1, ink)


def _paint_text(
    painter: QPainter, inside: QRect, person: PersonRow, column: Column, text: str
) -> None:
    look = theme.current()
    quiet = column is Column.SIGNED_IN or person.signed_out_at is not None
    painter.setFont(look.font(bold=column in BOLD))
    painter.setPen(look.tokens.muted if quiet else look.tokens.ink)
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    metrics = painter.fontMetrics()
    if column is Column.TABLE and metrics.horizontalAdvance(text) > inside.width():
        text = person.table_name  # the heading says that it is a table
    # a number that tells two of the same name apart stands at its end
    words = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, inside.width())
    painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_badges(painter: QPainter, inside: QRect, shown: tuple[Badge, ...]) -> None:
    """Paint as many badges as there is room for, the last of them shortened, or else dots."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font(BADGE, bold=True))
    metrics = painter.fontMetrics()
    around, left = look.px(16), inside.left()
    for number, badge in enumerate(shown):
        last = number == len(shown) - 1
        room = inside.right() - left - (0 if last else look.px(18))
        wide = metrics.horizontalAdvance(badge.text) + around + 1
        if room < min(wide, look.px(LEAST)) and number:
            painter.setPen(look.tokens.muted)
            painter.drawText(left, inside.top(), inside.right() - left, inside.height(),
                             Qt.AlignmentFlag.AlignVCenter, "…")  # fmt: skip
            return
        wide, high = min(wide, room), metrics.height() + look.px(4)
        top = inside.top() + (inside.height() - high) // 2
        # a number stands at the beginning, a day at the end
        text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideMiddle, wide - around + 1)
        ink, ground = _colours(badge.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        pill = QRect(left, top, wide, high)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(QPen(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        left += wide + look.px(6)


def _colours(tone: Tone) -> tuple[QColor, QColor]:
    tokens = theme.current().tokens
    return {
        Tone.GOOD: (tokens.good, tokens.good_soft),
        Tone.PLAIN: (tokens.ink, tokens.status),
        Tone.AMBER: (tokens.amber, tokens.amber_soft),
    }[tone]
