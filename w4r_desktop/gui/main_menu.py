"""The menus of the window: what can be done with events, the campaign and how all of it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from w4r_desktop.gui.view_menu import ViewMenu
from w4r_desktop.gui.widgets import mnemonics
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from w4r_desktop.gui.main_window import MainWindow


class MainMenu(QMenuBar):
    """Offers what can be done now; a window makes it anew when that becomes more or less.

    While the organizer's lock is on, only what volunteers may do is there.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.practise = QAction(_("P&ractise…"), self)
        self._make_event_menu(self.addMenu(_("&Event")))
        self._make_edit_menu(self.addMenu(_("E&dit")))
        if not window.is_locked:
            self._make_campaign_menu(self.addMenu(_("&Campaign")))
        self.view = ViewMenu(self)
        self.view.look_chosen.connect(window.look_chosen)
        self.view.text_size_chosen.connect(window.text_size_chosen)
        self.view.language_chosen.connect(window.language_chosen)
        self.addMenu(self.view)
        helping, keys = self.addMenu(_("&Help")), QKeySequence.StandardKey
        self._add(helping, _("&How it works"), window.show_help, keys.HelpContents)
        if not window.is_locked:  # a report is saved where one likes
            wish = window.report_requested.emit
            self._add(helping, _("&Report on the last trouble…"), wish)
        self.offer_undo()

    def offer_undo(self) -> None:
        """Offer to undo what was just done, by its name, and to do again what was undone."""
        evening = self._window.evening
        done = evening.workspace.undo_label if evening else ""
        undone = evening.workspace.redo_label if evening else ""
        self.undo.setEnabled(bool(done))
        self.redo.setEnabled(bool(undone))
        undo, redo = _("Undo: {step}").format(step=done), _("Redo: {step}").format(step=undone)
        self.undo.setText(mnemonics.plain(undo) if done else _("&Undo"))
        self.redo.setText(mnemonics.plain(redo) if undone else _("&Redo"))

    def _make_event_menu(self, menu: QMenu) -> None:
        window = self._window
        if not window.is_locked:
            keys = QKeySequence.StandardKey
            self._add(menu, _("&New event…"), window.new_requested.emit, keys.New)
            self._add(menu, _("&Open…"), window.open_requested.emit, keys.Open)
            self._add(menu, _("&All events"), window.events_requested.emit)
            self._add(menu, _("Look at the &sample"), window.sample_requested.emit)
            self.practise.triggered.connect(window.practice_requested)
            self.practise.setEnabled(False)  # until there is an evening to copy
            menu.addAction(self.practise)
            menu.addSeparator()
            wish = window.applications_requested.emit
            self._add(menu, _("Add to the computer’s a&pplications"), wish)
            menu.addSeparator()
        words = _("Un&lock…") if window.is_locked else _("&Lock")
        self.lock = self._add(menu, words, window.lock_requested.emit)
        self.lock.setShortcut(QKeySequence("Ctrl+L"))
        self.lock.setEnabled(window.evening is not None)
        leave = self._add(menu, _("&Quit"), window.close, QKeySequence.StandardKey.Quit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit_menu(self, menu: QMenu) -> None:
        self.undo = self._add(menu, _("&Undo"), self._undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(menu, _("&Redo"), self._redo, QKeySequence.StandardKey.Redo)
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        also = [QKeySequence(key) for key in ("Ctrl+Y", "Ctrl+Shift+Z")]  # whichever one is used to
        self.redo.setShortcuts([*keys, *(key for key in also if key not in keys)])

    def _make_campaign_menu(self, menu: QMenu) -> None:
        entries = (
            (_("&Add a case…"), "", self._add_case),  # its key belongs to the briefs
            (_("&Bring in cases…"), "Ctrl+I", self._bring_in_cases),
            (_("&Save cases as a pack…"), "Ctrl+Shift+S", self._save_pack),
            (_("Before you &print…"), "Ctrl+Shift+P", self._show_remarks),
            (_("&Good news"), "", self._show_good_news),  # and so does this one
        )
        for text, keys, slot in entries:
            action = self._add(menu, text, slot)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(self._window.evening is not None)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        key: QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(slot)
        if key is not None:
            action.setShortcuts(key)  # Redo has two on some systems
        return action

    def _add_case(self) -> None:
        if self._window.evening is not None:
            self._window.evening.add_case()

    def _bring_in_cases(self) -> None:
        if self._window.evening is not None:
            self._window.evening.case_files.ask_and_bring_in()

    def _save_pack(self) -> None:
        if self._window.evening is not None:
            self._window.evening.case_files.save_pack()

    def _show_remarks(self) -> None:
        if self._window.evening is not None:
            self._window.evening.show_remarks()

    def _show_good_news(self) -> None:
        if self._window.evening is not None:
            self._window.evening.show_good_news()

    def _undo(self) -> None:
        if self._window.evening is not None:
            self._window.evening.undo()

    def _redo(self) -> None:
        if self._window.evening is not None:
            self._window.evening.redo()
