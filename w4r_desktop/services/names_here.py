"""What newcomers are called beside those who are here already."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select
from typing_extensions import override

from w4r_desktop.domain.first_names import FirstNames, first_name
from w4r_desktop.domain.names import checked_name, folded, numbered
from w4r_desktop.store.schema import Attendee

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session


class Names:
    """The names of those who are here, each of them different in both ways it is shown.

    Each is asked for when it is wanted: to read them all takes as long as they are many.
    """

    def __init__(self, session: Session, *, keeper: UUID | None = None) -> None:
        self._session = session
        self._others = (Attendee.hidden_at.is_(None), Attendee.id != keeper)

    def is_taken(self, name: str) -> bool:
        """Tell whether somebody here has the name, whatever its case and accents."""
        same = exists().where(Attendee.folded_name == folded(name), *self._others)
        return self._session.execute(select(same)).scalar_one()

    def called(self, typed: str, *, whole: bool) -> tuple[str, str]:
        """Return what somebody is called who has this name, and by their first name."""
        name = checked_name(typed)
        ways = chain([name], (numbered(name, number) for number in count(2)))
        free = next(way for way in ways if not self.is_taken(way))
        return free, FirstNames(self._alike(free)).give(free, whole=whole)

    def _alike(self, name: str) -> Sequence[str]:
        """Return the first names of all whose names have the same word in them."""
        word = folded(first_name(name, whole=False))
        alike = func.instr(Attendee.folded_name, word) > 0
        first_names = select(Attendee.first_name).where(alike, *self._others)
        return self._session.scalars(first_names).all()


class ListedNames(Names):
    """The same for a whole list: all names are read once, and those given are remembered."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        here = select(Attendee.folded_name, Attendee.first_name).where(*self._others)
        rows = session.execute(here).all()
        self._taken = {row[0] for row in rows}
        self._first_names = FirstNames(row[1] for row in rows)
        self._next: dict[str, int] = {}

    @override
    def is_taken(self, name: str) -> bool:
        return folded(name) in self._taken

    @override
    def called(self, typed: str, *, whole: bool) -> tuple[str, str]:
        name = checked_name(typed)
        free = name
        while self.is_taken(free):  # hundreds may bear one name, such as that of their class
            number = self._next.get(folded(name), 2)
            self._next[folded(name)] = number + 1
            free = numbered(name, number)
        self._taken.add(folded(free))
        return free, self._first_names.give(free, whole=whole)
