"""Mailing as the organizer does it the morning after: with clicks, keys, Undo and the next day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)

from tests.evening import NOW, Evening, details
from tests.gui.modal import in_dialog
from tests.gui.printed import target
from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack, MailService, Role
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.domain.print_runs import NewRun, Pass, RunKind
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.postage import PostageDialog
from w4r_desktop.gui.models.mail_rows import MailColumn
from w4r_desktop.gui.pages.results_mailing import MailingView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, event_details, overrides
from w4r_desktop.services.cases import change_campaign, change_case, withdraw_case
from w4r_desktop.services.print_runs import print_first
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mailing import office, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

LETTER, PREPRINTED, CARD = (
    ActionKind.LETTER,
    ActionKind.PREPRINTED_LETTER,
    ActionKind.SOLIDARITY_CARD,
)
MORNING = datetime(2026, 12, 11, 13, 30, tzinfo=UTC)
PARLIAMENT = target(Role.PRIMARY, "Jane Doe MP", "House of Commons", "Ottawa", country="CA")
PACK = CasePack(
    language="en",
    campaign=Campaign(code="w4r", name="Write for Rights"),
    cases=(
        CaseBrief(
            code="jani-silva", name="Jani Silva", headline="Protect her", country="CO",
            targets=(
                target(Role.PRIMARY, "Señor Presidente", "Palacio de Nariño", "Bogotá"),
                target(Role.SOLIDARITY, "Jani Silva", "Puerto Asís"),
            ),
        ),
        CaseBrief(
            code="land", name="Land Defenders", headline="Protect them", country="CA",
            targets=(PARLIAMENT,),
        ),
        CaseBrief(
            code="khaled", name="Khaled Drareni", headline="Free him", country="DZ",
            targets=(target(Role.PRIMARY, "Minister", "Street 1", "Algiers", country="DZ"),),
        ),
    ),
)  # fmt: skip


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """46 letters and 5 cards for Jani, 7 letters at home, 4 letters and 2 pre-printed abroad."""
    path = tmp_path / "evening.w4r"
    path.write_bytes(_written())
    made = Evening(EventFile(path))
    yield made
    made.file.close()


@cache
def _written() -> bytes:
    """Lay the evening out once for all tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evening.w4r"
        about = details(country="CA")
        file = EventFile.create(
            path, event_details.set_up, details=about, table_names=["1"], pack=PACK
        )
        made = Evening(file)
        for quantity, case, kind in (
            (46, 0, LETTER),
            (5, 0, CARD),
            (7, 1, LETTER),
            (4, 2, LETTER),
            (2, 2, PREPRINTED),
        ):
            made.log(None, quantity, case=case, kind=kind)
        file.close()
        return path.read_bytes()


class Morning:
    """The Mailing tab with a person before it."""

    def __init__(self, qtbot: QtBot, file: EventFile) -> None:
        self.qtbot = qtbot
        self.workspace = Workspace(file)
        self.view = MailingView(self.workspace, lambda: MORNING)
        qtbot.addWidget(self.view)
        self.view.resize(1238, 560)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.view.said.connect(self.said.append)
        self.view.refused.connect(self.refused.append)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def rows(self) -> list[list[str]]:
        """Return the table as it is read, without the buttons."""
        model = self.view.model
        return [
            [model.index(row, column).data() for column in range(MailColumn.DONE)]
            for row in range(model.rowCount())
        ]

    def show_kind(self, kind: ActionKind) -> None:
        self.click(self.view.kinds.button(kind))

    def buttons(self, place: int) -> dict[str, QAbstractButton]:
        """Return the buttons seen in a row, by what they say."""
        index = self.view.model.index(place, MailColumn.DONE)
        found = self.view.table.indexWidget(index).findChildren(QAbstractButton)
        return {one.text() or "more": one for one in found if one.isVisible()}

    def bins(self) -> dict[str, QAbstractButton]:
        """Return what the bins say, with the button of each."""
        return {
            f"{line.pile.title}: {line.pile.detail}": line.mark for line in self.view.bins.lines
        }

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def choose(self, place: int, words: str) -> None:
        """Choose from the menu of a row."""
        menu = QMenu(self.view)
        self.view.fill_menu(menu, self.view.model.rows[place])
        (action,) = [one for one in menu.actions() if one.text() == words]
        action.trigger()

    def menu(self, place: int) -> list[str]:
        menu = QMenu(self.view)
        self.view.fill_menu(menu, self.view.model.rows[place])
        return [one.text() for one in menu.actions()]

    def look(self) -> None:
        """Let the page show what was changed elsewhere."""
        QTest.qWait(200)


