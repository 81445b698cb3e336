"""The labels and agency names by which newsrooms mark captions, picture credits and bylines."""

import re

_GAP = r"[ \t\u00a0]*"


def _any(*words: str) -> str:
    return "(?:" + "|".join(word for group in words for word in group.split("; ")) + ")"


_CAPTION_LABELS = _any(
    "Image caption; Media caption; Video caption; Photo caption; Picture caption; Caption",
    "التعليق على (?:الصورة|الصور|الفيديو|الصوت|الرسم|الخريطة); تعليق على (?:الصورة|الفيديو); تعليق الصورة",
    "شرح الصورة; وصف الصورة",
)
_CAPTION_LABELS_WITH_COLON = _any(
    "الصورة; صورة; الصور; صور; في الصورة; فيديو; صورة توضيحية; صورة تعبيرية; صورة أرشيفية",
    "صورة من الأرشيف; صورة متداولة; الصورة الرئيسية; كاريكاتير; إنفوغراف; إنفوغرافيك; خريطة",
)
_CREDIT_LABELS = _any(
    "مصدر الصورة; صدر الصورة; مصدر الصور; مصدر الفيديو; صدر الفيديو; حقوق الصورة; حقوق النشر; حقوق الطبع",
    "(?:Image|Picture|Photo|Video|Media) (?:source|copyright|credit); Photo by; ©",
)
_CREDIT_LABELS_WITH_COLON = _any(
    "تصوير; عدسة; بعدسة; المصور; المصورة; الصورة من; Photos?; Credits?; Copyright; Source"
)
_AGENCY = _any(
    "أ[. ]?ف[. ]?ب; ا[. ]?ف[. ]?ب; أ[. ]?ب; د[. ]?ب[. ]?أ; إ[. ]?ب[. ]?أ; و[. ]?ص[. ]?ف; وام; واس; سانا",
    "وفا; بترا; كونا; قنا; واع; رويترز; رويتر; الفرنسية; الأوروبية; الألمانية; الأناضول; أناضول; شينخوا",
    "سبوتنيك; تاس; نوفوستي; بلومبي?رغ; [أا]سوشي?يتد ?برس; الصحافة الفرنسية; فرانس برس; شا?ترستوك",
    "[غج]يتي(?: إيم\\w+)?; (?:مواقع|وسائل) التواصل(?: الاجتماعي)?; أرشيف; الأرشيف; أرشيفية; وكالات",
    "الجزيرة(?: نت)?; الشرق الأوسط; سكاي نيوز عربية; العربية; هي?سبريس; غوغل; تويتر; فيسبوك; يوتيوب",
    "AFP; AP; EPA; REUTERS; Reuters; Getty(?: Images)?; GETTY IMAGES; Shutterstock; Alamy; AA; Anadolu; TASS",
    "NASA; إنستغرام; Bloomberg; Associated Press; X; SPA; WAM; SANA; PA(?: Media)?; BBC",
)

# A label stands at the head of the line: with a colon, or alone where it cannot begin a sentence.
CAPTION_LEAD = re.compile(
    rf"(?:{_CAPTION_LABELS}{_GAP}[,،:\-–—|]?|{_CAPTION_LABELS_WITH_COLON}{_GAP}[:|]){_GAP}", re.IGNORECASE
)
INNER_CAPTION_LEAD = re.compile(
    rf"(?:(?:Image|Media|Video) caption|التعليق على (?:الصورة|الفيديو)){_GAP}[,،:]?[ \t\u00a0]+",
    re.IGNORECASE,
)
CREDIT_LEAD = re.compile(
    rf"(?:{_CREDIT_LABELS}{_GAP}[,،:\-–—|]?|{_CREDIT_LABELS_WITH_COLON}{_GAP}[:|©]){_GAP}", re.IGNORECASE
)

# A credit in brackets at the end of the caption: مقاتلون في كابل (رويترز)
ENDING_CREDIT = re.compile(
    rf"{_GAP}[(\[]((?:(?:وكالة|صورة|تصوير|الصورة|المصدر|عن|من)[ \t:]*)?{_AGENCY}"
    rf"(?:[ \t]*[-–—/|،,+][ \t]*[^()\[\]]{{1,40}})?)[)\]]$"
    rf"|{_GAP}[(\[]((?:تصوير|عدسة|بعدسة|خاص)[ \t]*[:\-–—]?[ \t]*[^()\[\]]{{2,40}})[)\]]$"
)
# The same behind a label, where the line is known to be a caption: يحتفل بهدفه. المصدر: أ ف ب
LABELLED_CREDIT = re.compile(
    rf"[ \t\u00a0]+(?:المصدر|مصدر الصورة|تصوير|عدسة){_GAP}[:：]{_GAP}([^()\[\]:]{{2,60}}?)[.]?$"
)
ONLY_CREDIT = re.compile(
    rf"(?:{_AGENCY}|[A-Z][\w.&/ -]{{1,40}})(?:[ \t]*[-–—/|،,+][ \t]*[^،,.]{{1,30}})?\.?$"
)
BYLINE = re.compile(
    _any("بقلم; كتبها?; كتبت; إعداد; ترجمة; تحرير; تقرير; حاوره; حاورها; أجرى الحوار; مراسل\\w*; المصدر")
    + r"\b"
)
BARE_CAPTION = re.compile(
    "(?:صورة|صور|لقطة|مشهد) "
    + _any(
        "أرشيفية; توضيحية; تعبيرية; متداولة; جوية; فضائية; مركبة; تذكارية; وزع\\w+; نشر\\w+; صادرة; ملتقطة",
        "مأخوذة; التقط\\w+; من الأرشيف; أرشيف; تظهر; يظهر; تجمع; عامة",
    )
    + r"\b"
)
