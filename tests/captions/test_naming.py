"""Alternative text from captions: every one a whole phrase (docs/alternative-text.md)."""

from __future__ import annotations

import re

import pytest

from captions_judged import Told, told_captions
from paperpress.captions.credits import split_credit
from paperpress.captions.naming import LONGEST, naming_of
from paperpress.captions.phrases import breaks_off

ISSUE = [
    # language, caption, whatever a reader would accept
    ("en", "Ukrainian President Volodymyr Zelensky says a meeting between himself and Russia's leader"
     " is the only way to ensure peace (Reuters)", ["Ukrainian President Volodymyr Zelensky"]),
    ("en", "Workers at the plant say they were not told about the closure",
     ["Workers at the plant say they were not told about the closure"]),
    ("en", "An aerial view of the dam (file photo)", ["An aerial view of the dam"]),
    ("en", "Stock image of a laptop", ["Stock image of a laptop"]),
    ("en", "A still from the film 'The Long Way'", ["A still from the film 'The Long Way'"]),
    ("en", "From left: Anna Berg, Tom Hale and Priya Nair at the launch",
     ["From left: Anna Berg, Tom Hale and Priya Nair at the launch"]),
    ("de", "Der Bundeskanzler spricht im Bundestag über den Haushalt. Foto: dpa",
     ["Der Bundeskanzler", "Der Bundeskanzler spricht im Bundestag über den Haushalt"]),
    ("fr", "La maire de Lyon inaugure la ligne. © J. Martin", ["La maire de Lyon"]),
    ("fr", "Des manifestants défilent à Paris contre la réforme des retraites",
     ["Des manifestants défilent à Paris",
      "Des manifestants défilent à Paris contre la réforme des retraites"]),
    ("es", "El presidente saluda a sus seguidores en Buenos Aires. EFE/J. R.",
     ["El presidente saluda a sus seguidores",
      "El presidente saluda a sus seguidores en Buenos Aires"]),
    ("ru", "Участники акции протеста в центре Минска. Фото: ТАСС",
     ["Участники акции протеста в центре Минска"]),
    ("sw", "Rais akihutubia wananchi jijini Nairobi. Picha: Nation",
     ["Rais", "Rais akihutubia wananchi jijini Nairobi"]),
    ("ja", "東京駅前を歩く会社員=2024年1月", ["東京駅前を歩く会社員"]),
]  # fmt: skip

