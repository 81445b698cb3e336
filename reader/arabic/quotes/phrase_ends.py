"""Where the noun phrase of a speaker ends: rules that name the words which no longer belong to it."""

from collections.abc import Callable

from reader.arabic.document import ActorType
from reader.arabic.quotes.joints import Joint, links
from reader.arabic.quotes.reading import TextUnit, has_clitic, names_person
from reader.arabic.quotes.words import complementiser
from reader.arabic.rules import any_holds

_GENERAL = ("عام", "عامة")  # also "year", "years"

_INFORMED = ("مطلع", "مطلعة")  # also "the beginning of"
_NOT = ("لم", "لن", "لا")
_SHORTEST_PLURAL = 4  # letters: ذات, بات are none
_BY_ORIGIN = ("الاصل", "الجنسية", "المولد", "الهوية")  # تونسي الأصل
_WHICH = frozenset(("ايهما", "ايهم", "اي", "اية", "كم", "متى", "كيف"))
_NISBA = ("ي", "يا")  # how an adjective of origin ends


Ends = Callable[[Joint], bool]


def ends_at_punctuation(joint: Joint) -> bool:
    """قال الوزير | ، أمس (the minister said, yesterday)."""
    return not joint.unit.is_word


def ends_at_clause(joint: Joint) -> bool:
    """رد الوزير | بأن الوضع خطير (the minister replied | that the situation is dangerous)."""
    return bool(complementiser(joint.unit.raw))


def ends_at_time(joint: Joint) -> bool:
    """قال الوزير | أمس (the minister said | yesterday); أمين عام is an office, not a year."""
    office = joint.unit.word in _GENERAL and joint.before.is_role and not joint.before.word.startswith("ال")
    if names_person(joint.unit.mention):
        return False  # صباح النعمان
    if joint.unit.word == "اول" and joint.before.is_title and names_person(joint.following.mention):
        return False  # الملازم أول فلان
    if joint.unit.word in _INFORMED and joint.before.is_role and not joint.following.is_in("time"):
        return False  # مصدر مطلع
    return joint.unit.is_in("time") and (not office or joint.following.word[:1].isdigit())


def ends_at_pronoun(joint: Joint) -> bool:
    """قال الوزير | وهو يغادر (the minister said | as he was leaving); not منظمة أنا يقظ, which is a name."""
    called = joint.before.is_in("named") and joint.before.is_role and not joint.before.word.startswith("ال")
    return joint.unit.is_in("pronoun") and not called


def ends_at_relative(joint: Joint) -> bool:
    """قال الوزير | الذي زار المدينة (said the minister | who visited the city); من is also "of"."""
    word = joint.unit.word
    joined = word.startswith("وال") and joint.unit.form_is_in(word[1:], "relative")
    return joined or (joint.unit.is_in("relative") and word != "من")


def ends_at_adverb(joint: Joint) -> bool:
    """قال الوزير | صراحة (the minister said | frankly)."""
    return joint.unit.is_in("adverb")


def ends_at_his_condition(joint: Joint) -> bool:
    """قال مسؤول | طلب عدم ذكر اسمه (an official said | who asked not to be named)."""
    return joint.unit.is_in("stopper")


def ends_at_circumstance(joint: Joint) -> bool:
    """قال الوزير | بالعاصمة (the minister said | in the capital)."""
    mention = joint.unit.mention
    circumstance = joint.unit.word.startswith("بال") and mention is None
    circumstance = circumstance and not joint.before.is_in("takes_b")
    if mention is not None and mention.type is ActorType.PLACE and has_clitic(joint.unit):
        return joint.unit.word.startswith("ب")
    return circumstance and not joint.unit.is_in("link")


def ends_at_hanging_letter(joint: Joint) -> bool:
    """قال الوزير | بصوت خافت (the minister said | in a low voice); المتحدث باسم الجيش goes on.

    So does المقررة الخاصة بالسكن (the special rapporteur on housing).
    """
    return joint.unit.hangs_on_preposition and not joint.before.is_in("takes_b")


def ends_at_manner(joint: Joint) -> bool:
    """قال الوزير | مبتسما (the minister said | with a smile)."""
    definite = joint.before.word.startswith("ال") or joint.before.mention is not None
    return definite and joint.unit.tells_manner


