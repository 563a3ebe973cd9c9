"""The JSON Schema of a pack says what the program does, for editors that know schemas."""

from __future__ import annotations

import json
import zipfile
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.hostile.corpus import make_corpus
from w4r_desktop.domain.case import (
    Campaign,
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
from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.exchange import case_pack, pack_cases, pack_fields
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: dict[str, Any] = json.loads(resource("case-pack.schema.json").read_text("utf-8"))
PARTS: dict[str, Any] = SCHEMA["$defs"]
VALID = Draft202012Validator(SCHEMA)
CASE: dict[str, Any] = PARTS["case"]["properties"]
TARGET: dict[str, Any] = PARTS["target"]["properties"]

ACCEPTED = [
    *("ok_baseline", "ok_minimal", "ok_historical", "ok_150_cases", "ok_bom", "ok_ascii"),
    *("field_campaign.name_null", "field_case.sample_letter_limit", "field_case.country_kosovo"),
    *("field_case.targets_none", "field_case.targets.lines_seven", "field_case.members_missing"),
    *("field_case.targets.lines_indic", "field_case.targets.country_other", "text_sql"),
    *("field_case.translations.fr.story_20000", "field_case.translations_six", "uni_burmese"),
    *("field_case.guidance_missing", "field_case.updates_fifty", "field_future_field_added"),
    *("ref_null", "ref_empty", "text_rl_nested", "uni_emoji_zwj", "uni_arabic_mixed"),
    *("text_fmt_width", "text_formula_cmd", "ok_shared_picture", "ok_stored", "extra_programs"),
    *("img_exif_gps", "img_cmyk", "img_webp"),
]
REFUSED = [
    *("field_format_other", "field_format_version_99", "field_format_version_true"),
    *("field_language_path", "field_campaign_missing", "field_campaign.code_newline_end"),
    *("field_campaign.year_half", "field_campaign.historical_text", "field_cases_empty"),
    *("field_campaign.closes_on_month_13", "field_case_null", "field_case.code_long_41"),
    *("field_case.name_blank", "field_case.name_201", "field_case.headline_invisible"),
    *("field_case.country_newline_end", "field_case.country_unassigned", "cases_151"),
    *("field_case.subject_other", "field_case.members_zero", "field_case.members_true"),
    *("field_case.story_over", "field_case.sample_letter_over", "field_case.quote_over"),
    *("field_case.demands_11", "field_case.demands_1001", "field_case.content_warnings_text"),
    *("field_case.letter_languages_ints", "field_case.targets_eleven", "field_case.guidance_list"),
    *("field_case.targets.role_missing", "field_case.targets.lines_eight", "ref_dotdot"),
    *("field_case.targets.lines_61", "field_case.targets.country_two_lines", "ref_manifest"),
    *("field_case.targets.fax_1001", "field_case.targets.mail_other", "ref_http"),
    *("field_case.targets.valid_until_order", "field_case.guidance.sender_limit_bool"),
    *("field_case.guidance.seasonal_wishes_other", "field_case.guidance.warning_1001"),
    *("field_case.updates_fifty_one", "field_case.updates.status_other", "man_array"),
    *("field_case.sources_scalars", "field_case.translations_path", "ref_glob"),
    *("field_case.translations_inner_list", "field_case.translations.fr.headline_201"),
]


@pytest.fixture(scope="module")
def manifests(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder: Path = tmp_path_factory.mktemp("hostile") / "corpus"
    items = make_corpus(folder, [*ACCEPTED, *REFUSED])
    paths = [folder / item["path"] for item in items if item["group"] != "list"]
    return {path.stem: manifest(path) for path in paths}


def manifest(path: Path) -> object:
    with zipfile.ZipFile(path) as pack:
        return json.loads(pack.read("pack.json").decode("utf-8-sig"))


def test_the_schema_is_one_and_the_bundled_pack_keeps_to_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALID.validate(manifest(resource("packs", "write-for-rights-2020.w4rpack")))


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_program_takes_keeps_to_the_schema(
    name: str, manifests: dict[str, object]
) -> None:
    assert [fault.message for fault in VALID.iter_errors(manifests[name])] == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_program_refuses_the_schema_refuses_too(
    name: str, manifests: dict[str, object]
) -> None:
    assert not VALID.is_valid(manifests[name])


def test_an_address_needs_its_country_as_in_the_program(manifests: dict[str, Any]) -> None:
    target = manifests["ok_baseline"]["cases"][0]["targets"][0]

    for absent in (None, ""):
        target["country"] = absent
        assert not VALID.is_valid(manifests["ok_baseline"])
    del target["lines"]
    assert VALID.is_valid(manifests["ok_baseline"])


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("campaign", Campaign),
        ("case", CaseBrief),
        ("target", Target),
        ("guidance", Guidance),
        ("update", Update),
        ("source", Source),
        ("translation", Translation),
    ],
)
def test_the_schema_names_every_field_and_no_other(part: str, kind: type) -> None:
    assert set(PARTS[part]["properties"]) == {field.name for field in fields(kind)}


