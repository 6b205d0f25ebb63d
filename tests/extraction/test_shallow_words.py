"""What the words of languages without a grammar tell: whose claim it is, how sure, past or ahead, names, titles."""

from __future__ import annotations

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import EventMention, Tier, find_mentions
from timeline.extraction.shallow import LONGEST_TITLE, cut_at_pause, source_of, tense_of
from timeline.language.names import names_in
from timeline.language.sentences import split_shallow

PUBLISHED = Day(2024, 10, 18)  # a Friday


def mentions(language: str, text: str) -> list[EventMention]:
    return [
        one for one in find_mentions(Article("a", text, PUBLISHED, language=language)) if one.tier is Tier.CHRONOLOGY
    ]


SOURCES = [
    ("de", "Laut Polizei brannte es am Montag.", "Polizei"),
    ("de", "Einem Bericht zufolge brannte es.", "Einem Bericht"),
    ("de", "Die Stadt sei pleite, sagte Anna Holt.", "Anna Holt"),
    ("de", "Die Staatsanwaltschaft wirft ihm Betrug vor.", "Die Staatsanwaltschaft"),
    ("de", "Den beiden wird vorgeworfen, gelogen zu haben.", None),
    ("de", "Das sei falsch, sagte er.", None),
    ("fr", "Selon les juges, il avait menti.", "les juges"),
    ("fr", "« Jamais », a déclaré Maud Lambert, cheffe du groupe.", "Maud Lambert"),
    ("fr", "On leur reproche d'avoir menti.", None),
    ("fr", "La directrice, Anne de Roux, l'a indiqué mardi.", "Anne de Roux"),
    ("es", "La Fiscalía acusa al alcalde.", "La Fiscalía"),
    ("es", "«Nunca», dijo la portavoz del grupo, Maite Lara.", "Maite Lara"),
    ("ru", "По данным газеты «Вестник», мост закрыт.", "газеты «Вестник»"),
    ("ru", "Прокуратура обвиняет мэра.", "Прокуратура"),
    ("uk", "Уряд спростував повідомлення.", "Уряд"),
    ("ar", "ونفت الحكومة أن الجيش في حالة تأهب.", "الحكومة"),
    ("ar", "وقال لصحيفة الريف إن الجسر مغلق.", None),
]


@pytest.mark.parametrize(("language", "sentence", "source"), SOURCES)
def test_who_says_so_is_read_from_the_words_around_the_verb(language: str, sentence: str, source: str | None) -> None:
    assert source_of(sentence, language) == source


TENSES = [
    ("de", "Der Rat wird am Montag beraten.", 1),
    ("de", "Der Rat hatte am Montag beraten.", -1),
    ("de", "Am Montag tagt der Rat.", 1),
    ("de", "Am Montag trat der Rat zurück.", 0),
    ("de", "Der Rat hat am Montag getagt.", 0),
    ("ru", "В пятницу погода улучшится.", 1),
    ("ru", "В пятницу задержали мужчину, который находится в розыске.", -1),
    ("ar", "سيجتمع المجلس يوم الاثنين.", 1),
    ("ar", "وحكمت المحكمة على الرجل بالسجن ثلاث سنوات.", -1),
    ("ar", "ويجتمع المجلس يوم الاثنين.", 0),
]


@pytest.mark.parametrize(("language", "sentence", "tense"), TENSES)
def test_verbs_and_words_of_planning_tell_past_from_future(language: str, sentence: str, tense: int) -> None:
    assert tense_of(sentence, language) == tense


AHEAD = [
    ("ru", "В субботу состоится матч.", "2024-10-19"),
    ("uk", "У суботу відбудеться матч.", "2024-10-19"),
    ("ar", "وستقام المباراة يوم السبت.", "2024-10-19"),
]


@pytest.mark.parametrize(("language", "text", "day"), AHEAD)
def test_a_weekday_of_what_is_planned_is_the_next_one(language: str, text: str, day: str) -> None:
    [mention] = mentions(language, text)
    assert (str(mention.when), mention.mode.value) == (day, "planned")


def test_what_is_over_is_no_plan_though_its_words_could_be_of_one() -> None:
    text = "5. Februar 2022: Die Brücke wird gesperrt.\n3. Mai 2023: Ein Gutachter wird bestellt."
    assert [one.mode.value for one in mentions("de", text)] == ["stated", "stated"]


def test_what_a_text_says_somebody_should_do_later_is_planned_and_no_claim() -> None:
    [mention] = mentions("de", "Ein Gutachter soll die Ruine am 25. Oktober untersuchen.")
    assert mention.mode.value == "planned"


def test_the_lines_of_a_chronology_are_rows_whose_titles_stand_behind_the_date() -> None:
    text = "12 mars 2019 : le conseil décide.\nOctobre 2020 : le tribunal suspend les travaux."
    found = [(str(one.when), one.title) for one in mentions("fr", text)]
    assert found == [("2019-03-12", "le conseil décide"), ("2020-10", "le tribunal suspend les travaux")]


def test_the_first_sentence_of_each_entry_of_a_live_blog_is_a_row_of_its_day() -> None:
    text = (
        "## 2024-10-16T14:20:00+02:00\n\nЗакрыт мост. Движение стоит.\n\n## 2024-10-17T09:00:00+02:00\n\nМост открыт."
    )
    assert [(str(one.when), one.quote) for one in mentions("ru", text)] == [
        ("2024-10-16", "Закрыт мост."),
        ("2024-10-17", "Мост открыт."),
    ]


