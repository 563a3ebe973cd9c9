"""Bringing in cases: what is read is shown first, and only what was chosen is taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QTextEdit, QWidget

from tests.evening import details, pack
from tests.gui.desk import button
from tests.gui.test_accessibility import faults
from w4r_desktop import paths
from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack, Role, Target, Translation
from w4r_desktop.exchange.case_pack import write_pack
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.gui.dialogs.pack_import import ImportDialog
from w4r_desktop.gui.dialogs.pack_import_pages import AT_ONCE
from w4r_desktop.gui.dialogs.pack_import_parts import AddressChoice, PartChoice
from w4r_desktop.services import cases as case_services
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.gui.desk import Desk
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.cases import CaseRow

    Bring = Callable[..., ImportDialog]

MINISTER = Target(
    role=Role.PRIMARY,
    addressee="Minister A",
    salutation="Dear A,",
    lines=("Street 1", "Town"),
    country="CO",
)
MOVED = replace(
    MINISTER, addressee="Minister B", lines=("Road 2", "Town"), salutation="Dear B,",
    checked_on=date(2026, 10, 2),
)  # fmt: skip
NEW = CaseBrief(
    code="ana", name="Ana <b>López</b>", headline="Threatened", country="CO",
    story="# Plain\n*text*", targets=(replace(MINISTER, addressee="Judge"),),
)  # fmt: skip


def campaign_of(*more: CaseBrief, **first: Any) -> CasePack:
    """Return three cases with an address, the first of them saying something else, and more."""
    one, *others = (replace(case, targets=(MINISTER,)) for case in pack().cases)
    return replace(pack(), cases=(replace(one, **first), *others, *more))


def face(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 80), colour).save(made, "PNG")
    return own_picture(made.getvalue(), name="face")


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    """An event with three cases, whose first case has a headline of its own."""
    path = paths.free_event_path("Candlelight")
    about = details(country="CA")
    EventFile.create(path, set_up, details=about, table_names=["1"], pack=campaign_of()).close()
    desk.desktop.open_event(path)
    desk.settle()
    workspace = desk.desktop.workspace
    assert workspace is not None
    row = workspace.read(case_queries.cases)[0]
    workspace.run(
        "edited",
        case_services.change_case,
        case_id=row.case_id,
        brief=replace(row.brief, headline="Free them at once"),
        picture=face("red"),
    )
    return workspace


@pytest.fixture
def bring(desk: Desk, workspace: Workspace, tmp_path: Path) -> Bring:
    """Write a pack to a file, if it is none yet, and open the dialog with it."""

    def open_with(found: CasePack | Path) -> ImportDialog:
        if isinstance(found, CasePack):
            path = tmp_path / "newer.w4rpack"
            write_pack(path, found)
        else:
            path = found
        dialog = ImportDialog(workspace, path, desk.window)
        dialog.said.connect(desk.window.toast.say)
        dialog.open()
        desk.qtbot.waitUntil(lambda: not dialog.progress.isVisible())
        desk.settle()
        return dialog

    return open_with


def rows(workspace: Workspace) -> dict[str, CaseRow]:
    return {row.brief.code: row for row in workspace.read(case_queries.cases)}


def entries(dialog: ImportDialog) -> list[str]:
    assert dialog.preview is not None
    found = dialog.preview.list
    return [found.item(row).text() for row in range(found.count())]


def go_to(dialog: ImportDialog, words: str) -> None:
    """Move down the list by the arrow key to an entry."""
    assert dialog.preview is not None
    found = dialog.preview.list
    found.setFocus()
    for _ in range(found.count()):
        QTest.keyClick(found, Qt.Key.Key_Up)
    for _ in range(found.count()):
        if found.currentItem().text().startswith(words):
            return
        QTest.keyClick(found, Qt.Key.Key_Down)
    raise AssertionError(entries(dialog))


def shown(dialog: ImportDialog) -> str:
    """Return all words of the entry that is shown."""
    assert dialog.preview is not None
    said: list[str] = []
    for part in dialog.preview.page.findChildren(QWidget):
        if isinstance(part, QLabel):
            said.append(part.text())
        elif isinstance(part, QTextEdit):
            said.append(part.toPlainText())
    return "\n".join(text for text in said if text)


def addresses(dialog: ImportDialog) -> list[AddressChoice]:
    assert dialog.preview is not None
    return dialog.preview.page.findChildren(AddressChoice)


def parts(dialog: ImportDialog) -> list[PartChoice]:
    assert dialog.preview is not None
    return dialog.preview.page.findChildren(PartChoice)


def take(dialog: ImportDialog) -> None:
    dialog.take.setFocus()
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)


def test_all_of_it_is_shown_before_anything_is_changed(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    other = campaign_of(NEW, headline="Let them go", quote="We wait", targets=(MOVED,))
    steps = workspace.undo_label

    dialog = bring(replace(other, cases=(other.cases[0], other.cases[2], NEW)))

    assert entries(dialog) == [
        "Changed addresses (1)",
        "New (1)", NEW.name,
        "Changed (1)", "Case 1 · 4 changes",
        "Not in the pack (1)", "Case 2",
        "Unchanged (1)", "Case 3",
    ]  # fmt: skip
    assert dialog.about.text() == (
        "Write for Rights. Cases: 1 new, 1 changed, 1 the same as here, 1 only here."
    )
    assert dialog.preview is not None
    assert QApplication.focusWidget() is dialog.preview.list
    assert dialog.take.text() == "Take over 1 case and 1 change"
    assert dialog.summary.text() == (
        "1 changed address is not accepted: the one that stands here stays. "
        "2 things that were edited here stay as they are."
    )
    dialog.reject()
    assert workspace.undo_label == steps
    assert "ana" not in rows(workspace)


def test_what_is_chosen_is_taken_over_said_and_undone_at_once(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    before = workspace.read(case_queries.case_pack)
    dialog = bring(campaign_of(NEW, headline="Let them go", quote="We wait", targets=(MOVED,)))

    take(dialog)

    brief = rows(workspace)["case-1"].brief
    assert (brief.headline, brief.quote) == ("Free them at once", "We wait")
    assert brief.targets == (MINISTER,), "the changed address was not accepted"
    assert rows(workspace)["ana"].brief == NEW
    assert desk.window.toast.text == "“newer.w4rpack” was taken over: 1 new case, 1 changed case."
    assert workspace.undo_label == "Take over cases from “newer.w4rpack”"
    workspace.undo()
    assert workspace.read(case_queries.case_pack) == before


def test_a_changed_address_is_compared_and_accepted_by_key(
    workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(campaign_of(targets=(MOVED,)))

    (card,) = addresses(dialog)
    assert shown(dialog).splitlines()[-14:] == [
        "Case 1 · Appeal letter", "Here", "In the pack",
        "Minister A", "Street 1", "Town", "COLOMBIA", "Salutation: Dear A,",
        "Minister B", "Road 2", "Town", "COLOMBIA", "Salutation: Dear B,",
        "Address checked: Oct 2, 2026",
    ]  # fmt: skip
    assert not card.accept.isChecked()
    assert dialog.take.text() == "Nothing to take over"
    assert not dialog.take.isEnabled()
    press_tab_to(dialog, card.accept)
    QTest.keyClick(card.accept, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take over 1 change"
    assert "address" not in dialog.summary.text()
    take(dialog)

    assert rows(workspace)["case-1"].brief.targets == (MOVED,)
    assert rows(workspace)["case-1"].brief.headline == "Free them at once"


def test_many_addresses_come_some_at_a_time_and_stay_as_they_were_decided(
    bring: Bring, workspace: Workspace
) -> None:
    for place in range(AT_ONCE + 5):
        brief = CaseBrief(code=f"m{place}", name=f"Many {place}", headline="H", country="CO")
        brief = replace(brief, targets=(MINISTER,))
        workspace.run("add", case_services.add_case, brief=brief, picture=None)
    there = tuple(replace(row.brief, targets=(MOVED,)) for row in rows(workspace).values())
    dialog = bring(replace(pack(), cases=there))

    assert len(addresses(dialog)) == AT_ONCE
    more = button(dialog, "Show 8 more addresses")
    press_tab_to(dialog, more)
    QTest.keyClick(more, Qt.Key.Key_Space)
    QApplication.processEvents()  # what is new is laid out
    cards = addresses(dialog)
    assert len(cards) == AT_ONCE + 8
    assert not more.isVisible()
    assert cards[AT_ONCE].accept.hasFocus()
    QTest.keyClick(cards[AT_ONCE].accept, Qt.Key.Key_Space)
    QTest.keyClick(cards[AT_ONCE].accept, Qt.Key.Key_Tab)
    assert cards[AT_ONCE + 1].accept.hasFocus()
    assert dialog.take.text() == "Take over 1 change"

    go_to(dialog, "Case 2")
    assert not addresses(dialog)
    go_to(dialog, "Changed addresses")
    assert [card.accept.isChecked() for card in addresses(dialog)].index(True) == AT_ONCE
    assert dialog.preview is not None
    assert dialog.preview.page.isVisible()
    take(dialog)
    moved = [code for code, row in rows(workspace).items() if row.brief.targets == (MOVED,)]
    assert len(moved) == 1


def test_addresses_that_differ_in_their_country_alone_name_it(bring: Bring) -> None:
    unseen = replace(MINISTER, lines=())
    dialog = bring(campaign_of(targets=(replace(unseen, country="PE"),)))

    assert "Country: Colombia" in shown(dialog)
    assert "Country: Peru" in shown(dialog)


def test_a_target_that_comes_or_goes_has_to_be_accepted_too(
    workspace: Workspace, bring: Bring
) -> None:
    embassy = Target(role=Role.COPY, addressee="Embassy", lines=("Street 9",), country="CA")
    dialog = bring(campaign_of(targets=(embassy,)))

    gone, come = sorted(addresses(dialog), key=lambda card: card.accept.text(), reverse=False)
    assert (gone.accept.text(), come.accept.text()) == (
        "Accept that it goes",
        "Accept this address",
    )
    assert "The pack has it no more." in shown(dialog)
    assert "Nothing stands here." in shown(dialog)
    come.accept.click()
    take(dialog)

    assert rows(workspace)["case-1"].brief.targets == (MINISTER, embassy)


def test_what_was_edited_here_is_said_and_taken_only_when_chosen(
    workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(campaign_of(headline="Free them now", quote="We wait"))
    go_to(dialog, "Case 1")

    headline, quote, picture = parts(dialog)
    assert [card.keep.isChecked() for card in (headline, quote, picture)] == [True, False, True]
    assert shown(dialog).count("edited here") == 2
    press_tab_to(dialog, headline.keep)
    QTest.keyClick(headline.keep, Qt.Key.Key_Right)
    assert headline.take.isChecked()
    press_tab_to(dialog, quote.take)
    QTest.keyClick(quote.take, Qt.Key.Key_Left)
    go_to(dialog, "Case 2")
    go_to(dialog, "Case 1")
    assert [card.take.isChecked() for card in parts(dialog)] == [True, False, False]
    take(dialog)

    brief = rows(workspace)["case-1"].brief
    assert (brief.headline, brief.quote) == ("Free them now", "")
    assert workspace.read(case_queries.edited_parts)[rows(workspace)["case-1"].case_id] == {
        "picture"
    }


def test_all_of_a_case_is_taken_or_kept_by_one_button(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(campaign_of(headline="Free them now", quote="We wait", targets=(MOVED,)))
    go_to(dialog, "Case 1")

    button(dialog, "Take all from the pack").click()
    assert dialog.take.text() == "Take over 3 changes"
    button(dialog, "Keep all that stands here").click()
    assert not dialog.take.isEnabled()
    button(dialog, "Take all from the pack").click()
    take(dialog)

    row = rows(workspace)["case-1"]
    assert (row.brief.headline, row.picture_id) == ("Free them now", None)
    assert row.brief.targets == (MINISTER,), "an address is never among all"


def test_pictures_are_shown_side_by_side(workspace: Workspace, bring: Bring) -> None:
    other = campaign_of(picture="pictures/1.png")
    dialog = bring(replace(other, pictures={"pictures/1.png": face("blue")}))
    go_to(dialog, "Case 1")

    pictures = [
        (colour.red(), colour.blue())
        for found in parts(dialog)[1].findChildren(QLabel)
        if not found.pixmap().isNull()
        for colour in [found.pixmap().toImage().pixelColor(30, 40)]
    ]
    assert pictures == [(254, 0), (0, 254)]


def test_a_new_case_is_read_and_left_out_by_space(workspace: Workspace, bring: Bring) -> None:
    second = replace(NEW, code="bea", name="Bea")
    dialog = bring(campaign_of(NEW, second))
    go_to(dialog, NEW.name)
    assert dialog.preview is not None

    assert "Judge\nStreet 1\nTown\nCOLOMBIA" in shown(dialog)
    assert "# Plain\n*text*" in shown(dialog), "nothing of a pack is taken for markup"
    assert NEW.name in shown(dialog)
    QTest.keyClick(dialog.preview.list, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take over 1 case"
    take(dialog)

    assert list(rows(workspace)) == ["case-1", "case-2", "case-3", "bea"]


def test_a_case_the_pack_has_no_more_is_withdrawn_if_chosen(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    other = campaign_of()
    dialog = bring(replace(other, cases=other.cases[:2]))
    go_to(dialog, "Case 3")

    keep, withdraw, remove = choices(dialog)
    assert keep.isChecked()
    press_tab_to(dialog, keep)
    QTest.keyClick(keep, Qt.Key.Key_Down)
    assert withdraw.isChecked()
    assert dialog.take.text() == "Take over 1 change"
    assert remove.text() == "Remove it"
    take(dialog)

    withdrawn = rows(workspace)["case-3"].withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "It is no longer in the case pack."
    assert desk.window.toast.text == "“newer.w4rpack” was taken over: 1 case withdrawn."


def test_a_case_with_letters_cannot_be_removed(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    desk.sign_in("Amina")
    desk.click_cell(0, 2)
    other = campaign_of()
    dialog = bring(replace(other, cases=other.cases[:2]))
    go_to(dialog, "Case 3")

    assert [choice.text() for choice in choices(dialog)] == [
        "Keep it as it is",
        "Withdraw it: nothing more is written, all stays counted",
    ]
    assert "something was logged for it" in shown(dialog)


def test_the_campaign_itself_can_follow_the_pack(workspace: Workspace, bring: Bring) -> None:
    other = campaign_of()
    changed = replace(other.campaign, name="Write for Rights 2026", year=2026)
    dialog = bring(replace(other, campaign=changed))
    go_to(dialog, "The campaign itself")

    name, year = parts(dialog)
    assert (name.take.isChecked(), year.take.isChecked()) == (False, True)
    name.take.click()
    take(dialog)

    assert workspace.read(campaign).campaign == changed


def test_the_same_pack_again_brings_nothing_and_says_so(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    take(bring(campaign_of(NEW)))
    step = workspace.undo_label
    desk.settle()
    workspace.run(
        "as in the pack",
        case_services.change_case,
        case_id=rows(workspace)["case-1"].case_id,
        brief=campaign_of().cases[0],
        picture=None,
    )

    dialog = bring(campaign_of(NEW))

    assert dialog.about.text() == (
        "Write for Rights. All that it says stands here already, so there is nothing to take over."
    )
    assert not dialog.take.isEnabled()
    assert step


def test_another_campaign_is_called_so_and_only_adds(workspace: Workspace, bring: Bring) -> None:
    other = replace(campaign_of(NEW, quote="We wait"), campaign=Campaign(code="x", name="Winter"))
    dialog = bring(other)

    assert dialog.caution.text == (
        "This pack is of another campaign, “Winter”, and the event writes for “Write for Rights”. "
        "Its cases can be added to those of the event, whose name and dates stay."
    )
    assert dialog.take.text() == "Take over 1 case"
    take(dialog)

    assert workspace.read(campaign).campaign == pack().campaign
    assert rows(workspace)["case-1"].brief.quote == ""


def test_cases_to_practise_with_are_not_ticked_among_those_that_are_mailed(bring: Bring) -> None:
    sample = replace(pack().campaign, historical=True)
    dialog = bring(replace(campaign_of(NEW), campaign=sample))

    assert "never for mail" in dialog.caution.text
    assert not dialog.take.isEnabled()


# -- what is not taken -------------------------------------------------------------------------


def test_a_damaged_pack_is_refused_in_its_one_sentence(
    workspace: Workspace, bring: Bring, tmp_path: Path
) -> None:
    path = tmp_path / "cut.w4rpack"
    write_pack(path, campaign_of())
    path.write_bytes(path.read_bytes()[:300])

    dialog = bring(path)

    assert dialog.complaint.text == (
        "“cut.w4rpack” was not imported: it is damaged or not complete. Nothing was changed. "
        "Download or copy it again."
    )
    assert not dialog.take.isVisible()
    assert QApplication.focusWidget() is dialog.cancel
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_a_pack_in_another_language_is_refused_unless_it_is_translated(bring: Bring) -> None:
    french = replace(campaign_of(), language="fr")

    refused = bring(french)
    assert refused.complaint.text == (
        "“newer.w4rpack” was not imported: its cases are in French and those of this event in "
        "English, and not all of them are translated. Nothing was changed. Ask for the pack in "
        "English, or take it for a new event."
    )
    refused.reject()
    texts = {"en": Translation(headline="Let them go")}
    cases = tuple(replace(case, translations=texts) for case in french.cases)
    dialog = bring(replace(french, cases=cases))
    assert dialog.about.text().endswith(
        "The pack is written in French; its texts in English are taken, and the others as a "
        "translation."
    )
    go_to(dialog, "Case 2")
    assert "Let them go" in shown(dialog)
    assert "Translation into French" in shown(dialog)


def test_a_file_that_is_gone_is_refused(bring: Bring, tmp_path: Path) -> None:
    dialog = bring(tmp_path / "gone.w4rpack")

    assert "it cannot be opened" in dialog.complaint.text


def test_what_does_not_come_along_is_listed(
    workspace: Workspace, bring: Bring, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        "Name,Country,Headline,Favourite colour\nCase 1,CA,Free them now,\nBea,CO,Threatened,red\n",
        encoding="utf-8",
    )

    dialog = bring(path)

    assert entries(dialog)[:3] == ["What did not come along (1)", "New (1)", "Bea"]
    assert "Favourite colour" in shown(dialog)
    assert dialog.about.text().endswith("What a spreadsheet leaves empty stays as it is here.")
    take(dialog)
    row = rows(workspace)["case-1"]
    assert row.picture_id is not None, "a list has no pictures and takes none away"
    assert rows(workspace)["bea"].brief.country == "CO"


def test_what_the_disk_refuses_is_said_in_the_dialog(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(campaign_of(NEW))
    workspace.path.unlink()

    take(dialog)

    assert dialog.isVisible()
    assert "deleted" in dialog.complaint.text


# -- the dialog itself -------------------------------------------------------------------------


def test_cancel_while_it_is_read_leaves_everything_as_it_was(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "newer.w4rpack"
    write_pack(path, campaign_of(NEW))
    dialog = ImportDialog(workspace, path, desk.window)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    desk.settle()

    assert desk.window.findChildren(ImportDialog) == []
    assert "ana" not in rows(workspace)


def test_the_dialog_is_gone_when_it_is_done(desk: Desk, bring: Bring) -> None:
    take(bring(campaign_of(NEW)))
    desk.settle()

    assert desk.window.findChildren(ImportDialog) == []


@pytest.mark.parametrize("entry", ["Changed addresses", NEW.name, "Case 1", "Case 2"])
def test_everything_is_reached_by_tab_and_has_a_name(bring: Bring, entry: str) -> None:
    other = campaign_of(NEW, quote="We wait", targets=(MOVED,))
    dialog = bring(replace(other, cases=(other.cases[0], other.cases[2], NEW)))
    go_to(dialog, entry)

    assert faults(dialog) == []


def test_tab_goes_from_the_list_through_its_entry_to_the_buttons(bring: Bring) -> None:
    dialog = bring(campaign_of(headline="Free them now", quote="We wait"))
    go_to(dialog, "Case 1")
    assert dialog.preview is not None

    walked: list[str] = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName() or focused.property("text"))
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert walked == [
        "What the pack brings",
        "Details",
        "Keep all that stands here",
        "Take all from the pack",
        "Headline: Keep what stands here",
        "Quote: Take what the pack says",
        "Picture: Keep what stands here",
        "Take over 1 change",
        "Cancel",
    ]
    assert QApplication.focusWidget() is dialog.preview.list


def choices(dialog: ImportDialog) -> list[QRadioButton]:
    assert dialog.preview is not None
    return dialog.preview.page.findChildren(QRadioButton)


def press_tab_to(dialog: ImportDialog, widget: QWidget) -> None:
    """Press Tab from the list on until a widget of the entry has the focus."""
    assert dialog.preview is not None
    dialog.preview.list.setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not get there")
