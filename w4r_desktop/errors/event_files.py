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


class NotAddedError(W4RError):
    """The computer did not let the program be added to its applications."""

    def __init__(self) -> None:
        super().__init__("not added to the applications")


class NoDisplayError(W4RError):
    """There is no screen for a window, or it does not answer."""

    def __init__(self) -> None:
        super().__init__("no display")
