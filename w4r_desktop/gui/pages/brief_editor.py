"""Writing a case: a form of everything its brief says, and beside it what paper will make of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.case_parts import changed_parts, parts
from w4r_desktop.domain.pack_changes import CaseContent
from w4r_desktop.domain.pack_choice import merged
from w4r_desktop.errors import CaseCodeTakenError, PackRefusedError
from w4r_desktop.exchange.case_pack import checked_case
from w4r_desktop.gui import theme
from w4r_desktop.gui.brief_draft import BriefDraft
from w4r_desktop.gui.dialogs.ask import Unsaved, ask_to_save
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.brief_editor_desk import BriefEditorDesk
from w4r_desktop.gui.pages.brief_editor_form import ADD_TARGET, BLANK, BriefForm
from w4r_desktop.gui.pages.brief_editor_side import BriefEditorSide, Looked
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import shortcut, stops
from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain
from w4r_desktop.pack_messages import reason
from w4r_desktop.services import cases as case_services
from w4r_desktop.store.queries.cases import CASE_TABLES, CaseRow, cases, picture
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.widgets.editing.field import Field
    from w4r_desktop.gui.workspace import Workspace

LOW: Final = 520
"""Below this height, at 100 %, the keys are not told, so that more of the form is seen."""

SAVE, LEAVE, NEXT, BACK = "Ctrl+S", "Esc", "Ctrl+PgDown", "Ctrl+PgUp"


class BriefEditor(QWidget):
    """Changes a case or writes a new one, saved as one step that Undo takes back.

    ``saved`` tells the id of the case, ``left`` that the form was closed, saved or not. What is
    not saved is kept as the draft among ``choices``.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self, workspace: Workspace, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices
        self._case_id: UUID | None = None
        self._before = BLANK
        self._is_open = self._saving = False
        self._place = -1
        self._cases = Live(workspace, cases, shows=CASE_TABLES, parent=self)
        self.title = ElidedLabel("", "title", self)
        self.save = Button(_("Save"), icon="save", kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self.notice = Notice(parent=self)
        self.form = BriefForm(self)
        self.side = BriefEditorSide(workspace, self)
        self.desk = BriefEditorDesk(self.form, self.side, self)
        self.keys = KeyHint(self)
        self._lay_out()
        self._connect()

    # -- what is written -----------------------------------------------------------------------

    def edit(self, row: CaseRow | None) -> None:
        """Show a case to be changed, or an empty form for a new one.

        A draft of the same case is taken up where it was left.
        """
        self._begin(row.case_id if row else None)

    def take_up_draft(self) -> bool:
        """Go on with the draft that waits, if there is one, and return whether there is."""
        draft = self._choices.brief_draft
        if draft is not None:
            self._begin(draft.case_id)
        return draft is not None

    @property
    def has_changes(self) -> bool:
        """Whether anything is typed that is not saved."""
        return self._choices.brief_draft is not None

    def discard(self) -> None:
        """Forget what is not saved."""
        self._choices.brief_draft = None
        self.notice.hide()
        self._before = self._stored() or BLANK
        self._show(self._before)

    def save_changes(self) -> bool:
        """Save what the form says; say beside the field why not and return False otherwise."""
        if self.form.picture.is_reading:  # or the brief would be saved without it
            words = _("The picture is still being read. Save again in a moment.")
            self._point_at(self.form.picture, words)
            return False
        text = self._with_others(self.form.finished())
        try:
            brief = checked_case(text.brief)
            case_id = self._keep(replace(text, brief=brief))
        except PackRefusedError as refusal:
            self._refuse(refusal)
            return False
        except CaseCodeTakenError as error:
            self._point_at(self.form.field_at(("code",)), explain(error))
            return False
        self._choices.brief_draft = None
        self._case_id = case_id
        self.notice.hide()
        self._before = self._stored() or BLANK
        self._show(self._before)
        self.saved.emit(case_id)
        return True

    def leave(self) -> None:
        """Close the form; ask first if anything would be lost."""
        if self.has_changes:
            title = _("Save what you wrote about {case}?").format(case=self._name())
            answer = ask_to_save(self, title=title, stay=_("Go on editing"))
            if answer is Unsaved.STAY or (answer is Unsaved.SAVE and not self.save_changes()):
                return
        self._close()

    def _close(self) -> None:
        self.discard()
        self._is_open = False
        self.left.emit()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.form.who.fields["name"].control.setFocus(reason)

    def _begin(self, case_id: UUID | None) -> None:
        draft = self._choices.brief_draft
        self._case_id = case_id
        self._is_open = True
        self._place = -1
        self.notice.hide()
        self._before = self._stored() or BLANK
        if draft is None or draft.case_id != case_id:
            self._choices.brief_draft = None
            self._show(self._before)
        else:
            self._before = draft.before
            self._show(draft.typed)
            self._on_edited()
            self._on_cases()
        self.desk.go_up()

    def _show(self, text: CaseContent) -> None:
        others = (row for row in self._cases.answer if row.case_id != self._case_id)
        self.form.show_text(
            text,
            taken={row.brief.code for row in others},
            language=self._workspace.read(campaign).language,
        )
        self._show_title()
        self._chain()
        self._look()

    def _keep(self, text: CaseContent) -> UUID:
        """Save a checked brief as one step, while nobody takes the step for somebody else's."""
        name = text.brief.name
        self._saving = True
        try:
            if self._case_id is None or self._row() is None:
                return self._workspace.run(
                    _("Add the case {case}").format(case=name),
                    case_services.add_case,
                    brief=text.brief,
                    picture=text.picture,
                )
            self._workspace.run(
                _("Change the brief of {case}").format(case=name),
                case_services.change_case,
                case_id=self._case_id,
                brief=text.brief,
                picture=text.picture,
            )
            return self._case_id
        finally:
            self._saving = False

    def _stored(self) -> CaseContent | None:
        """Return what is saved of the case, None if there is no such case."""
        row = self._row()
        if row is None:
            return None
        face = self._workspace.read(picture, row.picture_id) if row.picture_id else None
        return CaseContent(row.brief, face)

    def _row(self) -> CaseRow | None:
        return next((row for row in self._cases.answer if row.case_id == self._case_id), None)

    def _name(self) -> str:
        text = self._choices.brief_draft.typed if self._choices.brief_draft else self._before
        return text.brief.name or self._before.brief.name or _("the new case")

    def _on_edited(self) -> None:
        typed = self.form.text()
        changed = typed != self._before
        self._choices.brief_draft = (
            BriefDraft(self._case_id, typed, self._before) if changed else None
        )
        self._show_title()
        self._look()

    def _show_title(self) -> None:
        if self._case_id is None:
            self.title.setText(_("A new case"))
        else:
            self.title.setText(_("Change the brief of {case}").format(case=self._before.brief.name))
        self.save.setEnabled(self.has_changes)

    # -- what somebody else changed ------------------------------------------------------------

    def _on_cases(self) -> None:
        """Say that the case is not what it was when the writing began, if anything is typed."""
        if not self._is_open or self._saving or self._case_id is None:
            return
        stored = self._stored()
        if stored == self._before:
            self.notice.hide()
        elif not self.has_changes:
            self._before = stored or BLANK
            if stored is None:
                self._close()
            else:
                self._show(stored)
        elif stored is None:
            self.notice.say(
                _("This case was removed meanwhile. What you typed is still here."),
                (_("Keep it as a new case"), _("Discard what I typed")),
            )
        else:
            self.notice.say(
                _("This case was changed meanwhile, by Undo or an import, while you were typing."),
                (_("Keep what I typed"), _("Discard what I typed")),
            )

    def _on_notice(self, answer: int) -> None:
        self.notice.hide()
        stored = self._stored()
        if answer and stored is None:
            self._close()
        elif answer:
            self.discard()
        else:
            typed = self._with_others(self.form.text())
            if stored is None:
                self._case_id = None
            self._before = stored or BLANK
            self._show(typed)
            self._on_edited()

    def _with_others(self, typed: CaseContent) -> CaseContent:
        """Return what is saved now with every field that was typed since the writing began."""
        now = self._stored()
        return typed if now is None else _merged(typed, before=self._before, now=now)

    # -- what is refused -----------------------------------------------------------------------

    def _refuse(self, refusal: PackRefusedError) -> None:
        field = self.form.field_at(refusal.where)
        place = _("“{field}”").format(field=field.words if field else refusal.where[-1])
        if isinstance(refusal.where[-1], int):
            place = _("line {number} of {field}").format(
                number=number(refusal.where[-1] + 1), field=place
            )
        words = _("{reason}. Nothing was saved.").format(reason=reason(refusal, place=place))
        self._point_at(field, words[:1].upper() + words[1:])

    def _point_at(self, field: Field | None, words: str) -> None:
        """Say what is wrong beside a field, bring it into view and go there."""
        assert field is not None
        field.complain(words)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.follow()

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.title, 1)
        top.addWidget(self.cancel)
        top.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(self.desk, 1)
        layout.addWidget(self.keys)
        self.save.setToolTip(tooltips.plain(SAVE))
        self.cancel.setToolTip(tooltips.plain(LEAVE))
        self.keys.show_parts(
            "",
            (
                (SAVE, _("save")),
                (LEAVE, _("leave")),
                (NEXT, _("next section")),
                (ADD_TARGET, _("add a target")),
            ),
        )

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.rearranged.connect(self._chain)
        self.desk.placed.connect(self._chain)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.leave)
        self.notice.chosen.connect(self._on_notice)
        self._cases.answered.connect(self._on_cases)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        for keys, slot in (
            (SAVE, self._on_save),
            (LEAVE, self.leave),
            (NEXT, partial(self.desk.turn, 1)),
            (BACK, partial(self.desk.turn, -1)),
            (ADD_TARGET, self.form.targets.add_new),
        ):
            shortcut(keys, slot, self)

    def _chain(self) -> None:
        """Let Tab go the way the eye goes, and to the buttons when all is filled in."""
        order = [*stops(self.desk.index), *stops(self.form), self.save, self.cancel]
        order += [stop for stop in stops(self.side) if stop not in order]
        for one, next_ in pairwise(order):
            QWidget.setTabOrder(one, next_)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys.setVisible(self.height() >= theme.current().px(LOW))

    def _on_save(self) -> None:
        if self.has_changes and self.save_changes():
            self._close()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.form.isAncestorOf(now):
            return
        self.desk.follow()
        place = self.form.targets.place_of(now)
        if place is not None and place != self._place:
            self._place = place
            self._look()

    def _look(self) -> None:
        row = self._row()
        withdrawn = row.withdrawn.reason if row and row.withdrawn else None
        draft = self._choices.brief_draft
        brief = draft.typed.brief if draft else self._before.brief
        name = brief.name or self._before.brief.name or _("A new case")
        self.side.show_brief(Looked(replace(brief, name=name), self._place, withdrawn))


def _merged(typed: CaseContent, *, before: CaseContent, now: CaseContent) -> CaseContent:
    """Return what is saved now with every part that was typed meanwhile, and no other."""
    changed = changed_parts(parts(before.brief, before.picture), parts(typed.brief, typed.picture))
    both = merged(now, typed, changed)
    code = now.brief.code if typed.brief.code == before.brief.code else typed.brief.code
    return CaseContent(replace(both.brief, code=code), both.picture)
