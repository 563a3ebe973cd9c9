"""Trouble with event files, with the disk and with the screen."""

from __future__ import annotations

from w4r_desktop.errors.base import W4RError


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


class EventFileSpoiledError(EventFileDamagedError):
    """The file of the event that is open proved damaged in the middle of the work."""


class EventFileBeyondSalvageError(EventFileError):
    """Of a damaged file not even the event and its campaign can be read."""


class EventFileSumsError(EventFileError):
    """The file is whole, but some of its sums are below zero; ``sums`` says how many."""

    def __init__(self, *, file: str, sums: int) -> None:
        super().__init__(file=file)
        self.sums = sums


class EventFileStaysError(EventFileError):
    """A file that was to be thrown away could not be deleted."""


class RehearsalExportError(EventFileError):
    """Something was to be taken out of a copy to practise on as if it were real."""


class RehearsalComparedError(EventFileError):
    """A copy to practise on was chosen to be compared with."""


class SameEventError(EventFileError):
    """The event itself was chosen to be compared with."""


class EventFileReadOnlyError(EventFileError):
    """The file or its folder cannot be written to."""


class EventFileUnreadableError(EventFileError):
    """The file cannot be read: permission is missing, or the disk does not answer."""


class EventFileMovedError(EventFileError):
    """The open file no longer lies where it was opened, so that a change might get lost.

    ``deleted`` says that it has no other name either, so that it cannot be put back.
    """

    def __init__(self, *, file: str, deleted: bool) -> None:
        super().__init__(file=file)
        self.deleted = deleted


class EventFilePlaceError(EventFileError):
    """No live event may lie where the file lies; a copy on the laptop itself is as good."""


class EventFileOnNetworkError(EventFilePlaceError):
    """The file lies on another computer."""


class EventFileOnStickError(EventFilePlaceError):
    """The file lies on a disk that can be pulled out."""


class EventFileSyncedError(EventFilePlaceError):
    """The file lies in a folder that ``service`` keeps equal on several computers."""

    def __init__(self, *, file: str, service: str) -> None:
        super().__init__(file=file)
        self.service = service


class EventFileBackupError(EventFilePlaceError):
    """The file is a backup, which would be none any more once somebody works in it."""


class EventFileNotMadeHereError(EventFileError):
    """A new event was to be made where no live event may lie."""


class EventFileTooLargeError(EventFileError):
    """A file from elsewhere is larger than ``most`` megabytes, as no event ever is."""

    def __init__(self, *, file: str, most: int) -> None:
        super().__init__(file=file)
        self.most = most


class EventFileNotCopiedError(EventFileError):
    """The disk of the laptop did not take the copy of a file from elsewhere."""


class EventFileBusyError(EventFileError):
    """Another window or program has the file open."""


class EventFileTooNewError(EventFileError):
    """A later release wrote the file, so that opening it could lose data."""

    def __init__(self, *, file: str, found: int, supported: int) -> None:
        super().__init__(file=file)
        self.found = found
        self.supported = supported


class StorageError(W4RError):
    """Something could not be written, or read back."""


class SampleNotBuiltError(StorageError):
    """The cases of the sample evening are not there: the program was never installed."""

    def __init__(self) -> None:
        super().__init__("the sample evening is not built yet")


class DiskRefusedError(StorageError):
    """A change did not reach the disk; nothing of it was kept."""

    def __init__(self, *, full: bool) -> None:
        super().__init__(f"the disk refused a change (full: {full})")
        self.full = full


class FileNotSavedError(StorageError):
    """A document or list could not be saved; a file that had its name is as it was.

    ``no_file`` says that a folder or a device has the name, ``silent`` that the disk is.
    """

    def __init__(
        self,
        *,
        file: str,
        full: bool = False,
        folder_missing: bool = False,
        name_too_long: bool = False,
        no_file: bool = False,
        silent: bool = False,
    ) -> None:
        super().__init__(f"not saved (full: {full}, folder missing: {folder_missing})")
        self.file = file
        self.full = full
        self.folder_missing = folder_missing
        self.name_too_long = name_too_long
        self.no_file = no_file
        self.silent = silent


class WouldReplaceEventError(StorageError):
    """A document was to be saved under the name of an event file."""

    def __init__(self, *, file: str) -> None:
        super().__init__("a document would replace an event")
        self.file = file


class DataFolderError(StorageError):
    """The folder of the program's own data cannot be used; ``folder`` is its name."""

    def __init__(self, *, folder: str) -> None:
        super().__init__("the data folder cannot be used")
        self.folder = folder


class OutputRefusedError(StorageError):
    """Standard output does not take what was to be said."""

    def __init__(self) -> None:
        super().__init__("standard output is full or broken")


class NotAddedError(W4RError):
    """The computer did not let the program be added to its applications."""

    def __init__(self) -> None:
        super().__init__("not added to the applications")


class NoDisplayError(W4RError):
    """There is no screen for a window, or it does not answer."""

    def __init__(self) -> None:
        super().__init__("no display")


class ExportFormError(StorageError):
    """Names of people were asked for in a form that is for everybody's eyes."""

    def __init__(self) -> None:
        super().__init__("no names in a report or a text")