def ends_at_accusative(joint: Joint) -> bool:
    """نشرت الصحيفة | تقريرا (the paper published | a report): an indefinite object after a definite noun."""
    definite = joint.before.word.startswith("ال") or joint.before.marked is not None
    if not definite or joint.unit.mention is not None or not joint.unit.word.endswith("ا"):
        return False
    return joint.unit.is_accusative


def ends_at_question(joint: Joint) -> bool:
    """سألنا الزبونة | أيهما تفضل (we asked the customer | which she prefers)."""
    return joint.unit.word in _WHICH or joint.unit.is_in("asking")


def ends_at_relative_of_paper(joint: Joint) -> bool:
    """دراسة | نشرتها مجلة (a study | that a journal published), تقرير للبنك | صدر أمس: what became of it."""
    return joint.unit.mention is None and joint.unit.is_in("published")


def ends_behind_absolute(joint: Joint) -> bool:
    """قال محللون | الزيادة (analysts said | the increase), أبلغ دبلوماسي عربي | رويترز: no construct goes on.

    A plural that keeps its ن governs nothing, nor does an indefinite adjective.
    """
    before, unit = joint.before, joint.unit
    if before.mention is not None or before.word.startswith("ال") or not unit.is_word:
        return False
    definite = unit.is_definite_noun and unit.word.startswith("ال") and unit.word not in _BY_ORIGIN
    body = joint.begins_mention and not names_person(unit.mention) and not has_clitic(unit)
    if before.word.endswith("ون") and before.is_role:
        return definite or body
    return before.word.endswith(("ي", "ية")) and before.is_nationality and (definite or body)


def ends_at_age(joint: Joint) -> bool:
    """قالت البطلة | ذات التسعة عشر ربيعا (the champion, | nineteen years old, said)."""
    years = joint.following.word[:1].isdigit() or joint.following.word in ("العمر", "من")
    aged = joint.unit.word in ("البالغ", "البالغة") and years
    return aged or (joint.unit.word in ("ذو", "ذات", "ذي") and joint.before.word.startswith("ال"))


def ends_at_his_state(joint: Joint) -> bool:
    """يقول الرجل | وقد جلس (says the man, | having sat down): a clause of how he was."""
    return joint.unit.word == "وقد"


def ends_behind_paper(joint: Joint) -> bool:
    """اعتبرت صحيفة “الوطن” | العمل (the paper “al-Watan” | thought the work): its object."""
    titled = joint.unit.is_role and names_person(joint.following.mention)
    object_ = joint.takes_object and joint.before.marked is not None and joint.unit.word.startswith("ال")
    return object_ and not titled


def ends_at_auxiliary(joint: Joint) -> bool:
    """كان الوزير | قد قال (the minister | had said)."""
    return joint.unit.is_in("past_auxiliary")


def ends_at_marked_audience(joint: Joint) -> bool:
    """كشف مصدر | لـ«عكاظ» (a source told | "Okaz"), وصفها تلامذتها | بـ«الأم»: a lone letter before marks."""
    return joint.unit.word in ("ل", "ب", "ك")


def ends_at_object_of_another_verb(joint: Joint) -> bool:
    """هنأ مدير ناسا | الفريق (the head of NASA congratulated | the team): no adjective follows the name."""
    holder = joint.before.is_role and joint.before.word.startswith("ال")
    holder = holder and not joint.unit.word.endswith(("ي", "ية"))
    called = joint.before.is_only_a_name and not joint.before.is_role
    named = joint.before.mention is not None or called or holder
    if joint.before.is_in("link") or joint.cue is not None or not named or joint.unit.mention is not None:
        return False
    return joint.unit.is_definite_noun and not (joint.unit.is_title and joint.following.is_word)


def ends_at_indefinite(joint: Joint) -> bool:
    """يعتزم البرنامج | نقل المؤن (the programme intends | to move food): nothing indefinite goes with الـ."""
    unit = joint.unit
    before = joint.before
    definite = before.word.startswith(("ال", "لل")) or before.mention is not None or before.is_owned_role
    if joint.cue is not None or not definite:
        return False
    if joint.begins_mention or unit.mention is not None or unit.word.startswith(("ال", "لل", "وال")):
        return False
    if unit.is_joined:
        return False
    if unit.is_in("self", "link", "name_particle") or unit.is_role or unit.is_title:
        return False
    return not unit.can_be_a_name and not unit.is_given_name


