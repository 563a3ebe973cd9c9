"""The help on packs and spreadsheets says what the program does."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from w4r_desktop.exchange import case_pack, pack_cases, pack_fields
from w4r_desktop.exchange.pack_archive import MAX_MEMBERS, MAX_WHOLE, MEGABYTE
from w4r_desktop.exchange.people_list import MOST_ROWS
from w4r_desktop.exchange.pictures import MAX_PIXELS, MILLION
from w4r_desktop.exchange.sheet_rows import MAX_SIZE
from w4r_desktop.language import LANGUAGES
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: dict[str, Any] = json.loads(resource("case-pack.schema.json").read_text("utf-8"))
WORDS = {"en": {"k": ",", "MB": "MB"}, "fr": {"k": "\u202f", "MB": "Mo"}}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def page(name: str, language: str) -> str:
    return resource("help", language, f"{name}.md").read_text("utf-8")


def blocks(text: str) -> list[str]:
    return re.findall(r"```json\n(.*?)```", text, flags=re.DOTALL)


@each_language
def test_every_field_and_every_choice_of_a_pack_is_named(language: str) -> None:
    prose = re.sub(r"```.*?```", "", page("case-packs", language), flags=re.DOTALL)
    named = set(re.findall(r"`([^`\n]+)`", prose))

    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        for field, given in part.get("properties", {}).items():
            assert field in named or field == "$schema", field
            choices = {choice for choice in given.get("enum", ()) if choice}
            assert choices <= named, field
    assert {"yes", "no", "unknown"} <= named


@each_language
def test_the_example_is_a_pack_and_the_last_line_its_schema(language: str, tmp_path: Path) -> None:
    example, pointer = blocks(page("case-packs", language))
    path = tmp_path / "example.w4rpack"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("pack.json", example.replace("{", "{" + pointer, 1))

    read = case_pack.read_pack(path)

    assert read.notes == ()
    assert read.pack.language == language
    assert len(read.pack.cases[0].targets[0].lines) == 2
    Draft202012Validator(SCHEMA).validate(json.loads(example))


@each_language
def test_the_limits_are_those_of_the_program(language: str) -> None:
    text = page("case-packs", language)
    grouped, unit = WORDS[language]["k"], WORDS[language]["MB"]

    for limit in (pack_cases.STORY, pack_cases.LETTER, pack_fields.TEXT):
        assert f"{limit:,}".replace(",", grouped) in text
    for limit in (
        *(case_pack.MAX_CASES, pack_fields.LIST, pack_cases.NAME, pack_cases.ADDRESS_LINES),
        *(pack_cases.ADDRESS_LINE, pack_cases.DEMANDS, MAX_PIXELS // MILLION, MAX_MEMBERS),
    ):
        assert re.search(rf"\b{limit}\b", text), limit
    for size in (case_pack.MAX_PICTURE, case_pack.MAX_MANIFEST, MAX_WHOLE):
        assert f"{size // MEGABYTE} {unit}" in text
    assert re.search(rf"\b{case_pack.MAX_CASES}\b", page("spreadsheets", language))


@each_language
def test_the_limits_of_a_list_of_people_are_those_of_the_program(language: str) -> None:
    text = page("people-lists", language)
    grouped, unit = WORDS[language]["k"], WORDS[language]["MB"]

    assert f"{MOST_ROWS:,}".replace(",", grouped) in text
    assert re.search(rf"\b{MAX_SIZE // MEGABYTE}[ \u202f]{unit}\b", text)


@each_language
@pytest.mark.parametrize("name", ["case-packs", "spreadsheets", "people-lists"])
def test_a_page_begins_with_its_title_and_is_as_long_in_every_language(
    name: str, language: str
) -> None:
    headings = re.findall(r"^#+ ", page(name, language), flags=re.MULTILINE)

    assert page(name, language).startswith("# ")
    assert headings == re.findall(r"^#+ ", page(name, "en"), flags=re.MULTILINE)
