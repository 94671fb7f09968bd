"""The words by which a credit line is known, in the languages that newsrooms print.

All languages are pooled: a German paper prints "Photo: Jane Doe / AP" and a Kenyan one
"(Foto: dpa)". Only the small words for "by" go by language, since "de" or "van" is part of a
name elsewhere. Everything is case-folded. A new agency or word is one more word here, and a row
in tests/fixtures/captions.toml.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


#: What stands before a colon when what follows is a credit: "Foto: …", "Image credit: …".
CUES: Final = _words("""
    file photo photos photograph photographs photographer photography pic picture pictures image
    images video illustration illustrations graphic graphics credit credits source sources
    courtesy screenshot screengrab copyright handout foto fotos fotograf fotografin bild bilder
    bildquelle bildquellen fotoquelle quelle quellen bildnachweis fotonachweis bildrechte
    bildcredit fotocredit bildautor grafik zeichnung archivfoto archivbild symbolfoto symbolbild
    fotomontage repro photographie crédit crédits credito créditos crédito crediti dessin
    infographie fotografía fotografia imagen imágenes imagem imagens fuente fonte autor autora
    autoría ilustración ilustração cortesía reproducción reprodução divulgação immagine immagini
    illustrazione disegno foto's beeld bron illustratie fotografie fotograaf källa bilden
    arkivbild arkivfoto genrebild billede bilde kilde kuva lähde fot fot. zdjęcie zdjęcia źródło
    rys rys. фото світлина світлини джерело зображення ілюстрація автор источник изображение
    иллюстрация снимок fotoğraf fotoğraflar görsel kaynak صورة الصورة تصوير المصدر مصدر عدسة
    צילום צילומים תמונה תמונות מקור קרדיט איור 图 图片 图片来源 图源 摄影 来源 照片 圖 圖片
    圖片來源 攝影 來源 写真 写真提供 撮影 提供 画像 出典 사진 사진제공 출처 제공 이미지
""")

#: Those that make a credit with a bare name too: "(Foto Prensa Libre)", "(Photo AFP)".
NOUNS: Final = _words("""
    photo photos foto fotos foto's fot. fot фото fotoğraf screenshot screengrab handout
    archivfoto תמונה צילום תצלום تصوير عدسة
""")

#: What ends a credit: "AP Photo", "Twitter Screenshot", "연합뉴스 제공".
ENDINGS: Final = _words("""
    pic pics 摄 攝 撮影 photo photos foto fotos screenshot screengrab handout archive archives
    archiv archivo pool 제공 기자 특파원
""")

#: What is a credit, or says what kind of picture it is, by itself: "(FILE)", "(Symbolbild)".
LABELS: Final = _phrases("""
    file, files, file photo, file photos, file picture, file image, file pic, archive,
    archive photo, archives, stock photo, stock image, stock, handout, pool, pool photo,
    courtesy, courtesy photo, supplied, supplied photo, submitted, submitted photo, contributed,
    contributed photo, screenshot, screengrab, symbolbild, symbolfoto, archiv, archivbild,
    archivfoto, themenbild, themenfoto, beispielbild, beispielfoto, privat, foto privat,
    fotomontage, archives personnelles, photo d'archives, photo d’archives, image d'illustration,
    image d’illustration, photo d'illustration, photo d’illustration, dr, archivo,
    foto de archivo, foto archivo, imagen de archivo, cortesía, arquivo, foto de arquivo,
    foto arquivo, divulgação, reprodução, imagem de arquivo, imagem ilustrativa, archivio,
    foto d'archivio, foto d’archivio, repertorio, immagine di repertorio, archieffoto,
    archiefbeeld, arkivbild, arkivfoto, arkiv, genrebild, archiwum, zdjęcie ilustracyjne,
    zdjęcie archiwalne, архів, архівне фото, ілюстративне фото, архив, архивное фото,
    фото из архива, arşiv, arşiv fotoğrafı, temsili, أرشيف, صورة أرشيفية, أرشيفية, وكالات,
    ארכיון, אילוסטרציה, צילום אילוסטרציה, צילום ארכיון, 资料图, 资料图片, 资料照片, 資料圖片,
    資料照片, 示意图, 示意圖, 資料写真, 資料, イメージ, イメージ写真, 자료사진, 자료 사진,
    사진 자료