#: Captions that mislead: a word that may be a verb or a noun, a place or time in front, a relative
#: without its "that". Those in the first table have a sure subject, those in the second have none.
SURE = [
    ("en", "Swedish climate activist Greta Holm sits outside parliament",
     "Swedish climate activist Greta Holm"),
    ("en", "Sgt. Tom Hale of Leeds stands by the car", "Sgt. Tom Hale of Leeds"),
    ("en", "St. Mary's Church stands on the hill above Ashby", "St. Mary's Church"),
    ("en", "Hundreds of people march through Leeds against the cuts", "Hundreds of people"),
    ("en", "Samuel Gage, the fleet manager at Harbour Cars, shows the new van.", "Samuel Gage"),
    ("en", "The Duke and Duchess of Marle arrive at the abbey", "The Duke and Duchess of Marle"),
    ("en", "A cargo ship passes through the canal on May 3", "A cargo ship"),
    ("en", "The ferry Constance at the Lower Quay on a trial run", "The ferry Constance"),
    ("en", "Donna Trent at a rally in Ashby", "Donna Trent"),
    ("en", "The owner of the mill inside his office", "The owner of the mill"),
    ("fr", "La maire de Sarran devant la halle couverte", "La maire de Sarran"),
    ("es", "La reina Sofía en Mallorca", "La reina Sofía"),
    ("de", "Bundeskanzler Olaf Berg am Rednerpult", "Bundeskanzler Olaf Berg"),
    ("de", "Die Stadt Köln und der Bund bauen die Brücke neu", "Die Stadt Köln und der Bund"),
    ("de", "Ein Mann mit Hut wartet am Gleis", "Ein Mann mit Hut"),
    ("en", "The Rev. James Okoro, pastor of Grace Chapel, in Lagos", "The Rev. James Okoro"),
    ("en", "Dr. Helen Sato, chief medical officer at St. Luke's", "Dr. Helen Sato"),
    ("en", "Anna Berg in 2019", "Anna Berg"),
    ("de", "Der 1. FC Köln feiert den Aufstieg", "Der 1. FC Köln"),
    ("fr", "L'équipe de France s'entraîne à Clairefontaine", "L'équipe de France"),
    ("fr", "Les policiers et les pompiers arrivent sur place", "Les policiers et les pompiers"),
    ("es", "La reina Sofía y su hija llegan al palacio", "La reina Sofía y su hija"),
    ("it", "Il nuovo ponte è aperto al traffico", "Il nuovo ponte"),
    ("pt", "Os alunos da escola plantam árvores", "Os alunos da escola"),
    ("sv", "En man i hatt väntar på tåget", "En man i hatt"),
    ("pl", "Prezydent Polski Andrzej Nowak przemawia w Gdańsku",
     "Prezydent Polski Andrzej Nowak"),
    ("ru", "Жители Киева ждут автобус", "Жители Киева"),
    ("uk", "Жителі Одеси чекають на автобус", "Жителі Одеси"),
]  # fmt: skip
#: One noun alone says too little to be the text, and enough where its caption is heard next.
NAMED = [
    ("en", "Fans watch players run onto the pitch", "Fans"),
    ("en", "A heron at the weir in spring", "A heron"),
    ("nl", "De koning opent de brug", "De koning"),
    ("fr", "Des manifestants défilent à Paris contre la réforme", "Des manifestants"),
    ("en", "A firefighter battles the Ridge Fire near Paradise", "A firefighter"),
    ("en", "Novak Petrovic reacts after losing a point to Carlos Ruiz", "Novak Petrovic"),
    ("en", "Stock image of a laptop", "A laptop"),
    ("en", "An aerial view of the dam", "The dam"),
    ("en", "General view of the stadium before the match", "The stadium"),
    ("en", "A view of the courtroom where the trial is being held", "The courtroom"),
    ("en", "View of the Tagus from the castle", "The Tagus"),
    ("en", "A view of the sea and the harbour", ""),
    ("en", "A photograph of the late Queen hangs in the hall", ""),
    ("en", "A picture of the scene shows flames", ""),
    ("en", "The photo of the year", ""),
    ("en", "A photo of the missing girl released by police", ""),
    ("en", "A shot of the crowd waving flags", ""),
    ("en", "Artist's impression of the new stadium", ""),
    ("en", "Two men were killed when a wall fell", ""),
    ("en", "A bus drivers the council sacked were on", ""),
    ("de", "Den Preis überreicht die Königin", ""),
]
UNSURE = [
    ("en", "Anna Berg, mayor, and Tom Hale, bishop, in Leeds"),
    ("en", "Last Friday, thousands of people marched"),
    ("en", "The Red Cross, police and army at the site"),
    ("de", "Den Preis überreicht die Königin"),
    ("en", "The old man the boats at Kestrel Bay"),
    ("en", "Today Anna Berg is the mayor of Ashby"),
    ("en", "Nearby stands the old mill of Ashby"),
    ("en", "The songs fans sing are older than the club"),
    ("en", "The house Anna Berg owns in Rome is for sale"),
    ("en", "Officials hope bridges will open in spring"),
    ("en", "The photo shows a bridge over the Ember"),
    ("en", "Pictured are Anna Berg and Tom Hale"),
    ("en", "The coach smiles and the team is jubilant"),
    ("en", "A steel works in Sheffield closes"),
    ("en", "Camp David talks in 1978 were hosted by Carter"),
    ("en", "Anna Berg, the coach Tom Hale, the captain Priya Nair"),
    ("en", "Anna Berg, the mayor, and Tom Hale open the hall"),
    ("en", "Rain stops play at Lord's"),
    ("en", "Two men were killed when a wall fell"),
    ("en", "Former champion Joe Finch is no longer welcome"),
    ("en", "Mayor Joan Harrow (right) greets the band"),
    ("en", "Meet the people who are saving the owl"),
    ("en", "Donna Trent at a rally with Tom Hale"),
    ("en", "Tom Hale meets Ida Berg, Leo Hart and Eva Kern"),
    ("en", "President Tom Hale shakes hands with Prime Minister Ida Berg"),
    ("en", "Tom Hale, Ida Berg and Leo Hart wave to fans"),
    ("de", "Kanzler Hale empfängt Präsidentin Eva Berg"),
    ("ru", "Президент Иван Белов встречает Анну Ким"),
    ("en", "A heron at the weir, a kestrel on a post"),
    ("en", "A farmer at the market and her son"),
    ("en", "A drop in Germany's birth rate"),
    ("en", "The young at heart gather in Leeds"),
    ("en", "A country at war with itself"),
    ("fr", "Une machine à laver dans la cour"),
    ("de", "Feierlich eröffnet der Minister die Brücke"),
    ("de", "Der Trainer lässt die Spieler laufen"),
    ("de", "Der Kanzlerin zeigt der Präsident den Garten"),
    ("de", "Drei Jahre dauert der Umbau der Halle"),
    ("de", "Zwei Männer wurden bei dem Unfall getötet"),
    ("fr", "Le président qui parle à la foule salue"),
    ("fr", "Cette année commence mal pour les bacs"),
    ("es", "El público lo aclama en la plaza"),
    ("es", "La vieja muestra de arte recibe visitas"),
    ("it", "Questa sera parla il sindaco di Taranto"),
    ("nl", "De oude staat der Nederlanden is verdwenen"),
    ("sv", "Plötsligt öppnar ministern dörren"),
    ("pl", "Studentów wita rektor uczelni"),
    ("ru", "Цветами встречают гостей праздника"),
    ("uk", "Дітям читають казки в бібліотеці"),
    ("sw", "Wanawake wakiandamana mjini Mombasa"),
    ("tr", "Okulun önünde çocuklarını bekleyen veliler"),
]


