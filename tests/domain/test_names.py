"""Names come back as typed, except for what would harm other text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.corpus import HostileName, hostile_names
from w4r_desktop.domain.names import (
    MAX_LENGTH,
    MAX_TYPED,
    Removed,
    checked_name,
    clean_name,
    folded,
    numbered,
    removed_from,
    sort_key,
)
from w4r_desktop.errors import NameEmptyError, NameLettersError, NameTooLongError, W4RError

HOSTILE = hostile_names()

AS_TYPED = [
    "Ann <Lee>", "O'Brien & Sons", '"Rusty" Nail', "</para><b>", "%s {name} \\n", "'; DROP TABLE x",
    "=1+1", "José", "Łukasz Żółć", "Nguyễn Thị Minh", "İpek Işık", "Þórdís Æsa", "D’Arcy-O’Neil",
    "علی‌رضا", "محمد", "דָּוִד", "ကျော်စွာ", "สมชาย ใจดี", "ክንፈ", "Հայկ", "გიორგი", "ශ්‍රී", "বাংলা",
    "Юрий Ёлкин", "王小明", "박지민", "さくら", "Zoë 🙂", "👩‍👩‍👧", "ᠮᠣᠩᠭᠣᠯ", "X Æ A-12",
    "Anna (2)", "Class 8b, 25 pupils", "\U0001e900\U0001e901", "\ue000", "a" * MAX_LENGTH,
]  # fmt: skip
CHANGED = {
    "  Ana   María ": "Ana María",
    "Ana\tMaría\n": "Ana María",
    "Ana\u00a0María\u3000": "Ana María",
    "Ana\u2028María": "Ana María",
    "Jose\u0301": "José",
    "e\u0000\u0301": "é",
    "\u202eevil\u202c": "evil",
    "\ufeffAna": "Ana",
    "A\u200bna\u2066\u2069": "Ana",
    "\U0001f3f4\U000e0067\U000e007f": "\U0001f3f4",
    "A\ud800na": "Ana",
    "A\ufffen\ufdd0a\uffff\U0010ffff": "Ana",
    "A\x1bna\x07": "Ana",
    "Z" + "\u0335" * 40: "Z" + "\u0335" * 8,
    "\u0335" * 9 + "a": "\u0335" * 8 + "a",
    "Z" + "\u0335\u200d" * 40 + "a": "Z" + "\u0335\u200d" * 8 + "a",
    "b" * 300: "b" * 200,
    "b" * 199 + " c": "b" * 199,
    "": "",
    " \u200b\u202e\n": "",
    "\u200d\u200c \u200d": "",
}


@pytest.mark.parametrize("name", AS_TYPED)
def test_a_name_comes_out_as_typed(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(("typed", "kept"), CHANGED.items())
def test_what_would_harm_other_text_is_taken_out(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


characters = st.characters() | st.characters(categories=["Mn", "Mc", "Me", "Cf", "Cs", "Zs", "Cc"])


@given(st.text(characters, max_size=300))
def test_cleaning_is_done_once_and_for_all(typed: str) -> None:
    name = clean_name(typed)

    assert clean_name(name) == name
    assert len(name) <= MAX_LENGTH
    assert name == unicodedata.normalize("NFC", name) == name.strip()
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in name)
    assert most_marks(name) <= 8
    name.encode()


@given(st.text(characters, max_size=300))
def test_a_name_is_found_by_itself_however_it_is_typed(typed: str) -> None:
    name = clean_name(typed)

    assert folded(unicodedata.normalize("NFD", name)) == folded(name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("l", "Łukasz"), ("LUKASZ", "łukasz"), ("e", "é"), ("jose", "JOSÉ"), ("strasse", "Straße"),
        ("ipek", "İpek"), ("isik", "Işık"), ("thordis", "Þórdís"), ("aesa", "Æsa"),
        ("nguyen thi", "Nguyễn Thị"), ("علیرضا", "علی‌رضا"), ("ёлкин", "ЕЛКИН"), ("ﬁ", "FI"),
        ("tel", "℡"), ("4", "４"), ("σ", "ΟΔΥΣΣΕΥΣ"), ("ς", "σ"),
    ],
)  # fmt: skip
def test_case_and_accents_do_not_matter(typed: str, found: str) -> None:
    assert folded(typed) in folded(found)


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name.label)
def test_every_hostile_name_is_taken_cleaned_or_refused(name: HostileName) -> None:
    try:
        kept = checked_name(name.typed)
    except W4RError:
        assert name.verdict in ("reject", "either")
        return
    assert name.verdict != "reject"
    assert checked_name(kept) == kept
    assert removed_from(kept) == ()
    if name.verdict == "accept":
        assert kept == unicodedata.normalize("NFC", name.typed)
        assert removed_from(name.typed) == ()
    if name.verdict == "repair":
        assert kept != unicodedata.normalize("NFC", name.typed)


def test_all_hostile_names_are_there() -> None:
    assert len(HOSTILE) == 130


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", NameEmptyError),
        (" \u200b\u200d\ufeff", NameEmptyError),
        ("a" * (MAX_LENGTH + 1), NameTooLongError),
        ("A" + "\u0301" * MAX_TYPED, NameTooLongError),
        ("Ann " * 250_000, NameTooLongError),
        ("Ann\ud800", NameLettersError),
        ("\udcffAnn", NameLettersError),
    ],
    ids=repr,
)
def test_what_is_no_name_is_refused(typed: str, refusal: type[W4RError]) -> None:
    with pytest.raises(refusal):
        checked_name(typed)


def test_spaces_do_not_make_a_name_too_long() -> None:
    assert checked_name(" " * 400 + "a" * MAX_LENGTH + " " * 400) == "a" * MAX_LENGTH


@pytest.mark.parametrize(
    ("typed", "removed"),
    [
        ("Ann", ()),
        ("  Ann \u00a0 Lee ", ()),
        ("Jose\u0301", ()),
        ("می\u200cخواهم", ()),
        ("Ann\n", ()),
        ("Ann\nLee", (Removed.BREAKS,)),
        ("Ann\u2028Lee", (Removed.BREAKS,)),
        ("\u202eAnn", (Removed.TURNS,)),
        ("A\u200bnn", (Removed.INVISIBLE,)),
        ("Ann\x07\u2067", (Removed.INVISIBLE, Removed.TURNS)),
        ("Ann\ufffe", (Removed.INVISIBLE,)),
        ("Z" + "\u0335" * 40, (Removed.MARKS,)),
        ("a" * 300, (Removed.END,)),
    ],
)  # fmt: skip
def test_what_is_removed_can_be_told(typed: str, removed: tuple[Removed, ...]) -> None:
    assert removed_from(typed) == removed


@given(st.text(characters, max_size=300))
def test_a_name_that_is_refused_or_changed_is_told(typed: str) -> None:
    plain = " ".join(unicodedata.normalize("NFC", typed).split())
    try:
        kept = checked_name(typed)
    except W4RError:
        return

    assert kept == plain or removed_from(typed)


def test_a_number_behind_a_name_keeps_it_short_enough() -> None:
    assert numbered("Anna", 2) == "Anna (2)"
    assert numbered("a" * MAX_LENGTH, 12) == "a" * 195 + " (12)"


def most_marks(name: str) -> int:
    """Return the most combining marks on one base."""
    most = marks = 0
    for character in name:
        if unicodedata.category(character).startswith("M"):
            marks += 1
        elif character not in "\u200c\u200d":
            marks = 0
        most = max(most, marks)
    return most


def test_names_stand_in_the_order_in_which_people_look_for_them() -> None:
    names = ["Guest B", "13 friends", "3b (10)", "guest 13", "ana", "3b (9)", "Guest 8", "Édith"]
    assert sorted(names, key=sort_key) == [
        *("3b (9)", "3b (10)", "13 friends", "ana", "Édith", "Guest 8", "guest 13", "Guest B"),
    ]
