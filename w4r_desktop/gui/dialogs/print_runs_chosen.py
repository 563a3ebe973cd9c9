"""One run: when and where its pages were sent, what came out, and what is printed again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from w4r_desktop.gui import run_words, theme
from w4r_desktop.gui.dialogs.print_runs_again import AgainForm
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.gui.reprints import RunFacts
    from w4r_desktop.store.queries.print_runs import PassRow, RunRow

SEEN: Final = 2
"""How many times of sending are seen at once; the others are scrolled to."""

GAP: Final = 4


class PassLine(QWidget):
    """One time that pages were sent, and a button to say what came out of it."""

    def __init__(self, words: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = label(words, "", self)
        self.words.setWordWrap(True)
        self.button = Button(button, parent=self)
        self.button.setAccessibleName(f"{button} {words}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.current().px(2), 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)


class PassLines(QScrollArea):
    """The lines of all times that pages were sent, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every line is reached by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: tuple[PassLine, ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these words, each with those on its button."""
        if (before := self.takeWidget()) is not None:
            before.deleteLater()  # not at once: a click on one of its buttons may have led here
        inside, gap = QWidget(), theme.current().px(GAP)
        self.lines = tuple(PassLine(words, button, inside) for words, button in lines)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch()
        self.setWidget(inside)
        high = self.lines[0].button.sizeHint().height() if self.lines else 0
        self.setFixedHeight(min(len(lines), SEEN) * (high + gap))


class ChosenRun(Card):
    """Shows a run; ``asked`` tells the PassRow of which somebody wants to say what came out."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[object, ...] = ()
        self.passes = PassLines(self)
        self.again = AgainForm(self)
        self.gone = label(
            _("The pages of this run went when the people it names were removed."), "muted", self
        )
        self.gone.setWordWrap(True)
        self.body.setSpacing(theme.current().px(8))
        for part in (self.passes, self.gone, self.again):
            self.body.addWidget(part)

    def show_run(self, facts: RunFacts, run: RunRow, *, has_pages: bool) -> None:
        """Show a run; without its pages, nothing of it can be printed again."""
        self.set_title(
            _("{run} · {pages}").format(
                run=run_words.run_name(run), pages=run_words.pages_words(run.pages)
            )
        )
        if (run.passes, facts.zone) != self._shown:
            self._shown = (run.passes, facts.zone)
            self._show_passes(facts, run)
        self.gone.setVisible(not has_pages)
        self.again.setVisible(has_pages)
        self.again.show_run(facts, run)

    def _show_passes(self, facts: RunFacts, run: RunRow) -> None:
        newest_first = tuple(reversed(run.passes))
        self.passes.show_lines(
            [(run_words.pass_words(one, facts.zone), _button(one)) for one in newest_first]
        )
        for one, line in zip(newest_first, self.passes.lines, strict=True):
            line.button.clicked.connect(partial(self.asked.emit, one))


def _button(one: PassRow) -> str:
    saved = not one.printer and not one.sent.out
    return _("It was printed…") if saved else _("What came out?…")
