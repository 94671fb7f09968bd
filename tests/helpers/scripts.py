"""A front page's words in languages of many scripts: masthead, desk, lead, a second headline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from covers import ENGLISH
from paperpress.locales import catalogue
from paperpress.model.language import direction_of
from paperpress.model.picture import FrontPage

#: The languages that paperpress has words for.
OURS = {
    "ar": ("صحيفة الصباح", "اقتصاد", "مدن الساحل تستعد لأعلى مد بحري منذ أربعين عامًا", "البنك المركزي يثبت سعر الفائدة"),
    "de": ("Der Hafenbote", "Wirtschaft", "Küstenstädte rüsten sich für die höchste Flut seit vierzig Jahren", "Notenbank lässt den Zins, wie er ist"),
    "en": ("The Meridian Courier", "Business", "Harbour towns brace for the highest tide in forty years", "Bank of Aldmoor holds its rate"),
    "es": ("El Correo del Puerto", "Economía", "Los pueblos costeros se preparan para la marea más alta en cuarenta años", "El banco central mantiene el tipo"),
    "fa": ("روزنامهٔ بندر", "اقتصاد", "شهرهای ساحلی برای بلندترین مد چهل سال اخیر آماده می‌شوند", "بانک مرکزی نرخ بهره را نگه می‌دارد"),
    "fr": ("Le Courrier du Port", "Économie", "Les villes côtières se préparent à la plus haute marée depuis quarante ans", "La banque centrale maintient son taux"),
    "he": ("שליח הבוקר", "כלכלה", "ערי החוף נערכות לגאות הגבוהה ביותר זה ארבעים שנה", "הבנק המרכזי משאיר את הריבית"),
    "hi": ("मध्याह्न समाचार", "व्यापार", "तटीय शहर चालीस वर्षों के सबसे ऊँचे ज्वार के लिए तैयार", "केंद्रीय बैंक ने ब्याज दर नहीं बदली"),
    "it": ("Il Corriere del Porto", "Economia", "Le città costiere si preparano alla marea più alta da quarant’anni", "La banca centrale lascia fermo il tasso"),
    "ja": ("港町新聞", "経済", "港町、四十年ぶりの高潮に備える", "中央銀行、金利を据え置く"),
    "ko": ("항구신문", "경제", "항구 도시들, 사십 년 만의 가장 높은 밀물에 대비", "중앙은행, 금리를 동결"),
    "nl": ("De Havenbode", "Economie", "Kuststeden maken zich op voor het hoogste tij in veertig jaar", "Centrale bank laat rente ongemoeid"),
    "pl": ("Kurier Portowy", "Gospodarka", "Miasta nadmorskie szykują się na najwyższy przypływ od czterdziestu lat", "Bank centralny nie zmienia stóp"),
    "pt": ("O Correio do Porto", "Economia", "Cidades costeiras preparam-se para a maré mais alta em quarenta anos", "Banco central mantém a taxa"),
    "ru": ("Утренний вестник", "Экономика", "Приморские города готовятся к самому высокому приливу за сорок лет", "Центральный банк оставил ставку прежней"),
    "sv": ("Hamnposten", "Ekonomi", "Kuststäder rustar för det högsta tidvattnet på fyrtio år", "Riksbanken låter räntan vara"),
    "sw": ("Jarida la Bandari", "Uchumi", "Miji ya pwani yajiandaa kwa maji makuu kuliko yote kwa miaka arobaini", "Benki kuu yaacha riba ilivyo"),
    "tr": ("Liman Postası", "Ekonomi", "Kıyı kentleri kırk yılın en yüksek gelgitine hazırlanıyor", "Merkez bankası faizi değiştirmedi"),
    "uk": ("Портовий вісник", "Економіка", "Приморські міста готуються до найвищого припливу за сорок років", "Центральний банк залишив ставку"),
    "zh-Hans": ("港口日报", "经济", "沿海城市准备迎接四十年来最高的潮水", "中央银行维持利率不变"),
}  # fmt: skip

#: Others, whose scripts have faces.
OTHERS = {
    "am": ("የወደብ ዜና", "ኢኮኖሚ", "የባህር ዳርቻ ከተሞች ለከፍተኛ ማዕበል ይዘጋጃሉ", "ብሔራዊ ባንክ ወለዱን አልቀየረም"),
    "bn": ("বন্দর বার্তা", "অর্থনীতি", "উপকূলীয় শহরগুলি চল্লিশ বছরের সর্বোচ্চ জোয়ারের জন্য প্রস্তুত", "কেন্দ্রীয় ব্যাংক সুদের হার অপরিবর্তিত রাখল"),
    "ckb": ("ڕۆژنامەی بەندەر", "ئابووری", "شارەکانی هەولێر و سلێمانی خۆیان ئامادە دەکەن", "بانکی ناوەندی ڕێژەکەی نەگۆڕی"),
    "el": ("Ο Ταχυδρόμος του Λιμανιού", "Οικονομία", "Οι παράκτιες πόλεις ετοιμάζονται για την υψηλότερη παλίρροια", "Σταθερό το επιτόκιο"),
    "gu": ("બંદર સમાચાર", "અર્થતંત્ર", "દરિયાકાંઠાના શહેરો સૌથી ઊંચી ભરતી માટે તૈયાર", "મધ્યસ્થ બેંકે વ્યાજદર યથાવત રાખ્યો"),
    "hy": ("Նավահանգստի լրաբեր", "Տնտեսություն", "Ծովափնյա քաղաքները պատրաստվում են ամենաբարձր մակընթացությանը", "Կենտրոնական բանկը չփոխեց տոկոսը"),
    "ka": ("ნავსადგურის მაცნე", "ეკონომიკა", "ზღვისპირა ქალაქები ორმოცი წლის ყველაზე მაღალი მოქცევისთვის ემზადებიან", "ცენტრალურმა ბანკმა განაკვეთი უცვლელი დატოვა"),
    "km": ("កាសែតកំពង់ផែ", "សេដ្ឋកិច្ច", "ទីក្រុងឆ្នេរសមុទ្រត្រៀមខ្លួនសម្រាប់ជំនោរខ្ពស់បំផុតក្នុងរយៈពេលសែសិបឆ្នាំ", "ធនាគារកណ្តាលរក្សាអត្រាការប្រាក់"),
    "kn": ("ಬಂದರು ವಾರ್ತೆ", "ಆರ್ಥಿಕತೆ", "ಕರಾವಳಿ ನಗರಗಳು ನಲವತ್ತು ವರ್ಷಗಳ ಅತಿ ಎತ್ತರದ ಅಲೆಗೆ ಸಜ್ಜು", "ಕೇಂದ್ರ ಬ್ಯಾಂಕ್ ಬಡ್ಡಿದರ ಬದಲಿಸಲಿಲ್ಲ"),
    "lo": ("ຂ່າວທ່າເຮືອ", "ເສດຖະກິດ", "ເມືອງແຄມທະເລກຽມພ້ອມຮັບນ້ຳຂຶ້ນສູງສຸດໃນຮອບສີ່ສິບປີ", "ທະນາຄານກາງຮັກສາອັດຕາດອກເບ້ຍ"),
    "ml": ("തുറമുഖ വാർത്ത", "സാമ്പത്തികം", "തീരദേശ നഗരങ്ങൾ നാല്പതു വർഷത്തെ ഏറ്റവും ഉയർന്ന വേലിയേറ്റത്തിന് ഒരുങ്ങുന്നു", "കേന്ദ്ര ബാങ്ക് പലിശ മാറ്റിയില്ല"),
    "mr": ("बंदर वार्ता", "अर्थकारण", "किनाऱ्यावरील शहरे चाळीस वर्षांतील सर्वोच्च भरतीसाठी सज्ज", "मध्यवर्ती बँकेने व्याजदर बदलला नाही"),
    "my": ("ဆိပ်ကမ်းသတင်း", "စီးပွားရေး", "ကမ်းရိုးတန်းမြို့များ အနှစ်လေးဆယ်အတွင်း အမြင့်ဆုံးဒီရေအတွက် ပြင်ဆင်", "ဗဟိုဘဏ် အတိုးနှုန်း မပြောင်း"),
    "or": ("ବନ୍ଦର ସମ୍ବାଦ", "ଅର୍ଥନୀତି", "ଉପକୂଳ ସହର ଗୁଡ଼ିକ ସର୍ବୋଚ୍ଚ ଜୁଆର ପାଇଁ ପ୍ରସ୍ତୁତ", "କେନ୍ଦ୍ରୀୟ ବ୍ୟାଙ୍କ ସୁଧ ହାର ବଦଳାଇଲା ନାହିଁ"),
    "pa": ("ਬੰਦਰਗਾਹ ਖ਼ਬਰ", "ਅਰਥਚਾਰਾ", "ਤੱਟਵਰਤੀ ਸ਼ਹਿਰ ਚਾਲੀ ਸਾਲਾਂ ਦੀ ਸਭ ਤੋਂ ਉੱਚੀ ਲਹਿਰ ਲਈ ਤਿਆਰ", "ਕੇਂਦਰੀ ਬੈਂਕ ਨੇ ਵਿਆਜ ਦਰ ਨਹੀਂ ਬਦਲੀ"),
    "si": ("වරාය පුවත", "ආර්ථිකය", "වෙරළබඩ නගර වසර හතළිහක ඉහළම වඩදියට සූදානම්", "මහ බැංකුව පොලී අනුපාතය වෙනස් නොකරයි"),
    "ta": ("துறைமுகச் செய்தி", "பொருளாதாரம்", "கடலோர நகரங்கள் நாற்பது ஆண்டுகளில் மிக உயர்ந்த அலைக்குத் தயாராகின்றன", "மத்திய வங்கி வட்டி விகிதத்தை மாற்றவில்லை"),
    "te": ("ఓడరేవు వార్త", "ఆర్థికం", "తీరప్రాంత నగరాలు నలభై ఏళ్లలో అత్యంత ఎత్తైన ఆటుపోటుకు సిద్ధమవుతున్నాయి", "కేంద్ర బ్యాంకు వడ్డీ రేటు మార్చలేదు"),
    "th": ("ข่าวท่าเรือ", "เศรษฐกิจ", "เมืองชายฝั่งเตรียมรับน้ำขึ้นสูงสุดในรอบสี่สิบปี", "ธนาคารกลางคงอัตราดอกเบี้ย"),
    "ur": ("بندرگاہ کی خبر", "معیشت", "ساحلی شہر چالیس سال کی بلند ترین لہر کے لیے تیار", "مرکزی بینک نے شرح سود نہیں بدلی"),
    "vi": ("Tin Bến Cảng", "Kinh tế", "Các thành phố ven biển chuẩn bị đón triều cường cao nhất bốn mươi năm", "Ngân hàng trung ương giữ nguyên lãi suất"),
}  # fmt: skip

DAY = date(2025, 7, 23)


def front(language: str) -> FrontPage:
    """A front page in a language, its date in the language's words."""
    masthead, desk, lead, second = (OURS | OTHERS)[language]
    return replace(
        ENGLISH,
        masthead=masthead,
        desk=desk,
        date=catalogue(language).weekday_date(DAY),
        day=DAY,
        language=language,
        direction=direction_of(language),
        headline=lead,
        headline_language=language,
        others=((second, language),),
    )