def test_the_schema_knows_all_choices_and_countries() -> None:
    found = {
        Subject: CASE["subject"]["enum"],
        Role: TARGET["role"]["enum"],
        MailService: TARGET["mail"]["enum"],
        Rule: PARTS["rule"]["enum"],
        SenderLimit: PARTS["guidance"]["properties"]["sender_limit"]["enum"],
        UpdateStatus: PARTS["update"]["properties"]["status"]["enum"],
    }
    for kind, choices in found.items():
        assert [choice for choice in choices if choice] == sorted(
            (choice.value for choice in kind), key=choices.index
        )
    assert set(PARTS["country"]["enum"]) == COUNTRIES


def test_the_schema_has_the_limits_of_the_program() -> None:
    limits = [
        (SCHEMA["properties"]["cases"]["maxItems"], case_pack.MAX_CASES),
        (PARTS["line"]["maxLength"], pack_fields.TEXT),
        (PARTS["text"]["maxLength"], pack_fields.TEXT),
        (PARTS["texts"]["items"]["maxLength"], pack_fields.TEXT),
        (PARTS["texts"]["maxItems"], pack_fields.LIST),
        (CASE["letter_languages"]["maxItems"], pack_fields.LIST),
        (CASE["updates"]["maxItems"], pack_fields.LIST),
        (CASE["sources"]["maxItems"], pack_fields.LIST),
        (CASE["translations"]["maxProperties"], pack_fields.LIST),
        (PARTS["name"]["maxLength"], pack_cases.NAME),
        (PARTS["campaign"]["properties"]["name"]["maxLength"], pack_cases.NAME),
        (PARTS["translation"]["properties"]["headline"]["maxLength"], pack_cases.NAME),
        (PARTS["story"]["maxLength"], pack_cases.STORY),
        (PARTS["letter"]["maxLength"], pack_cases.LETTER),
        (CASE["demands"]["maxItems"], pack_cases.DEMANDS),
        (PARTS["translation"]["properties"]["demands"]["maxItems"], pack_cases.DEMANDS),
        (CASE["targets"]["maxItems"], pack_cases.TARGETS),
        (CASE["members"]["maximum"], pack_cases.MOST_MEMBERS),
        (TARGET["lines"]["maxItems"], pack_cases.ADDRESS_LINES),
        (TARGET["lines"]["items"]["maxLength"], pack_cases.ADDRESS_LINE),
        (PARTS["campaign"]["properties"]["year"]["maximum"], pack_cases.LAST_YEAR),
    ]
    assert [said for said, _ruled in limits] == [ruled for _said, ruled in limits]


def test_everything_in_the_schema_has_a_title_for_an_editor_to_show() -> None:
    for part in (SCHEMA, *PARTS.values()):
        for name, given in part.get("properties", {}).items():
            pointed = PARTS[given["$ref"].rpartition("/")[2]] if "$ref" in given else {}
            assert (pointed | given).get("title"), name
