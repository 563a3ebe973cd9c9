"""The page on which briefs are found, read and, by the organizer, looked after."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.good_news import outcomes
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog
from w4r_desktop.gui.pages.brief_changes import CaseChanges
from w4r_desktop.gui.pages.brief_desk import BriefDesk
from w4r_desktop.gui.pages.brief_menu import CaseMenu
from w4r_desktop.gui.pages.good_news import GoodNewsView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QShowEvent

    from w4r_desktop.gui.pages.brief_editor import BriefEditor
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.cases import CaseRow


class BriefsPage(QWidget):
    """Shows the briefs, the good news of all of them, or the form in which one is edited.

    ``paper_requested`` tells a Document, a case and the role of a target; the others ask for what
    they are named after. ``said`` tells in a sentence what was done. ``now`` is the computer's
    clock, in UTC.
    """

    paper_requested = Signal(object, object, object)
    good_news_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices or Choices()
        now = now or partial(datetime.now, UTC)
        self._changes = CaseChanges(workspace, now, self)
        self.editor: BriefEditor | None = None
        self.notice = Notice(parent=self)
        self.desk = BriefDesk(workspace, preferences, self._choices, now, self)
        self.good_news = GoodNewsView(self)
        self.menu = CaseMenu(self.desk)
        self.empty = _NothingYet(self)
        self._views = QStackedWidget(self)
        self._lay_out()
        self._connect()
        if workspace.locked:
            self._leave_to_volunteers()
        else:
            self._connect_menu()
        self.good_news.set_size_of_type(preferences.brief_size)
        self._on_cases()

    def show_case(self, case_id: UUID) -> None:
        """Show the brief of a case, in the language chosen for reading if it is translated."""
        self._views.setCurrentWidget(self.desk)
        self.desk.show_case(case_id)

    @property
    def case_id(self) -> UUID | None:
        """The case whose brief is shown."""
        return self.desk.row.case_id if self.desk.row else None

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        view = self._views.currentWidget()
        assert view is not None
        view.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._choices.brief_draft is not None and self.editor is None:
            self._show_draft()  # from before the window was made anew

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(12))
        layout.addWidget(self.notice)
        layout.addWidget(self._views, 1)
        for view in (self.desk, self.good_news, self.empty):
            self._views.addWidget(view)

    def _connect(self) -> None:
        self._changes.said.connect(self.said)
        self._changes.refused.connect(self._on_refused)
        self.notice.chosen.connect(self._on_notice)
        self.desk.cases_changed.connect(self._on_cases)
        self.desk.shown_case_changed.connect(self._on_shown)
        self.desk.zoomed.connect(self.good_news.set_size_of_type)
        self.desk.chooser.moved.connect(self._move)
        self.desk.chooser.good_news.clicked.connect(self.show_good_news)
        self.desk.add_key("Ctrl+G", self.show_good_news)
        self.desk.side.paper_requested.connect(self._ask_for_target)
        self.desk.side.sheet.clicked.connect(partial(self._ask_for, Document.CASE_SHEETS))
        self.good_news.left.connect(self._leave_good_news)
        self.good_news.zoomed.connect(self.desk.zoom)
        self.good_news.print_requested.connect(self.good_news_requested)
        self.empty.add.clicked.connect(partial(self.edit, None))
        self.empty.bring_in.clicked.connect(self.import_requested)

    def _leave_to_volunteers(self) -> None:
        """Offer reading, and paper of the brief that is read; the organizer's part is locked."""
        for button in (self.good_news.print, self.empty.add, self.empty.bring_in):
            button.hide()

    def _connect_menu(self) -> None:
        menu = self.menu
        self.desk.side.edit.clicked.connect(self._edit_shown)
        self.desk.side.check.clicked.connect(self.show_remarks)
        self.desk.side.more.setMenu(menu)
        self.desk.chooser.list.menu_requested.connect(menu.popup)
        self.desk.addActions(menu.actions())  # so that their keys are heard
        self.empty.addAction(menu.add)
        for action, slot in (
            (menu.edit, self._edit_shown),
            (menu.add, partial(self.edit, None)),
            (menu.duplicate, partial(self._with_shown, self._duplicate)),
            (menu.up, partial(self._move_shown, -1)),
            (menu.down, partial(self._move_shown, 1)),
            (menu.withdraw, partial(self._with_shown, self._changes.withdraw)),
            (menu.restore, partial(self._with_shown, self._changes.restore)),
            (menu.remove, partial(self._with_shown, self._changes.remove)),
            (menu.sheet, partial(self._ask_for, Document.CASE_SHEETS)),
            (menu.sign, partial(self._ask_for, Document.TABLE_SIGNS)),
            (menu.card, partial(self._ask_for_target, Document.CARDS, Role.SOLIDARITY)),
            (menu.bring_in, self.import_requested.emit),
            (menu.save, self.export_requested.emit),
        ):
            action.triggered.connect(slot)
        self.desk.chooser.find_box.textChanged.connect(self._offer)

    # -- what is shown -------------------------------------------------------------------------

    def show_briefs(self) -> None:
        """Show the briefs, or what to do where there are none."""
        self._views.setCurrentWidget(self.desk if self.desk.rows else self.empty)
        self.setFocus()

    def show_good_news(self) -> None:
        """Show the good news of all cases, for reading aloud."""
        self._tell_good_news()
        self.notice.hide()
        self._views.setCurrentWidget(self.good_news)
        self.setFocus()

    def _leave_good_news(self) -> None:
        self.show_briefs()
        if self._choices.brief_draft is not None:
            self._show_draft()

    def show_remarks(self) -> None:
        """Show what is to be seen to before anything of the campaign is printed."""
        dialog = BeforePrintingDialog(self.desk.remarks, self)
        dialog.chosen.connect(self._show_code)
        dialog.open()

    def _tell_good_news(self) -> None:
        self.good_news.show_outcomes(outcomes(self.desk.brief_of(row) for row in self.desk.rows))

    def _show_code(self, code: str) -> None:
        for row in self.desk.rows:
            if row.brief.code == code:
                self.show_case(row.case_id)
                self.setFocus()

    def _on_cases(self) -> None:
        self._offer()
        if self._views.currentWidget() is self.good_news:
            self._tell_good_news()
        elif self._views.currentWidget() in (self.desk, self.empty):
            self._views.setCurrentWidget(self.desk if self.desk.rows else self.empty)

    def _on_shown(self) -> None:
        self.notice.hide()  # it spoke of another case
        self._offer()

    def _offer(self) -> None:
        """Offer in the menu what can be done."""
        self.menu.show_case(
            self.desk.row,
            place=self.desk.place,
            count=len(self.desk.rows),
            finding=self.desk.chooser.finding,
        )

    # -- what the organizer does ---------------------------------------------------------------

    def edit(self, row: CaseRow | None) -> None:
        """Show the form in which a case is edited; None is a new one.

        Where another brief is being written, that is shown instead, so that nothing is lost.
        """
        draft, case_id = self._choices.brief_draft, None if row is None else row.case_id
        if draft is not None and draft.case_id != case_id:
            self._show_draft()
            self.said.emit(_("What you wrote here is not saved yet. Save or leave it first."))
            return
        editor = self._editor()
        editor.edit(row)
        self._show_editor(editor)

    def _show_draft(self) -> None:
        editor = self._editor()
        if editor.take_up_draft():
            self._show_editor(editor)

    def _show_editor(self, editor: BriefEditor) -> None:
        self.notice.hide()
        self._views.setCurrentWidget(editor)
        self.setFocus()

    def _editor(self) -> BriefEditor:
        if self.editor is None:
            from w4r_desktop.gui.pages.brief_editor import BriefEditor  # not needed for reading

            self.editor = BriefEditor(self._workspace, self._choices, self)
            self.editor.saved.connect(self._on_saved)
            self.editor.left.connect(self.show_briefs)
            self._views.addWidget(self.editor)
        return self.editor

    def _edit_shown(self) -> None:
        self._with_shown(self.edit)

    def _on_saved(self, case_id: UUID) -> None:
        self.desk.show_case(case_id)

    def _with_shown(self, do: Callable[[CaseRow], None]) -> None:
        if (row := self.desk.row) is not None:
            do(row)

    def _duplicate(self, row: CaseRow) -> None:
        if (copy := self._changes.duplicate(row)) is not None:
            self.desk.show_case(copy)

    def _move_shown(self, steps: int) -> None:
        if (row := self.desk.row) is not None:
            self._changes.move(row, self.desk.place + steps)

    def _move(self, case_id: UUID, place: int) -> None:
        for row in self.desk.rows:
            if row.case_id == case_id:
                self._changes.move(row, place)

    def _ask_for(self, document: Document) -> None:
        self._ask_for_target(document, Role.PRIMARY)

    def _ask_for_target(self, document: Document, role: Role) -> None:
        if (case_id := self.case_id) is not None:
            self.paper_requested.emit(document, case_id, role)

    def _on_refused(self, why: str) -> None:
        row = self.desk.row
        buttons = () if row is None or row.withdrawn else (_("Withdraw it…"),)
        self.notice.say(why, buttons)

    def _on_notice(self, _answer: int) -> None:
        self.notice.hide()
        self._with_shown(self._changes.withdraw)


class _NothingYet(QWidget):
    """Says what to do in a campaign without cases."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.current().px
        card = Card(_("There are no briefs yet"), parent=self)
        words = label(
            _(
                "Bring in the case pack or the list that you were sent, or add a case by hand. "
                "Everything can be changed later."
            ),
            "",
            card,
        )
        words.setWordWrap(True)
        card.body.addWidget(words)
        self.bring_in = Button(_("Bring in a pack or list…"), kind="primary", parent=card)
        self.add = Button(_("Add a case…"), parent=card)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bring_in)
        buttons.addWidget(self.add)
        buttons.addStretch()
        card.body.addLayout(buttons)
        card.setMaximumWidth(px(560))  # less in large type, or it would widen every page here
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        middle = QHBoxLayout()  # an alignment would give the words the height of one line
        middle.addStretch(1)
        middle.addWidget(card, 8)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(2)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.bring_in.setFocus(reason)