@pytest.fixture
def morning(qtbot: QtBot, evening: Evening, qapp: QApplication) -> Morning:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    return Morning(qtbot, evening.file)


def answer_number(count: int) -> None:
    """Type a number into the question that the next step asks."""

    def type_it(dialog: QDialog) -> None:
        field = dialog.findChild(QSpinBox)
        assert field is not None
        field.setValue(count)
        QTest.keyClick(field, Qt.Key.Key_Return)

    in_dialog(QDialog, type_it)


def test_each_kind_shows_what_was_written_and_is_still_to_post(morning: Morning) -> None:
    assert morning.rows() == [
        ["Jani Silva", "46", "·", "·", "46"],
        ["Land Defenders", "7", "·", "·", "7"],
        ["Khaled Drareni", "4", "·", "·", "4"],
    ]
    assert morning.view.summary.text() == "57 letters written, 0 posted, 57 still to post"
    morning.show_kind(CARD)
    assert morning.rows() == [["Jani Silva", "5", "·", "·", "5"]]
    morning.show_kind(PREPRINTED)
    assert morning.rows() == [["Khaled Drareni", "2", "·", "·", "2"]]


def test_one_click_marks_a_row_and_undo_says_what_it_takes_back(morning: Morning) -> None:
    morning.click(morning.buttons(0)["Posted"])
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "46", "·"]
    assert morning.said == ["Posted: 46 letters for Jani Silva."]
    assert morning.workspace.undo_label == "posted, 46 letters for Jani Silva"
    assert "Posted" not in morning.buttons(0)
    morning.workspace.undo()
    morning.look()
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "·", "46"]
    assert "Posted" in morning.buttons(0)


def test_what_is_written_after_it_was_posted_shows_as_more(
    morning: Morning, evening: Evening
) -> None:
    morning.click(morning.buttons(0)["Posted"])
    spot = evening.spot(None, case=0)
    morning.workspace.run("Log", counting.log, spot=spot, quantity=3, at=NOW)
    morning.look()
    assert morning.rows()[0] == ["Jani Silva", "49", "·", "46", "3 more since"]
    morning.click(morning.buttons(0)["Posted"])
    assert morning.workspace.undo_label == "posted, 3 letters for Jani Silva"
    morning.workspace.run("Back", counting.take_back, spot=spot, quantity=2, at=NOW)
    morning.look()
    assert morning.rows()[0] == ["Jani Silva", "47", "·", "49", "2 too many"]


def test_the_keyboard_goes_down_the_rows_and_marks_them(morning: Morning) -> None:
    table = morning.view.table
    table.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        morning.qtbot.keyClick(table, key)
    assert morning.said == ["Posted: 7 letters for Land Defenders."]
    morning.qtbot.keyClick(table, Qt.Key.Key_Space)  # there is nothing more to mark
    morning.qtbot.keyClick(table, Qt.Key.Key_Down)
    morning.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert morning.said[1:] == ["Posted: 4 letters for Khaled Drareni."]


