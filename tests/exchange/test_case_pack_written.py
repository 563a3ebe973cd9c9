"""A campaign that leaves in a pack comes back the same."""

from __future__ import annotations

import io
import tempfile
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

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
    Subject,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.errors import PackNotWrittenError
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.exchange.pack_text import cleaned, is_blank
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.messages import explain
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from datetime import date

    from hypothesis.strategies import SearchStrategy

SCRIPTS = "aZé ß'&<ŁДЖسעאนကြမ်မြန한李愛👩\u200d🌾²½ﬁ٣"


def lines(most: int = 40, least: int = 0) -> SearchStrategy[str]:
    texts = st.text(SCRIPTS, min_size=least, max_size=most)
    return texts.map(cleaned).filter(lambda text: not is_blank(text) or not (least or text))


def texts() -> SearchStrategy[str]:
    return st.text(SCRIPTS + "\n\t*", max_size=80).map(cleaned)


def several(items: SearchStrategy[str]) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def days() -> SearchStrategy[date | None]:
    return st.none() | st.dates()


CODES = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)
COUNTRIES = st.sampled_from(["CO", "MM", "XK", "CA"])
TARGETS = st.builds(
    Target,
    role=st.sampled_from(Role),
    addressee=lines(),
    office=lines(),
    salutation=lines(),
    closing=lines(),
    lines=st.lists(lines(least=1), max_size=7).map(tuple),
    country=COUNTRIES,
    email=lines(),
    fax=lines(),
    phone=lines(),
    web=lines(),
    social=several(lines()),
    mail=st.sampled_from(MailService),
    mail_note=texts(),
    valid_until=days(),
    checked_on=days(),
)
GUIDANCE = st.builds(
    Guidance,
    religious_cards=st.sampled_from(Rule),
    name_organisation=st.sampled_from(Rule),
    seasonal_wishes=st.sampled_from(Rule),
    sender_limit=st.sampled_from(SenderLimit),
    enclosures=texts(),
    warning=texts(),
)
TRANSLATIONS = st.builds(
    Translation,
    headline=lines(),
    story=texts(),
    demands=several(texts()),
    sample_letter=texts(),
)
UPDATES = st.builds(Update, on=days(), status=st.sampled_from(UpdateStatus), text=texts())
SOURCES = st.builds(Source, url=lines(), seen_on=days())
CASES = st.builds(
    CaseBrief,
    code=CODES,
    name=lines(least=1),
    headline=lines(least=1),
    country=COUNTRIES,
    short_name=lines(),
    native_name=lines(),
    subject=st.sampled_from(Subject),
    members=st.integers(1, 40_000),
    includes_minors=st.booleans(),
    pronouns=lines(),
    story=texts(),
    quote=texts(),
    demands=several(texts()),
    content_warnings=several(texts()),
    letter_languages=several(st.sampled_from(["es", "zh-Hant", "fr-CA", "zz"])),
    sample_letter=texts(),
    picture_credit=lines(),
    targets=st.lists(TARGETS, max_size=2).map(tuple),
    guidance=GUIDANCE,
    updates=st.lists(UPDATES, max_size=2).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    translations=st.dictionaries(st.sampled_from(["fr", "ar", "my"]), TRANSLATIONS, max_size=2),
)
PACKS = st.builds(
    CasePack,
    language=st.sampled_from(["en", "fr"]),
    campaign=st.builds(
        Campaign,
        code=CODES,
        name=lines(least=1),
        year=st.none() | st.integers(1961, 2100),
        opens_on=days(),
        closes_on=days(),
        historical=st.booleans(),
        note=texts(),
    ),
    cases=st.lists(CASES, min_size=1, max_size=2, unique_by=lambda case: case.code).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(pack=PACKS)
def test_any_campaign_comes_back_as_it_left_and_leaves_the_same_way_again(pack: CasePack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first.w4rpack"), Path(folder, "second.w4rpack")
        write_pack(first, pack)
        read = read_pack(first)
        write_pack(second, read.pack)

        assert read.pack == pack
        assert read.notes == ()
        assert second.read_bytes() == first.read_bytes()


@given(text=st.text())
def test_cleaning_a_text_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)

    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)


def bundled() -> CasePack:
    return read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack


def photo(colour: str) -> bytes:
    made = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((300, 200)).save(made, "JPEG", comment=colour)
    return made.getvalue()


def test_pictures_come_back_as_they_left(tmp_path: Path) -> None:
    picture = own_picture(photo("red"), name="a")
    pack = bundled()
    cases = tuple(replace(case, picture=f"pictures/{case.code}.jpg") for case in pack.cases)
    pack = replace(pack, cases=cases, pictures={case.picture: picture for case in cases})

    write_pack(tmp_path / "first.w4rpack", pack)
    read = read_pack(tmp_path / "first.w4rpack")

    assert read.pack == pack
    write_pack(tmp_path / "second.w4rpack", read.pack)
    first, second = (tmp_path / f"{name}.w4rpack" for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as zipped:
        assert zipped.namelist() == ["pack.json", *sorted(pack.pictures)]


def test_a_campaign_that_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4rpack"
    path.write_bytes(b"the pack of yesterday")
    case = replace(bundled().cases[0], name="x" * 201)

    with pytest.raises(PackNotWrittenError) as caught:
        write_pack(path, replace(bundled(), cases=(case,)))

    assert explain(caught.value) == (
        "“evening.w4rpack” was not saved: case 1, “name” is too long, 201 characters, where at "
        "most 200 are allowed. Nothing was changed. Correct that and save it again."
    )
    assert path.read_bytes() == b"the pack of yesterday"
    assert [file.name for file in tmp_path.iterdir()] == ["evening.w4rpack"]
