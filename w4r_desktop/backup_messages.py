"""Trouble with backups, in words."""

from __future__ import annotations

from w4r_desktop import errors
from w4r_desktop.errors import BackupTrouble
from w4r_desktop.language import _


def words(error: errors.BackupError) -> str:
    """Return why there is no backup, or why one is not used, and what to do."""
    if isinstance(error, errors.BackupNotMadeError):
        return _not_made(error.trouble)
    if isinstance(error, errors.PutAsideError):
        return _(
            "This was not saved, because this evening was put aside and does not count. Nothing "
            "was changed. Press “To the evening” above, and do it there."
        )
    assert isinstance(error, errors.BackupUnverifiedError)
    return _(
        "“{file}” was not restored, because the file “{file}.sha256” that proves it is not beside "
        "it. Nothing was changed. Choose another backup, or copy both files here."
    ).format(file=error.file)


def _not_made(trouble: BackupTrouble) -> str:
    return {
        BackupTrouble.FULL: _(
            "No backup was made, because the disk is full. The event is saved and earlier backups "
            "are kept. Make room on the disk, or name another place for backups under Setup."
        ),
        BackupTrouble.GONE: _(
            "No backup was made, because the folder or stick for it is not there or does not "
            "answer. The event is saved and earlier backups are kept. Plug the stick in and try "
            "again."
        ),
        BackupTrouble.READ_ONLY: _(
            "No backup was made, because the folder or stick for it is read-only. The event is "
            "saved and earlier backups are kept. Name another place for backups under Setup."
        ),
        BackupTrouble.DIFFERS: _(
            "No backup was made, because what was read back is not what was written. The event is "
            "saved and earlier backups are kept. Do not trust this disk or stick; take another one."
        ),
        BackupTrouble.SOURCE: _(
            "No backup was made, because the event file itself is not whole. Earlier backups are "
            "kept. Go back to the newest of them under Setup."
        ),
    }[trouble]
