"""Reading without a grammar, on short articles of our own, one a language: a fact of a weekday and one of a year, a
denial, a charge and a plan, each with a date of its own, between sentences without one."""

from __future__ import annotations

import pytest

from timeline.articles import SHALLOW_LANGUAGES, Article
from timeline.dates import Day
from timeline.extraction import Tier, find_mentions
from timeline.language.names import names_in

ARTICLES = {
    "de": (
        "Am Montag stürzte im Hafen von Holm ein Kran um. "
        "Zwei Arbeiter wurden verletzt. "
        "Die Stadt hatte den Hafen 2019 an die Firma Lindal verkauft. "
        "Der Betreiber bestreitet, dass er am 3. "
        "Oktober gewarnt wurde. "
        "Die Staatsanwaltschaft wirft ihm vor, im März 2021 Prüfberichte gefälscht zu haben. "
        "Am 4. "
        "November wird der Rat über den Hafen beraten. "
        "Der Hafen ist der größte der Region. "
    ),
    "fr": (
        "Lundi, une grue s'est effondrée dans le port de Holm. "
        "Deux ouvriers ont été blessés. "
        "La ville avait vendu le port en 2019 à la société Lindal. "
        "L'exploitant dément avoir été averti le 3 octobre. "
        "Le parquet l'accuse d'avoir falsifié des rapports en mars 2021. "
        "Le conseil devrait se réunir le 4 novembre. "
        "Le port est le plus grand de la région. "
    ),
    "es": (
        "El lunes se derrumbó una grúa en el puerto de Holm. "
        "Dos obreros resultaron heridos. "
        "La ciudad vendió el puerto en 2019 a la empresa Lindal. "
        "El operador niega que fuera advertido el 3 de octubre. "
        "La fiscalía lo acusa de falsificar informes en marzo de 2021. "
        "El consejo se reunirá el 4 de noviembre. "
        "El puerto es el mayor de la región. "
    ),
    "it": (
        "Lunedì una gru è crollata nel porto di Holm. "
        "Due operai sono rimasti feriti. "
        "La città ha venduto il porto nel 2019 alla società Lindal. "
        "Il gestore nega di essere stato avvertito il 3 ottobre. "
        "La procura lo accusa di aver falsificato rapporti nel marzo 2021. "
        "Il consiglio si riunirà il 4 novembre. "
        "Il porto è il più grande della regione. "
    ),
    "pt": (
        "Na segunda-feira, um guindaste desabou no porto de Holm. "
        "Dois operários ficaram feridos. "
        "A cidade vendeu o porto em 2019 à empresa Lindal. "
        "O operador nega que tenha sido avisado em 3 de outubro. "
        "O Ministério Público o acusa de falsificar relatórios em março de 2021. "
        "O conselho se reunirá em 4 de novembro. "
        "O porto é o maior da região. "
    ),
    "ru": (
        "В понедельник в порту Холм рухнул кран. "
        "Двое рабочих получили ранения. "
        "Город продал порт в 2019 году компании Линдаль. "
        "Оператор отрицает, что его предупредили 3 октября. "
        "Прокуратура обвиняет его в подделке отчётов в марте 2021 года. "
        "4 ноября состоится заседание совета. "
        "Порт — крупнейший в регионе. "
    ),
    "uk": (
        "У понеділок у порту Холм впав кран. "
        "Двоє робітників дістали поранення. "
        "Місто продало порт у 2019 році компанії Ліндаль. "
        "Оператор заперечує, що його попередили 3 жовтня. "
        "Прокуратура звинувачує його у підробленні звітів у березні 2021 року. "
        "4 листопада відбудеться засідання ради. "
        "Порт є найбільшим у регіоні. "
    ),
    "ar": (
        "انهارت رافعة في ميناء هولم يوم الاثنين. "
        "أصيب عاملان. "
        "باعت المدينة الميناء عام 2019 لشركة ليندال. "
        "ينفي المشغل أنه تلقى تحذيرا في 3 أكتوبر. "
        "يتهم الادعاء الشركة بتزوير التقارير في مارس 2021. "
        "سيجتمع المجلس في 4 نوفمبر. "
        "الميناء هو الأكبر في المنطقة. "
    ),
}

EXPECTED = [
    ("2024-10-14", "stated"),
    ("2019", "stated"),
    ("2024-10-03", "denied"),
    ("2021-03", "alleged"),
    ("2024-11-04", "planned"),
]


def test_every_language_that_is_read_without_a_grammar_has_an_article() -> None:
    assert set(ARTICLES) == SHALLOW_LANGUAGES


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_the_dated_sentences_of_an_article_come_out_with_their_days_and_how_sure_they_are(language: str) -> None:
    article = Article("a", ARTICLES[language].strip(), Day(2024, 10, 18), language=language)

    mentions = find_mentions(article)

    assert [(str(one.when), one.mode.value) for one in mentions] == EXPECTED
    assert all(one.quote in article.text for one in mentions)


def test_a_date_without_a_year_waits_where_no_day_of_publication_gives_it() -> None:
    [mention] = find_mentions(Article("a", "Am 3. Mai stürzte in Holm ein Kran um.", None, language="de"))
    assert (mention.tier, mention.reason) == (Tier.REVIEW, "the year is not known")


@pytest.mark.parametrize(
    ("code", "passage", "names"),
    [
        ("ar", "وصل المحافظ ماهر إدلبي إلى مدينة سطيف.", ["ماهر إدلبي", "سطيف"]),
        ("ar", "وقالت المديرة نجوى عبد الحميد للصحفيين.", ["نجوى عبد الحميد"]),
        ("ar", "وصل الوفد إلى بغداد ثم عاد للقاهرة.", ["بغداد", "القاهرة"]),
        ("ar", "وقالت المحكمة إنها أغلقت الملف.", []),
        ("uk", "Чернігівська міська рада виділила гроші.", ["Чернігівська міська рада"]),
        ("uk", "Міська рада виділила гроші.", []),
        ("ru", "Его оправдал Холмский городской суд.", ["Холмский городской суд"]),
    ],
)
def test_names_are_known_without_a_capital_for_each_word(code: str, passage: str, names: list[str]) -> None:
    assert list(names_in(passage, passage, code)) == names


def test_a_name_that_opens_a_sentence_is_known_from_another_case_of_it() -> None:
    text = "Суд засудив Олега Гриценка. Гриценко заперечує це."
    assert names_in("Гриценко заперечує це.", text, "uk") == ("Гриценко",)


@pytest.mark.parametrize(
    ("passage", "date"),
    [
        ("Минулої зими, 3 лютого 2024 року, автобус загорівся на стоянці.", "2024-02-03"),
        ("Торік 24 червня паводок зруйнував тут два мости.", "2023-06-24"),
        ("У суботу команди зіграють у Холмі.", "2024-10-19"),
    ],
)
def test_a_day_is_of_the_year_beside_it_and_of_the_week_that_the_verb_looks_to(passage: str, date: str) -> None:
    [mention] = find_mentions(Article("a", passage, Day(2024, 10, 15), language="uk"))
    assert str(mention.when) == date


def test_a_log_tells_of_the_day_before_where_its_line_says_so() -> None:
    text = "07:40 У Холмі зупинили метро.\n11:30 Кабель загорівся ще в понеділок увечері."
    dates = [str(one.when) for one in find_mentions(Article("a", text, Day(2024, 10, 15), language="uk"))]
    assert dates == ["2024-10-15", "2024-10-14"]