""")

#: Picture agencies, wire services and picture libraries whose name is no other word.
AGENCIES: Final = _phrases("""
    al jazeera, afp時事, ap通信, 新华社发, 新華社發, ap, ap photo, associated press,
    the associated press, afp, agence france-presse, reuters, dpa, dpa-tmn, picture alliance,
    picture-alliance, getty, getty images, gettyimages, istock, istockphoto, shutterstock,
    unsplash, pexels, pixabay, adobe stock, adobestock, alamy, imago, imago images, ddp, epd,
    kna, efe, europa press, ansa, lapresse, lusa, belga, anp, ritzau, scanpix, ntb,
    tt nyhetsbyrån, tass, ria novosti, sputnik, interfax, ukrinform, unian, ирна, тасс,
    риа новости, рейтер, укрінформ, уніан, anadolu, anadolu agency, anadolu ajansı, dha, iha,
    xinhua, kyodo, kyodo news, jiji, yonhap, newsis, zuma, zuma press, zumapress, sipa,
    sipa press, sipa usa, magnum photos, magnum, bloomberg, upi, wikimedia, wikimedia commons,
    wikipedia, flickr, creative commons, eyevine, rex features, pa wire, pa media,
    press association, the canadian press, canadian press, aap image, keystone-sda, apa-images,
    pap, cna, notimex, andina, agência brasil, estadão conteúdo, folhapress, panthermedia, eyeem,
    depositphotos, dreamstime, 123rf, fotolia, nurphoto, polaris, redux, contour, cover-images,
    wenn, mti, ctk, čtk, agerpres, bta, tanjug, hina, fena, nasa, رويترز, أ ف ب, أ.ف.ب,
    فرانس برس, أسوشيتد برس, الأناضول, د ب أ, רויטרס, איי אף פי, איי פי, פלאש 90, 新华社, 新華社,
    中新社, 路透社, 法新社, 美联社, 美聯社, 中央社, 视觉中国, 共同, 共同通信, 共同通信社, 時事,
    時事通信, ロイター, ロイター通信, 연합뉴스, 뉴시스, 로이터, 뉴스1, 게티이미지
""")

#: Agencies whose letters are a party, an office or a place too: a credit after a full stop or in a
#: chain ("Jane Doe / PA"), and nothing said otherwise.
AMBIGUOUS: Final = _phrases("""
    pa, aap, tt, epa, cp, apa, ats, ani, pti, keystone, twitter, x, facebook, instagram, youtube,
    tiktok, telegram, afp photo, google, nato
""")

#: What a bracket says of a place in the picture; never a credit.
POSITIONS: Final = _words("""
    left right centre center middle top bottom above below front back background foreground
    pictured inset clockwise row seated standing links rechts mitte oben unten vorn vorne hinten
    gauche droite centre haut bas izquierda derecha centro arriba abajo esquerda direita
    sinistra destra alto basso rechts midden boven onder vänster höger mitten lewej prawej po
    ліворуч праворуч слева справа в центре solda sağda ortada يسار يمين وسط שמאל ימין מימין
    משמאל במרכז 左 右 中 左图 右图 왼쪽 오른쪽 가운데
""")

#: Small words within names of people and houses.
PARTICLES: Final = _words("""
    de del della der den des di da das do dos du la le les lo los las el al bin ibn ben bint abu
    von van vom zu zum zur ter ten av af of the for y e i et und and og och en & + - – d' d’ j.
    st. і и ve
""")

#: "by", by language.
BY: Final = {
    "ar": _words("من بواسطة"), "ca": _words("de per"), "da": _words("af"), "de": _words("von vom"),
    "en": _words("by"), "es": _words("de por"), "fr": _words("de par"), "it": _words("di de"),
    "nb": _words("av"), "nl": _words("van door"), "no": _words("av"), "pl": _words("autorstwa"),
    "pt": _words("de por"), "sv": _words("av"),
}  # fmt: skip

#: What a licence says after a credit, and nothing that is seen says.
LICENCES: Final = _phrases("""
    creative commons, cc by, cc-by, cc0, by-sa, licence, license, lizenz, licencia, licença,
    licenza, all rights reserved, rights reserved, alle rechte, verwendung unter, public domain,
    gemeinfrei, domaine public
""")
