"""Trouble a person can act on. Anything not derived from W4RError is a bug."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date, datetime

Where: TypeAlias = "tuple[str | int, ...]"  # fields and places in lists, from the top


class W4RError(Exception):
    """Expected trouble: explained in plain words, never shown as a crash.

    The text given to ``super().__init__`` is for the log, without names of people. The words a
    person reads are made by ``messages.explain`` from the attributes.
    """


class EventFileError(W4RError):
    """An event file cannot be used; ``file`` is its name. It is left as it was."""

    def __init__(self, *, file: str) -> None:
        super().__init__(f"{type(self).__name__}: an event file cannot be used")
        self.file = file


class EventFileMissingError(EventFileError):
    """There is no such file."""


class EventFileExistsError(EventFileError):
    """A new event would take the place of a file that is there."""


class EventFileEmptyError(EventFileError):
    """The file has no content."""


class EventFileForeignError(EventFileError):
    """The file belongs to another program."""


class EventFileDamagedError(EventFileError):
    """The file is cut off or damaged."""


class EventFileSumsError(EventFileError):
    """The file is whole, but some of its sums are below zero; ``sums`` says how many."""

    def __init__(self, *, file: str, sums: int) -> None:
        super().__init__(file=file)
        self.sums = sums


class EventFileReadOnlyError(EventFileError):
    """The file or its folder cannot be written to."""


class EventFileBusyError(EventFileError):
    """Another window or program has the file open."""


class EventFileTooNewError(EventFileError):
    """A later release wrote the file, so that opening it could lose data."""

    def __init__(self, *, file: str, found: int, supported: int) -> None:
        super().__init__(file=file)
        self.found = found
        self.supported = supported


class DiskRefusedError(W4RError):
    """A change did not reach the disk; nothing of it was kept."""

    def __init__(self, *, full: bool) -> None:
        super().__init__(f"the disk refused a change (full: {full})")
        self.full = full


class FileNotSavedError(W4RError):
    """A document or list could not be saved; a file that had its name is as it was."""

    def __init__(self, *, file: str, full: bool, folder_missing: bool) -> None:
        super().__init__(f"not saved (full: {full}, folder missing: {folder_missing})")
        self.file = file
        self.full = full
        self.folder_missing = folder_missing


class WouldReplaceEventError(W4RError):
    """A document was to be saved under the name of an event file."""

    def __init__(self, *, file: str) -> None:
        super().__init__("a document would replace an event")
        self.file = file


class NoDisplayError(W4RError):
    """There is no screen for a window, or it does not answer."""

    def __init__(self) -> None:
        super().__init__("no display")


class BelowZeroError(W4RError):
    """More would be taken back than was counted there."""

    def __init__(self, *, counted: int, withdrawn: int) -> None:
        super().__init__(f"cannot take back {withdrawn} of {counted}")
        self.counted = counted
        self.withdrawn = withdrawn


class AlreadyTakenBackError(W4RError):
    """The entry was taken back before."""

    def __init__(self) -> None:
        super().__init__("the entry was taken back before")


class NameEmptyError(W4RError):
    """A name has nothing in it that can be shown."""

    def __init__(self) -> None:
        super().__init__("the name is empty")


class NameTakenError(W4RError):
    """Another table already has this name."""

    def __init__(self, *, name: str) -> None:
        super().__init__("the name is taken")
        self.name = name


class TableInUseError(W4RError):
    """People sit at the table, so that it cannot be removed."""

    def __init__(self, *, name: str, people: int) -> None:
        super().__init__(f"{people} people sit at the table")
        self.name = name
        self.people = people


class EnvelopeSizeError(W4RError):
    """The post takes no envelope of this size; lengths are (width, height) in millimetres."""

    def __init__(
        self,
        *,
        width: float,
        height: float,
        smallest: tuple[float, float],
        largest: tuple[float, float],
    ) -> None:
        super().__init__(f"no envelope of {width} × {height} mm")
        self.width = width
        self.height = height
        self.smallest = smallest
        self.largest = largest


class EnvelopeError(W4RError):
    """A case gets no envelope; ``case_name`` is the name of the case."""

    def __init__(self, *, case_name: str) -> None:
        super().__init__(f"{type(self).__name__}: no envelope")
        self.case_name = case_name


class NoTargetError(EnvelopeError):
    """The brief names nobody of the wanted role."""


class NoAddressError(EnvelopeError):
    """The brief gives no postal address."""


class NoMailError(EnvelopeError):
    """No mail goes there."""


class MailSuspendedError(EnvelopeError):
    """The post takes no mail there for now; ``note`` is what the brief says of it, or empty."""

    def __init__(self, *, case_name: str, note: str) -> None:
        super().__init__(case_name=case_name)
        self.note = note


class TargetExpiredError(EnvelopeError):
    """The brief's target and address were valid until a day that is past."""

    def __init__(self, *, case_name: str, until: date) -> None:
        super().__init__(case_name=case_name)
        self.until = until


