"""What reading a list of people cleaned, left out or doubts, told before anybody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import Removed
from w4r_desktop.exchange.people_columns import PeopleColumn, title
from w4r_desktop.language import _, excerpt, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED: Final = 5


class NoteKind(StrEnum):
    """What a note is about; the comments say what it holds beside its line."""

    CLEANED = "cleaned"  # removed
    NO_NAME = "no_name"
    LONG_ROW = "long_row"
    SHORT_ROW = "short_row"
    NO_NUMBER = "no_number"  # found
    UNCLEAR = "unclear"  # found, column
    MINOR_UNCLEAR = "minor_unclear"  # found
    NO_ADDRESS = "no_address"  # found
    NO_PHONE = "no_phone"  # found
    OF_MINOR = "of_minor"
    HERE = "here"
    TWICE = "twice"  # first

    MERGED_CELLS = "merged_cells"
    UNKNOWN_COLUMNS = "unknown_columns"  # names
    NO_CONSENT = "no_consent"  # people


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleNote:
    """Something to know about a line of a list, or about all of it: then ``line`` is 0."""

    kind: NoteKind
    line: int = 0
    found: str = ""
    column: PeopleColumn | None = None
    removed: tuple[Removed, ...] = ()
    first: int = 0
    names: tuple[str, ...] = ()
    people: int = 0


def note_words(note: PeopleNote) -> str:
    """Return a note as a sentence, to stand beside its line."""
    if note.kind is NoteKind.CLEANED:
        return removed_words(note.removed)
    if note.kind is NoteKind.UNKNOWN_COLUMNS:
        more = " …" if len(note.names) > NAMED else ""
        return _("Unknown columns were left out: {names}.").format(
            names=", ".join(map(excerpt, note.names[:NAMED])) + more
        )
    if note.kind is NoteKind.NO_CONSENT:
        return _without_consent(note.people)
    return _sentences()[note.kind].format(
        found=excerpt(note.found),
        column=title(note.column) if note.column else "",
        first=number(note.first),
    )


def line_words(note: PeopleNote) -> str:
    """Return a note with its line, where it stands among others."""
    if not note.line:
        return note_words(note)
    return _("Line {line}: {words}").format(line=number(note.line), words=note_words(note))


def removed_words(removed: Sequence[Removed]) -> str:
    """Return what is not kept of a name that somebody typed, or a list has."""
    return " ".join(_removed()[what] for what in removed)


def _without_consent(people: int) -> str:
    return ngettext(
        "The e-mail address or telephone number of {count} person is left out, because the list "
        "does not say that they agreed.",
        "E-mail addresses and telephone numbers of {count} people are left out, because the list "
        "does not say that they agreed.",
        people,
    ).format(count=number(people))


def _removed() -> dict[Removed, str]:
    return {
        Removed.INVISIBLE: _("Characters that cannot be seen were left out of the name."),
        Removed.TURNS: _("Signs that turn the direction of writing were left out of the name."),
        Removed.BREAKS: _("A line break or tab in the name became a space."),
        Removed.MARKS: _("Marks piled up on one letter were left out of the name."),
        Removed.END: _("The name was too long, and its end was left out."),
    }


def _sentences() -> dict[NoteKind, str]:
    return {
        NoteKind.NO_NAME: _("There is no name, so nobody is signed in."),
        NoteKind.LONG_ROW: _("The line is longer than the first one; what is beyond is left out."),
        NoteKind.SHORT_ROW: _("The line is shorter than the first one."),
        NoteKind.NO_NUMBER: _("“{found}” is not a number of people, so one is counted."),
        NoteKind.UNCLEAR: _("“{found}” under “{column}” is neither yes nor no, and counts as no."),
        NoteKind.MINOR_UNCLEAR: _("“{found}” is neither yes nor no, so this is taken for a minor."),
        NoteKind.NO_ADDRESS: _("“{found}” is not an e-mail address and is left out."),
        NoteKind.NO_PHONE: _("“{found}” is not a telephone number and is left out."),
        NoteKind.OF_MINOR: _("A minor: neither e-mail address nor telephone number is kept."),
        NoteKind.HERE: _("Somebody with this name is here already."),
        NoteKind.TWICE: _("The same name stands in line {first}."),
        NoteKind.MERGED_CELLS: _(
            "Cells are merged in the workbook: only the first of them counts."
        ),
    }
