"""The results: figures as they grow, the recount, what is at home, mailing, closing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_closing import ClosingView
from w4r_desktop.gui.pages.results_figures import FiguresView
from w4r_desktop.gui.pages.results_files import ResultsFiles
from w4r_desktop.gui.pages.results_mailing import MailingView
from w4r_desktop.gui.pages.results_recount import RecountView
from w4r_desktop.gui.pages.results_taken_home import TakenHomeView
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.gui.pages.results_part import ResultsPart
    from w4r_desktop.gui.workspace import Workspace


class ResultsPage(QWidget):
    """Shows one of its views under a head that saves the whole of it; a view is made when shown.

    ``said`` tells in a sentence what was done, on whichever view, ``paper_requested`` a Document
    that is to be printed, ``warned`` that it says at its foot why something was not done, until
    the next thing is.
    """

    said = Signal(str)
    warned = Signal()
    paper_requested = Signal(object)
    person_requested = Signal(object, object)

    def __init__(
        self,
        workspace: Workspace,
        *,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = (workspace, now)
        self.notice = Notice(parent=self)
        self.files = ResultsFiles(*self._given, self)
        self.tabs = SegmentedControl(_("What is shown of the results"), self, gives_way=True)
        self.tabs.show_choices(
            (
                Choice("figures", _("Figures")),
                Choice("recount", _("Recount")),
                Choice("taken_home", _("Taken home")),
                Choice("mailing", _("Mailing")),
                Choice("closing", _("Tonight")),
            )
        )
        self._stack = QStackedWidget(self)
        self._views: dict[str, ResultsPart] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(12))
        layout.addWidget(self.files)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.notice)  # where it moves nothing from below a pointer
        self._listen(self.files)
        workspace.changed.connect(self.notice.hide)
        self.tabs.chosen.connect(self.show_view)
        self.show_view("figures")

    @property
    def figures(self) -> FiguresView:
        """The view of the figures, which is always there."""
        view = self._views["figures"]
        assert isinstance(view, FiguresView)
        return view

    def show_view(self, key: str) -> ResultsPart:
        """Bring a view to the front and return it."""
        if key not in self._views:
            self._views[key] = view = self._make(key)
            self._stack.addWidget(view)
        self.notice.hide()
        self.tabs.choose(key)
        self._stack.setCurrentWidget(self._views[key])
        return self._views[key]

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        shown = self._stack.currentWidget()
        assert shown is not None
        shown.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    def _make(self, key: str) -> ResultsPart:
        makers: dict[str, type[ResultsPart]] = {
            "figures": FiguresView,
            "recount": RecountView,
            "taken_home": TakenHomeView,
            "mailing": MailingView,
            "closing": ClosingView,
        }
        view = makers[key](*self._given, self)
        if isinstance(view, MailingView | FiguresView):
            view.paper_requested.connect(self.paper_requested)
        if isinstance(view, FiguresView):
            view.mailing_requested.connect(partial(self.show_view, "mailing"))
        if isinstance(view, TakenHomeView):
            view.person_requested.connect(self.person_requested)
        if isinstance(view, ClosingView):
            view.view_requested.connect(self.show_view)
            view.report_requested.connect(self.files.report.click)
        self._listen(view)
        return view

    def _listen(self, part: ResultsPart) -> None:
        part.said.connect(self._on_said)
        part.refused.connect(self._on_refused)

    def _on_refused(self, text: str) -> None:
        self.notice.say(text)
        self.warned.emit()

    def _on_said(self, text: str) -> None:
        self.notice.hide()
        self.said.emit(text)