class EnvelopeLineError(EnvelopeError):
    """A line does not come out right on paper; ``line`` is the line as given."""

    def __init__(self, *, case_name: str, line: str) -> None:
        super().__init__(case_name=case_name)
        self.line = line


class LineTooLongError(EnvelopeLineError):
    """The line is wider than the envelope's address area, even in the smallest type."""


class CharacterMissingError(EnvelopeLineError):
    """No font of the program has a character of the line."""

    def __init__(self, *, case_name: str, line: str, character: str) -> None:
        super().__init__(case_name=case_name, line=line)
        self.character = character


class EastAsianFontMissingError(CharacterMissingError):
    """Chinese, Japanese and Korean need a font of this computer, and it has none."""


class TooManyLinesError(EnvelopeError):
    """The address has more lines than the envelope's address area, even in the smallest type."""

    def __init__(self, *, case_name: str, lines: int, envelope: str) -> None:
        super().__init__(case_name=case_name)
        self.lines = lines
        self.envelope = envelope


class ReturnAddressTooLongError(EnvelopeError):
    """The sender's address does not fit beside the stamps; ``envelope`` names the envelope."""

    def __init__(self, *, case_name: str, envelope: str) -> None:
        super().__init__(case_name=case_name)
        self.envelope = envelope


class EnvelopeRefusedError(W4RError):
    """A case asked for by name gets no envelope; ``problem`` says why. Nothing was printed."""

    def __init__(self, *, problem: EnvelopeError) -> None:
        super().__init__(f"envelope refused: {type(problem).__name__}")
        self.problem = problem


class ListError(W4RError):
    """A list cannot be used; nothing of it was. ``file`` is its name."""

    def __init__(self, *, file: str) -> None:
        super().__init__(f"{type(self).__name__}: a list cannot be used")
        self.file = file


class ListUnreadableError(ListError):
    """There is no such file, or it cannot be read."""


class ListTooLargeError(ListError):
    """The file is far larger than any list; ``limit`` is in megabytes."""

    def __init__(self, *, file: str, limit: int) -> None:
        super().__init__(file=file)
        self.limit = limit


class ListWorkbookError(ListError):
    """The file is a workbook of a spreadsheet program."""


class ListEncodingError(ListError):
    """The file is not text, or its letters are not kept as UTF-8."""


class ListEmptyError(ListError):
    """The list has no entry."""


class ListColumnsError(ListError):
    """The heading lacks columns, repeats some, or has some nobody knows."""

    def __init__(
        self,
        *,
        file: str,
        missing: tuple[str, ...],
        twice: tuple[str, ...],
        unknown: tuple[str, ...],
    ) -> None:
        super().__init__(file=file)
        self.missing = missing
        self.twice = twice
        self.unknown = unknown


class EntryListError(ListError):
    """A line of a list of entries cannot be logged; ``line`` counts from 1, the heading."""

    def __init__(self, *, file: str, line: int) -> None:
        super().__init__(file=file)
        self.line = line


class EntryQuotesError(EntryListError):
    """The line opens a quotation mark that is never closed, or closes it in mid-cell."""


class EntryCellsError(EntryListError):
    """The line has more or fewer cells than the heading."""

    def __init__(self, *, file: str, line: int, cells: int, columns: int) -> None:
        super().__init__(file=file, line=line)
        self.cells = cells
        self.columns = columns


class EntryKindUnknownError(EntryListError):
    """The line names a kind that is none; ``kinds`` are all there are."""

    def __init__(self, *, file: str, line: int, kind: str, kinds: tuple[str, ...]) -> None:
        super().__init__(file=file, line=line)
        self.kind = kind
        self.kinds = kinds


class EntryNumberError(EntryListError):
    """A cell holds no whole number in the column's range."""

    def __init__(self, *, file: str, line: int, found: str, limit: int) -> None:
        super().__init__(file=file, line=line)
        self.found = found
        self.limit = limit


class EntryQuantityError(EntryNumberError):
    """The quantity is no whole number, 0, or beyond ``limit``."""


class EntrySignatoriesError(EntryNumberError):
    """The number of people who signed is no whole number from 1 to ``limit``."""


class EntryTimeError(EntryListError):
    """A cell holds no date and time."""

    def __init__(self, *, file: str, line: int, found: str) -> None:
        super().__init__(file=file, line=line)
        self.found = found


class EntryTableUnknownError(EntryListError):
    """The event has no such table."""

    def __init__(self, *, file: str, line: int, table: str) -> None:
        super().__init__(file=file, line=line)
        self.table = table


class EntryCaseUnknownError(EntryListError):
    """The event has no such case."""

    def __init__(self, *, file: str, line: int, case: str) -> None:
        super().__init__(file=file, line=line)
        self.case = case


