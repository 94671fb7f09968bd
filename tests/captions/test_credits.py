"""The credit of a caption is parted from its words."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import split_credit

#: How houses of many countries say what isn't seen, and what only looks like it: the caption, and its credit.
HOUSES = [
    ("en", "FILE PHOTO: Smoke rises from a mill in Porth, Wales, May 15, 2023. REUTERS/Tib Mell/File Photo", "REUTERS/Tib Mell/File Photo"),
    ("en", "The mill in May. Courtesy of the Lund family", "Courtesy of the Lund family"),
    ("en", "A scene from Low Tide (c) 2023 Harbour Films Inc. All Rights Reserved", "(c) 2023 Harbour Films Inc. All Rights Reserved"),
    ("en", "On the list: (a) Ann Lund, (b) Bo Dahl and (c) Cy Farr", ""),
    ("en", "The council gave in. Photo: see the whole gallery below", ""),
    ("fi", "Ilmakuva padosta (arkistokuva)", "arkistokuva"),
    ("fi", "Lumi peitti veneet Porissa. Aino Salo / Pohjan Kuva", "Aino Salo / Pohjan Kuva"),
    ("hu", "A gát a levegőből (archív)", "archív"),
    ("cs", "Letecký pohled na jez (ilustrační foto)", "ilustrační foto"),
    ("pl", "Kadr z filmu „Most” (mat. prasowe)", "mat. prasowe"),
    ("el", "Το φράγμα από ψηλά (φωτογραφία αρχείου)", "φωτογραφία αρχείου"),
    ("ro", "Barajul văzut de sus (foto arhivă)", "foto arhivă"),
    ("sw", "Wakazi wakipanga foleni. Picha na Juma Hassan", "Picha na Juma Hassan"),
    ("id", "Warga mengantre beras di Demak (6/2/2024). ANTARA FOTO/Rivan Lubis/tom.", "ANTARA FOTO/Rivan Lubis/tom"),
    ("id", "Bendungan dari udara (dok. PUPR)", "dok. PUPR"),
    ("pt", "Bombeiros combatem o fogo em Loures RUI PAIVA/LUSA", "RUI PAIVA/LUSA"),
    ("uk", "Голова громади на зустрічі з рибалками. Фото: пресслужба громади", "Фото: пресслужба громади"),
    ("uk", "Рятувальники розбирають завали школи в Каневі / ДСНС", "ДСНС"),
    ("eu", "Auzokideak plazan. ARGAZKIA: FOKU", "ARGAZKIA: FOKU"),
    ("hy", "Քաղաքապետը խոսում է։ Լուսանկարը՝ Արմենպրես", "Լուսանկարը՝ Արմենպրես"),
    ("ur", "دریا کے کنارے لوگ (فوٹو: اے پی پی)", "فوٹو: اے پی پی"),
    ("zh", "水库航拍图 图源：视觉中国", "图源：视觉中国"),
    ("zh-TW", "民眾在港邊等船。記者陳志明／攝影", "記者陳志明／攝影"),
    ("ja", "映画「遠い岸」の一場面 (C)2024 「遠い岸」製作委員会", "(C)2024 「遠い岸」製作委員会"),
    ("ko", "불이 난 창고 내부. [경기소방본부 제공. 재판매 및 DB 금지]", "경기소방본부 제공. 재판매 및 DB 금지"),
    ("ko", "눈 내린 항구 [촬영 김인호]", "촬영 김인호"),
    ("ko", "주민들이 배를 기다리고 있다. 홍길수 기자 hong@harbour.example", "홍길수 기자 hong@harbour.example"),
]  # fmt: skip


class TestSplit:
    @pytest.mark.parametrize(("language", "caption", "credit"), HOUSES)
    def test_what_houses_of_many_countries_write(
        self, language: str, caption: str, credit: str
    ) -> None:
        seen, parted = split_credit(caption, language=language)
        assert parted == credit
        assert caption.startswith(seen)

    @pytest.mark.parametrize(
        ("language", "caption", "credit"),
        [
            ("es", "El rey preside el acto en Madrid. JUAN BARBO", "JUAN BARBO"),
            ("es", "Una calle inundada, el martes. / MÒNICA TORRAS", "MÒNICA TORRAS"),
            ("es", "El cartel en la puerta. SE VENDE", ""),
            ("en", "He wore a shirt. MAKE TEA", ""),
            (
                "en",
                "Protesters outside parliament. EPA-EFE/DAVID KAKHIDZE",
                "EPA-EFE/DAVID KAKHIDZE",
            ),
            ("ja", "倒壊した家屋の前に立つ男性（輪島市で）=佐藤撮影", "佐藤撮影"),
        ],
    )
    def test_a_name_in_capitals_after_the_last_full_stop(
        self, language: str, caption: str, credit: str
    ) -> None:
        assert split_credit(caption, language=language)[1] == credit

    def test_the_full_stop_after_a_bracket_returns_to_its_sentence(self) -> None:
        assert split_credit("Ein Storch brütet (Foto: Uhl).", language="de") == (
            "Ein Storch brütet.",
            "Foto: Uhl",
        )

    def test_brackets_within_a_credit_are_balanced(self) -> None:
        assert split_credit("Windmühlen (Foto: Bildwerk / jo (Depot)).", language="de") == (
            "Windmühlen.",
            "Foto: Bildwerk / jo (Depot)",
        )

    def test_a_credit_in_the_middle_stays(self) -> None:
        caption = "The bridge (Foto: A/B) and the river."
        assert split_credit(caption, language="en") == (caption, "")

    @pytest.mark.parametrize(
        "caption",
        [
            "Source: the Nile near Lake Victoria.",
            "Photo: The bridge at night.",
            "Das Bild: Ein Meisterwerk von Uhl",
            "In this photo: Jane Doe and John Roe.",
            "A sign reads: Welcome.",
            "Volunteers in Harrisburg, PA",
            "A view from Brooklyn. New York City",
            "The team at 10:30 (2019)",
            "IMG_2034.jpg",
            "And then the lights went out –",
        ],
    )
    def test_what_only_looks_like_a_credit_stays(self, caption: str) -> None:
        assert split_credit(caption, language="en") == (caption, "")

    @pytest.mark.parametrize(
        ("caption", "seen", "credit"),
        [
            ("A dog.Credit...Jo Doe for The Courier", "A dog.", "Credit...Jo Doe for The Courier"),
            ("東京の街並み＝山田太郎撮影", "東京の街並み", "山田太郎撮影"),
            ("Gulls © Save the Coast", "Gulls", "© Save the Coast"),
            ("Leute. Foto: dpa/Symbolbild", "Leute.", "Foto: dpa/Symbolbild"),
            ("Leute (Foto: dpa", "Leute", "Foto: dpa"),
            (
                "Uhren. Bild: RUhl – Zeit auf Wikimedia Commons. Verwendung unter CC BY-SA.",
                "Uhren.",
                "Bild: RUhl – Zeit auf Wikimedia Commons. Verwendung unter CC BY-SA",
            ),
        ],
    )
    def test_habits_of_newspapers(self, caption: str, seen: str, credit: str) -> None:
        assert split_credit(caption, language="en") == (seen, credit)

    def test_the_word_for_by_is_that_of_the_language(self) -> None:
        """Spanish "imagen de" may be "picture by"; in a Turkish paper "de" is no word for it."""
        caption = "Un pueblo. Imagen de Ana Ruiz"
        assert split_credit(caption, language="es") == ("Un pueblo.", "Imagen de Ana Ruiz")
        assert split_credit(caption, language="tr") == (caption, "")
