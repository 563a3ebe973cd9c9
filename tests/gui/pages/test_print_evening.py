"""The paper of an evening on the Print page: for the door, the tables, the helpers, the wall."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from tests.documents import pdfs
from tests.evening import NOW, Evening, details
from tests.gui.printed import CARD, PACK
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.collation import name_key
from w4r_desktop.gui.models.paper_choices import PaperChoices
from w4r_desktop.gui.models.paper_grid import PaperGrid
from w4r_desktop.gui.pages.print_document import DocumentOptions, Pictures, paper_facts
from w4r_desktop.gui.pages.print_evening import HelperSheetOptions, ThankYouOptions
from w4r_desktop.gui.pages.print_people import SignInOptions, SlipOptions
from w4r_desktop.gui.pages.print_take_home import TakeHomeOptions
from w4r_desktop.gui.pages.print_tally import TallySheetOptions
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, event_details
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.services.tables import change_table
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries import sheet as sheets
from w4r_desktop.store.queries import tables
from w4r_desktop.store.queries.attendees import people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Of = Callable[[type[DocumentOptions]], "Options"]
PEOPLE = ("Łukasz", "Amina Khan", "Claire & Tom", "Bashir")


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Four people at two of three tables, a class at the third; letters and a card."""
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=details(
            country="CA", paper=Paper.LETTER, opens_at="18:00", closes_at="21:00",
            dedication="In memory of Father Brennan",
        ),
        table_names=["1", "2", "Window"],
        pack=PACK,
    )  # fmt: skip
    made = Evening(file)
    for number, name in enumerate(PEOPLE):
        who = made.sign_in(
            name, table=number % 2, minor=name == "Amina Khan", first_time=not number
        )
        if number:
            made.log(who, number, case=number % 3)
    made.sign_in("Class 8b", table=2, heads=25)
    made.log(None, 2, case=0, kind=CARD)
    with closing(file):
        yield made


class Options:
    """The options of one document as the page shows them, and what they would print."""

    def __init__(self, qtbot: QtBot, evening: Evening, kind: type[DocumentOptions]) -> None:
        self.qtbot = qtbot
        self.evening = evening
        self.host = QWidget()
        qtbot.addWidget(self.host)
        facts = evening.ask(paper_facts)
        given = {
            "choices": PaperChoices(),
            "facts": facts,
            "pictures": Pictures(Workspace(evening.file)),
            "preferences": Preferences(),
            "parent": self.host,
        }
        wanted = [name for name in signature(kind).parameters if name in given]
        self.shown: Any = kind(**{name: given[name] for name in wanted})  # type: ignore[arg-type]
        self.shown.changed.connect(self._on_changed)
        self.host.resize(440, 600)
        self.shown.setGeometry(self.host.rect())
        self.host.show()
        self.look_again()

    def look_again(self) -> None:
        """Show what the event file says now."""
        self.shown.show_facts(self.evening.ask(paper_facts))

    def _on_changed(self) -> None:
        self.shown.show_choices()

    @property
    def button(self) -> str:
        """What the button of the page says."""
        return str(self.shown.words.print_button(self.shown.count))

    @property
    def pages(self) -> list[str]:
        """The words of every page it would print."""
        wish = self.shown.wish()
        assert wish is not None
        return pdfs.words(pdfs.drawn(wish.draw)[0])

    @property
    def why_nothing(self) -> str:
        """Why it prints nothing."""
        assert self.shown.count == 0
        assert self.shown.wish() is None
        return str(self.shown.why_nothing)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key)

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: QAbstractSpinBox, number: str) -> None:
        field.selectAll()
        self.qtbot.keyClicks(field, number)


@pytest.fixture
def of(qtbot: QtBot, evening: Evening) -> Callable[[type[DocumentOptions]], Options]:
    return partial(Options, qtbot, evening)