def test_the_menu_key_opens_the_menu_of_the_chosen_row(morning: Morning) -> None:
    table = morning.view.table
    table.setFocus()
    morning.qtbot.keyClick(table, Qt.Key.Key_Down)
    asked: list[str] = []
    table.more.connect(lambda row, _where: asked.append(row.case.name))
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, QPoint(20, 10), QPoint(20, 10))
        QApplication.sendEvent(table.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [one.text() for one in menu.actions()] == ["Some of it has left…"]
        morning.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert asked == ["Land Defenders", "Jani Silva"]


def test_tab_goes_from_the_kinds_through_the_table_to_the_bins_and_the_ways(
    morning: Morning,
) -> None:
    view = morning.view
    view.kinds.button(LETTER).setFocus()
    stops: list[QWidget] = []
    for _press in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = (
        view.all_done, view.table, view.bins.lines[0].mark, view.bins.lists,
        view.ways.fields[LETTER], view.stamps.postage,
    )  # fmt: skip
    places = [stops.index(one) for one in wanted]
    assert places == sorted(places)
    for button in view.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or not button.isVisible()


def test_all_of_a_kind_or_of_a_bin_is_one_click(morning: Morning) -> None:
    assert list(morning.bins()) == [
        "Individually: 57 letters, 2 pre-printed letters, 5 cards",
        "International: 2 cases · 50 letters, 2 pre-printed letters, 5 cards",
        "Domestic, post-free: 1 case · 7 letters",
    ]
    morning.click(morning.bins()["Domestic, post-free: 1 case · 7 letters"])
    assert morning.said == ["Posted: 7 pieces, Domestic, post-free."]
    morning.click(morning.view.all_done)
    assert morning.workspace.undo_label == "posted, 50 letters for 2 cases"
    assert not morning.view.all_done.isEnabled()
    (left,) = morning.bins()
    assert left == "International: 2 cases · 2 pre-printed letters, 5 cards"
    morning.click(morning.bins()[left])
    assert morning.bins() == {}
    assert morning.view.bins.empty.isVisible()
    for _step in range(3):
        morning.workspace.undo()
    morning.look()
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "·", "46"]


def test_some_can_be_marked_and_a_wrong_mark_is_corrected(morning: Morning) -> None:
    answer_number(40)
    morning.choose(0, "Some of it has left…")
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "40", "6 more since"]
    answer_number(10)
    morning.choose(0, "Not posted after all…")
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "30", "16 more since"]
    assert morning.said[-1] == "Not posted after all: 10 letters for Jani Silva."
    answer_number(31)  # the field takes no more than were posted
    morning.choose(0, "Not posted after all…")
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "·", "46"]


def test_what_is_not_there_any_more_is_refused_in_words(morning: Morning, evening: Evening) -> None:
    stale = morning.view.model.rows[0]
    spot = evening.spot(None, case=0)
    morning.workspace.run("Back", counting.take_back, spot=spot, quantity=6, at=NOW)
    morning.view.table.done.emit(stale)
    assert morning.refused[0].startswith("Only 40 pieces of this kind are written for Jani Silva")
    assert morning.rows()[0] == ["Jani Silva", "40", "·", "·", "40"]


def test_good_envelopes_count_for_what_was_written_first(
    morning: Morning, evening: Evening
) -> None:
    kind = RunKind(Document.ENVELOPES, Role.PRIMARY)
    run = NewRun(
        kind, "Envelopes", ENVELOPES["no10"], b"%PDF-", (evening.cases[2],) * 5,
        names_people=False,
    )  # fmt: skip
    sent = Pass((1, 2, 3, 4, 5), 5)
    morning.workspace.run("Print", print_first, run=run, sent=sent, printer="Office", at=NOW)
    morning.look()
    assert morning.rows()[2] == ["Khaled Drareni", "4", "4", "·", "4"]
    morning.show_kind(PREPRINTED)
    assert morning.rows() == [["Khaled Drareni", "2", "1", "·", "2"]]


