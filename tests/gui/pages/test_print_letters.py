"""Letters on the Print page, chosen with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.gui.printed import LETTER, NOW, PACK, PrinterToFile, Shown, write
from w4r_desktop.documents.letters import Form
from w4r_desktop.domain.case import Guidance, Role, SenderLimit, Translation
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, event_details
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.pages.print_letters import LetterOptions
    from w4r_desktop.gui.widgets.elided_combo import ElidedCombo

FRENCH = {"fr": Translation(demands=("La protéger.",), sample_letter="Je vous écris.")}
JANI = replace(
    PACK.cases[0], demands=("Protect her.",), sample_letter="I write to you.", translations=FRENCH,
    guidance=Guidance(sender_limit=SenderLimit.INITIALS_TOWN),
)  # fmt: skip
GUSTAVO = replace(PACK.cases[1], demands=("Bring justice.",))


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three cases: Jani's has a sample and French, El Hiblu's no address; two people, a class."""
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight", held_on=date(2026, 12, 10), time_zone="UTC", country="CA",
            sender_lines=("Church", "Halifax NS B3J 0A0"),
        ),
        table_names=["1", "2"],
        pack=replace(PACK, cases=(JANI, GUSTAVO, PACK.cases[2])),
    )  # fmt: skip
    opened = Workspace(file)
    (table, _other) = opened.read(tables)
    for name, more in (
        ("Amina Khan", {}), ("Bo Li", {"minor": True}), ("Class 8b", {"heads": 25}),
    ):  # fmt: skip
        opened.run(
            "Sign in", attendees.sign_in, name=name, writing_table_id=table.writing_table_id,
            at=NOW, **more,
        )  # fmt: skip
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    write(workspace, 0, LETTER, 2)
    write(workspace, 0, ActionKind.PREPRINTED_LETTER, 5)
    write(workspace, 1, LETTER, 1)
    page = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    page.click(page.page.documents.button(Document.LETTERS))
    return page


def options(shown: Shown) -> LetterOptions:
    return shown.page.options.letters


def form(shown: Shown, wanted: Form) -> None:
    shown.click(options(shown).form.button(wanted))


def pick(shown: Shown, field: ElidedCombo, words: str) -> None:
    """Choose an item by typing its words, as a person does."""
    field.setFocus()
    shown.qtbot.keyClicks(field, words)
    shown.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.currentText() == words


def by_people(shown: Shown, *names: str) -> None:
    pick(shown, options(shown).signers.by_people, "Chosen people")
    people = options(shown).signers.people
    shown.click(people.none)
    for name in names:
        people.find_box.setText(name)
        shown.click(people.all)
    people.find_box.clear()


def saved(shown: Shown, path: Path) -> list[str]:
    """Save what is chosen and return the words of each page."""
    shown.said.clear()
    shown.page._on_file_chosen(str(path))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_letters_to_write_are_as_many_as_were_logged(shown: Shown, tmp_path: Path) -> None:
    assert shown.page.print.text() == "Print 3 letters"
    pages = saved(shown, tmp_path / "out.pdf")
    assert ["Protect her." in page for page in pages] == [True, True, False]
    assert "Bring justice." in pages[2]


def test_letters_to_sign_are_those_that_were_logged_as_such(shown: Shown, tmp_path: Path) -> None:
    form(shown, Form.PREPRINTED)
    assert shown.page.print.text() == "Print 5 letters"
    pages = saved(shown, tmp_path / "out.pdf")
    assert all("I write to you." in page for page in pages)


def test_a_letter_in_french_is_printed_where_there_is_one_and_the_rest_is_told(
    shown: Shown, tmp_path: Path
) -> None:
    pick(shown, options(shown).language, "French")
    pages = saved(shown, tmp_path / "out.pdf")
    assert "La protéger." in pages[0]
    assert "Bring justice." in pages[2]
    assert "Not in French, so in their own: Gustavo & Gatica" in options(shown).notes.text()