def ends_at_audience(joint: Joint) -> bool:
    """قال الوزير | للصحفيين (the minister told | reporters); قال مسؤول | لرويترز."""
    word = joint.unit.word
    if not word.startswith("ل"):
        return False
    return joint.unit.form_is_in(word[2:] if word.startswith("لل") else word[1:], "audience")


def ends_at_loose_preposition(joint: Joint) -> bool:
    """قال الوزير | عقب الاجتماع (the minister said | after the meeting); مسؤول في الوزارة goes on."""
    if joint.unit.is_given_name and joint.before.is_in("honorific"):
        return False  # اللواء عوض وديعة
    return joint.unit.is_in("preposition") and not links(joint)


def ends_at_named_object(joint: Joint) -> bool:
    """اتهم الوزير | موسكو (the minister accused | Moscow): a name after a definite noun."""
    if not joint.takes_object or not joint.begins_mention or names_person(joint.unit.mention):
        return False
    if has_clitic(joint.unit):
        return False
    return joint.before.word.startswith("ال") or joint.before.mention is not None


def ends_at_indefinite_object(joint: Joint) -> bool:
    """انتقد المتحدث | تمرير القانون (the spokesman criticised | passing the law)."""
    unit = joint.unit
    before = joint.before
    place = before.mention is not None and before.mention.type is ActorType.PLACE
    body = before.mention is not None and before.mention.type is ActorType.ORGANISATION
    definite = before.word.startswith(("ال", "لل")) or place or body
    if not joint.takes_object or not definite or unit.mention is not None:
        return False
    if unit.word.startswith(("ال", "لل", "وال", "باسم")) or unit.is_in("self", "link"):
        return False
    return not unit.is_joined_role and not unit.is_only_a_name


def ends_at_bare_object(joint: Joint) -> bool:
    """هتف المتظاهرون | شعارات (they chanted | slogans): nothing indefinite goes with the article."""
    unit, before = joint.unit, joint.before
    if joint.cue is None or before.mention is not None or not before.word.startswith("ال"):
        return False
    plural = (
        unit.word.endswith("ات")
        and len(unit.word) > _SHORTEST_PLURAL
        and unit.is_noun
        and not unit.is_adjective
    )
    return plural and not (unit.is_role or unit.can_be_a_name or unit.word.startswith(("ال", "لل", "وال")))


def ends_at_another_role(joint: Joint) -> bool:
    """دعا القنصل | رئيس الجزر (the consul called on | the president): a role without the article."""
    return joint.unit.is_in("role") and joint.before.word.startswith("ال") and not joint.begins_mention


def ends_at_definite_body(joint: Joint) -> bool:
    """عللت إدارة المعرض | الخطوة (the fair's management explained | the step): another definite noun."""
    if not joint.takes_object or joint.begins_mention or not joint.before.word.startswith(("ال", "لل")):
        return False
    if joint.unit.is_title and joint.unit.is_role and not joint.unit.form_is_in(joint.unit.word[2:], "body"):
        return False
    if joint.before.word.endswith("شؤون"):
        return False  # وزير الدولة للشؤون الخارجية
    if joint.is_inside_body or (joint.unit.is_in("honorific") and names_person(joint.following.mention)):
        return False  # أكد نائب رئيس اللجنة الدكتور فلان
    body = joint.unit.word.startswith("ال") and joint.unit.form_is_in(joint.unit.word[2:], "body")
    if joint.unit.form_is_in(joint.unit.word[2:], "people"):
        return joint.before.mention is not None or joint.before.is_adjective
    return body or (joint.unit.is_definite_noun and joint.unit.is_singular)


def ends_at_possessed(joint: Joint) -> bool:
    """استذكرت الفنانة | لقاءها الأول به (the artist recalled | her first meeting with him)."""
    definite = joint.before.word.startswith("ال") or joint.before.mention is not None
    if joint.unit.is_in("self") or joint.unit.word.startswith("باسم"):
        return False
    return definite and joint.unit.has_pronoun and not (joint.unit.is_role or joint.unit.is_joined_role)