class EntryBelowZeroError(EntryListError):
    """A line takes back more than was counted there."""

    def __init__(self, *, file: str, line: int, counted: int, withdrawn: int) -> None:
        super().__init__(file=file, line=line)
        self.counted = counted
        self.withdrawn = withdrawn


class FileLoggedBeforeError(W4RError):
    """The same list was logged into this event before."""

    def __init__(self, *, file: str, logged_at: datetime, entries: int) -> None:
        super().__init__("the list was logged before")
        self.file = file
        self.logged_at = logged_at
        self.entries = entries


class CaseNotInEventError(W4RError):
    """The event has no case of this code; ``codes`` are those it has."""

    def __init__(self, *, case: str, codes: tuple[str, ...]) -> None:
        super().__init__("no such case")
        self.case = case
        self.codes = codes


class NothingToPrintError(W4RError):
    """Not a single page would come out."""

    def __init__(self) -> None:
        super().__init__("nothing to print")


class PrinterRefusedError(W4RError):
    """A printer, or the service before it, did not take what it was given."""

    def __init__(self, *, printer: str) -> None:
        super().__init__("a printer did not take the pages")
        self.printer = printer


class PaperDiffersError(W4RError):
    """A printer would use other paper than the envelope; sizes are (width, height) in mm."""

    def __init__(
        self,
        *,
        printer: str,
        envelope: str,
        wanted: tuple[float, float],
        found: tuple[float, float],
    ) -> None:
        super().__init__(f"a printer has {found} mm for {wanted} mm")
        self.printer = printer
        self.envelope = envelope
        self.wanted = wanted
        self.found = found


class PackProblem(StrEnum):
    """Why a case pack is refused; the comments say what ``details`` holds beside it."""

    UNREADABLE = "unreadable"
    EMPTY_FILE = "empty_file"
    NOT_A_PACK = "not_a_pack"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"  # limit, in megabytes
    MANIFEST_TOO_LARGE = "manifest_too_large"  # limit, in megabytes
    TOO_MANY_FILES = "too_many_files"  # count, limit
    UNSAFE_NAME = "unsafe_name"  # name
    NAME_TOO_LONG = "name_too_long"  # name
    LINK = "link"  # name
    ENCRYPTED = "encrypted"
    UNUSUAL = "unusual"
    FILE_TWICE = "file_twice"  # name
    NO_MANIFEST = "no_manifest"
    SEVERAL_PACKS = "several_packs"
    PACK_INSIDE = "pack_inside"

    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"  # line
    TOO_DEEP = "too_deep"
    FIELD_TWICE = "field_twice"  # name
    NO_NUMBER = "no_number"
    NO_FORMAT = "no_format"
    NO_VERSION = "no_version"
    NEWER = "newer"  # found, supported
    NO_CASES = "no_cases"
    SAME_CODE = "same_code"  # first, second, code

    MISSING = "missing"
    BLANK = "blank"
    TOO_LONG = "too_long"  # count, limit
    TOO_MANY = "too_many"  # count, limit
    LINE_BREAK = "line_break"
    BROKEN_TEXT = "broken_text"
    NOT_TEXT = "not_text"
    NOT_A_LIST = "not_a_list"
    NOT_FIELDS = "not_fields"
    NOT_A_NUMBER = "not_a_number"  # low, high
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_DATE = "not_a_date"  # found
    NOT_A_COUNTRY = "not_a_country"  # found
    NOT_A_LANGUAGE = "not_a_language"  # found
    NOT_A_CODE = "not_a_code"  # found
    NOT_A_CHOICE = "not_a_choice"  # found, choices

    PICTURE_ELSEWHERE = "picture_elsewhere"  # name
    PICTURE_ABSENT = "picture_absent"  # name
    PICTURE_TOO_LARGE = "picture_too_large"  # name, limit, in megabytes
    PICTURE_TOO_MANY_PIXELS = "picture_too_many_pixels"  # name, limit, in millions
    PICTURE_UNREADABLE = "picture_unreadable"  # name


class PackRefusedError(W4RError):
    """A case pack is not taken, and nothing was changed.

    ``where`` leads to the field, ``details`` are what the problem's words name; ``file`` is the
    pack's name, set by who opened it.
    """

    def __init__(self, problem: PackProblem, where: Where = (), **details: str | int) -> None:
        super().__init__(f"case pack refused: {problem} at {where}")
        self.problem = problem
        self.where = where
        self.details = details
        self.file = ""


class PackNotWrittenError(W4RError):
    """A case pack was not written, because no reader would take it; ``refusal`` says why."""

    def __init__(self, *, file: str, refusal: PackRefusedError) -> None:
        super().__init__(f"case pack not written: {refusal.problem}")
        self.file = file
        self.refusal = refusal