def test_nothing_of_a_withdrawn_case_leaves_until_the_organizer_says_so(
    morning: Morning, evening: Evening
) -> None:
    morning.workspace.run(
        "Withdraw", withdraw_case, case_id=evening.cases[0], reason="She asked us to", at=NOW
    )
    morning.look()
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "·", "46 kept back"]
    assert "Posted" not in morning.buttons(0)
    assert morning.view.summary.text().endswith("11 still to post, 46 kept back")
    (reason,) = morning.view.bins.reasons
    assert reason.words.text().startswith("Kept back: 46 letters, 5 cards. No mail for Jani Silva")
    assert "She asked us to" in reason.words.text()
    table = morning.view.table
    table.setFocus()
    table.selectRow(0)
    morning.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert (morning.said, morning.refused) == ([], [])

    def say_why(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        morning.qtbot.keyClicks(field, "Her lawyer asks for them")
        morning.qtbot.keyClick(field, Qt.Key.Key_Return)

    in_dialog(QDialog, say_why)
    morning.click(reason.let_out)
    assert morning.rows()[0] == ["Jani Silva", "46", "·", "·", "46"]
    morning.click(morning.buttons(0)["Posted"])
    assert morning.said[-1] == "Posted: 46 letters for Jani Silva."


def test_the_ways_sort_anew_and_the_office_has_an_address(
    morning: Morning, evening: Evening
) -> None:
    fields = morning.view.ways
    assert not fields.office.isVisible()
    field = fields.fields[LETTER]
    field.setFocus()
    for _press in range(2):
        morning.qtbot.keyClick(field, Qt.Key.Key_Down)
    assert evening.ask(ways)[LETTER] is MailingWay.OFFICE
    assert morning.workspace.undo_label == "Letters: Bundled to the section’s office"
    assert "Bundled to the section’s office: 1 parcel · 57 letters" in morning.bins()
    assert fields.office.isVisible()
    morning.qtbot.keyClicks(fields.office.lines, "The section")
    morning.qtbot.keyClick(fields.office.lines, Qt.Key.Key_Return)
    morning.qtbot.keyClicks(fields.office.lines, "Street 5")
    morning.qtbot.keyClick(fields.office.lines, Qt.Key.Key_Tab)
    fields.office.lines.left.emit()
    assert evening.ask(office).lines == ("The section", "Street 5")
    assert morning.said == ["The address of the section’s office was saved."]
    assert morning.view.stamps.words.text().startswith("Stamps needed: 7 international")


def test_a_bundle_by_hand_is_handed_over(morning: Morning) -> None:
    field = morning.view.ways.fields[CARD]
    morning.qtbot.keyClick(field, Qt.Key.Key_End)
    assert list(morning.bins())[-1] == "By hand: 1 bundle · 5 cards"
    morning.show_kind(CARD)
    morning.click(morning.buttons(0)["Handed over"])
    assert morning.workspace.undo_label == "handed over, 5 cards for Jani Silva"


def test_stamps_are_for_what_goes_one_by_one_and_post_free_is_told_apart(
    morning: Morning,
) -> None:
    words = morning.view.stamps.words.text()
    assert words.startswith("Stamps needed: 57 international, 7 domestic (post-free)")
    assert morning.view.stamps.missing.text().startswith("57 stamps to buy")
    shown: list[str] = []

    def look(dialog: PostageDialog) -> None:
        shown.append(dialog.shopping_desk.total.text())
        dialog.reject()

    in_dialog(PostageDialog, look)
    morning.click(morning.view.stamps.postage)
    morning.qtbot.waitUntil(lambda: shown != [], timeout=2000)
    assert shown[0].startswith("57 stamps to buy")
    morning.click(morning.buttons(0)["Posted"])  # 46 of them have their stamps
    words = morning.view.stamps.words.text()
    assert words.startswith("Stamps needed: 11 international, 7 domestic (post-free)")
    assert morning.view.stamps.missing.text().startswith("11 stamps to buy")


def test_mail_that_nobody_carries_is_kept_back_unless_it_goes_another_way(
    morning: Morning, evening: Evening
) -> None:
    jani = PACK.cases[0]
    primary = replace(jani.targets[0], mail=MailService.SUSPENDED, mail_note="No flights")
    brief = replace(jani, targets=(primary, jani.targets[1]))
    morning.workspace.run(
        "Change", change_case, case_id=evening.cases[0], brief=brief, picture=None
    )
    morning.look()
    assert morning.rows()[0][-1] == "46 kept back"
    assert "No flights" in morning.view.bins.reasons[0].words.text()
    morning.qtbot.keyClick(morning.view.ways.fields[LETTER], Qt.Key.Key_End)  # by hand
    assert morning.rows()[0][-1] == "46"
    assert morning.view.bins.reasons == []


def test_the_lists_are_asked_for_and_all_is_there_after_a_restart(
    morning: Morning, evening: Evening, qtbot: QtBot
) -> None:
    asked: list[object] = []
    morning.view.paper_requested.connect(asked.append)
    morning.click(morning.view.bins.lists)
    assert asked == [Document.PACKING_LISTS]
    morning.click(morning.buttons(0)["Posted"])
    path = morning.workspace.path
    morning.workspace.close()
    again = Morning(qtbot, EventFile(path))
    assert again.rows()[0] == ["Jani Silva", "46", "·", "46", "·"]
    again.workspace.close()


def test_a_row_says_all_of_it_to_a_screen_reader(
    morning: Morning, evening: Evening, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(morning.view.model)
    index = morning.view.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Jani Silva, Letters, Written: 46, In envelopes: 0, Posted: 0, Still to post: 46, "
        "Individually"
    )
    morning.workspace.run(
        "Withdraw", withdraw_case, case_id=evening.cases[0], reason="She asked us to", at=NOW
    )
    morning.look()
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "46 kept back" in words
    assert "She asked us to" in words


def test_a_closed_campaign_keeps_all_back_until_the_organizer_says_so(
    morning: Morning, evening: Evening
) -> None:
    assert not morning.view.sample.isVisible()
    campaign = replace(PACK.campaign, closes_on=date(2026, 12, 1))
    morning.workspace.run("Close", change_campaign, campaign=campaign, language="en")
    morning.look()
    assert morning.view.bins.closed.isVisible()
    assert morning.bins() == {}
    assert all(row[-1].endswith("kept back") for row in morning.rows())
    morning.workspace.run(
        "Open", overrides.override, refusal=Refusal.CAMPAIGN_CLOSED, note="Not so", at=NOW
    )
    morning.look()
    assert "“Not so”" in morning.view.bins.closed.words.text()
    assert morning.rows()[0][-1] == "46"
    sample = replace(PACK.campaign, historical=True)
    morning.workspace.run("Sample", change_campaign, campaign=sample, language="en")
    morning.look()
    assert morning.view.sample.isVisible()


def test_where_room_is_short_envelopes_give_way_before_names_are_cut(morning: Morning) -> None:
    table = morning.view.table
    assert not table.isColumnHidden(MailColumn.ENVELOPES)
    for width in (1110, 1111):  # it stays away, however often that is looked at
        morning.view.resize(width, 560)
        morning.look()
        assert table.isColumnHidden(MailColumn.ENVELOPES)
    assert not table.isColumnHidden(MailColumn.WRITTEN)
    assert table.columnWidth(MailColumn.CASE) >= table.sizeHintForColumn(MailColumn.CASE)


@pytest.mark.parametrize("percent", [100, 150])
def test_little_room_puts_the_halves_below_one_another(
    morning: Morning, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, theme.Look.DARK, percent)
    morning.view.resize(760 * percent // 100, 560)
    morning.qtbot.keyClick(morning.view.ways.fields[LETTER], Qt.Key.Key_End)
    morning.look()
    view = morning.view
    by_hand = morning.buttons(0)["Handed over"]
    assert by_hand.width() >= by_hand.sizeHint().width()  # no word is cut
    top = view.mapToGlobal(QPoint(0, 0)).y()
    assert view.bins.mapToGlobal(QPoint(0, 0)).y() - top > view.table.height()
    assert view.bins.width() <= view.width()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    morning.view.resize(1238, 560)
    morning.look()
    assert view.bins.mapToGlobal(QPoint(0, 0)).x() > view.table.mapToGlobal(QPoint(0, 0)).x()