def test_sign_in_sheets_are_blank_or_have_who_is_here(of: Of) -> None:
    door = of(SignInOptions)
    (blank,) = door.pages
    assert door.button == "Print the sign-in sheets"
    assert "I agree that the organizers of “Candlelight”" in blank
    assert "Bashir" not in blank
    assert not door.shown.names_people
    door.type(door.shown.sheets, "3")
    assert len(door.pages) == 3
    door.click(door.shown.with_people.button(True))  # noqa: FBT003 - the segment's key
    assert door.shown.names_people
    (full,) = door.pages
    places = [
        full.index(name) for name in ("Amina", "Bashir", "Claire & Tom", "Class 8b", "Łukasz")
    ]
    assert places == sorted(places)
    assert "Khan" not in full, "of a minor the first name only"
    door.key(door.shown.tables, Qt.Key.Key_Down)
    by_table = door.pages
    assert len(by_table) == 3
    assert "Table 2" in by_table[1]
    assert "Claire" not in by_table[1]
    door.key(door.shown.tables, Qt.Key.Key_End)
    (window,) = door.pages
    assert "Class 8b" in window
    assert "Bashir" not in window
    who = next(p.attendee_id for p in door.evening.ask(people) if p.name == "Class 8b")
    door.evening.do(attendees.remove, attendee_ids=[who], at=NOW)
    door.look_again()
    assert door.why_nothing == "Nobody has signed in there yet. Choose blank sheets."


def test_tally_sheets_have_the_rows_and_columns_that_are_keyed_in(of: Of, evening: Evening) -> None:
    window = evening.ask(tables.tables)[2]
    evening.do(
        change_table, writing_table_id=window.writing_table_id, name=window.name,
        place=window.place, case_id=evening.cases[1],
    )  # fmt: skip
    evening.do(withdraw_case, case_id=evening.cases[2], reason="They ask.", at=NOW)
    paper = of(TallySheetOptions)
    told = paper.pages
    assert len(told) == 3
    assert paper.shown.names_people
    for table_id, order in zip(evening.tables, paper.shown.wish().orders, strict=True):
        here = evening.ask(sheets.frame, writing_table_id=table_id, order=name_key)
        grid = PaperGrid(sheets.Sheet(here.columns, here.rows), writing_table_id=table_id).sheet
        keyed = [row.name for row in grid.rows if row.attendee_id]
        assert [row.name for row in order.rows] == keyed
        assert [column.code for column in order.columns] == [one.code for one in grid.columns]
    assert "Anyone at this table" in told[0]
    assert "Class 8b 25 people" in told[2]
    assert "mainly here" in told[2]
    assert "withdrawn" in told[0]
    assert "Counting letters" in told[0]
    paper.key(paper.shown.kinds, Qt.Key.Key_Down)
    assert "Counting cards" in paper.pages[0]
    paper.key(paper.shown.tables, Qt.Key.Key_Down)
    (one,) = paper.pages
    assert "Table 1" in one
    paper.type(paper.shown.blank, "40")
    assert len(paper.pages) > 2


def test_slips_are_for_chosen_people_with_the_hours_they_were_there(of: Of) -> None:
    slips = of(SlipOptions)
    (told,) = slips.pages
    assert slips.button == "Print 5 slips"
    assert slips.shown.names_people
    assert "Class 8b, 25 people" in told
    assert "In memory of Father Brennan" in told
    assert "Khan" not in told
    assert slips.shown.notes.text().startswith("5 slips have no hours")
    slips.qtbot.keyClicks(slips.shown.people.find_box, "ash")
    slips.click(slips.shown.people.none)
    assert slips.button == "Print 4 slips"
    bashir = slips.shown.people.model.rows[0].attendee_id
    slips.evening.do(attendees.sign_out, attendee_ids=[bashir], at=NOW + timedelta(minutes=95))
    slips.shown.people.choose([bashir])
    slips.look_again()
    (his,) = slips.pages
    assert "(1 h 35 min)" in his
    assert "3 letters" in his
    slips.key(slips.shown.hours, Qt.Key.Key_Down)
    assert "18:00–21:00 (3 h 00 min)" in slips.pages[0]
    slips.key(slips.shown.hours, Qt.Key.Key_Down)
    assert "(3 h 00 min)" not in slips.pages[0]
    slips.click(slips.shown.people.none)
    assert slips.why_nothing == "To print, tick somebody."


