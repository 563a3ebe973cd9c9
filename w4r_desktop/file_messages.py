"""Trouble with event files, saved files and the disk, in words."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import __version__, errors
from w4r_desktop.language import _, ngettext, number


@singledispatch
def words(error: errors.EventFileError | errors.StorageError) -> str:
    """Return what happened to a file, that nothing was changed, and what to do."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _event_missing(error: errors.EventFileMissingError) -> str:
    return _("There is no event file “{file}”. Check the name and the folder.").format(
        file=error.file
    )


@words.register
def _sample_not_built(_error: errors.SampleNotBuiltError) -> str:
    return _("The sample is not built yet: installing the program does that. Nothing was changed.")


@words.register
def _event_exists(error: errors.EventFileExistsError) -> str:
    return _(
        "There is a file “{file}” already, and it was left as it is. Choose another name."
    ).format(file=error.file)


@words.register
def _event_empty(error: errors.EventFileEmptyError) -> str:
    return _(
        "“{file}” cannot be opened, because it is empty. Nothing was changed. "
        "Look for another copy of the event."
    ).format(file=error.file)


@words.register
def _event_foreign(error: errors.EventFileForeignError) -> str:
    return _(
        "“{file}” cannot be opened, because it is not an event of W4R Desktop, whatever its name "
        "says. Nothing was changed. Choose another file."
    ).format(file=error.file)


@words.register
def _event_damaged(error: errors.EventFileDamagedError) -> str:
    return _(
        "“{file}” is damaged or cut off. It was left as it is. Look for another copy of the event."
    ).format(file=error.file)


@words.register
def _event_spoiled(error: errors.EventFileSpoiledError) -> str:
    return _(
        "“{file}” has become damaged, so this was not done. Nothing more can be logged in it. Go "
        "back to a backup of the evening; the damaged file is kept."
    ).format(file=error.file)


@words.register
def _event_beyond_salvage(error: errors.EventFileBeyondSalvageError) -> str:
    return _(
        "Nothing of “{file}” can be read any more that would make an event. It was left as it is, "
        "and nothing was made. Look for a backup of it, for instance on a stick."
    ).format(file=error.file)


@words.register
def _event_sums(error: errors.EventFileSumsError) -> str:
    return ngettext(
        "In “{file}” {count} sum is below zero. Nothing was changed. "
        "Look for another copy of the event.",
        "In “{file}” {count} sums are below zero. Nothing was changed. "
        "Look for another copy of the event.",
        error.sums,
    ).format(file=error.file, count=number(error.sums))


@words.register
def _event_read_only(error: errors.EventFileReadOnlyError) -> str:
    return _(
        "“{file}” cannot be opened, because it or its folder is read-only. Nothing was changed. "
        "Copy it to a folder of your own and open the copy."
    ).format(file=error.file)


@words.register
def _event_busy(error: errors.EventFileBusyError) -> str:
    return _(
        "“{file}” is open in another window or program. Nothing was changed. "
        "Close it there and try again."
    ).format(file=error.file)


@words.register
def _event_on_network(error: errors.EventFileOnNetworkError) -> str:
    return _(
        "“{file}” lies on a network share, where letters can get lost when the network fails. "
        "Nothing was changed. Copy it to this laptop and use the copy; the file stays where it is."
    ).format(file=error.file)


@words.register
def _event_on_stick(error: errors.EventFileOnStickError) -> str:
    return _(
        "“{file}” lies on a stick or another disk that can be pulled out, and letters could get "
        "lost with it. Nothing was changed. Copy it to this laptop and use the copy; the file "
        "stays where it is."
    ).format(file=error.file)


@words.register
def _event_backup(error: errors.EventFileBackupError) -> str:
    return _(
        "“{file}” is a backup, and whatever is counted in it would spoil it. Nothing was changed. "
        "Make a copy and use that; the backup stays as it is."
    ).format(file=error.file)


@words.register
def _event_not_made_here(error: errors.EventFileNotMadeHereError) -> str:
    return _(
        "“{file}” was not made, because letters can get lost on a stick, on a network share and in "
        "a folder that is kept the same on several computers. Nothing was changed. Choose a folder "
        "of this laptop alone; backups may lie there."
    ).format(file=error.file)


@words.register
def _event_too_large(error: errors.EventFileTooLargeError) -> str:
    return _(
        "“{file}” cannot be opened, because it is larger than {most} MB, as no event ever is. "
        "Nothing was changed. Ask whoever gave you the file."
    ).format(file=error.file, most=number(error.most))


@words.register
def _event_not_copied(error: errors.EventFileNotCopiedError) -> str:
    return _(
        "“{file}” cannot be opened, because the disk of this laptop has no room for a copy of it. "
        "Nothing was changed. Make room on the disk and try again."
    ).format(file=error.file)


