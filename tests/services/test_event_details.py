"""What was said about an evening can be said differently, and its cases come as they left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening, details, pack
from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    MailService,
    Role,
    Rule,
    SenderLimit,
    Source,
    Subject,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.domain.tally import ActionKind, VenueKind
from w4r_desktop.errors import NameEmptyError, NameTakenError
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import case_pack, cases, picture
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from pathlib import Path

PNG, JPEG = b"\x89PNG\r\n\x1a\n of our own", b"\xff\xd8\xff\xe0 of our own"
FULL = CaseBrief(
    code="jani-silva",
    name="Jani Silva <&>",
    headline="She protects the Amazon",
    country="CO",
    short_name="Jani",
    native_name="Yaní",
    subject=Subject.GROUP,
    members=7,
    includes_minors=True,
    pronouns="she/her",
    story="# A story\n\nwith *words*",
    quote="“We stay”",
    demands=("Protect her", "Now"),
    content_warnings=("threats",),
    letter_languages=("es", "en"),
    sample_letter="Dear President,",
    picture="pictures/jani-silva.jpg",
    picture_credit="Somebody",
    targets=(
        Target(
            role=Role.SOLIDARITY,
            addressee="Jani",
            office="NGO",
            salutation="Dear Jani,",
            closing="Yours,",
            lines=("Calle 1", "  Bogotá"),
            country="CO",
            email="a@example.org",
            fax="1",
            phone="2",
            web="https://example.org",
            social=("@jani", "@ngo"),
            mail=MailService.SUSPENDED,
            mail_note="no planes",
            valid_until=date(2027, 1, 31),
            checked_on=date(2026, 10, 1),
        ),
        Target(role=Role.PRIMARY),
    ),
    guidance=Guidance(
        religious_cards=Rule.NO,
        name_organisation=Rule.YES,
        seasonal_wishes=Rule.NO,
        sender_limit=SenderLimit.FIRST_NAME,
        enclosures="none",
        warning="do not",
    ),
    updates=(
        Update(on=date(2027, 6, 27), status=UpdateStatus.GOOD_NEWS, text="Free"),
        Update(text="Waiting"),
    ),
    sources=(Source(url="https://example.org/1", seen_on=date(2026, 9, 1)), Source(url="x")),
    translations={
        "fr": Translation(headline="Elle", story="Une", demands=("Là",), sample_letter="Cher")
    },
)


def test_a_pack_leaves_an_event_as_it_came(tmp_path: Path) -> None:
    second = replace(FULL, code="second", picture="pictures/second.png")
    brought = replace(
        pack(1),
        language="es-419",
        cases=(FULL, *pack(1).cases, second),
        pictures={"pictures/jani-silva.jpg": JPEG, "pictures/second.png": PNG},
    )
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=details(),
        table_names=[],
        pack=brought,
    )
    evening = Evening(file)

    assert evening.ask(case_pack) == brought
    first = evening.ask(cases)[0]
    assert first.picture_id is not None
    assert evening.ask(picture, first.picture_id) == JPEG
    file.close()


def test_everything_about_an_evening_can_be_said_differently(evening: Evening) -> None:
    said = details(
        name="  Second   evening ",
        held_on=date(2027, 1, 1),
        time_zone="Europe/Paris",
        opens_at="18:00",
        closes_at="02:00",
        venue="St. Mary’s <hall>",
        venue_kind=VenueKind.PLACE_OF_WORSHIP,
        dedication="in memory of Nawal",
        goal=None,
        kinds=(ActionKind.OTHER, ActionKind.LETTER),
        sender_lines=("Hall", " 12 Street"),
        country="FR",
    )
    before = evening.ask(event)
    evening.do(event_details.change_details, details=said)

    after = evening.ask(event)
    assert after.details == replace(said, name="Second evening")
    assert after.event_id == before.event_id
    evening.file.undo()
    assert evening.ask(event) == before


def test_an_evening_needs_a_name(evening: Evening) -> None:
    with pytest.raises(NameEmptyError):
        evening.do(event_details.change_details, details=details(name="\u200b "))
    assert evening.ask(event).details.name == "Candlelight"


def test_a_new_evening_cannot_have_two_tables_of_one_number(tmp_path: Path) -> None:
    with pytest.raises(NameTakenError):
        EventFile.create(
            tmp_path / "evening.w4r",
            event_details.set_up,
            details=details(),
            table_names=["1", "Table 1"],
            pack=pack(),
        )
    assert not list(tmp_path.glob("*evening*"))
