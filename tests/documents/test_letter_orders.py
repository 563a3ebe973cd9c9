"""Which letters are printed, how many, for whom, and which are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from tests.documents import pdfs
from tests.documents.posted import (
    JANI,
    PRESIDENT,
    letters,
    look,
    ruled,
    to_king,
    to_president,
    why_not,
)
from w4r_desktop import errors
from w4r_desktop.documents.letters import (
    Form,
    LetterOrder,
    draw_letters,
    letters_left_out,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import (
    Guidance,
    MailService,
    SenderLimit,
)
from w4r_desktop.domain.sender import Sender
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.messages import explain

KINDS = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)


def test_each_of_the_chosen_people_gets_a_letter_that_bears_their_name() -> None:
    signers = (Sender("Amina Khan", town="Halifax"), Sender("Bo Li", minor=True, town="Halifax"))
    amina, bo = pdfs.words(letters(to_president(signers=signers), form=Form.PREPRINTED))
    assert "Amina Khan Halifax" in amina
    assert "Bo" in bo
    assert "Li " not in bo
    assert "Halifax" not in bo
    assert "Signature and name" not in amina + bo
    limited = replace(JANI, guidance=Guidance(sender_limit=SenderLimit.INITIALS_TOWN))
    amina, bo = pdfs.words(letters(to_president(limited, signers=signers), form=Form.SAMPLE))
    assert "AK Halifax" in amina
    assert "Yours faithfully, B jani-silva" in bo


def test_a_letter_without_postal_address_says_how_it_goes() -> None:
    far = replace(PRESIDENT, lines=(), email="president@example.org", fax="+57 1 234")
    (page,) = pdfs.words(letters(to_president(target=far)))
    assert "Señor Presidente Presidente de la República By e-mail: president@example.org" in page
    assert "By fax: +57 1 234" in page
    assert "COLOMBIA" not in page


def test_no_country_stands_in_a_letter_that_stays_in_it() -> None:
    assert "COLOMBIA" not in pdfs.words(letters(to_president(), sender_country="CO"))[0]


@pytest.mark.parametrize(
    ("order", "other", "problem"),
    [
        (to_president(withdrawn=""), {}, errors.CaseWithdrawnError),
        (LetterOrder(JANI, "en", None), {}, errors.NoTargetError),
        (to_president(), {"closes_on": date(2026, 12, 9)}, errors.CampaignClosedError),
        (
            to_president(target=replace(PRESIDENT, valid_until=date(2026, 12, 9))),
            {},
            errors.TargetExpiredError,
        ),
        (to_president(target=replace(PRESIDENT, mail=MailService.NONE)), {}, errors.NoMailError),
        (
            to_president(target=replace(PRESIDENT, mail=MailService.SUSPENDED)),
            {},
            errors.MailSuspendedError,
        ),
        (
            to_president(replace(JANI, sample_letter=" \n")),
            {"form": Form.SAMPLE},
            errors.SampleLetterMissingError,
        ),
        (to_president(replace(JANI, demands=("🕊",))), {}, errors.PageCharacterError),
    ],
)
def test_what_is_not_printed_is_left_out_with_its_reason_and_stops_nothing(
    order: LetterOrder, other: dict[str, Any], problem: type[errors.W4RError]
) -> None:
    assert why_not(order, **other) == [problem]
    (left_out,) = letters_left_out([replace(order, copies=3)], look(**other))
    assert left_out.name == "Jani Silva"
    assert left_out.pages == 3
    assert "Jani Silva" in explain(left_out.problem)
    if "closes_on" not in other:
        sound = to_president(replace(JANI, code="popi", name="Popi"))
        (page,) = pdfs.words(letters(order, sound, **other))
        assert "Popi" in page
    with pytest.raises(errors.NothingToPrintError):
        letters(order, **other)


def test_what_an_organizer_overrides_is_printed() -> None:
    kinds: list[type[errors.W4RError]] = [errors.CaseWithdrawnError, errors.MailSuspendedError]
    suspended = replace(PRESIDENT, mail=MailService.SUSPENDED)
    gone = to_president(target=suspended, withdrawn="", overridden=frozenset(kinds))
    assert "Jani Silva" in pdfs.words(letters(gone))[0]


def test_each_letter_counts_once_however_many_pages_it_has() -> None:
    long = to_president(replace(JANI, sample_letter="\n\n".join(["A paragraph."] * 60)), copies=2)
    draw = partial(draw_letters, packs=[Pack("", (long,))], look=look(form=Form.SAMPLE))
    _pdf, _progress, pages = pdfs.drawn(draw)
    assert len(pages) > 2
    assert [page.case_code for page in pages].count("jani-silva") == 2


def test_what_is_historical_is_printed_with_its_mark() -> None:
    old = to_president(
        target=replace(PRESIDENT, mail=MailService.NONE, valid_until=date(2020, 1, 1))
    )
    (page,) = pdfs.words(letters(old, historical=True, closes_on=date(2021, 1, 31)))
    assert page.startswith("Sample: do not mail")
    assert "Sample" not in pdfs.words(letters(to_president()))[0]


def test_a_case_without_a_sample_gets_a_ruled_letter_if_that_is_wished() -> None:
    bare = replace(JANI, sample_letter="", translations={})
    pdf = letters(to_president(bare), form=Form.PREPRINTED, ruled_instead=True)
    assert "Protect her." in pdfs.words(pdf)[0]
    assert len(ruled(pdf)) > 8


def test_a_name_no_font_has_leaves_out_that_letter_alone() -> None:
    signers = (Sender("Amina"), Sender("🕊"))
    order = to_president(signers=signers)
    (page,) = pdfs.words(letters(order))
    assert "Amina" in page
    (left_out,) = letters_left_out([order], look())
    assert left_out.pages == 1
    assert isinstance(left_out.problem, errors.PageCharacterError)


def test_copies_follow_one_another_and_cost_next_to_nothing() -> None:
    popi = to_president(replace(JANI, code="popi", name="Popi"), copies=1)
    pages = pdfs.words(letters(to_president(copies=2), popi, to_king(copies=0)))
    assert ["Popi" in page for page in pages] == [False, False, True]
    assert len(letters(to_president(copies=200))) < 4 * len(letters(to_president()))


def test_a_pack_begins_with_a_page_that_says_whose_it_is() -> None:
    pages = pdfs.words(letters(to_president(copies=2), title="Table 4"))
    assert "Table 4" in pages[0]
    assert "Jani Silva (2)" in pages[0]
    assert len(pages) == 3


def test_practice_says_what_it_is() -> None:
    pdf = letters(to_president(), practice=True)
    (page,) = pdfs.words(pdf)
    assert "Practice" in page
    assert pdfs.sizes(pdf) == [(210, 297)]


@pytest.mark.parametrize(
    ("form", "counted", "kinds"),
    [
        (Form.RULED, KINDS, (ActionKind.LETTER,)),
        (Form.PREPRINTED, KINDS, (ActionKind.PREPRINTED_LETTER,)),
        (Form.PREPRINTED, KINDS[:1], KINDS),
        (Form.SAMPLE, KINDS[:1], KINDS),
    ],
)
def test_where_letters_to_sign_are_not_told_apart_any_letter_is_one(
    form: Form, counted: tuple[ActionKind, ...], kinds: tuple[ActionKind, ...]
) -> None:
    assert form.becomes(counted) == kinds