def ends_behind_possessed(joint: Joint) -> bool:
    """وصفت زوجته | الحكم (his wife called | the verdict): a definite noun that is no adjective of hers."""
    owned = joint.before.has_pronoun or joint.before.is_owned_role
    if joint.before.is_in("self"):  # وصف البلاغ ذاته | الفقيد بأنه
        return joint.unit.word.startswith("ال") and not names_person(joint.following.mention)
    if not joint.takes_object or not owned or joint.begins_mention:
        return False
    definite = joint.unit.word.startswith("ال") and not joint.unit.is_adjective
    return definite and not joint.unit.is_nationality and not names_person(joint.following.mention)


def ends_at_relative_verb(joint: Joint) -> bool:
    """دبلوماسي أوروبي | حضر الجلسة (a European diplomat | who attended): behind an indefinite noun."""
    whoever = joint.before.is_role and not joint.before.has_pronoun
    whoever = whoever and joint.unit.raw.startswith("ت" if joint.before.word.endswith("ة") else "ي")
    indefinite = joint.before.word.endswith(_NISBA) or whoever  # أرملة | تحمل صورة زوجها
    indefinite = indefinite and not joint.before.word.startswith("ال")
    if not indefinite or joint.before.mention is not None or joint.unit.mention is not None:
        return False
    if joint.unit.word.startswith("ال") or joint.unit.is_role or joint.unit.is_in("link"):
        return False
    return joint.unit.is_first_a_verb


def ends_at_verb(joint: Joint) -> bool:
    """قال الوزير | يغادر (the minister said | leaving): a word that is a verb in all its readings.

    Not what stands before a name, for it is the name's beginning: الباحثة أنيتا شرودر.
    """
    if joint.unit.mention is not None or names_person(joint.following.mention):
        return False
    return joint.unit.is_only_a_verb or joint.unit.word.removeprefix("و") in _NOT


# Any of them ends the phrase, so that none depends on another. The first are asked of words of a closed class
# only, which few words are; of the others those that ask the lexicon come last, because they cost most.
CLASS_ENDS: tuple[Ends, ...] = (
    ends_at_time,
    ends_at_pronoun,
    ends_at_adverb,
    ends_at_his_condition,
    ends_at_relative_of_paper,
    ends_at_loose_preposition,
)
ENDS: tuple[Ends, ...] = (
    ends_at_punctuation,
    ends_at_relative,
    ends_at_clause,
    ends_at_circumstance,
    ends_behind_absolute,
    ends_at_question,
    ends_at_age,
    ends_at_his_state,
    ends_behind_paper,
    ends_at_auxiliary,
    ends_at_accusative,
    ends_at_marked_audience,
    ends_at_audience,
    ends_at_named_object,
    ends_at_another_role,
    ends_at_definite_body,
    ends_at_indefinite_object,
    ends_at_bare_object,
    ends_at_hanging_letter,
    ends_at_manner,
    ends_at_object_of_another_verb,
    ends_at_indefinite,
    ends_at_possessed,
    ends_behind_possessed,
    ends_at_relative_verb,
    ends_at_verb,
)


def _is_quality(unit: TextUnit) -> bool:
    """Tell whether a word is an indefinite adjective of origin, which no name in marks follows."""
    nisba = unit.word.endswith(_NISBA) and not unit.word.startswith("ال")
    return nisba and unit.is_adjective and not (unit.is_in("named") or unit.is_title)


def goes_on(joint: Joint) -> bool:
    """Tell whether a noun phrase takes in the next unit; words in marks belong to it (صحيفة "لوموند")."""
    if joint.unit.marked is not None:
        return not _is_quality(joint.before)  # مصدر قضائي | «الصحيفة»
    named = names_person(joint.unit.mention) and joint.unit.is_given_name and not has_clitic(joint.unit)
    if joint.unit.facts.classes and not named and any_holds(CLASS_ENDS, joint):
        return False  # مدرب الفريق علي فلان: a name is no preposition
    return not any_holds(ENDS, joint)