def test_a_case_without_a_sample_is_ruled_or_left_out_as_wished(
    shown: Shown, tmp_path: Path
) -> None:
    form(shown, Form.SAMPLE)
    assert "Ruled, for want of a sample letter: Gustavo & Gatica" in options(shown).notes.text()
    assert shown.page.print.text() == "Print 3 letters"
    shown.click(options(shown).ruled_instead)
    assert shown.page.print.text() == "Print 2 letters"
    words = options(shown).left_out.text()
    assert words.startswith("Left out, no sample letter: Gustavo & Gatica (1)")
    form(shown, Form.RULED)
    assert options(shown).ruled_instead.isHidden()
    assert shown.page.print.text() == "Print 3 letters"


def test_chosen_people_get_a_letter_each_with_what_may_be_told_of_them(
    shown: Shown, tmp_path: Path
) -> None:
    form(shown, Form.PREPRINTED)
    by_people(shown, "Amina", "Bo")
    for case in (1, 2):
        shown.qtbot.keyClick(
            options(shown).cases.line(shown.workspace.read(cases)[case].case_id).tick,
            Qt.Key.Key_Space,
        )
    assert shown.page.print.text() == "Print 2 letters"
    amina, bo = saved(shown, tmp_path / "out.pdf")
    assert "AK Halifax" in amina
    assert "Bo" not in bo.replace("Bogotá", "")
    assert options(shown).names_people
    pick(shown, options(shown).signers.tells, "First name")
    amina, _bo = saved(shown, tmp_path / "first.pdf")
    assert "AK" not in amina
    assert options(shown).signers.town.isHidden()


def test_the_town_is_that_of_the_sender_until_another_is_typed(
    shown: Shown, tmp_path: Path
) -> None:
    by_people(shown, "Amina")
    town = options(shown).signers.town
    assert town.text() == "Halifax"
    town.setFocus()
    town.selectAll()
    shown.qtbot.keyClicks(town, "Truro")
    assert "Amina Khan Truro" in saved(shown, tmp_path / "out.pdf")[1]


def test_nobody_is_chosen_until_somebody_is(shown: Shown) -> None:
    pick(shown, options(shown).signers.by_people, "Chosen people")
    assert shown.page.print.text() == "Print 0 letters"
    assert not shown.page.print.isEnabled()
    assert "Nobody is chosen to sign." in shown.page.desk.words.text()


def test_a_class_signs_without_a_name(shown: Shown, tmp_path: Path) -> None:
    by_people(shown, "Class")
    pages = saved(shown, tmp_path / "out.pdf")
    assert len(pages) == 3
    assert not any("Class" in page for page in pages)


def test_several_places_to_sign_are_printed(shown: Shown, tmp_path: Path) -> None:
    form(shown, Form.PREPRINTED)
    shown.type(options(shown).signers.places, "4")
    assert saved(shown, tmp_path / "out.pdf")[0].count("Initials and town") == 4


def test_a_letter_without_an_address_is_told_and_printed(shown: Shown, tmp_path: Path) -> None:
    shown.click(options(shown).mode.button(Numbers.SAME))
    assert "No postal address, so by e-mail or fax: El Hiblu 3" in options(shown).notes.text()
    assert "Attorney General" in saved(shown, tmp_path / "out.pdf")[2]


def test_a_withdrawn_case_is_left_out(shown: Shown) -> None:
    first = shown.workspace.read(cases)[0].case_id
    shown.workspace.run("Withdraw", withdraw_case, case_id=first, reason="Quiet", at=NOW)
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 1 letter", timeout=3_000)
    assert "withdrawn: Jani Silva (2)" in options(shown).left_out.text()


def test_a_brief_offers_its_letter_alone(shown: Shown, tmp_path: Path) -> None:
    second = shown.workspace.read(cases)[1].case_id
    shown.page.show_case(Document.LETTERS, second, Role.PRIMARY)
    assert shown.page.print.text() == "Print 1 letter"
    shown.wait_for_page("1 of 1 · Gustavo & Gatica → Chile")
