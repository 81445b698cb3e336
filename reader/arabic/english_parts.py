"""The words that names of people, places and organisations are composed of, in English."""

from reader.arabic.gazetteer import key


def _table(text: str) -> dict[str, str]:
    """Read "arabic = english" pairs, separated by semicolons; a folded Arabic spelling is the key."""
    pairs = (pair.split("=") for pair in text.split(";") if "=" in pair)
    return {key(arabic): english.strip() for arabic, english in pairs}


PARTICLES = _table(
    "بن=bin;ابن=Ibn;بنت=bint;ولد=Ould;منت=Mint;أبو=Abu;ابو=Abu;أبي=Abi;أبا=Aba;أم=Umm;آل=Al;آيت=Ait;بو=Bou;"
    "دي=de;دا=da;دو=de;دوس=dos;دل=del;ديل=del;دالا=dalla;فان=van;فون=von;دير=der;لا=La;لو=Le;لي=Li;سان=San;سانت=Saint;ذو=Dhu"
)
DROPPED = frozenset(map(key, ("مدينة", "بلدة", "قرية", "دولة", "جمهورية", "مملكة", "العاصمة")))
BEFORE_PLACE = _table(
    "بحيرة=Lake;جبل=Mount;شمال=North;جنوب=South;شرق=East;غرب=West;خليج=Gulf of;مضيق=Strait of;رأس=Cape;بحر=Sea of;وسط=Central;"
    "كفر=Kafr;عين=Ain;أم=Umm;تل=Tel;سيدي=Sidi;دير=Deir;بني=Beni;بيت=Beit;بئر=Bir;خان=Khan;ذي=Dhi;أبو=Abu;وادي=Wadi;"
    "شبه جزيرة=Peninsula of;برج=Burj;قصر=Qasr;سد=Dam of"
)
AFTER_PLACE = _table(
    "نهر=River;جبال=Mountains;جزيرة=Island;جزر=Islands;محافظة=Governorate;ولاية=State;إقليم=Region;منطقة=region;مقاطعة=Province;"
    "قضاء=District;حي=neighbourhood;شارع=Street;طريق=Road;ميدان=Square;ساحة=Square;مطار=Airport;ميناء=Port;مخيم=camp;"
    "معبر=crossing;صحراء=Desert;هضبة=Plateau;سهل=Plain;قاعدة=base;سجن=prison;ملعب=Stadium;استاد=Stadium;جسر=Bridge;"
    "قناة=Canal;غابة=Forest;مستوطنة=settlement;قصر=Palace;فندق=Hotel;بوابة=Gate;ضاحية=suburb;قطاع=Strip"
)
MINISTRY = _table(
    "الخارجية=Foreign;الشؤون الخارجية=Foreign;الدفاع=Defence;الداخلية=Interior;المالية=Finance;الصحة=Health;التعليم=Education;"
    "التربية=Education;التربية والتعليم=Education;التربية الوطنية=National Education;التعليم العالي=Higher Education;العدل=Justice;"
    "الاقتصاد=Economy;الطاقة=Energy;النفط=Oil;البترول=Petroleum;التجارة=Trade;الصناعة=Industry;الزراعة=Agriculture;النقل=Transport;"
    "الثقافة=Culture;الإعلام=Information;السياحة=Tourism;العمل=Labour;الأوقاف=Endowments;الري=Irrigation;البيئة=Environment;"
    "الموارد المائية=Water Resources;الشباب والرياضة=Youth and Sports;الشباب=Youth;الرياضة=Sports;الاتصالات=Communications;"
    "الكهرباء=Electricity;التخطيط=Planning;الشؤون الاجتماعية=Social Affairs;الخزانة=Treasury;الأمن=Security;الأمن العام=Public Security;"
    "الأمن القومي=National Security;الإسكان=Housing;الداخلية والبلديات=Interior;الحج والعمرة=Hajj and Umrah;الشؤون الدينية=Religious Affairs;"
    "الموارد الطبيعية=Natural Resources;التعاون الدولي=International Cooperation;المعادن=Minerals;الهجرة=Migration;التنمية=Development"
)
WORDS = _table(
    "الشعب=People's;العمال=Workers';الخضر=Green;الصحفيين=Journalists;الصحافيين=Journalists;المحامين=Lawyers;الأطباء=Doctors;"
    "المهندسين=Engineers;كرة القدم=Football;كرة السلة=Basketball;كرة اليد=Handball;الكرة الطائرة=Volleyball;ألعاب القوى=Athletics;"
    "التنس=Tennis;السباحة=Swimming;الأمن=Security;الأمن القومي=National Security;الأمة=National;النواب=Representatives;"
    "الوزراء=Ministers;الشيوخ=Senate;الوطنية=National;الوطني=National;الوطن=Homeland;النفط=Oil;الغاز=Gas;الكهرباء=Electricity;"
    "الشيوعي=Communist;الاشتراكي=Socialist;الديمقراطي=Democratic;الجمهوري=Republican;الليبرالي=Liberal;الإسلامي=Islamic;"
    "الإسلامية=Islamic;الدستورية=Constitutional;العليا=Supreme;المركزي=Central;العام=General;العامة=General;الدولي=International;"
    "الدولية=International;التجارية=Commercial;الجنائية=Criminal;حقوق الإنسان=Human Rights;الإنسان=Human;الشفاء=al-Shifa;"
    "الأمم=Nations;المتحدة=United;السلام=Peace;الحرية=Freedom;العدالة=Justice;التنمية=Development;الإصلاح=Reform;"
    "الأنباء=News;السعودية=Saudi;الخيرية=Charitable;الأحمر=Red;الهلال=Crescent;الصليب=Cross"
)


