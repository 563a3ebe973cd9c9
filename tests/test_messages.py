"""Every kind of trouble has words that anybody understands."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from w4r_desktop import __version__, errors
from w4r_desktop.errors import W4RError
from w4r_desktop.messages import explain

FILE = {"file": "evening.w4r"}
LINE: dict[str, Any] = {"file": "list.csv", "line": 7}
CASE = {"case_name": "Jani Silva"}
PACK = errors.PackRefusedError(errors.PackProblem.MISSING, ("cases", 2, "name"))
PACK.file = "mine.w4rpack"
FRENCH_PACK = errors.PackLanguageError(found="fr", wanted="en")
FRENCH_PACK.file = "mine.w4rpack"

SAMPLES: list[W4RError] = [
    errors.EventFileMissingError(**FILE),
    errors.EventFileExistsError(**FILE),
    errors.SampleNotBuiltError(),
    errors.EventFileEmptyError(**FILE),
    errors.EventFileForeignError(**FILE),
    errors.EventFileDamagedError(**FILE),
    errors.EventFileReadOnlyError(**FILE),
    errors.EventFileOnNetworkError(**FILE),
    errors.EventFileOnStickError(**FILE),
    errors.EventFileSyncedError(**FILE, service="Dropbox"),
    errors.EventFileStaysError(**FILE),
    errors.EventFileBeyondSalvageError(**FILE),
    errors.RehearsalExportError(**FILE),
    errors.RehearsalComparedError(**FILE),
    errors.SameEventError(**FILE),
    errors.EventFileUnreadableError(**FILE),
    errors.EventFileMovedError(**FILE, deleted=False),
    errors.EventFileMovedError(**FILE, deleted=True),
    errors.EventFileBusyError(**FILE),
    errors.EventFileSpoiledError(**FILE),
    errors.EventFileBackupError(**FILE),
    errors.EventFileNotMadeHereError(**FILE),
    errors.EventFileTooLargeError(**FILE, most=512),
    errors.EventFileNotCopiedError(**FILE),
    errors.EventFileTooNewError(**FILE, found=7, supported=1),
    errors.EventFileSumsError(**FILE, sums=1),
    errors.EventFileSumsError(**FILE, sums=2),
    errors.DiskRefusedError(full=True),
    errors.DiskRefusedError(full=False),
    errors.FileNotSavedError(file="a.pdf", full=True),
    errors.FileNotSavedError(file="a.pdf", folder_missing=True),
    errors.FileNotSavedError(file="a.pdf", name_too_long=True),
    errors.FileNotSavedError(file="a.pdf", no_file=True),
    errors.FileNotSavedError(file="a.pdf", silent=True),
    errors.FileNotSavedError(file="a.pdf"),
    *(errors.BackupNotMadeError(trouble) for trouble in errors.BackupTrouble),
    errors.BackupUnverifiedError(**FILE),
    errors.PutAsideError(),
    errors.DataFolderError(folder="w4r-desktop"),
    errors.OutputRefusedError(),
    errors.ExportFormError(),
    errors.WouldReplaceEventError(**FILE),
    errors.NoDisplayError(),
    errors.PageRangeError(words="17-", pages=40),
    errors.OverrideNoteError(),
    errors.HandedBackError(case_name="Jani Silva", printed=3),
    errors.NotWrittenError(**CASE, written=46, posted=44, asked=3),
    errors.NotPostedError(**CASE, posted=1, asked=2),
    *(
        errors.PostageError(p, product="Forever", found="1,2x", limit=9)
        for p in errors.PostageProblem
    ),
    errors.NotAddedError(),
    errors.BelowZeroError(counted=1, withdrawn=2),
    errors.BelowZeroError(counted=0, withdrawn=2),
    errors.CountTooLargeError(limit=999),
    errors.AlreadyTakenBackError(),
    errors.RecountNumberError(limit=99_999),
    errors.SetAsideError(counted=1, set_aside=2),
    errors.SetAsideError(counted=9, set_aside=12),
    errors.CorrectionStaysError(),
    errors.BelowRecountError(counted=1, withdrawn=2),
    errors.BelowRecountError(counted=0, withdrawn=5),
    errors.RecountedCellError(),
    errors.NothingCountedError(),
    errors.LettersNotOutError(out=1, asked=2),
    errors.LettersNotOutError(out=3, asked=4),
    errors.CaseHasEntriesError(name="Jani Silva"),
    errors.CaseCodeTakenError(code="jani-silva"),
    errors.WithdrawalReasonError(),
    errors.NameEmptyError(),
    errors.NameTooLongError(limit=200),
    errors.NameLettersError(),
    errors.NameTakenError(name="Café"),
    errors.TableInUseError(name="4", people=1),
    errors.TableInUseError(name="Café", people=12),
    errors.EnvelopeSizeError(width=90, height=50, smallest=(140, 90), largest=(353, 250)),
    errors.NoTargetError(**CASE),
    errors.NoAddressError(**CASE),
    errors.NoMailError(**CASE),
    errors.MailSuspendedError(**CASE, note=""),
    errors.MailSuspendedError(**CASE, note="No ships before March"),
    errors.TargetExpiredError(**CASE, until=date(2026, 12, 10)),
    errors.CampaignClosedError(**CASE, until=date(2026, 12, 10)),
    errors.CaseWithdrawnError(**CASE, reason=""),
    errors.CaseWithdrawnError(**CASE, reason="Her family asks for quiet."),
    errors.SampleLetterMissingError(**CASE),
    errors.PageCharacterError(**CASE, line="ab", character="b"),
    errors.PageCharacterError(case_name="", line="a\ud800", character="\ud800"),
    errors.NameCharacterError(case_name="", line="Ana b", character="b"),
    errors.PageEastAsianFontError(**CASE, line="王", character="王"),
    errors.LineTooLongError(**CASE, line="Ministry of Everything"),
    errors.CharacterMissingError(**CASE, line="ab", character="b"),
    errors.EastAsianFontMissingError(**CASE, line="王", character="王"),
    errors.TooManyLinesError(**CASE, lines=12, envelope="DL"),
    errors.ReturnAddressTooLongError(**CASE, envelope="DL"),
    errors.LabelFigureError(figure=errors.LabelFigure.WIDTH, value=None, least=15, most=280),
    errors.LabelsOverlapError(across=True, pitch=60, size=63.5),
    errors.LabelsOverlapError(across=False, pitch=30, size=38.1),
    errors.LabelsOffSheetError(across=True, end=216.5, room=215.9),
    errors.LabelsOffSheetError(across=False, end=300, room=297),
    errors.LabelSheetNameError(),
    errors.LabelTooSmallError(**CASE, lines=9, sheet="Avery 5160"),
    errors.ReturnLabelError(sheet="Avery 5167"),
    errors.NoSenderError(),
    errors.SenderNotNamedError(**CASE),
    errors.EnvelopeRefusedError(problem=errors.NoAddressError(**CASE)),
    errors.NothingToPrintError(),
    errors.NothingToPrintError(problems=(errors.NoAddressError(**CASE),)),
    errors.PrinterRefusedError(printer="Office"),
    errors.NoPagesChosenError(pages=40),
    errors.NoPagesChosenError(pages=1),
    errors.PaperDiffersError(printer="Office", paper="DL", wanted=(220, 110), found=(210, 297)),
    errors.PrintStoppedError(printer="Office", pages=40, sure=17, rest_known=True),
    errors.PrintStoppedError(printer="Office", pages=40, sure=0, rest_known=True, reason="Jam"),
    errors.PrintStoppedError(printer="Office", pages=40, sure=20, rest_known=False, reason="Jam"),
    errors.PrintStoppedError(printer="Office", pages=1, sure=0, rest_known=False),
    errors.ProfileFigureError(figure=errors.ProfileFigure.DX, least=-20, most=20),
    errors.ProfileMediaError(media="a b"),
    errors.ProfilePaperError(page=(220, 110), paper=(210, 297)),
    errors.ReadingsError(),
    errors.CaseNotInEventError(case="nobody", codes=("jani-silva", "el-hiblu-3")),
    errors.ListUnreadableError(file="list.csv"),
    errors.ListTooLargeError(file="list.csv", limit=16),
    errors.ListWorkbookError(file="list.csv"),
    errors.ListEncodingError(file="list.csv"),
    errors.ListEmptyError(file="list.csv"),
    errors.ListColumnsError(file="list.csv", missing=("case",), twice=(), unknown=()),
    errors.ListColumnsError(file="list.csv", missing=(), twice=("case",), unknown=()),
    errors.ListColumnsError(file="list.csv", missing=(), twice=(), unknown=("remarks",)),
    errors.EntryQuotesError(**LINE),
    errors.EntryCellsError(**LINE, cells=4, columns=5),
    errors.EntryTableUnknownError(**LINE, table="99"),
    errors.EntryTableUnknownError(**LINE, table=""),
    errors.EntryCaseUnknownError(**LINE, case="jani"),
    errors.EntryKindUnknownError(**LINE, kind="postcard", kinds=("letter", "other")),
    errors.EntryReasonUnknownError(**LINE, reason="rain", reasons=("joke", "found")),
    errors.EntryCorrectionError(**LINE),
    errors.EntryRecountUnknownError(**LINE, found="no"),
    errors.EntryOnePileError(**LINE),
    errors.EntryQuantityError(**LINE, found="0", limit=1000),
    errors.EntrySignatoriesError(**LINE, found="x" * 500, limit=1000),
    errors.EntryTimeError(**LINE, found="yesterday\x00\u202e"),
    errors.EntryBelowZeroError(**LINE, counted=1, withdrawn=2),
    errors.FileLoggedBeforeError(
        file="list.csv", logged_at=datetime(2026, 12, 10, 19, 42, tzinfo=UTC), entries=1
    ),
    errors.FileLoggedBeforeError(
        file="list.csv", logged_at=datetime(2026, 12, 10, 19, 42, tzinfo=UTC), entries=497
    ),
    errors.SheetRefusedError(errors.SheetProblem.NOT_A_SHEET, file="people.csv"),
    errors.MinorContactError(),
    errors.ConsentWordingError(),
    errors.ContactEmptyError(),
    errors.NoTableError(),
    errors.TableUnknownError(table="Library"),
    errors.PinDigitsError(),
    errors.PinLengthError(least=4, most=12),
    errors.PinGuessedError(),
    errors.NoPinError(),
    errors.PinWantedError(**FILE),
    errors.PinFileError(file="pin.txt", missing=True),
    errors.PinFileError(file="pin.txt", unreadable=True),
    errors.PinFileError(file="pin.txt"),
    errors.PinWrongError(file="pin.txt"),
    errors.PinWrongError(file="pin.txt", wait=timedelta(seconds=20)),
    errors.PinWaitError(wait=timedelta(minutes=2, seconds=5)),
    errors.EventNameDiffersError(),
    errors.LockedError(),
    errors.LoggedBeforeLockError(),
    PACK,
    FRENCH_PACK,
    errors.PackNotWrittenError(file="mine.w4rpack", refusal=PACK),
]

BASES = {
    errors.BackupError,
    errors.EventFileError,
    errors.EventFilePlaceError,
    errors.StorageError,
    errors.EnvelopeError,
    errors.EnvelopeLineError,
    errors.PrintError,
    errors.PrinterError,
    errors.ListError,
    errors.EntryListError,
    errors.EntryNumberError,
    errors.LabelSheetError,
    errors.LockError,
    errors.PeopleError,
    errors.RecountError,
}
"""Kinds that only hold what others have in common and are never raised themselves."""

JARGON = re.compile(
    r"[Tt]raceback|[Ee]xception|[Ee]rror|SQL|errno|None|null|UUID|0x|/|\\|\{|\}|w4r_desktop"
)


def kinds_of(kind: type[W4RError]) -> set[type[W4RError]]:
    """Return all kinds of trouble the program knows."""
    direct = {sub for sub in kind.__subclasses__() if sub.__module__.startswith("w4r_desktop")}
    return direct.union(*(kinds_of(sub) for sub in direct))


def test_every_kind_of_trouble_has_a_sample_here() -> None:
    assert {type(sample) for sample in SAMPLES} == kinds_of(W4RError) - BASES


@pytest.mark.parametrize("trouble", SAMPLES, ids=lambda trouble: type(trouble).__name__)
def test_trouble_has_plain_words(trouble: W4RError) -> None:
    said = explain(trouble)
    assert said[0].isupper() or said[0] == "“"
    assert said.endswith(".")
    assert said.isprintable()
    assert "  " not in said
    assert len(said) < 400
    assert not JARGON.search(said)
    assert type(trouble).__name__ not in said


@pytest.mark.parametrize("trouble", SAMPLES, ids=lambda trouble: type(trouble).__name__)
def test_the_file_and_the_line_are_named(trouble: W4RError) -> None:
    said = explain(trouble)
    if file := getattr(trouble, "file", None):
        assert f"“{file}”" in said
    if isinstance(trouble, errors.EntryListError):
        assert said.startswith("Line 7 of ")


@pytest.mark.parametrize("trouble", SAMPLES, ids=lambda trouble: type(trouble).__name__)
def test_the_log_gets_a_text_of_its_own(trouble: W4RError) -> None:
    assert str(trouble)
    assert "Jani" not in str(trouble)
    assert "Café" not in str(trouble)


def test_nothing_is_left_at_zero() -> None:
    said = explain(errors.BelowZeroError(counted=0, withdrawn=1))
    assert said == "Nothing is left here to take back: the number is at zero already."


def test_both_versions_of_a_newer_file_are_named() -> None:
    said = explain(errors.EventFileTooNewError(**FILE, found=7, supported=1))
    assert f"made by a newer W4R Desktop than this one ({__version__})" in said
    assert "form is number 7, and this one knows those up to 1." in said
