"""The alphabet of a list that does not say it is guessed by what makes sense in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from w4r_desktop.exchange.people_alphabet import guessed_encoding

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", "Zoë Müller"), ("cp1252", "François"), ("cp1252", "José Núñez"),
        ("cp1252", "ÉLODIE"), ("cp1252", "O’Brien"), ("cp1252", "Søren Ångström"),
        ("cp1250", "Łukasz Wałęsa"), ("cp1250", "Małgorzata"), ("cp1251", "Иван Петров"),
        ("cp1251", "Мария"), ("cp1253", "Νίκος Παπαδόπουλος"), ("cp1253", "Αθηνά"),
        ("cp1254", "Ayşe Yılmaz"), ("cp1254", "Doğan"), ("cp1255", "דוד כהן"),
        ("cp1256", "فاطمة الزهراء"), ("cp1256", "محمد"), ("mac_roman", "Zoé"),
        ("mac_roman", "Hélène"),
    ],
)  # fmt: skip
def test_one_name_is_enough_to_tell(file: Path, encoding: str, names: str) -> None:
    file.write_bytes(f"Name,Table\nAnn,1\n{names},2\n".encode(encoding))
    assert guessed_encoding(file) == encoding


def test_what_makes_sense_in_no_alphabet_is_not_guessed_at_all_or_read(file: Path) -> None:
    file.write_bytes(b"Name\n\x81\x8d\x90\x8f\x98\xff\xd2\x9d\n")
    guess = guessed_encoding(file)
    assert guess is None or file.read_bytes().decode(guess)


def test_the_commonest_is_taken_among_equals(file: Path) -> None:
    file.write_bytes("Zoë".encode("cp1250"))  # the same bytes in four alphabets
    assert guessed_encoding(file) == "cp1252"
