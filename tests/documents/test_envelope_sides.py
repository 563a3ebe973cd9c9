"""The return address on the back, the case code on the front, and what an organizer overrides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.envelopes import (
    SENDER,
    SILVA,
    SIZES,
    arranged,
    backs,
    drawn,
    front,
    ink,
    order,
    problem,
    seen,
    target,
)
from w4r_desktop import errors
from w4r_desktop.domain.case import MailService, SenderLimit
from w4r_desktop.domain.stationery import ENVELOPES, Envelope
from w4r_desktop.messages import explain


def test_the_back_bears_the_return_address_in_a_row_along_the_top() -> None:
    arrangement = backs(order(target(*SILVA), 2))
    assert seen(arrangement, 1) == [" · ".join((*SENDER, "CANADA"))]
    assert arrangement.pages[0].place == "Back: Jani Silva → Colombia"
    picture, scale = ink(drawn(arrangement), ENVELOPES["no10"])
    box = picture.getbbox()
    assert box is not None
    assert 8 * scale <= box[1] < box[3] <= 14 * scale
    assert box[0] + box[2] == pytest.approx(picture.width, abs=3)


@pytest.mark.parametrize("envelope", SIZES, ids=lambda envelope: envelope.name)
def test_a_long_return_address_takes_more_rows_of_the_back(envelope: Envelope) -> None:
    sender = (
        "The Congregation of the Old Church at the Harbour Street Corner",
        *SENDER,
        "Nova Scotia",
    )
    arrangement = backs(order(target(*SILVA)), envelope=envelope, sender=sender, historical=True)
    area = envelope.back_area
    picture, scale = ink(drawn(arrangement), envelope)
    box = picture.getbbox()
    assert box is not None
    assert area.left * scale <= box[0] < box[2] <= area.right * scale
    assert area.top * scale <= box[1] < box[3] <= area.bottom * scale
    words = " ".join(seen(arrangement))
    assert all(part in words for part in (*sender[1:], "CANADA", "Sample: do not mail"))


def test_what_has_no_front_or_limits_its_senders_has_no_back() -> None:
    limited = replace(order(target("Lima"), 2, "Germain"), sender_limit=SenderLimit.FIRST_NAME)
    arrangement = backs(order(target("Kyiv"), 3), limited, order(None, 1, "Popi"))
    assert len(arrangement.pages) == 3
    said = [(one.pages, explain(one.problem)) for one in arrangement.left_out]
    assert said[0][0] == 2
    assert "Take its envelopes out of the pile" in said[0][1]
    assert "names nobody" in said[1][1]


def test_without_a_return_address_there_are_no_backs() -> None:
    with pytest.raises(errors.NoSenderError) as refused:
        backs(order(target("Lima")), sender=("", " "))
    assert "no return address" in explain(refused.value)


def test_a_sender_at_home_needs_no_country_on_the_back() -> None:
    home = order(target("1700 Granville Street", country="CA"))
    assert seen(backs(home)) == [" · ".join(SENDER)]


def test_the_case_code_stands_in_small_type_above_the_address_and_left_of_the_stamps() -> None:
    arrangement = arranged(order(target(*SILVA)), sender=())
    (code,) = front(arrangement).surroundings
    area = ENVELOPES["no10"].return_area
    assert code.block.size == 7
    assert area.left * 72 / 25.4 <= code.left
    assert code.top + code.block.height <= area.bottom * 72 / 25.4


@pytest.mark.parametrize("code", ["x" * 160, "case-🕊"])
def test_a_code_that_finds_no_room_or_no_font_gives_way(code: str) -> None:
    arrangement = arranged(replace(order(target(*SILVA)), case_code=code))
    assert seen(arrangement) == [*SENDER, "CANADA", *SILVA, "COLOMBIA"]


def test_a_full_return_area_leaves_the_code_out_rather_than_the_address() -> None:
    arrangement = arranged(order(target("Lima")), sender=["Line"] * 7)
    assert seen(arrangement) == [*["Line"] * 7, "CANADA", "Lima", "COLOMBIA"]


OVERRIDABLE = (
    (errors.NoMailError, {"mail": MailService.NONE}),
    (errors.MailSuspendedError, {"mail": MailService.SUSPENDED}),
    (errors.TargetExpiredError, {"valid_until": date(2026, 12, 9)}),
)


@pytest.mark.parametrize(("kind", "facts"), OVERRIDABLE)
def test_what_an_organizer_overrides_is_printed_and_nothing_else(
    kind: type[errors.EnvelopeError], facts: dict[str, object]
) -> None:
    refused = order(target("Lima", **facts))  # type: ignore[arg-type] # whatever is to be set aside
    others = frozenset({one for one, _facts in OVERRIDABLE} - {kind})
    assert isinstance(problem(replace(refused, overridden=others)), kind)
    assert len(arranged(replace(refused, overridden=frozenset({kind}))).pages) == 1


def test_a_withdrawn_case_and_a_closed_campaign_can_be_overridden_together() -> None:
    both = frozenset({errors.CaseWithdrawnError, errors.CampaignClosedError})
    late = replace(order(target("Lima")), withdrawn="", overridden=both)
    assert len(arranged(late, closes_on=date(2026, 12, 9)).pages) == 1
    assert not arranged(late, closes_on=date(2026, 12, 9), envelope=ENVELOPES["dl"]).left_out


def test_no_override_finds_an_address_a_font_or_room() -> None:
    everything = frozenset(
        {
            errors.NoTargetError, errors.NoAddressError, errors.LineTooLongError,
            errors.TooManyLinesError, errors.CharacterMissingError, errors.CaseWithdrawnError,
        }
    )  # fmt: skip
    for whom, kind in (
        (None, errors.NoTargetError),
        (target(), errors.NoAddressError),
        (target("W" * 90), errors.LineTooLongError),
        (target(*["Line"] * 20), errors.TooManyLinesError),
        (target("🕊"), errors.CharacterMissingError),
    ):
        held = replace(order(whom), overridden=everything, withdrawn="")
        assert isinstance(problem(held), kind)
