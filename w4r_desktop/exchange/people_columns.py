"""The columns of a list of people: what they are called here, and elsewhere."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange.case_cells import in_every_language, plain
from w4r_desktop.language import N_, current, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class PeopleColumn(StrEnum):
    """What stands in a column of a list of people."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TABLE = "table"
    PEOPLE = "people"
    FIRST_TIME = "first_time"
    MINOR = "minor"
    EMAIL = "email"
    PHONE = "phone"
    CONSENT = "consent"


NAMES: Final = (PeopleColumn.NAME, PeopleColumn.FIRST_NAME, PeopleColumn.LAST_NAME)
CONTACTS: Final = (PeopleColumn.EMAIL, PeopleColumn.PHONE)

TITLES: Final = {
    PeopleColumn.NAME: N_("Name"),
    PeopleColumn.FIRST_NAME: N_("First name"),
    PeopleColumn.LAST_NAME: N_("Last name"),
    PeopleColumn.TABLE: N_("Table"),
    PeopleColumn.PEOPLE: N_("People"),
    PeopleColumn.FIRST_TIME: N_("First time"),
    PeopleColumn.MINOR: N_("Minor"),
    PeopleColumn.EMAIL: N_("E-mail"),
    PeopleColumn.PHONE: N_("Phone"),
    PeopleColumn.CONSENT: N_("Wants to hear from us"),
}

OTHER_HEADINGS: Final[dict[PeopleColumn, tuple[str, ...]]] = {
    PeopleColumn.NAME: (
        "full name", "names", "nickname", "attendee", "attendees", "participant", "participants",
        "guest", "guests", "student", "students", "pupil", "pupils", "person",
        "nom", "noms", "nom complet", "nom et prénom", "nom prénom", "prénom et nom", "pseudo",
        "participante", "invité", "invitée", "élève", "élèves", "personne",
        "nombre", "nombres", "nombre completo", "nombre y apellidos", "asistente", "alumno",
        "vollständiger name", "teilnehmer", "teilnehmerin", "gast", "schüler",
        "الاسم", "الاسم الكامل", "اسم", "المشارك",
    ),
    PeopleColumn.FIRST_NAME: (
        "firstname", "given name", "given names", "forename", "preferred name",
        "prénom", "prénoms", "nombre de pila", "primer nombre", "vorname", "vornamen", "rufname",
        "الاسم الأول",
    ),
    PeopleColumn.LAST_NAME: (
        "lastname", "surname", "family name", "nom de famille", "apellido", "apellidos",
        "nachname", "familienname", "zuname", "اللقب", "اسم العائلة", "الكنية",
    ),
    PeopleColumn.TABLE: (
        "table no", "table number", "n de table", "no de table", "numéro de table", "à la table",
        "mesa", "número de mesa", "tisch", "tischnummer", "الطاولة", "طاولة", "رقم الطاولة",
    ),
    PeopleColumn.PEOPLE: (
        "number of people", "how many people", "heads", "persons", "group size", "party size",
        "personnes", "nombre de personnes", "taille du groupe", "effectif",
        "personas", "número de personas", "personen", "anzahl", "anzahl personen",
        "gruppengrösse", "عدد الأشخاص", "العدد",
    ),
    PeopleColumn.FIRST_TIME: (
        "new", "new here", "first event", "first letter writing event", "première fois", "nouveau",
        "nouvelle", "primera vez", "erstes mal", "zum ersten mal", "neu", "أول مرة",
    ),
    PeopleColumn.MINOR: (
        "child", "under 18", "under age", "underage", "mineur", "mineure", "mineur e", "enfant",
        "moins de 18 ans", "menor", "menor de edad", "minderjährig", "unter 18", "kind", "قاصر",
    ),
    PeopleColumn.EMAIL: (
        "email", "mail", "email address", "e mail address", "courriel", "adresse courriel",
        "adresse e mail", "adresse mail", "correo", "correo electrónico", "e mail adresse",
        "البريد", "البريد الإلكتروني",
    ),
    PeopleColumn.PHONE: (
        "telephone", "tel", "phone number", "telephone number", "mobile", "cell", "cell phone",
        "téléphone", "tél", "portable", "numéro de téléphone", "teléfono", "móvil", "telefon",
        "telefonnummer", "handy", "الهاتف", "هاتف", "رقم الهاتف",
    ),
    PeopleColumn.CONSENT: (
        "consent", "opt in", "newsletter", "may we contact you", "may be contacted",
        "agrees to be contacted", "consentement", "accepte d’être contacté",
        "souhaite des nouvelles", "consentimiento", "acepta ser contactado", "einwilligung",
        "einverstanden", "الموافقة", "موافقة",
    ),
}  # fmt: skip
"""Headings in English, French, Spanish, German and Arabic, beside the titles of our own."""

NUMBER_IN_FRENCH: Final = "nombre"
"""And a name in Spanish: what it means shows in the other columns."""


def title(column: PeopleColumn, language: str | None = None) -> str:
    """Return what stands above a column in a language, or in the one in force."""
    return words_of(language or current()).gettext(TITLES[column])


def columns_of(headings: Sequence[str]) -> tuple[PeopleColumn | None, ...]:
    """Return the column that each heading means, if any, in whatever language it is."""
    known = _by_heading()
    found = [known.get(plain(heading)) for heading in headings]
    if sum(column in (PeopleColumn.NAME, PeopleColumn.FIRST_NAME) for column in found) > 1:
        found = [
            PeopleColumn.PEOPLE if plain(heading) == NUMBER_IN_FRENCH else column
            for heading, column in zip(headings, found, strict=True)
        ]
    return tuple(found)


@cache
def _by_heading() -> dict[str, PeopleColumn]:
    known: dict[str, PeopleColumn] = {}
    for column in PeopleColumn:
        for heading in (*in_every_language(TITLES[column]), column, *OTHER_HEADINGS[column]):
            known.setdefault(plain(heading), column)
    return known
