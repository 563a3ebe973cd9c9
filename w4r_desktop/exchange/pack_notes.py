"""What reading a pack or list left out or cleaned, told before anything is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.language import _
from w4r_desktop.pack_messages import place_in_pack

if TYPE_CHECKING:
    from w4r_desktop.errors import Where

_NAMED: Final = 5


class NoteKind(StrEnum):
    """What a note is about."""

    UNKNOWN_FIELDS = "unknown_fields"
    OTHER_FILES = "other_files"
    CLEANED = "cleaned"
    UNKNOWN_COLUMNS = "unknown_columns"
    MERGED_CELLS = "merged_cells"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackNote:
    """Something of a pack that does not come along: where, and the names of fields or files."""

    kind: NoteKind
    where: Where = ()
    names: tuple[str, ...] = ()


def note_words(note: PackNote) -> str:
    """Return a note as a sentence for the preview."""
    names = ", ".join(note.names[:_NAMED]) + (" …" if len(note.names) > _NAMED else "")
    place = place_in_pack(note.where)
    match note.kind:
        case NoteKind.OTHER_FILES:
            return _("Other files in the pack were left out: {names}.").format(names=names)
        case NoteKind.UNKNOWN_COLUMNS:
            return _("Unknown columns were left out: {names}.").format(names=names)
        case NoteKind.MERGED_CELLS:
            return _("Cells are merged in the workbook: only the first of them counts.")
        case NoteKind.CLEANED:
            return _("Invisible or stacked-up characters were removed: {place}.").format(
                place=place
            )
        case NoteKind.UNKNOWN_FIELDS if note.where:
            return _(
                "Unknown fields were left out, perhaps made by a newer program: {names} ({place})."
            ).format(names=names, place=place)
        case NoteKind.UNKNOWN_FIELDS:
            return _(
                "Unknown fields were left out, perhaps made by a newer program: {names}."
            ).format(names=names)
