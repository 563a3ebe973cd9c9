"""Cases that golden pictures show: one in English and French, and one written in Arabic."""

from __future__ import annotations

from datetime import date

from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    Role,
    Rule,
    SenderLimit,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)

JANI = CaseBrief(
    code="jani-silva",
    name="Jani Silva",
    headline="Threatened for protecting the rainforest",
    country="CO",
    story=(
        "Jani Silva grew up by a river in **Putumayo**, where the Amazon forest begins. With "
        "her neighbours she looks after 34 villages, their water and their land.\n\n"
        "Since she spoke against oil wells, strangers follow her. In March 2020 she heard that "
        "a gang planned to kill her.\n\n- She can no longer sleep at home.\n- Her guards have "
        "neither a boat nor a radio."
    ),
    quote="We defend a territory, and with it life itself.",
    demands=(
        "Protect Jani Silva and her neighbours as they ask to be protected.",
        "Find out who threatens them, and bring them to court.",
    ),
    content_warnings=("threats of violence",),
    letter_languages=("es", "en"),
    sample_letter=(
        "I am writing to you about Jani Silva, who looks after the forest of Putumayo and is "
        "threatened with death for it.\n\nI ask you to protect her and her neighbours as they "
        "ask to be protected, and to find out who threatens them.\n\nThank you for reading this."
    ),
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="Señor Presidente",
            office="Presidente de la República",
            lines=("Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá"),
            country="CO",
            salutation="Estimado Señor Presidente:",
            closing="Atentamente,",
            email="president@example.org",
            checked_on=date(2026, 11, 2),
        ),
        Target(
            role=Role.SOLIDARITY,
            addressee="Jani Silva",
            lines=("Casa de la Comunidad", "Calle 12 No. 4-30", "Puerto Asís"),
            country="CO",
        ),
    ),
    guidance=Guidance(
        religious_cards=Rule.NO,
        seasonal_wishes=Rule.YES,
        name_organisation=Rule.NO,
        enclosures="Please enclose no money.",
    ),
    updates=(
        Update(on=date(2026, 3, 5), text="The threats went on."),
        Update(
            on=date(2026, 10, 9),
            status=UpdateStatus.GOOD_NEWS,
            text="A court ordered that her guards are given a boat and a radio.",
        ),
    ),
    sources=(Source(url="https://example.org/jani-silva", seen_on=date(2026, 11, 2)),),
    translations={
        "fr": Translation(
            headline="Menacée pour avoir protégé la forêt tropicale",
            story=(
                "Jani Silva a grandi au bord d’une rivière du **Putumayo**, là où commence la "
                "forêt amazonienne. Avec ses voisins, elle veille sur 34 villages, leur eau et "
                "leurs terres.\n\nDepuis qu’elle s’est élevée contre des puits de pétrole, des "
                "inconnus la suivent. En mars 2020, elle a appris qu’une bande avait prévu de la "
                "tuer.\n\n- Elle ne peut plus dormir chez elle.\n- Ses gardes n’ont ni bateau ni "
                "radio."
            ),
            demands=(
                "Protéger Jani Silva et ses voisins comme ils demandent à l’être.",
                "Rechercher qui les menace, et traduire ces personnes en justice.",
            ),
            sample_letter=(
                "Je vous écris au sujet de Jani Silva, qui veille sur la forêt du Putumayo et "
                "qui, pour cela, est menacée de mort.\n\nJe vous demande de la protéger, ainsi "
                "que ses voisins, comme ils demandent à l’être, et de rechercher qui les menace."
                "\n\nJe vous remercie de m’avoir lu."
            ),
        )
    },
)

NASSIMA = CaseBrief(
    code="nassima-al-sada",
    name="نسيمة السادة",
    headline="سُجنت لأنها دافعت عن حقوق المرأة",
    country="SA",
    story=(
        "دافعت نسيمة السادة سنوات طويلة عن حق المرأة في **قيادة السيارة** وفي العمل والسفر دون "
        "إذن من أحد.\n\nفي 31 يوليو 2018 اعتُقلت، وبقيت عامًا كاملًا في الحبس الانفرادي."
    ),
    quote="لماذا يكون الابن وصيًا على أمه؟",
    demands=(
        "الإفراج عن نسيمة السادة فورًا ودون شروط.",
        "السماح لها بالسفر إلى أسرتها.",
    ),
    letter_languages=("ar", "en"),
    sample_letter=(
        "أكتب إليكم بشأن نسيمة السادة التي اعتُقلت في 31 يوليو 2018 بسبب دفاعها عن حقوق المرأة."
        "\n\nأرجو منكم الإفراج عنها فورًا ودون شروط، والسماح لها بالسفر إلى أسرتها.\n\nشكرًا لكم."
    ),
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="الملك سلمان",
            office="خادم الحرمين الشريفين",
            lines=("الديوان الملكي", "الرياض 11564"),
            country="SA",
            salutation="جلالة الملك،",
            closing="وتفضلوا بقبول فائق الاحترام،",
        ),
        Target(
            role=Role.SOLIDARITY,
            addressee="نسيمة السادة",
            lines=("شارع الملك فهد 4", "الدمام 32241"),
            country="SA",
            salutation="عزيزتي نسيمة،",
        ),
    ),
    guidance=Guidance(name_organisation=Rule.NO, sender_limit=SenderLimit.FIRST_NAME),
    updates=(
        Update(on=date(2021, 6, 27), status=UpdateStatus.GOOD_NEWS, text="أُفرج عن نسيمة السادة."),
    ),
)
