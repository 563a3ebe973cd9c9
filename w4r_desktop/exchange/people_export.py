"""The list of people with their names, for the organizer: CSV, an Excel workbook, or JSON.

What it says of a person can be read back in under the same headings.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop import __version__
from w4r_desktop.exchange.csv_cells import guarded
from w4r_desktop.exchange.people_columns import PeopleColumn, title
from w4r_desktop.language import _, current
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.events import EventRow

SUFFIXES: Final = (".csv", ".xlsx", ".json")
FORMAT: Final = "w4r-people"
FORMAT_VERSION: Final = 1
WIDTH: Final = 18


def write_people(
    path: Path,
    *,
    event: EventRow,
    people: Sequence[PersonRow],
    contacts: Mapping[UUID, Contact] | None,
    as_of: datetime,
) -> None:
    """Write everybody on the list, in the form that the file's ending tells, else as CSV.

    Without ``contacts`` nobody's e-mail address or telephone number is in it. ``as_of`` is aware
    and in the event's time zone, as are all times then.
    """
    if path.suffix.lower() == ".json":
        written = _json(event, people, contacts, as_of)
    else:
        rows = people_rows(event, people, contacts, as_of)
        is_workbook = path.suffix.lower() == ".xlsx"
        written = as_workbook(rows, _("People")) if is_workbook else as_csv(rows)
    with replacing(path) as draft:
        draft.write_bytes(written)


# -- rows ------------------------------------------------------------------------------------


def people_rows(
    event: EventRow,
    people: Sequence[PersonRow],
    contacts: Mapping[UUID, Contact] | None,
    as_of: datetime,
) -> list[list[str | int]]:
    """Return the list as a table, its headings first."""
    zone = event.details.zone
    of_all = [event.details.name, minute(as_of, zone), __version__]
    rows: list[list[str | int]] = [[*_headings(with_contacts=contacts is not None)]]
    for person in people:
        reached = [] if contacts is None else _reached(contacts.get(person.attendee_id), zone)
        rows.append([*_about(person, zone), *reached, *of_all])
    return rows


def _headings(*, with_contacts: bool) -> list[str]:
    column = PeopleColumn
    who = (column.NAME, column.TABLE, column.PEOPLE, column.FIRST_TIME, column.MINOR)
    reached = (column.EMAIL, column.PHONE, column.CONSENT) if with_contacts else ()
    return [
        *map(title, who),
        *(_("Letters"), _("Cards and others"), _("Signed in"), _("Signed out")),
        *(_("Letters taken home"), _("Expected back")),
        *map(title, reached),
        *((_("What they agreed to"), _("Agreed")) if with_contacts else ()),
        *(_("Event"), _("As of"), _("Version of W4R Desktop")),
    ]


def _about(person: PersonRow, zone: ZoneInfo) -> list[str | int]:
    return [
        *(person.name, person.table_name, person.heads),
        *(_said(yes=person.first_time), _said(yes=person.minor)),
        *(person.letters, person.other),
        *(minute(person.signed_in_at, zone), minute(person.signed_out_at, zone)),
        *(person.taken_home, person.due_on.isoformat() if person.due_on else ""),
    ]


def _reached(contact: Contact | None, zone: ZoneInfo) -> list[str | int]:
    if contact is None:
        return ["", "", "", "", ""]
    agreed = minute(contact.consented_at, zone)
    return [contact.email, contact.phone, _said(yes=True), contact.wording, agreed]


def _said(*, yes: bool) -> str:
    return _("yes") if yes else _("no")


def minute(moment: datetime | None, zone: ZoneInfo) -> str:
    """Return a moment as it stands in a list, empty for none."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""


def as_csv(rows: list[list[str | int]]) -> bytes:
    """Return a table as CSV that spreadsheet programs of the language in force open as one."""
    whole = io.StringIO(newline="")
    french = current() == "fr"  # whose spreadsheet programs part cells otherwise
    writer = csv.writer(whole, delimiter=";" if french else ",")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return whole.getvalue().encode("utf-8-sig")


def as_workbook(rows: list[list[str | int]], title: str) -> bytes:
    """Return a table as a workbook with one sheet, in which no text is a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Any = workbook.create_sheet(title)
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            cell = sheet.cell(down, across, value)
            if isinstance(value, str):
                cell.data_type = "s"  # no formula, whatever a name begins with
            cell.font = Font(bold=down == 1)
    for across in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(across)].width = WIDTH
    sheet.freeze_panes = "B2"
    whole = io.BytesIO()
    workbook.save(whole)
    return whole.getvalue()


# -- JSON ------------------------------------------------------------------------------------


def _json(
    event: EventRow,
    people: Sequence[PersonRow],
    contacts: Mapping[UUID, Contact] | None,
    as_of: datetime,
) -> bytes:
    return as_json(FORMAT, event, people_as_json(event, people, contacts), as_of)


def as_json(form: str, event: EventRow, people: list[dict[str, Any]], as_of: datetime) -> bytes:
    """Return people as JSON, under the name of its format and the event."""
    details = event.details
    whole = {
        "format": form,
        "format_version": FORMAT_VERSION,
        "version": __version__,
        "as_of": as_of.isoformat(timespec="seconds"),
        "event": {
            "id": str(event.event_id),
            "name": details.name,
            "date": details.held_on.isoformat(),
            "venue": details.venue,
        },
        "people": people,
    }
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()


def people_as_json(
    event: EventRow, people: Sequence[PersonRow], contacts: Mapping[UUID, Contact] | None
) -> list[dict[str, Any]]:
    """Return the list as JSON has it, one object for each person."""
    return [_person(person, contacts, event.details.zone) for person in people]


def _person(
    person: PersonRow, contacts: Mapping[UUID, Contact] | None, zone: ZoneInfo
) -> dict[str, Any]:
    about: dict[str, Any] = {
        "name": person.name,
        "table": person.table_name,
        "people": person.heads,
        "first_time": person.first_time,
        "minor": person.minor,
        "letters": person.letters,
        "other": person.other,
        "signed_in": _moment(person.signed_in_at, zone),
        "signed_out": _moment(person.signed_out_at, zone),
        "taken_home": person.taken_home,
        "due": person.due_on.isoformat() if person.due_on else None,
        "also_called": list(person.joined),
    }
    contact = contacts.get(person.attendee_id) if contacts is not None else None
    if contact is not None:
        about["contact"] = {
            "email": contact.email,
            "phone": contact.phone,
            "agreed_to": contact.wording,
            "agreed_at": _moment(contact.consented_at, zone),
        }
    return about


def _moment(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None