NO_ROWS = [
    ("de", "Holm, 2. Juli 2024\nDer Hafen ist klein."),
    ("de", "In den 1970er-Jahren arbeiteten hier 2.000 Menschen."),
    ("fr", "Le navire appartient à l'université depuis 2011."),
    ("ru", "Приёмная работает с понедельника по пятницу."),
    ("de", "Geöffnet ist von 9 bis 17 Uhr."),
]


@pytest.mark.parametrize(("language", "text"), NO_ROWS)
def test_datelines_hours_and_what_lasts_are_no_rows(language: str, text: str) -> None:
    assert mentions(language, text) == []


NAMES = [
    ("fr", "La maire, Élise Tournier, a été réélue à Brévannes.", ("Élise Tournier", "Brévannes")),
    ("fr", "Le public de l'Olympique a été prévenu.", ("Olympique",)),
    ("es", "El alcalde de Grijalba del Río, Juan Arnedo, dimitió.", ("Grijalba del Río", "Juan Arnedo")),
    ("de", "Die Bürgermeisterin Elke Thomsen besuchte die Halle in Niederwalde.", ("Elke Thomsen", "Niederwalde")),
    ("de", "Am Samstag gewann der TuS Brandau gegen den SV Holm.", ("TuS Brandau", "SV Holm")),
    ("fr", "Elle a dit : « La mairie a refusé. »", ()),
    ("es", "Dijo: «La alcaldesa se negó a firmar en Valdemora».", ("Valdemora",)),
    ("de", "Er wurde in Haft genommen und zahlte vier Millionen Euro.", ()),
    ("ru", "Клуб «Порт и транспорт» встретился с мэром Иваном Петровым.", ("Порт и транспорт", "Иваном Петровым")),
    ("de", "Die Botanikerin Nele Birkhoff reiste mit Präsident Emeka Okoye.", ("Nele Birkhoff", "Emeka Okoye")),
    ("de", "Das teilte Konzernchef Ole von Rauten der Nordbank AG mit.", ("Ole von Rauten", "Nordbank AG")),
    (
        "de",
        "Die Afrikanische Union und die CDU rügten das Landgericht Brandau.",
        ("Afrikanische Union", "CDU", "Landgericht Brandau"),
    ),
    ("de", "Er zahlte Millionen Euro Schmerzensgeld aus Steuern in Jordanien.", ("Jordanien",)),
    ("fr", "L'Union africaine a écouté M. Rusu et Gérald d'Aubin.", ("Union africaine", "Rusu", "Gérald d'Aubin")),
    ("fr", "La Cour de cassation siège près du lac Noir, sur l'A7.", ("Cour de cassation", "lac Noir", "A7")),
    ("fr", "Vanek Holub a vu le ministre de l'Intérieur et Anne de La Tour.", ("Vanek Holub", "Anne de La Tour")),
    ("ar", "وأقال النادي مدربه كريم وندي.", ("كريم وندي",)),
    ("ar", "وأعلنت الحكومة حالة الطوارئ.", ()),
]


@pytest.mark.parametrize(("language", "sentence", "names"), NAMES)
def test_names_are_known_by_what_marks_them_in_their_language(
    language: str, sentence: str, names: tuple[str, ...]
) -> None:
    assert names_in(sentence, sentence, language) == names


def test_a_german_noun_that_has_an_article_elsewhere_in_the_text_is_no_name() -> None:
    text = "Der Bericht lobt die Schulen. Er handelt von Schulen in Holm."
    assert names_in("Er handelt von Schulen in Holm.", text, "de") == ("Holm",)


def test_a_family_name_that_opens_a_sentence_is_known_from_another_one() -> None:
    text = "Le tribunal a condamné Lucien Morel. Morel nie."
    assert names_in("Morel nie.", text, "fr") == ("Morel",)


SPLITS = [
    ("de", ("Er trat am 3. Mai an.", "Sie ging am 4. Oktober.")),
    ("de", ("Der Roman »Die Bucht«.", "Er erschien z. B. bei Prof. Holm.", "»Gut«, sagte sie.")),
    ("fr", ("Ouvert de 9 h à 17 h.", "L'entrée est libre.")),
    ("ru", ("За проголосовал 31 депутат из 55.", "Мэр ушёл.")),
    ("es", ("Sube un 4 %.", "El resto baja.")),
    ("ja", ("橋が閉鎖された。", "原因は不明だ。")),
]


@pytest.mark.parametrize(("language", "sentences"), SPLITS)
def test_sentences_end_where_their_language_ends_them(language: str, sentences: tuple[str, ...]) -> None:
    text = ("" if language == "ja" else " ").join(sentences)
    assert tuple(text[start:end] for start, end in split_shallow(text, language)) == sentences


def test_a_title_is_not_cut_behind_a_name_between_commas() -> None:
    sentence = (
        "La responsable du laboratoire de biologie marine de la ville voisine, Sylvie Bronsard, avait déjà décrit un "
        "spécimen, mais personne ne l'avait crue."
    )
    title = cut_at_pause(sentence)
    assert title.startswith(
        "La responsable du laboratoire de biologie marine de la ville voisine, Sylvie Bronsard, avait"
    )
    assert len(title) <= LONGEST_TITLE + 2


def test_a_long_title_leaves_its_day_out() -> None:
    sentence = (
        "Der Maschinenbauer Lindal hat am 3. Oktober 2024 seinen Umsatz um neun Prozent auf vierhundertzwölf Millionen "
        "Euro gesteigert."
    )
    [mention] = mentions("de", sentence)
    assert mention.title == (
        "Der Maschinenbauer Lindal hat seinen Umsatz um neun Prozent auf vierhundertzwölf Millionen Euro gesteigert"
    )
