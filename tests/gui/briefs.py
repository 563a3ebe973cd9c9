"""A campaign of three cases on the Briefs page: for tests that read it and that change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.evening import NOW, details
from w4r_desktop.domain.case import (
    Campaign,
    CaseBrief,
    CasePack,
    Guidance,
    MailService,
    Role,
    Rule,
    SenderLimit,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.case_list import LINE
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.services import counting, event_details
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace

JANI = CaseBrief(
    code="jani",
    name="Jani Silva",
    short_name="Jani",
    headline="Threatened for protecting the Amazon",
    country="CO",
    story="She *farms* in <b>Putumayo</b>.\n\n" + "The river is hers to guard. " * 80,
    quote="I am not afraid.",
    demands=("Protect her.", "Investigate the threats."),
    content_warnings=("death threats",),
    letter_languages=("es", "en"),
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="Iván Duque",
            office="Presidente",
            salutation="Dear President,",
            lines=("Palacio de Nariño", "Bogotá"),
            country="CO",
            email="president@example.org",
            checked_on=date(2020, 11, 2),
        ),
        Target(
            role=Role.SOLIDARITY,
            addressee="Jani Silva",
            mail=MailService.NONE,
            mail_note="Cards are collected by the group.",
        ),
    ),
    guidance=Guidance(
        warning="Be polite.",
        religious_cards=Rule.NO,
        seasonal_wishes=Rule.YES,
        name_organisation=Rule.NO,
        sender_limit=SenderLimit.FIRST_NAME,
        enclosures="No photographs.",
    ),
    updates=(Update(on=date(2021, 7, 31), text="The danger goes on."),),
    sources=(Source(url="https://example.org/jani", seen_on=date(2022, 1, 1)),),
    translations={"fr": Translation(headline="Menacée", story="Elle cultive.", demands=("Non.",))},
)
NASSIMA = CaseBrief(
    code="nassima",
    name="Nassima al-Sada",
    native_name="نسيمة السادة",
    headline="Jailed for women’s rights",
    country="SA",
    story="She spoke up.",
    updates=(Update(on=date(2021, 6, 27), status=UpdateStatus.GOOD_NEWS, text="Released."),),
)
PAING = CaseBrief(
    code="paing",
    name="Paing Phyo Min",
    headline="Jailed for satire",
    country="MM",
    updates=(
        Update(on=date(2021, 4, 17), status=UpdateStatus.GOOD_NEWS, text="Released."),
        Update(on=date(2024, 10, 9), text="Arrested again."),
    ),
    targets=(Target(role=Role.PRIMARY, addressee="Counsellor", lines=("Zone 1",), country="CA"),),
)


def campaign_file(folder: Path, *cases: CaseBrief, historical: bool = True) -> EventFile:
    """Make an event with these cases, or with all three; Paing has a blue picture."""
    picture = folder / "paing.png"
    Image.new("RGB", (80, 60), "#336699").save(picture)
    usual = (JANI, NASSIMA, replace(PAING, picture="pictures/paing.png"))
    return EventFile.create(
        folder / "evening.w4r",
        event_details.set_up,
        details=details(country="CA"),
        table_names=["1"],
        pack=CasePack(
            language="en",
            campaign=Campaign(code="w4r", name="Write for Rights 2020", historical=historical),
            cases=cases or usual,
            pictures={"pictures/paing.png": picture.read_bytes()},
        ),
    )


def shown_page(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences, **other: Any
) -> BriefsPage:
    """Show the page to a person, the first case chosen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Look.LIGHT, 100)
    page = BriefsPage(workspace, preferences, **other)
    qtbot.addWidget(page)
    page.resize(1238, 630)
    with qtbot.waitActive(page):
        page.show()
    page.desk.chooser.list.setFocus()
    return page


def listed(page: BriefsPage) -> list[str]:
    """Return what a screen reader reads of the list."""
    model = page.desk.chooser.list.model()
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]


def case(page: BriefsPage, row: int) -> UUID:
    """Return the id of the case in a row of the list."""
    found: UUID = page.desk.chooser.list.model().index(row, 0).data(LINE).case_id
    return found


def target_words(page: BriefsPage, number: int) -> str:
    """Return the words of a target's card, in order."""
    card = page.desk.side.cards[number]
    parts = [part for part in card.findChildren(QWidget) if part.isVisibleTo(card)]
    texts = (getattr(part, "toPlainText", getattr(part, "text", str))() for part in parts)
    return "\n".join(text for text in texts if text)


def log(workspace: Workspace, case_id: UUID, kind: ActionKind, quantity: int) -> None:
    """Count something nobody in particular wrote."""
    spot = counting.Spot(attendee_id=None, writing_table_id=None, case_id=case_id, kind=kind)
    workspace.run("Log", counting.log, spot=spot, quantity=quantity, at=NOW)
