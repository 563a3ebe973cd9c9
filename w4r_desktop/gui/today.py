"""The line above the pages: what is odd about the day, the clock, the file or its disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from w4r_desktop import __released__
from w4r_desktop.domain.event import days
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import DiskRefusedError, EventFileSpoiledError
from w4r_desktop.gui.disk_room import DiskRoom
from w4r_desktop.gui.pages.setup_lock import is_news, reset_words
from w4r_desktop.gui.widgets.notice import Tone
from w4r_desktop.language import _, clock, long_date, short_date, table_label
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.lock import lock
from w4r_desktop.store.queries.totals import kind_totals
from w4r_desktop.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.evening import Evening
    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.preferences import Preferences


class Today(QObject):
    """Says in one line above the pages of an evening what is odd about it, if anything is.

    ``now`` is the computer's clock, in UTC.
    """

    def __init__(
        self,
        evening: Evening,
        window: MainWindow,
        preferences: Preferences,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(evening)
        self._evening = evening
        self._window = window
        self._workspace = evening.workspace
        self._preferences = preferences
        self._now = now
        self._tells_of_reset = False
        self._tells_of_end = False
        self._zone: tzinfo | None = None
        self._workspace.changed.connect(self._on_saved)
        self._workspace.troubled.connect(
            self._on_trouble,
            Qt.ConnectionType.QueuedConnection,  # it may happen while painting
        )
        self._tells_of_clock = False
        self._room = DiskRoom(self._workspace, self, keeps=not evening.is_sample)
        self._room.changed.connect(evening.warn)
        window.notice.chosen.connect(self._on_notice)

    def warn(self, details: EventDetails) -> None:
        """Say what is odd, or be silent."""
        self._zone, notice = details.zone, self._window.notice
        if self._workspace.trouble is not None:
            self._on_trouble()
            return
        if reset := self._reset(details):
            notice.say(reset, (_("To the lock…"),))
            return
        self._tells_of_end = False
        odd_clock = self._odd_clock(details)
        self._tells_of_clock = bool(odd_clock)
        clock_or_disk = odd_clock or self._room.words
        if not clock_or_disk and (end := self._end(details)):
            self._tells_of_end = True
            notice.say(end, (_("All right"),), tone=Tone.CALM)
            return
        text = clock_or_disk or self._odd_copy() or self._odd_day(details)
        if self._room.words and text == self._room.words:
            notice.say(text)  # until there is room
        elif self._evening.is_quiet or not (self._evening.is_sample or text):
            notice.hide()
        elif self._evening.is_sample:
            words = _(
                "This is the sample evening, on a copy of its own: try anything. "
                "It is thrown away when you close it."
            )
            notice.say(words, self._ways_out(_("Start an event of your own…")))
        else:
            notice.say(text, self._answers())

    def _answers(self) -> tuple[str, ...]:
        """Return what there is to choose: another event, unless only the clock is wrong."""
        if self._tells_of_clock:
            return (_("All right"),)
        return (*self._ways_out(_("Other events…")), _("Stay with this one"))

    def _ways_out(self, *ways: str) -> tuple[str, ...]:
        """Return the ways to other events, of which there are none while it is locked."""
        return () if self._workspace.locked else ways

    def _on_saved(self) -> None:
        if self._workspace.trouble is not None:
            self._on_trouble()

    def _on_trouble(self) -> None:
        """Say that the file cannot be relied on, without asking anything of it."""
        if self._window.evening is not self._evening:
            return  # another event was opened before this was told
        trouble = self._workspace.trouble
        if trouble is None:
            self._evening.warn()
            return
        full = isinstance(trouble, DiskRefusedError) and trouble.full
        can_go_back = not (full or self._workspace.locked or self._evening.is_sample)
        said = _("Not saved: disk full") if full else _("Not all is saved")
        self._window.status.show_saved(said, safe=False)
        words = self._trouble_words(trouble)
        if words != self._window.notice.text or self._window.notice.isHidden():
            back = (_("Go back to a backup…"),) * can_go_back
            self._window.notice.say(words, back, tone=Tone.GRAVE)

    def _trouble_words(self, trouble: EventFileSpoiledError | DiskRefusedError) -> str:
        if isinstance(trouble, EventFileSpoiledError):
            return self._damaged()
        return self._full() if trouble.full else self._silent()

    def _full(self) -> str:
        if self._room.is_room_again:
            return _(
                "There is room on the disk again. What was refused is not counted: count it once "
                "more."
            )
        return _(
            "The disk is full. Letters are not being counted now: write them on paper, and make "
            "room."
        )

    def _saved_words(self, saved_at: datetime) -> str:
        return clock(saved_at.astimezone(self._zone), seconds=True)

    def _damaged(self) -> str:
        saved_at = self._evening.saved_at
        if saved_at is None:
            return _(
                "The file of this event has become damaged. What you did last was not saved. "
                "Note letters on paper, and go back to a backup."
            )
        return _(
            "The file of this event has become damaged. Everything up to {time} was saved; what "
            "you did after that was not. Note letters on paper, and go back to a backup."
        ).format(time=self._saved_words(saved_at))

    def _silent(self) -> str:
        saved_at = self._evening.saved_at
        if saved_at is None:
            return _(
                "The disk of this event does not answer. What you did last was not saved. Check "
                "that it is connected, and try again; or go back to a backup."
            )
        return _(
            "The disk of this event does not answer. Everything up to {time} is saved; what you "
            "did after that was not. Check that it is connected, and try again; or go back to a "
            "backup."
        ).format(time=self._saved_words(saved_at))

    def _on_notice(self, answer: int) -> None:
        if self._workspace.trouble is not None:
            self._window.restore_requested.emit()
        elif self._tells_of_reset:
            self._show_lock()
        elif self._tells_of_end:
            self._workspace.was_left_open = False
            self._evening.warn()
        elif answer == 0 and not (self._workspace.locked or self._tells_of_clock):
            window = self._window
            wish = window.new_requested if self._evening.is_sample else window.events_requested
            wish.emit()
        else:
            self._evening.is_quiet = True
            self._window.notice.hide()

    def _show_lock(self) -> None:
        from w4r_desktop.gui.pages.setup import SetupPage  # most starts never show it

        page = self._window.show_page("setup")
        assert isinstance(page, SetupPage)
        page.show_lock()

    def _reset(self, details: EventDetails) -> str:
        """Return that somebody did away with the PIN, until the organizer has seen to it."""
        row = self._workspace.read(lock)
        known = self._preferences.known_reset
        self._tells_of_reset = is_news(row, known) and not self._workspace.locked
        if row.reset_at is None or not self._tells_of_reset:
            return ""
        return reset_words(row.reset_at.astimezone(details.zone))

    def _end(self, details: EventDetails) -> str:
        """Return that the program was not closed when it ended, and up to when all of it is here.

        There is nothing to decide: what was shown as saved is saved.
        """
        if not self._workspace.was_left_open:
            return ""
        newest = self._workspace.read(latest_entries, limit=1)
        if not newest:
            return _("The program ended without being closed. Everything is here.")
        entry, moment = newest[0], newest[0].logged_at.astimezone(details.zone)
        time = clock(moment, seconds=True)
        if moment.date() != self._now().astimezone(details.zone).date():
            time = _("{date}, {time}").format(date=short_date(moment.date()), time=time)
        is_letter = entry.kind is ActionKind.LETTER and entry.quantity > 0
        words = (
            _(
                "The program ended without being closed. Everything is here: {pieces}, the newest "
                "letter from {time}, {table}."
            )
            if is_letter
            else _(
                "The program ended without being closed. Everything is here: {pieces}, the newest "
                "entry from {time}, {table}."
            )
        )
        return words.format(
            pieces=counted(self._workspace.read(kind_totals)),
            time=time,
            table=table_label(entry.table) if entry.table else _("no table"),
        )

    def _odd_clock(self, details: EventDetails) -> str:
        now = self._now()
        newest = self._workspace.read(latest_entries, limit=1)
        if newest and newest[0].logged_at > now:
            moment = newest[0].logged_at.astimezone(details.zone)
            return _(
                "The newest entry is from {date}, {time}, but this computer’s clock says it is "
                "earlier than that. Please set the clock; nothing is lost meanwhile."
            ).format(date=short_date(moment.date()), time=clock(moment))
        if now.date() < __released__:
            return _(
                "This computer’s clock says {date}, which is before this program was made. "
                "Please set the clock; nothing is lost meanwhile."
            ).format(date=short_date(now.date()))
        return ""

    def _odd_copy(self) -> str:
        if not (self._workspace.practice and self._evening.says_it_is_practice):
            return ""
        return _(
            "This practice copy was open last, so it was opened again. For anything that is to "
            "count, open the evening itself."
        )

    def _odd_day(self, details: EventDetails) -> str:
        if self._workspace.practice:  # whoever practises does so on another day
            return ""
        first, last = days(details)
        if first <= self._now().astimezone(details.zone).date() <= last:
            return ""
        return _("This event is of {date}, which is not today.").format(
            date=long_date(details.held_on)
        )
