"""What is to become of changes that nobody saved, before they would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.gui.dialogs.ask import Unsaved, ask_to_save
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.language import _

if TYPE_CHECKING:
    from w4r_desktop.gui.evening import Evening
    from w4r_desktop.gui.main_window import MainWindow


def may_leave(evening: Evening, window: MainWindow) -> bool:
    """Ask about every form with changes; return whether none of them is to be kept open."""
    return _may_leave_setup(evening, window) and _may_leave_brief(evening)


def _may_leave_setup(evening: Evening, window: MainWindow) -> bool:
    if not evening.choices.waits_under_setup:
        return True
    answer = ask_to_save(window)
    if answer is Unsaved.SAVE:
        page = window.show_page("setup")
        assert isinstance(page, SetupPage)
        return page.save_changes()
    return answer is Unsaved.DISCARD


def _may_leave_brief(evening: Evening) -> bool:
    if (draft := evening.choices.brief_draft) is None:
        return True
    page = evening.briefs_page()
    title = _("Save what you wrote about {case}?").format(case=draft.brief.name or _("a new case"))
    answer = ask_to_save(page, title=title, stay=_("Go on editing"))
    if answer is Unsaved.SAVE:
        assert page.editor is not None
        return page.editor.save_changes()
    return answer is Unsaved.DISCARD
