"""What the command that prints is asked for, and what the event file has for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import click

from w4r_desktop import language
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tables import table_key
from w4r_desktop.errors import CaseNotInEventError, LockedError
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import TypeVar
    from uuid import UUID

    from w4r_desktop.documents.refusals import Kinds
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.cases import CaseRow
    from w4r_desktop.store.queries.events import CampaignRow
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.tables import TableRow

    R = TypeVar("R", CaseRow, CaseMail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for; each kind of document looks at what concerns it."""

    chosen: tuple[tuple[str, int], ...] = ()
    role: Role = Role.PRIMARY
    paper: Paper | None = None
    size: str | None = None
    return_address: str = "front"
    letter_language: str | None = None
    form: str = "ruled"
    ruled_instead: bool = False
    signatures: int = 1
    people: tuple[str, ...] = ()
    tells: str = "name_town"
    town: str = ""
    folded: bool = False
    cover: str = "candle"
    no_slips: bool = False
    label_sheet: str | None = None
    start_at: int = 1
    return_labels: int | None = None
    outlines: bool = False
    pages: str = "1"
    brief_language: str | None = None
    table: tuple[str, ...] = ()
    flat: bool = False
    with_people: bool = False
    sheets: int = 1
    kind: str = "letter"
    blank: int = 4
    hours: str = "person"
    each_head: bool = False
    each: str = "2"
    back_by: date | None = None
    ask: str = ""
    copies: int = 1
    posted_too: bool = False


@dataclass(frozen=True)
class PaperDesk:
    """The event file with what is asked of it, read once and as far as it is needed."""

    file: EventFile
    asked: Asked
    spoken: str = field(default_factory=language.current)

    @cached_property
    def details(self) -> EventDetails:
        """What the organizer says of the evening."""
        from w4r_desktop.store.queries.events import event

        with self.file.reading() as session:
            return event(session).details

    @cached_property
    def campaign(self) -> CampaignRow:
        """The campaign."""
        from w4r_desktop.store.queries.events import campaign

        with self.file.reading() as session:
            return campaign(session)

    @cached_property
    def practice(self) -> bool:
        """Whether the file is a copy to practise on."""
        from w4r_desktop.store.queries.rehearsal import is_rehearsal

        with self.file.reading() as session:
            return is_rehearsal(session)

    @cached_property
    def cases(self) -> tuple[CaseRow, ...]:
        """All cases with their briefs."""
        from w4r_desktop.store.queries.cases import cases

        with self.file.reading() as session:
            return cases(session)

    @cached_property
    def mail(self) -> tuple[CaseMail, ...]:
        """All cases with whom to write to and how much was written."""
        from w4r_desktop.store.queries.mail import mail

        with self.file.reading() as session:
            return mail(session)

    @cached_property
    def tables(self) -> tuple[TableRow, ...]:
        """The tables asked for by name, or all."""
        from w4r_desktop.store.queries.tables import tables

        with self.file.reading() as session:
            here = {table_key(row.name): row for row in tables(session)}
        if not self.asked.table:
            return tuple(here.values())
        for name in self.asked.table:
            if table_key(name) not in here:
                said = _("The event has no table “{table}”.")
                raise click.BadParameter(said.format(table=name))
        return tuple(here[table_key(name)] for name in self.asked.table)

    @cached_property
    def here(self) -> tuple[PersonRow, ...]:
        """All who are here; while it is locked their names are not for paper."""
        from w4r_desktop.store.queries.attendees import people

        with self.file.reading() as session:
            return people(session)

    @property
    def everybody(self) -> tuple[PersonRow, ...]:
        """All who are here, by their names."""
        from w4r_desktop.store.queries.lock import is_locked

        with self.file.reading() as session:
            if is_locked(session):  # the names it gives now are first names only
                raise LockedError
        return self.here

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Those asked for by name, of several of one name all."""
        found: list[PersonRow] = []
        for name in self.asked.people:
            called = [row for row in self.everybody if row.folded_name == folded(name)]
            if not called:
                said = _("The event has nobody called “{name}”.")
                raise click.BadParameter(said.format(name=name))
            found += called
        return tuple(dict.fromkeys(found))

    def written_in(self, code: str | None, *, also: tuple[str, ...] = ()) -> str:
        """Return the language asked for, of those the briefs are in; unasked, the one spoken."""
        if code is None:
            return self.spoken
        translated = {one for row in self.cases for one in row.brief.translations}
        own = self.campaign.language
        there = (own, *sorted({*translated, *also} - {own}))
        found = next((one for one in there if folded(one) == folded(code.strip())), None)
        if found is None:
            said = _("No brief is in the language “{code}”. There are: {codes}.")
            raise click.BadParameter(said.format(code=code, codes=", ".join(there)))
        return found

    @property
    def paper(self) -> Paper:
        """What is printed on: that of the event unless another is asked for."""
        return self.asked.paper or self.details.paper

    @property
    def today(self) -> date:
        """The day at the venue."""
        return datetime.now(self.details.zone).date()

    def row(self, case: CaseMail) -> CaseRow:
        """Return a case with its brief."""
        return next(row for row in self.cases if row.case_id == case.case_id)

    def brief_copies(self) -> list[tuple[CaseRow, int]]:
        """Return the cases asked for by name, or one of each."""
        return _chosen({row.brief.code: (row, 1) for row in self.cases}, self.asked.chosen)

    def mail_copies(self, kinds: tuple[ActionKind, ...]) -> list[tuple[CaseMail, int]]:
        """Return the cases asked for by name, or all with as many as were logged of some kinds."""
        logged = {
            case.code: (case, sum(case.kinds.get(kind, 0) for kind in kinds)) for case in self.mail
        }
        return _chosen(logged, self.asked.chosen)

    def overridden(self, case_id: UUID) -> Kinds:
        """Return the reasons not to mail that the organizer has set aside for a case."""
        from w4r_desktop.documents.set_aside import kinds_of
        from w4r_desktop.store.queries.overrides import overrides

        with self.file.reading() as session:
            rows = overrides(session)
        return kinds_of(row.refusal for row in rows if row.case_id in (None, case_id))

    def picture(self, row: CaseRow) -> bytes | None:
        """Return a case's picture, if it has one."""
        from w4r_desktop.store.queries.cases import picture

        if row.picture_id is None:
            return None
        with self.file.reading() as session:
            return picture(session, row.picture_id)


def _chosen(
    usual: dict[str, tuple[R, int]], chosen: Iterable[tuple[str, int]]
) -> list[tuple[R, int]]:
    found = []
    for code, copies in chosen:
        if code not in usual:
            raise CaseNotInEventError(case=code, codes=tuple(usual))
        found.append((usual[code][0], copies))
    return found or list(usual.values())