def test_a_class_gets_a_slip_for_each_to_be_filled_in(of: Of) -> None:
    slips = of(SlipOptions)
    slips.key(slips.shown.each_head, Qt.Key.Key_Space)
    assert slips.button == "Print 29 slips"
    assert sum(page.count("Class 8b") for page in slips.pages) == 25


def test_take_home_slips_say_the_day_and_leave_out_what_must_not_be_mailed(
    of: Of, evening: Evening
) -> None:
    slips = of(TakeHomeOptions)
    assert slips.button == "Print 3 slips"
    evening.do(withdraw_case, case_id=evening.cases[1], reason="They ask.", at=NOW)
    slips.look_again()
    assert slips.button == "Print 2 slips"
    told = " ".join(slips.pages)
    assert "Jani Silva" in told
    assert "Gustavo" not in told
    assert "Please bring your letter back by" in told
    leaving = evening.ask(people)[0].attendee_id
    evening.do(
        attendees.sign_out, attendee_ids=[leaving], at=NOW, letters=2, due_on=date(2099, 1, 4)
    )
    slips.look_again()
    assert "Sunday, January 4, 2099" in slips.pages[0], "as those were told who left"
    slips.shown.due.setDate(QDate(2027, 1, 6))
    assert "Wednesday, January 6, 2027" in slips.pages[0]
    slips.key(slips.shown.by_hand, Qt.Key.Key_Space)
    assert "back by ____" in slips.pages[0]
    assert not slips.shown.due.isEnabled()
    assert len(slips.pages) == 1
    slips.click(slips.shown.each.button(1))
    assert len(slips.pages) == 2
    line = slips.shown.cases.line(evening.cases[1])
    assert line.detail.text() == "withdrawn"
    assert not line.tick.isEnabled()


def test_the_sheet_for_helpers_says_whom_to_ask(of: Of) -> None:
    helpers = of(HelperSheetOptions)
    (told,) = helpers.pages
    assert "Ctrl+Z" in told
    helpers.qtbot.keyClicks(helpers.shown.ask, "Sister Agnes")
    assert "Sister Agnes" in helpers.pages[0]


def test_the_thank_you_sheet_tells_what_was_written_and_names_nobody(
    of: Of, evening: Evening
) -> None:
    thanks = of(ThankYouOptions)
    (told,) = thanks.pages
    assert "6 letters and 2 cards" in told
    assert "for 3 cases, written by 29 people" in told
    assert "As of " in told
    assert not [name for name in PEOPLE if name in told]
    evening.log(None, 5, case=0, kind=ActionKind.PETITION_SIGNATURE)
    thanks.look_again()
    assert "and 5 signatures" in thanks.pages[0]
    thanks.type(thanks.shown.copies, "3")
    assert thanks.button == "Print 3 thank-you sheets"
    assert len(thanks.pages) == 3


def test_an_evening_that_has_not_begun_has_blank_sheets_and_nothing_to_thank_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = EventFile.create(
        tmp_path / "new.w4r", event_details.set_up, details=details(), table_names=["1"], pack=PACK
    )
    with closing(file):
        new = Evening(file)
        of = partial(Options, qtbot, new)
        assert of(ThankYouOptions).why_nothing.startswith("Nothing is counted yet.")
        assert of(SlipOptions).why_nothing.startswith("Nobody has signed in yet.")
        assert len(of(TallySheetOptions).pages) == 1
        assert len(of(SignInOptions).pages) == 1
        new.log(None, 5, kind=ActionKind.PETITION_SIGNATURE)
        (told,) = of(ThankYouOptions).pages
        assert "5 signatures for 1 case" in told
        assert "0 letters" not in told
