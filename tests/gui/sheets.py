"""Tally sheets as a query would answer them."""

from __future__ import annotations

from uuid import UUID

from w4r_desktop.store.queries.sheet import Sheet, SheetColumn, SheetRow

TABLE = UUID(int=4)
CASES = (
    ("Khaled Drareni", "Khaled", "DZ"),
    ("Nassima al-Sada", "Nassima", "SA"),
    ("Jani Silva", "Jani Silva", "CO"),
    ("Gustavo Gatica", "Gustavo", "CL"),
)
PEOPLE = (("Amina K.", 1, True), ("Bashir", 1, False), ("Class 8b", 25, False))


def column(number: int, *, withdrawn: bool = False) -> SheetColumn:
    name, short_name, country = CASES[number % len(CASES)]
    return SheetColumn(
        UUID(int=100 + number), f"case-{number}", name, short_name, country, withdrawn
    )


def row(number: int, counts: tuple[int, ...], name: str = "") -> SheetRow:
    known, heads, first = PEOPLE[number % len(PEOPLE)]
    return SheetRow(
        UUID(int=200 + number), TABLE, "4", name or known, heads, first, minor=False, counts=counts
    )


def anyone(counts: tuple[int, ...]) -> SheetRow:
    return SheetRow(None, TABLE, "4", "", 0, first_time=False, minor=False, counts=counts)


def small_sheet(*counts: tuple[int, ...]) -> Sheet:
    """Three people and anyone, four cases."""
    given = counts or ((1, 1, 1, 0), (1, 0, 1, 2), (0, 0, 0, 0), (0, 0, 0, 0))
    rows = [row(number, line) for number, line in enumerate(given[:-1])]
    return Sheet(tuple(column(n) for n in range(4)), (*rows, anyone(given[-1])))


def large_sheet() -> Sheet:
    """Sixty people, forty cases."""
    counts = tuple(n % 3 for n in range(40))
    rows = tuple(row(n, counts, f"Person {n}") for n in range(60))
    return Sheet(tuple(column(n) for n in range(40)), (*rows, anyone((0,) * 40)))
