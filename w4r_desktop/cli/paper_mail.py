"""Envelopes, labels, letters and cards as the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from w4r_desktop.domain.address import return_block
from w4r_desktop.domain.case import Role, SenderLimit
from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.paper import MAILED
from w4r_desktop.domain.stationery import ENVELOPES, ReturnAddress, envelope_of
from w4r_desktop.language import LANGUAGES, _, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from w4r_desktop.cli.paper_desk import PaperDesk
    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.sender import Sender
    from w4r_desktop.gui.drawing import Wish
    from w4r_desktop.store.queries.mail import CaseMail


def envelopes(desk: PaperDesk) -> Wish:
    """Return envelopes, as many as were logged unless cases are asked for."""
    from w4r_desktop.gui.wishes import EnvelopeWish

    details, campaign, asked = desk.details, desk.campaign.campaign, desk.asked
    place = ReturnAddress(asked.return_address)
    return EnvelopeWish(
        (_addressed(desk),),
        sender_lines=details.sender_lines if place is not ReturnAddress.NONE else (),
        sender_country=details.country,
        language=desk.spoken,
        envelope=ENVELOPES[asked.size] if asked.size else envelope_of(details.country),
        historical=campaign.historical,
        closes_on=campaign.closes_on,
        today=desk.today,
        practice=desk.practice,
        backs=place is ReturnAddress.BACK,
    )


def labels(desk: PaperDesk) -> Wish:
    """Return labels with addresses or the return address, or only the outlines of their sheet."""
    from w4r_desktop.documents.addressed import country_line
    from w4r_desktop.documents.label_sheets import USUAL, bundled_sheets
    from w4r_desktop.documents.labels import LabelLook
    from w4r_desktop.gui.wishes_labels import LabelWish, OutlineWish, ReturnLabelWish

    details, campaign, asked = desk.details, desk.campaign.campaign, desk.asked
    sheet = bundled_sheets().get(asked.label_sheet or USUAL[desk.paper])
    if sheet is None:
        said = _("There is no sheet of labels “{sheet}”. There are: {sheets}.")
        sheets = ", ".join(bundled_sheets())
        raise click.BadParameter(said.format(sheet=asked.label_sheet, sheets=sheets))
    if asked.outlines:
        return OutlineWish(sheet, desk.practice)
    if asked.start_at > sheet.count:
        raise click.BadParameter(
            _("“{sheet}” has {count} labels, so none to start at is number {label}.").format(
                sheet=sheet.name, count=number(sheet.count), label=number(asked.start_at)
            )
        )
    look = LabelLook(
        sheet,
        asked.start_at,
        sender_country=details.country,
        language=desk.spoken,
        historical=campaign.historical,
        closes_on=campaign.closes_on,
        today=desk.today,
        practice=desk.practice,
    )
    if asked.return_labels:  # they go on mail to anywhere, so the country is named
        country = country_line(details.country, desk.spoken)
        lines = return_block(details.sender_lines, country_line=country)
        return ReturnLabelWish(lines, asked.return_labels, look)
    return LabelWish((_addressed(desk),), look)


def letters(desk: PaperDesk) -> Wish:
    """Return letters, as many as were logged unless cases are asked for."""
    from w4r_desktop.documents.letters import Form, LetterLook, LetterOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.gui.wishes_letters import LetterWish

    asked, campaign = desk.asked, desk.campaign
    signers = tuple(_signers(desk))
    look = LetterLook(
        paper=desk.paper,
        form=Form(asked.form),
        language=desk.written_in(asked.letter_language),
        sender_country=desk.details.country,
        sender_language=desk.spoken,
        historical=campaign.campaign.historical,
        today=desk.today,
        closes_on=campaign.campaign.closes_on,
        signatures=asked.signatures,
        ruled_instead=asked.ruled_instead,
        practice=desk.practice,
    )
    orders = tuple(
        LetterOrder(
            desk.row(case).brief,
            campaign.language,
            case.targets.get(asked.role),
            copies,
            signers=signers,
            withdrawn=case.withdrawn.reason if case.withdrawn else None,
            overridden=desk.overridden(case.case_id),
        )
        for case, copies in _letter_copies(desk, signers)
    )
    return LetterWish((Pack("", orders),), look)


def cards(desk: PaperDesk) -> Wish:
    """Return solidarity cards, as many as were logged unless cases are asked for."""
    from w4r_desktop.documents.card_covers import Cover
    from w4r_desktop.documents.cards import CardLook, CardOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.gui.wishes_letters import CardWish

    asked, campaign = desk.asked, desk.campaign.campaign
    look = CardLook(
        paper=desk.paper,
        folded=asked.folded,
        cover=Cover(asked.cover),
        language=desk.written_in(asked.letter_language, also=LANGUAGES),
        sender_country=desk.details.country,
        sender_language=desk.spoken,
        historical=campaign.historical,
        today=desk.today,
        closes_on=campaign.closes_on,
        slips=not asked.no_slips,
        practice=desk.practice,
    )
    orders = tuple(
        CardOrder(
            desk.row(case).brief,
            case.targets.get(Role.SOLIDARITY),
            copies,
            withdrawn=case.withdrawn.reason if case.withdrawn else None,
            overridden=desk.overridden(case.case_id),
        )
        for case, copies in desk.mail_copies(MAILED[Role.SOLIDARITY])
    )
    return CardWish((Pack("", orders),), look)


def _addressed(desk: PaperDesk) -> Pack[EnvelopeOrder]:
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.gui.models.copies import order_of

    role = desk.asked.role
    orders = (
        order_of(case, role, copies, overridden=desk.overridden(case.case_id))
        for case, copies in desk.mail_copies(MAILED[role])
    )
    return Pack("", tuple(orders))


def _letter_copies(desk: PaperDesk, signers: tuple[Sender, ...]) -> list[tuple[CaseMail, int]]:
    """Return how many letters each case gets: of chosen people one of each, whatever was logged."""
    from w4r_desktop.documents.letters import Form

    asked = desk.asked
    more = next((f"{code}={copies}" for code, copies in asked.chosen if copies > 1), None)
    if signers and more:
        said = _("“{case}” asks for several letters, but each of the people signs one of a case.")
        raise click.BadParameter(said.format(case=more))
    if signers and not asked.chosen:
        return [(case, 1) for case in desk.mail]
    kinds = Form(asked.form).becomes(desk.details.kinds)
    return desk.mail_copies(kinds if asked.role is Role.PRIMARY else ())


def _signers(desk: PaperDesk) -> Iterator[Sender]:
    """Yield those who sign; the name of a group or a guest is nobody's own."""
    from w4r_desktop.domain.first_names import keeps_whole_name
    from w4r_desktop.domain.sender import Sender

    town = clean_name(desk.asked.town)  # nobody sees here what would be guessed from an address
    for person in desk.people:
        nobodys = keeps_whole_name(heads=person.heads, guest=person.guest)
        name = "" if nobodys else person.name
        yield Sender(name, person.minor, town, SenderLimit(desk.asked.tells))