BODIES = _table(
    "مجلس النواب=House of Representatives;مجلس المستشارين=House of Councillors;مجلس الشيوخ=Senate;مجلس الشعب=People's Assembly;"
    "مجلس الشورى=Shura Council;مجلس الوزراء=Council of Ministers;مجلس الأمة=National Assembly;مجلس العموم=House of Commons;"
    "المحكمة الدستورية=Constitutional Court;المحكمة العليا=Supreme Court;المحكمة الاتحادية العليا=Federal Supreme Court;"
    "محكمة النقض=Court of Cassation;محكمة الاستئناف=Court of Appeal;النيابة العامة=Public Prosecution;البنك المركزي=Central Bank;"
    "الجمعية الوطنية=National Assembly;الجمعية التأسيسية=Constituent Assembly;المجلس الوطني=National Council;"
    "المجلس التشريعي=Legislative Council;مجلس الدولة=Council of State;مجلس القيادة الرئاسي=Presidential Leadership Council;"
    "مجلس السيادة=Sovereignty Council;المجلس العسكري=Military Council;البرلمان=parliament;مجلس الحكم=Governing Council;"
    "الديوان الأميري=Amiri Diwan;الديوان الملكي=Royal Court;رئاسة الجمهورية=presidency of the republic;"
    "وزارة التربية والتعليم=Ministry of Education;القوات المسلحة=armed forces;الحكومة=government;الأمن العام=General Security;"
    "الأمن الوطني=National Security;الدرك الوطني=National Gendarmerie;الدرك الملكي=Royal Gendarmerie;الدفاع المدني=Civil Defence;"
    "الحرس الوطني=National Guard;القوات الجوية=air force;سلاح الجو=air force;القضاء=judiciary;المجلس الدستوري=Constitutional Council"
)


def _organisations(text: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for pair in text.split(";"):
        arabic, english, manner = (*(part.strip() for part in pair.split("=")), "")[:3]
        found[key(arabic)] = (english, manner)
    return found


# How the kind is said: "name" leaves it out, "of" puts it first, anything else puts it last.
ORGANISATIONS = _organisations(
    "شركة=Company=name;صحيفة==name;جريدة==name;مجلة==name;قناة==name;فضائية==name;وكالة=Agency=name;شبكة==name;"
    "إذاعة=Radio=name;موقع==name;نادي==name;فريق==name;حركة=Movement=name;جماعة==name;تنظيم==name;منظمة=Organisation=name;"
    "مجموعة=Group=name;بنك=Bank;مصرف=Bank;البنك=Bank;حزب=Party;الحزب=Party;جبهة=Front;مستشفى=Hospital;معهد=Institute;"
    "مركز=Centre;جمعية=Association;نقابة=Syndicate;رابطة=League;اتحاد=Federation;الاتحاد=Federation;الجامعة=Federation;"
    "مؤسسة=Foundation;هيئة=Authority;لجنة=Committee;مجلس=Council;محكمة=Court;المحكمة=Court;كلية=Faculty;أكاديمية=Academy;"
    "جيش=Army;الجيش=army;الحكومة=government;حكومة=Government;البرلمان=parliament;الشرطة=police;القوات=forces;قوات=Forces;"
    "السفارة=Embassy;سفارة=Embassy;القنصلية=Consulate;المنتخب=national team;منتخب=national team;الإدارة=administration;"
    "المخابرات=intelligence;الاستخبارات=intelligence;السلطات=authorities;الرئاسة=presidency;الخارجية=Foreign Ministry;"
    "الدفاع=Defence Ministry;الداخلية=Interior Ministry;الخزانة=Treasury;الكونغرس=Congress;البحرية=navy;القيادة=leadership;"
    "المعارضة=opposition;الكنيسة=Church;كنيسة=Church;الهيئة=Authority;المجلس=Council;اللجنة=Committee;الوكالة=Agency;"
    "كتائب=Brigades;سرايا=Brigades;لواء=Brigade;دار=House;متحف=Museum;مسرح=Theatre;صندوق=Fund;ديوان=Court"
)
