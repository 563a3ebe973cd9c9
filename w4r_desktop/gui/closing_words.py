"""What stands on each line of the list for the end of the night, and whether it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.stamps import bill, shopping
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.mail_bins import individual_pieces
from w4r_desktop.gui.postage_words import total_words
from w4r_desktop.language import _, clock, day_and_month, ngettext, number
from w4r_desktop.wording import entries, several_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from w4r_desktop.gui.mail_bins import MailFacts
    from w4r_desktop.store.queries.closing import Closing


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it says, whether it is done, and whether a person may say so by hand."""

    words: str
    done: bool
    by_hand: bool = False


def task_name(task: ClosingTask) -> str:
    """Return what is to be done."""
    return {
        ClosingTask.RECOUNT: _("Count the boxes"),
        ClosingTask.TAKEN_HOME: _("Letters that were taken home"),
        ClosingTask.BACKUP: _("A copy on the stick"),
        ClosingTask.STAMPS: _("Stamps to buy"),
        ClosingTask.REPORT: _("Report"),
    }[task]


def task_button(task: ClosingTask) -> str:
    """Return what the button of a line says, which leads to where it is done."""
    return {
        ClosingTask.RECOUNT: _("Count"),
        ClosingTask.TAKEN_HOME: _("Show them"),
        ClosingTask.BACKUP: _("Save a copy…"),
        ClosingTask.STAMPS: _("Show the mailing"),
        ClosingTask.REPORT: _("Make the report…"),
    }[task]


def lines(found: Closing, mail: MailFacts, now: datetime) -> Mapping[ClosingTask, Line]:
    """Return all lines; ``now`` is at the venue."""
    told = _Teller(found, now)
    return {
        ClosingTask.RECOUNT: told.recount(),
        ClosingTask.TAKEN_HOME: told.taken_home(),
        ClosingTask.BACKUP: told.backup(),
        ClosingTask.STAMPS: told.stamps(mail),
        ClosingTask.REPORT: told.report(),
    }


class _Teller:
    def __init__(self, found: Closing, now: datetime) -> None:
        self._found = found
        self._now = now

    def recount(self) -> Line:
        found = self._found
        if found.recounted_at is not None:
            words = _("Done, {moment}.").format(moment=self._moment(found.recounted_at))
            if found.counted < found.boxes:
                words = f"{words} {self._counted()}"
            return Line(words, done=True)
        if not found.boxes:
            return Line(_("Nothing lies in the boxes yet."), done=False)
        return Line(self._counted(), done=False)

    def _counted(self) -> str:
        return _("{counted} of {number} counted.").format(
            counted=number(self._found.counted), number=number(self._found.boxes)
        )

    def taken_home(self) -> Line:
        found = self._found
        if not found.at_home:
            return Line(_("None are out."), done=True)
        letters = several_of(ActionKind.LETTER, found.at_home)
        words = ngettext("{letters} is still out.", "{letters} are still out.", found.at_home)
        if found.due_on is not None:
            words = _("{letters} still out, the first due on {day}.")
        day = day_and_month(found.due_on) if found.due_on else ""
        return self._ticked(ClosingTask.TAKEN_HOME, words.format(letters=letters, day=day))

    def backup(self) -> Line:
        moment = self._found.ticks.get(ClosingTask.BACKUP)
        if moment is None:
            return Line(_("No copy was saved away from this laptop yet."), done=False, by_hand=True)
        if self._found.since_copy:
            words = _("Saved {moment}, but {entries} came after it.").format(
                moment=self._moment(moment), entries=entries(self._found.since_copy)
            )
            return Line(words, done=False, by_hand=True)
        return Line(
            _("Saved, {moment}.").format(moment=self._moment(moment)), done=True, by_hand=True
        )

    def stamps(self, mail: MailFacts) -> Line:
        needed = bill(individual_pieces(mail, today=self._now.date()), mail.postage)
        if not needed.stamps and any(total.posted for total in mail.totals):
            return Line(_("Nothing is left to post."), done=True)
        if not needed.stamps:
            return self._ticked(ClosingTask.STAMPS, _("Nothing is posted one by one yet."))
        missing = shopping(needed, mail.postage).bill
        if not missing.stamps:
            return Line(_("All stamps are there."), done=True)
        return self._ticked(ClosingTask.STAMPS, total_words(missing, mail.postage.home))

    def report(self) -> Line:
        found = self._found
        if found.reported_at is None:
            return Line(_("No report was made yet."), done=False)
        words = _("Version {version}, {moment}.")
        if not found.is_reported:
            words = _("Version {version}, {moment}. Something was logged since.")
        moment = self._moment(found.reported_at)
        said = words.format(version=number(found.report), moment=moment)
        return Line(said, done=found.is_reported)

    def _ticked(self, task: ClosingTask, words: str) -> Line:
        """Return a line of which only a person can tell whether it is done."""
        moment = self._found.ticks.get(task)
        if moment is not None:
            words = _("{words} · ticked {moment}").format(words=words, moment=self._moment(moment))
        return Line(words, done=moment is not None, by_hand=True)

    def _moment(self, moment: datetime) -> str:
        there = moment.astimezone(self._now.tzinfo)
        if there.date() == self._now.date():
            return clock(there)
        return _("{day}, {time}").format(day=day_and_month(there.date()), time=clock(there))
