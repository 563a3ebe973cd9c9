"""What a volunteer types when somebody arrives: a name, a guest, a class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import checked_name

if TYPE_CHECKING:
    from w4r_desktop.domain.contact import Contact

MOST_HEADS: Final = 999
HEADS: Final = re.compile(r"(?:^|\s)\+\s?(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who arrives. Without a name they are guests, with ``heads`` above one a group."""

    name: str
    heads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Somebody on a list of people who are expected; ``table`` is as the list words it."""

    name: str
    table: str = ""
    heads: int = 1
    first_time: bool = False
    minor: bool = False
    contact: Contact | None = None


def read_arrival(typed: str) -> Arrival:
    """Return who is meant: "Class 8b +25" is a group of 25, "+25" one without a name.

    Raises what ``checked_name`` raises.
    """
    text = checked_name(typed)
    group = HEADS.search(text)
    if group is None or not 1 <= int(group[1]) <= MOST_HEADS:
        return Arrival(text)
    return Arrival(text[: group.start()].strip(), int(group[1]))