@pytest.mark.parametrize("told", told_captions(), ids=lambda told: told.caption[:40])
def test_every_caption_gives_a_text_that_a_reader_would_accept(told: Told) -> None:
    seen, credit = split_credit(told.caption, language=told.language)
    assert re.findall(r"\w+", credit) == re.findall(r"\w+", told.credit)
    assert naming_of(seen, told.language).text in told.accept


def test_there_are_enough_captions_in_enough_languages() -> None:
    captions = told_captions()
    assert len(captions) >= 170
    assert len({told.language for told in captions}) >= 16


@pytest.mark.parametrize("told", told_captions(), ids=lambda told: told.caption[:40])
def test_no_text_that_would_be_accepted_breaks_off(told: Told) -> None:
    assert [breaks_off(text, told.language) for text in told.accept] == [""] * len(told.accept)


@pytest.mark.parametrize(("language", "caption", "accept"), ISSUE)
def test_captions_that_were_cut_in_mid_phrase(
    language: str, caption: str, accept: list[str]
) -> None:
    seen, _ = split_credit(caption, language=language)
    assert naming_of(seen, language).text in accept


@pytest.mark.parametrize(("language", "caption", "named"), SURE)
def test_a_sure_subject_is_the_naming_part(language: str, caption: str, named: str) -> None:
    assert naming_of(caption, language).text == named


@pytest.mark.parametrize(("language", "caption", "name"), NAMED)
def test_where_the_caption_follows_one_noun_names_the_picture(
    language: str, caption: str, name: str
) -> None:
    named = naming_of(caption, language)
    assert (named.text, named.name) == (caption, name)


@pytest.mark.parametrize(("language", "caption"), UNSURE)
def test_what_is_not_sure_stays_whole(language: str, caption: str) -> None:
    assert naming_of(caption, language).text == caption