@words.register
def _event_synced(error: errors.EventFileSyncedError) -> str:
    return _(
        "“{file}” lies in a folder that {service} keeps the same on several computers, and it "
        "would copy the file in the middle of a change. Nothing was changed. Copy it to a folder "
        "of this laptop alone and use the copy; the file stays where it is."
    ).format(file=error.file, service=error.service)


@words.register
def _event_unreadable(error: errors.EventFileUnreadableError) -> str:
    return _(
        "“{file}” cannot be opened, because you are not allowed to read it or its disk does not "
        "answer. Nothing was changed. Check the disk, or ask whoever gave you the file."
    ).format(file=error.file)


@words.register
def _event_moved(error: errors.EventFileMovedError) -> str:
    if error.deleted:
        return _(
            "“{file}” was deleted or replaced while it was open. Nothing was changed. Close the "
            "event: all that was saved before is then put back, under this name or one like it."
        ).format(file=error.file)
    return _(
        "“{file}” was moved or renamed while it was open. Nothing was changed. "
        "Put it back under its old name and go on."
    ).format(file=error.file)


@words.register
def _event_too_new(error: errors.EventFileTooNewError) -> str:
    return _(
        "“{file}” was made by a newer W4R Desktop than this one ({version}): its form is number "
        "{found}, and this one knows those up to {supported}. Nothing was changed. Update the "
        "program and open it again."
    ).format(file=error.file, version=__version__, found=error.found, supported=error.supported)


@words.register
def _disk_refused(error: errors.DiskRefusedError) -> str:
    if error.full:
        return _(
            "This was not saved, because the disk is full. Everything before it is safe. "
            "Make room on the disk and try again."
        )
    return _(
        "This was not saved, because the disk did not take it. Everything before it is safe. "
        "Check that the disk is connected and try again."
    )


@words.register
def _file_not_saved(error: errors.FileNotSavedError) -> str:
    if error.full:
        said = _(
            "“{file}” was not saved, because the disk is full. Nothing was changed. "
            "Make room or choose another folder."
        )
    elif error.folder_missing:
        said = _(
            "“{file}” was not saved, because its folder does not exist. Nothing was changed. "
            "Make the folder or choose another one."
        )
    elif error.name_too_long:
        said = _(
            "“{file}” was not saved, because that name is too long. Nothing was changed. "
            "Choose a shorter one."
        )
    elif error.no_file:
        said = _(
            "“{file}” was not saved, because that is the name of a folder or a device. "
            "Nothing was changed. Choose another name."
        )
    elif error.silent:
        said = _(
            "“{file}” was not saved, because the disk or stick does not answer. Nothing was "
            "changed. Plug it in again, or choose another folder."
        )
    else:
        said = _(
            "“{file}” was not saved, because the folder or the file is read-only. "
            "Nothing was changed. Choose another folder or name."
        )
    return said.format(file=error.file)


@words.register
def _event_stays(error: errors.EventFileStaysError) -> str:
    return _(
        "“{file}” could not be thrown away, because this computer does not let it be deleted. "
        "Nothing was changed. Close whatever else has it open, and try again."
    ).format(file=error.file)


@words.register
def _rehearsal_export(error: errors.RehearsalExportError) -> str:
    return _(
        "“{file}” is a practice copy, and what was made up while practising is never taken for "
        "real. Nothing was saved. Open the evening itself and do it there."
    ).format(file=error.file)


@words.register
def _rehearsal_compared(error: errors.RehearsalComparedError) -> str:
    return _(
        "“{file}” is a practice copy, and what was made up while practising is compared with no "
        "evening. Nothing was changed. Choose the evening itself."
    ).format(file=error.file)


@words.register
def _same_event(error: errors.SameEventError) -> str:
    return _(
        "“{file}” is this very event, so there is nothing to compare. Nothing was changed. "
        "Choose the file of another event."
    ).format(file=error.file)


@words.register
def _would_replace_event(error: errors.WouldReplaceEventError) -> str:
    return _(
        "“{file}” was not saved, because that is the name of an event. Nothing was changed. "
        "Choose another name."
    ).format(file=error.file)


@words.register
def _data_folder(error: errors.DataFolderError) -> str:
    return _(
        "W4R Desktop cannot keep its own data, because this computer does not let it use the "
        "folder “{folder}”. Nothing was changed. Ask whoever looks after the computer."
    ).format(folder=error.folder)


@words.register
def _output_refused(error: errors.OutputRefusedError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "What you asked for was done, but the answer could not be written, because the disk or "
        "program it goes to does not take it."
    )


@words.register
def _export_form(error: errors.ExportFormError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "A report or a text is for everybody’s eyes and never names the people who came, so "
        "nothing was saved. Choose a spreadsheet, CSV or JSON for a list with names."
    )
