"""The empty list of people that organizers fill in before the evening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange.people_columns import PeopleColumn, title
from w4r_desktop.exchange.templates import MARK, TemplateColumn, write_list_to_fill
from w4r_desktop.language import N_, words_of

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE: Final = N_("People")
YES: Final = N_("yes")
NO: Final = N_("no")
WIDE: Final = (PeopleColumn.NAME, PeopleColumn.EMAIL)
WORDS: Final = (PeopleColumn.FIRST_TIME, PeopleColumn.MINOR, PeopleColumn.CONSENT)

EXPLANATIONS: Final = {
    PeopleColumn.NAME: N_("A first name is enough, or a nickname, or what a group is called."),
    PeopleColumn.TABLE: N_("The number or name of a table; it may stay empty."),
    PeopleColumn.PEOPLE: N_("How many they are, if it is a group; 1 where it is empty."),
    PeopleColumn.FIRST_TIME: N_("yes or no."),
    PeopleColumn.MINOR: N_("yes or no. Of minors, no e-mail address or number is kept."),
    PeopleColumn.EMAIL: N_("Only of people who agreed to be written to."),
    PeopleColumn.PHONE: N_("Only of people who agreed to be called."),
    PeopleColumn.CONSENT: N_("yes or no: whether the person agreed to be contacted."),
}
EXAMPLE: Final = {
    PeopleColumn.NAME: MARK,
    PeopleColumn.TABLE: "4",
    PeopleColumn.PEOPLE: "1",
    PeopleColumn.FIRST_TIME: YES,
    PeopleColumn.MINOR: NO,
    PeopleColumn.EMAIL: "amina@example.org",
    PeopleColumn.CONSENT: YES,
}


def write_template(path: Path, *, language: str) -> None:
    """Write the list to fill in, as CSV or else as an Excel workbook, in a language of ours."""
    say = words_of(language).gettext
    columns = [
        TemplateColumn(
            heading=title(column, language),
            explanation=say(explanation),
            example=say(EXAMPLE[column]) if column in EXAMPLE else "",
            is_needed=column is PeopleColumn.NAME,
            is_wide=column in WIDE,
            choices=(say(YES), say(NO)) if column in WORDS else (),
        )
        for column, explanation in EXPLANATIONS.items()
    ]
    write_list_to_fill(path, columns, title=say(PEOPLE), language=language)
