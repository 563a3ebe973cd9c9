"""A brief to be read: who it is about, the story, what to ask, what to keep in mind, the news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.documents.brief_words import (
    content_words,
    guidance_points,
    newest_news,
    whom_to_ask,
)
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.gui import brief_text, theme
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.story_text import write_story
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.portrait import Portrait
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap, QResizeEvent
    from PySide6.QtWidgets import QLabel

    from w4r_desktop.domain.case import CaseBrief

PORTRAIT: Final = 92
CARD_SIZE: Final = 0.88
"""The type of cards and titles against that of the story; they are in the interface's face."""

NARROW: Final = 30
"""Where there is less room, the cards stand one below the other, and there is no portrait; in sizes
of the story's type."""


class BriefView(QScrollArea):
    """Shows one brief in large type and scrolls it; texts come in the language they are in.

    ``story_requested`` tells that somebody chose to read on after a warning of what is in it.
    """

    story_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page keys reach it from everywhere
        self.setAccessibleName(_("Brief"))
        self._brief: CaseBrief | None = None
        self._credit = ""
        self._folded = False
        self._size = 16
        whole = QWidget()
        self._portrait = Portrait(PORTRAIT, whole)
        self._heading = DocumentView(_("Case"), whole)
        self._make_notices(whole)
        self._story = DocumentView(_("Story"), whole)
        self._quote = DocumentView(_("Quote"), whole)
        self._demands = DocumentView(_("What to ask"), whole)
        self._guidance = DocumentView(_("Keep in mind"), whole)
        self._ask = _tinted("ask", self._demands, whole)
        self._mind = _tinted("mind", self._guidance, whole)
        self._mind.set_title(_("Keep in mind"))
        self._news_title = label(_("What has happened since"), "heading", whole)
        self._news = DocumentView(_("What has happened since"), whole)
        self._sources_title = label(_("Sources"), "heading", whole)
        self._sources = DocumentView(_("Sources"), whole)
        self._copy_sources = CopyButton(_("Copy the sources"), whole)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(whole)
        self.setWidget(whole)

    @property
    def size_of_type(self) -> int:
        """Size of the story's type, in pixels at 100 per cent."""
        return self._size

    @property
    def text(self) -> str:
        """Everything it shows, in the order of reading."""
        parts = (
            self._band, self._heading, self._good, self._warnings, self._story, self._quote,
            self._ask.title, self._demands, self._mind.title, self._guidance, self._news_title,
            self._news, self._sources_title, self._sources,
        )  # fmt: skip
        shown = (part for part in parts if part.isVisibleTo(self))
        return "\n".join(
            part.toPlainText() if isinstance(part, DocumentView) else part.text() for part in shown
        )

    def show_brief(
        self,
        brief: CaseBrief,
        picture: QPixmap | None = None,
        *,
        withdrawn: str = "",
        folded: bool = False,
    ) -> None:
        """Show a brief from its beginning; the same one again stays where it was.

        ``withdrawn`` is a sentence to those who still want to write. A ``folded`` story is hidden
        until a reader chooses to see it.
        """
        again = self._brief is not None and self._brief.code == brief.code
        self._brief, self._folded = brief, folded
        self._credit = brief.picture_credit if picture is not None else ""
        self._portrait.show_case(brief.name, brief.code, picture)
        self._band.setText(withdrawn)
        self._band_frame.setVisible(bool(withdrawn))
        self._write(brief)
        if not again:
            self.verticalScrollBar().setValue(0)

    def set_size_of_type(self, size: int) -> None:
        """Show the words larger or smaller."""
        if size != self._size:
            self._size = size
            if self._brief is not None:
                self._write(self._brief)

    def scroll_pages(self, pages: int) -> None:
        """Scroll on, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(self.viewport().height() * 0.9))

    def scroll_lines(self, lines: int) -> None:
        """Scroll a little on, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines * theme.current().px(self._size))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._brief is not None:
            self._write(self._brief)

    def _lay_out(self, whole: QWidget) -> None:
        px = theme.current().px
        self._head.setSpacing(px(14))
        self._head.addWidget(self._portrait, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignTop)
        self._cards.setSpacing(px(14))
        self._cards.addWidget(self._ask, 1)
        self._cards.addWidget(self._mind, 1)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(px(8), 0, px(14), px(12))
        layout.setSpacing(px(14))
        layout.addWidget(self._band_frame)
        layout.addLayout(self._head)
        for part in (self._good_frame, self._warning_frame, self._story, self._quote):
            layout.addWidget(part)
        layout.addLayout(self._cards)
        sources = QHBoxLayout()
        sources.addWidget(self._sources_title)
        sources.addWidget(self._copy_sources)
        sources.addStretch()
        layout.addWidget(self._news_title)
        layout.addWidget(self._news)
        layout.addLayout(sources)
        layout.addWidget(self._sources)
        layout.addStretch()

    def _make_notices(self, whole: QWidget) -> None:
        """Make what a reader should know before the story: it ended, it is hard to read."""
        self._good, self._good_frame = _framed("ask-title", "ask", whole)
        self._band, self._band_frame = _framed("", "notice", whole)
        self._warnings, self._warning_frame = _framed("", "notice", whole)
        self.show_story = Button(_("Show the story"), parent=self._warning_frame)
        self.show_story.clicked.connect(self.story_requested)
        inside = self._warning_frame.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(self.show_story, 0, Qt.AlignmentFlag.AlignLeft)

    def _write(self, brief: CaseBrief) -> None:
        pixels = theme.current().px(self._size)
        for view in (self._heading, self._story, self._news, self._sources, self._quote):
            view.set_reading_font(reading_font(pixels))
        plain = QFont(theme.current().font())
        plain.setPixelSize(round(pixels * CARD_SIZE))
        for view in (self._demands, self._guidance):
            view.set_reading_font(plain)
        bold = QFont(plain)
        bold.setBold(True)
        titles = (self._ask.title, self._mind.title, self._news_title, self._sources_title)
        for title in (*titles, self._good):
            title.setFont(bold)
        for words in (self._band, self._warnings):
            words.setFont(plain)
        from_right = is_mostly_right_to_left(f"{brief.headline} {brief.story}")
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.RightToLeft if from_right else directions.LeftToRight)
        for view in (self._heading, self._story, self._quote, self._demands):
            _direct(view, from_right=from_right)
        brief_text.write_heading(self._heading.document(), brief, credit=self._credit)
        write_story(self._story.document(), brief.story)
        brief_text.write_quote(self._quote.document(), brief.quote)
        brief_text.write_updates(self._news.document(), brief.updates)
        brief_text.write_sources(self._sources.document(), brief.sources)
        points = guidance_points(brief)
        brief_text.write_points(self._demands.document(), brief.demands)
        brief_text.write_points(self._guidance.document(), points)
        self._ask.set_title(whom_to_ask(brief))
        self._good.setText(newest_news(brief))
        self._copy_sources.text_to_copy = "\n".join(source.url for source in brief.sources)
        self._warnings.setText(content_words(brief))
        self._show_parts(brief, points)
        self._make_room()

    def _show_parts(self, brief: CaseBrief, points: tuple[str, ...]) -> None:
        self._good_frame.setVisible(brief.brings_good_news)
        self._warning_frame.setVisible(bool(brief.content_warnings))
        self.show_story.setVisible(self._folded)
        self._story.setVisible(bool(brief.story) and not self._folded)
        self._quote.setVisible(bool(brief.quote) and not self._folded)
        self._ask.setVisible(bool(brief.demands))
        self._mind.setVisible(bool(points))
        for part in (self._news_title, self._news):
            part.setVisible(bool(brief.updates))
        self._copy_sources.setVisible(bool(brief.sources))
        for part in (self._sources_title, self._sources):
            part.setVisible(bool(brief.sources))

    def _make_room(self) -> None:
        narrow = self.viewport().width() < NARROW * theme.current().px(self._size)
        directions = QBoxLayout.Direction
        self._portrait.setVisible(not narrow)
        self._cards.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


def _tinted(role: str, view: DocumentView, parent: QWidget) -> Card:
    card = Card(role=role, parent=parent)
    card.body.addWidget(view)
    card.body.addStretch()
    return card


def _framed(words: str, frame: str, parent: QWidget) -> tuple[QLabel, QFrame]:
    """Return a label and the frame around it, by their roles in the stylesheet."""
    around = QFrame(parent)
    around.setProperty("role", frame)
    inside = label("", words, around)
    inside.setWordWrap(True)
    QVBoxLayout(around).addWidget(inside)
    return inside, around


def _direct(view: DocumentView, *, from_right: bool) -> None:
    """Let a text run from one side, also where a line of it begins with a name of the other."""
    directions, option = Qt.LayoutDirection, QTextOption()
    option.setTextDirection(directions.RightToLeft if from_right else directions.LeftToRight)
    view.document().setDefaultTextOption(option)
