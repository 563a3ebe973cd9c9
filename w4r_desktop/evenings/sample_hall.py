"""Who comes to the sample evening and what is written there for each case: all of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the sign-in sheet; without a name a guest. ``arrives`` is minutes after six."""

    table: str
    arrives: int
    name: str = ""
    heads: int = 1
    first_time: bool = False
    minor: bool = False


@dataclass(frozen=True, slots=True)
class CasePlan:
    """What is done for one case. ``at_table_4`` is the letters of each person there, in order."""

    code: str
    at_table_4: tuple[int, ...]
    letters_elsewhere: int
    cards: int
    signatures: int
    emails: int
    posts: int


TABLES: Final = ("1", "2", "3", "4", "5", "6", "7", "8")

PEOPLE: Final = (
    Person("1", -9, "Ana"),
    Person("1", -8, "Ruth & Sam", heads=2),
    Person("1", 3, "Yusuf", first_time=True),
    Person("1", 11),
    Person("1", 24),
    Person("2", -6, "Marguerite"),
    Person("2", -5, "Olivier"),
    Person("2", 6, "Priya", first_time=True),
    Person("2", 14),
    Person("2", 21, "Sipho", first_time=True),
    Person("3", -4, "Chloé"),
    Person("3", -2, "Łukasz"),
    Person("3", 1, "Nadia", first_time=True),
    Person("3", 9, "Tariq", first_time=True),
    Person("3", 16),
    Person("3", 33),
    Person("4", -7, "Father Mike"),
    Person("4", -3, "Claire & Tom", heads=2),
    Person("4", 2, "Amina K.", first_time=True),
    Person("4", 5, "Bashir"),
    Person("4", 8, "Hana S."),
    Person("4", 13, "Esperanza"),
    Person("4", 19, "Devon R.", first_time=True),
    Person("4", 43, first_time=True),
    Person("5", 0, "Ingrid"),
    Person("5", 4, "Walter"),
    Person("5", 12, "Rosa", first_time=True),
    Person("5", 22, first_time=True),
    Person("5", 28),
    Person("6", -1, "Joan"),
    Person("6", 7, "Mehmet"),
    Person("6", 15, "Zainab"),
    Person("6", 26, "Thảo", first_time=True),
    Person("6", 31),
    Person("7", 10, "Youth group", heads=4, first_time=True, minor=True),
    Person("7", 10, "Aisling"),
    Person("7", 18, "Pedro", first_time=True),
    Person("7", 37, first_time=True),
    Person("8", -5, "Marcel & Denise", heads=2),
    Person("8", 17, "Grace"),
    Person("8", 27),
    Person("8", 39),
)

MOVES: Final = (("Olivier", "6", 98),)
"""Who changes tables: name, where to, minutes after six."""

TABLE_4: Final = (
    "Amina K.", "Bashir", "Claire & Tom", "Devon R.", "Esperanza", "Father Mike", "", "Hana S.",
)  # fmt: skip
"""The people at table 4 in the order of the sheet; the nameless one is a guest."""

CASES: Final = (
    CasePlan("khaled-drareni", (1, 1, 1, 1, 1, 0, 0, 0), 29, 8, 12, 0, 2),
    CasePlan("nassima-al-sada", (1, 0, 1, 1, 0, 0, 1, 0), 27, 8, 9, 0, 1),
    CasePlan("jani-silva", (1, 1, 1, 1, 0, 0, 1, 1), 35, 12, 16, 0, 2),
    CasePlan("gustavo-gatica", (0, 2, 1, 1, 1, 3, 1, 1), 19, 7, 8, 0, 0),
    CasePlan("germain-rukuki", (1, 1, 1, 1, 0, 1, 1, 1), 21, 6, 9, 5, 0),
    CasePlan("paing-phyo-min", (1, 1, 1, 0, 1, 3, 2, 0), 24, 7, 8, 5, 2),
    CasePlan("metu-pride", (0, 0, 2, 1, 1, 2, 0, 2), 25, 8, 14, 6, 2),
    CasePlan("idris-khattak", (0, 1, 0, 0, 1, 1, 2, 1), 18, 4, 6, 0, 1),
    CasePlan("popi-and-bongeka", (0, 1, 2, 1, 1, 1, 1, 1), 29, 8, 9, 4, 0),
    CasePlan("el-hiblu-3", (0, 0, 0, 1, 1, 0, 2, 1), 17, 6, 7, 0, 1),
)

QUARTER_HOURS: Final = (8, 26, 48, 66, 84, 105, 120, 101, 79, 54, 36, 14)
"""How busy each quarter of an hour from six to nine is, against the others."""
