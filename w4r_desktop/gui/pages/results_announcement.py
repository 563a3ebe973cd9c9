"""What is read out every hour: all pieces, and those since an hour that can be chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.timeline import moments
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_words import announcement, day_words
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _, clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from w4r_desktop.gui.pages.results_facts import TimeFacts

JUST_BEGUN: Final = timedelta(minutes=15)
"""At five past nine what was written since eight is read out, and not that of five minutes."""

MINUTE: Final = 60_000


class Announcement(QWidget):
    """A sentence to read out, the hour it counts from, and a button that copies it.

    Until somebody chooses an hour it is the last full one, and goes with the clock.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._facts: TimeFacts | None = None
        self._chosen: datetime | None = None
        self._offered: list[datetime] = []
        self._written = 0
        self.sentence = ElidedLabel("", "heading", self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.hour = choice_field(self, name=_("Since which hour"))
        self.copy = CopyButton(_("Copy the announcement"), self)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._show)
        self.hour.activated.connect(self._on_chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        line.addWidget(self.sentence, 1)
        line.addWidget(self.hour)
        line.addWidget(self.copy)

    def show_times(self, facts: TimeFacts) -> None:
        """Count from these times."""
        self._facts = facts
        self._show()

    def show_written(self, written: int) -> None:
        """Show how many pieces there are in all, which a recount may have corrected."""
        self._written = written
        self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()
        self._minute.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _show(self) -> None:
        if self._facts is None:
            return
        hours = self._hours()
        hour = self._chosen if self._chosen in hours else self._usual(hours)
        self._offer(hours, hour)
        here = self._facts.whole
        begun = hour.timestamp() if hour else 0.0
        since = sum(pieces(one.kinds) for one in here if one.begins.timestamp() >= begun)
        for part in (self.hour, self.copy):
            part.setVisible(bool(hours))
        words = announcement(self._written, since, hour) if hour else ""
        self.sentence.setText(words)
        self.copy.text_to_copy = words

    def _hours(self) -> list[datetime]:
        """Return the full hours from the first entry to the last, but for long silences."""
        assert self._facts is not None
        hours = (moment.replace(minute=0) for moment in moments(self._facts.whole))
        return list({hour.timestamp(): hour for hour in hours}.values())

    def _usual(self, hours: list[datetime]) -> datetime | None:
        """Return the last full hour; after the evening, the last one in which anybody wrote."""
        begun = (self._now() - JUST_BEGUN).timestamp()
        before = (hour for hour in reversed(hours) if hour.timestamp() <= begun)
        return next(before, hours[0] if hours else None)

    def _offer(self, hours: list[datetime], hour: datetime | None) -> None:
        if hours != self._offered:
            self._offered = hours
            self.hour.clear()
            self.hour.addItems([self._hour_words(one, hours[0]) for one in hours])
        if hour is not None:
            self.hour.setCurrentIndex(hours.index(hour))

    def _hour_words(self, hour: datetime, first: datetime) -> str:
        since = _("since {time}").format(time=clock(hour))
        if hour.date() == first.date():
            return since
        return _("{since}, {date}").format(since=since, date=day_words(hour.date()))

    def _on_chosen(self) -> None:
        self._chosen = self._offered[self.hour.currentIndex()]
        self._show()
