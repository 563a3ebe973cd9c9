"""What stamps cost is that of the operator at home until somebody says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evening import Evening, details
from w4r_desktop.domain.postage import Basis
from w4r_desktop.errors import PostageError
from w4r_desktop.services.event_details import change_details
from w4r_desktop.services.postage import keep_postage
from w4r_desktop.store.queries.postage import POSTAGE_TABLES, bundled_prices, postage


def at_home_in(evening: Evening, country: str) -> None:
    evening.do(change_details, details=details(country=country))


def test_until_somebody_changes_them_the_rates_are_those_of_the_senders_country(
    evening: Evening,
) -> None:
    assert evening.ask(postage).rates == ()

    at_home_in(evening, "DE")
    here = evening.ask(postage)
    assert {rate.operator for rate in here.rates} == {"Deutsche Post"}
    assert (here.home, here.day) == ("DE", details().held_on)
    assert here.basis.sheet_dg == 50


def test_what_is_kept_is_what_was_given_and_undo_brings_the_bundled_rates_back(
    evening: Evening,
) -> None:
    at_home_in(evening, "CA")
    usual = evening.ask(postage)
    mine = tuple(replace(rate, held=3, price=99) for rate in usual.rates[:4])
    basis = Basis(sheets=1, sheet_dg=45, envelope_dg=70, card_dg=40, post_free=("Ombudsman",))
    evening.do(keep_postage, rates=mine, basis=basis)

    kept = evening.ask(postage)
    assert (kept.rates, kept.basis) == (mine, basis)

    evening.file.undo()
    assert evening.ask(postage) == usual
    evening.file.redo()
    assert evening.ask(postage) == kept


def test_lines_are_replaced_reordered_and_removed(evening: Evening) -> None:
    rates = bundled_prices().operator_called("USPS").rates
    evening.do(keep_postage, rates=rates, basis=Basis())
    evening.do(keep_postage, rates=rates[5:1:-1], basis=Basis())

    assert evening.ask(postage).rates == rates[5:1:-1]

    evening.file.undo()
    assert evening.ask(postage).rates == rates


def test_no_rates_at_all_may_be_kept(evening: Evening) -> None:
    at_home_in(evening, "CA")
    evening.do(keep_postage, rates=(), basis=Basis())

    assert evening.ask(postage).rates == ()


def test_one_line_that_cannot_be_meant_keeps_everything_as_it_was(evening: Evening) -> None:
    at_home_in(evening, "CA")
    before = evening.ask(postage)
    wrong = (*before.rates, replace(before.rates[0], product="Other", price=-5))

    with pytest.raises(PostageError):
        evening.do(keep_postage, rates=wrong, basis=Basis())
    assert evening.ask(postage) == before


def test_the_answer_says_which_tables_it_depends_on(evening: Evening) -> None:
    with evening.file.reading():
        pass
    _result, step = evening.file.write("x", keep_postage, rates=(), basis=Basis())

    assert step.tables <= POSTAGE_TABLES
