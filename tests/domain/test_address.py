"""Lines come out as given; the country is named when it has to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.address import address_block, crosses_border, return_block, visible


def test_the_country_is_last_and_every_line_as_given() -> None:
    lines = ("Palacio de Nariño", " Carrera 8  No. 7-26", "Bogotá")
    block = address_block("Iván Duque Márquez", "Presidente", lines, country_line="COLOMBIA")
    assert block == ("Iván Duque Márquez", "Presidente", *lines, "COLOMBIA")


def test_nothing_blank_takes_a_line() -> None:
    unseen = ("", "\t\u200b", *"\u115f\u1160\u2800\u3164\uffa0")
    assert address_block("", " ", ("Valletta", *unseen), country_line="") == ("Valletta",)


def test_a_country_that_is_already_last_is_not_printed_twice() -> None:
    assert address_block("A", "", ("MALTA",), country_line="MALTA") == ("A", "MALTA")


def test_a_sender_who_wrote_the_country_does_not_get_it_twice() -> None:
    assert return_block(("Group 12", "Halifax", "Canada"), country_line="CANADA")[-1] == "Canada"
    assert return_block(("Group 12", "Halifax"), country_line="CANADA")[-1] == "CANADA"


def test_no_sender_is_no_return_address() -> None:
    assert return_block(("", " "), country_line="CANADA") == ()


def test_mail_stays_in_the_country_only_if_both_are_known_and_equal() -> None:
    assert not crosses_border(sender="CA", addressee="CA")
    assert crosses_border(sender="CA", addressee="CO")
    assert crosses_border(sender="", addressee="")


@given(st.lists(st.text()), st.text())
def test_lines_are_never_changed_or_moved(lines: list[str], addressee: str) -> None:
    block = address_block(addressee, "", lines)
    assert block == visible([addressee, *lines])
    remaining = iter([addressee, *lines])
    assert all(line in remaining for line in block)
    assert all(line.strip() for line in block)
