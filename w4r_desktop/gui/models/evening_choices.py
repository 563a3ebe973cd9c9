"""What is chosen of an evening's paper: coming back finds it as it was left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from w4r_desktop.documents.take_home import Each
from w4r_desktop.gui.models.people_ticks import PeopleChoice

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from w4r_desktop.domain.bins import BinKey
    from w4r_desktop.domain.tally import ActionKind


class HoursOf(StrEnum):
    """Which hours stand on a participation slip."""

    PERSON = "person"
    EVENT = "event"
    NOBODY = "nobody"


@dataclass(slots=True)
class SignInChoices:
    """How sign-in sheets look; ``table`` is whose they are, None for the door.

    ``each_table`` makes sheets of its own for every table.
    """

    with_people: bool = False
    each_table: bool = False
    table: UUID | None = None
    sheets: int = 1


@dataclass(slots=True)
class TallyChoices:
    """Which paper tally sheets; without a ``table`` every table's, without a ``kind`` letters."""

    kind: ActionKind | None = None
    table: UUID | None = None
    blank: int = 4


@dataclass(slots=True)
class SlipChoices:
    """Whose participation slips; ``each_head`` makes one to fill in for each of a group."""

    people: PeopleChoice = field(default_factory=PeopleChoice)
    hours: HoursOf = HoursOf.PERSON
    each_head: bool = False


@dataclass(slots=True)
class TakeHomeChoices:
    """How take-home slips look; without ``due_on`` the usual day, which may be left ``open``."""

    each: Each = Each.TWO
    due_on: date | None = None
    open: bool = False


@dataclass(slots=True)
class PackingChoices:
    """Which packing lists: of the bin of a ``key`` or of all; ``everything`` that was written."""

    key: BinKey | None = None
    everything: bool = False


@dataclass(slots=True)
class EveningChoices:
    """All of that; ``ask`` is whom helpers ask, ``thanks`` how many thank-you sheets there are."""

    sign_in: SignInChoices = field(default_factory=SignInChoices)
    tally: TallyChoices = field(default_factory=TallyChoices)
    slips: SlipChoices = field(default_factory=SlipChoices)
    take_home: TakeHomeChoices = field(default_factory=TakeHomeChoices)
    packing: PackingChoices = field(default_factory=PackingChoices)
    ask: str = ""
    thanks: int = 1