@pytest.mark.parametrize(
    ("language", "caption", "named"),
    [
        ("en", "Fig. 3: Pump pressure over a week", "Pump pressure over a week"),
        ("en", "parade.jpg The parade on High Street", "The parade on High Street"),
        ("en", "File photo. Ferries at the Lower Quay", "Ferries at the Lower Quay"),
        ("en", "Goal! Ben Oduya and his team at Northside", "Goal! Ben Oduya and his team at Northside"),
        ("en", "Left: the old stamp. Right: the new one.", "Left: the old stamp. Right: the new one"),
        ("en", 'A banner: "No more. Not one." hangs there', 'A banner: "No more. Not one." hangs there'),
        ("en", "Dr. Ines Falk of St. Mary's at work. She is 40.", "Dr. Ines Falk of St. Mary's at work"),
        ("de", "Am 3. Oktober am Hafen. Es war kalt.", "Am 3. Oktober am Hafen"),
        ("de", "Dr. med. Eva Kern im Rathaus. Sie tritt ab.", "Dr. med. Eva Kern im Rathaus"),
        ("en", "Sens. Ada Holm and Tom Reed in the lobby. They sat.", "Sens. Ada Holm and Tom Reed in the lobby"),
        ("en", "The dome in Washington, D.C. It leaks.", "The dome in Washington, D.C. It leaks"),
        ("en", '"Stop!" she cried at the gate. Nobody did.', '"Stop!" she cried at the gate'),
        ("en", "1. The old bridge. 2. The new one.", "1. The old bridge. 2. The new one"),
        ("es", "EE. UU. y China en Ginebra. Es histórico.", "EE. UU. y China en Ginebra"),
        ("fr", "Une amphore du IIe siècle av. J.-C. au musée. Elle est rare.", "Une amphore du IIe siècle av. J.-C. au musée"),
        ("pl", "Prof. dr hab. Anna Kos w laboratorium. Pracuje.", "Prof. dr hab. Anna Kos w laboratorium"),
        ("nl", "Dhr. de Wit en mevr. Bos bij het gemaal. Het regent.", "Dhr. de Wit en mevr. Bos bij het gemaal"),
        ("ru", "А. С. Пушкин и Н. В. Гоголь на гравюре. Она редкая.", "А. С. Пушкин и Н. В. Гоголь на гравюре"),
        ("hi", "मेयर स्कूल में बच्चों के साथ। बारिश है।", "मेयर स्कूल में बच्चों के साथ"),
        ("ja", "駅前の「だれでもトイレ。」の看板。新設。", "駅前の「だれでもトイレ。」の看板"),
        ("ja", "港に停泊する貨物船。夜明け前。", "港に停泊する貨物船"),
        ("ja", "市長＝3日午後、東京都港区", "市長"),
        ("ja", "地震で倒れた倉庫＝石川県珠洲市で、本社ヘリから", "地震で倒れた倉庫"),
        ("ja", "詩人のジャン＝リュック・モレルさん", "詩人のジャン＝リュック・モレルさん"),
        ("am", "ከንቲባዋ በአዲሱ ድልድይ። ዝናብ ነው።", "ከንቲባዋ በአዲሱ ድልድይ"),
        ("hy", "Քաղաքապետը նոր կամրջի մոտ։ Անձրև է։", "Քաղաքապետը նոր կամրջի մոտ"),
        ("en", "The first tram of its kind in the U.S.", "The first tram of its kind in the U.S."),
        ("en", "Photo", ""),
        ("de", "Bild.", ""),
        ("ja", "（写真）", ""),
        ("en", "Photo finish", "Photo finish"),
        ("en", "FILE PHOTO: Ferries at the Lower Quay", "Ferries at the Lower Quay"),
        ("en", "Ada Holm. She runs the bakery.", "Ada Holm"),
    ],
)  # fmt: skip
def test_one_sentence_is_taken_whole(language: str, caption: str, named: str) -> None:
    assert naming_of(caption, language).text == named


class TestLong:
    def test_is_kept_by_clauses(self) -> None:
        clause = "Rangers in grey coats count the geese that rest on the salt marsh at Kestrel Bay"
        named = naming_of(f"{clause}, while {'their dogs wait ' * 8}by the gate.", "en")
        assert (named.text, named.extent) == (clause, "whole")

    def test_where_no_clause_ends_in_time_the_cut_is_told(self) -> None:
        named = naming_of("Rangers and " + "old dogs and " * 15 + "geese", "en")
        assert named.extent == "cut"
        assert named.text.endswith(" dogs and old…")
        assert len(named.text) <= LONGEST

    def test_a_list_is_cut_after_one_of_its_members(self) -> None:
        names = "From left: " + ", ".join(
            f"Ada Holm of the {n}th district council" for n in range(9)
        )
        named = naming_of(names, "en")
        assert named.extent == "cut"
        assert named.text.endswith(" district council…")

    def test_a_language_that_ends_with_its_head_is_not_cut_at_a_comma(self) -> None:
        named = naming_of("台風の後、" + "砂浜" * 90, "ja")
        assert named.extent == "cut"
