"""Spanish, Russian, Ukrainian, Portuguese and Italian, sentence by sentence: which days the words are."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

FRIDAY = Day(2024, 10, 18)

SENTENCES = """
    es | El puente se cerró el 3 de octubre de 1990. | 1990-10-03
    es | Nació el primero de mayo de 1945 en Lugo. | 1945-05-01
    es | Dimitió el martes pasado. | 2024-10-15
    es | La semana pasada cerraron el puente. | 2024-10-07/2024-10-13
    es | El mes pasado subió el pan. | 2024-09
    es | Viajó entre el 3 y el 9 de octubre. | 2024-10-03/2024-10-09
    es | Estuvo cerrado del 3 al 9 de octubre de 2023. | 2023-10-03/2023-10-09
    es | Tiene 58 años y dos hijos. |
    es | Un hombre de 40 años murió. |
    es | Emigró hace tres años. | 2021
    es | Volverá dentro de dos semanas. | 2024-10-28/2024-11-03
    es | Ayer, jueves, llovió. | 2024-10-17
    es | Anoche ardió un almacén. | 2024-10-17
    es | El próximo lunes habrá huelga. | 2024-10-21
    es | En 1955 se abrió la fábrica. | 1955
    es | Los años 80 fueron duros. | 198X
    es | Fue en la década de los noventa. | 199X
    es | Se construyó en el siglo XVIII. | 17XX
    es | A finales de mayo de 2023 dimitió. | 2023-05-21/2023-05-31
    es | Desde 2019 vive en Quito. | 2019/..
    es | Hasta mayo de 2020 trabajó allí. | /2020-05
    es | En los últimos tres días murieron nueve. | 2024-10-15/2024-10-18
    es | Llegó a las 12.30 horas del lunes. | 2024-10-14
    es | El 5/11/2023 firmó. | 2023-11-05
    es | Cada año se celebra. | P1Y
    es | En verano de 1936 estalló la guerra. | 1936-22
    es | Lo vieron por última vez el 15 de agosto. | 2024-08-15
    es | La guerra de 1936 a 1939 dejó ruinas. | 1936/1939
    es | Pagó 1500 euros. |
    es | Al día siguiente huyó. | 2024-10-19
    ru | Завод построили в 1934 году. | 1934
    ru | Суд начался в апреле 2020 года. | 2020-04
    ru | Он родился 9 мая 1945 года. | 1945-05-09
    ru | На прошлой неделе мост закрыли. | 2024-10-07/2024-10-13
    ru | В прошлом году выпал снег. | 2023
    ru | Рабочему 37 лет. |
    ru | Он уехал три года назад. | 2021
    ru | Вчера вечером горел склад. | 2024-10-17
    ru | Он вернётся через две недели. | 2024-10-28/2024-11-03
    ru | С 3 по 9 октября 2023 года шли дожди. | 2023-10-03/2023-10-09
    ru | В понедельник министр ушёл в отставку. | 2024-10-14
    ru | Это было в XIX веке. | 18XX
    ru | В 1990-х годах завод закрыли. | 199X
    ru | В начале мая 2023 года он умер. | 2023-05-01/2023-05-10
    ru | До 2019 года он жил в Туле. | /2019
    ru | С 2019 года он живёт в Риге. | 2019/..
    ru | Летом 1941 года началась война. | 1941-22
    ru | В 44 году до н. э. убили Цезаря. | -0043
    ru | Встреча прошла 03.10.2023. | 2023-10-03
    ru | В октябре 2024 года он выступил. | 2024-10
    ru | Каждый год проходит ярмарка. | P1Y
    ru | В этом месяце цены выросли. | 2024-10
    ru | Сегодня утром пошёл снег. | 2024-10-18
    ru | Погибли 1500 человек. |
    ru | На следующий день он бежал. | 2024-10-19
    uk | Битва відбулася 1648 року. | 1648
    uk | У листопаді 1918 року полк відступив. | 1918-11
    uk | Минулого тижня міст закрили. | 2024-10-07/2024-10-13
    uk | Він народився 24 серпня 1991 року. | 1991-08-24
    uk | Минулого року випав сніг. | 2023
    uk | Він поїхав три роки тому. | 2021
    uk | Вчора горів склад. | 2024-10-17
    uk | Він повернеться через два тижні. | 2024-10-28/2024-11-03
    uk | З 3 по 9 жовтня 2023 року йшли дощі. | 2023-10-03/2023-10-09
    uk | У понеділок міністр подав у відставку. | 2024-10-14
    uk | Це було у XIX столітті. | 18XX
    uk | У 1990-х роках завод закрили. | 199X
    uk | На початку травня 2023 року він помер. | 2023-05-01/2023-05-10
    uk | До 2019 року він жив у Львові. | /2019
    uk | Влітку 1941 року почалася війна. | 1941-22
    uk | У 44 році до н. е. вбили Цезаря. | -0043
    uk | Зустріч відбулася 03.10.2023. | 2023-10-03
    uk | Загинуло 1500 людей. |
    uk | Наступного дня він утік. | 2024-10-19
    uk | Робітнику 37 років. |
    pt | Nasceu em 8 de outubro de 1950. | 1950-10-08
    pt | Emigrou há três anos. | 2021
    pt | Na semana passada choveu. | 2024-10-07/2024-10-13
    pt | Em 1974 caiu a ditadura. | 1974
    pt | O julgamento começa na próxima segunda-feira. | 2024-10-21
    pt | Entre 3 e 9 de outubro choveu. | 2024-10-03/2024-10-09
    pt | No século XIX emigraram muitos. | 18XX
    pt | No final de maio de 2023 demitiu-se. | 2023-05-21/2023-05-31
    pt | Ontem à noite ardeu um armazém. | 2024-10-17
    pt | Ele tem 40 anos e dois filhos. |
    it | Il ponte crollò il 14 agosto 2018, alle 11.36. | 2018-08-14
    it | Emigrò tre anni fa. | 2021
    it | La settimana scorsa ha piovuto. | 2024-10-07/2024-10-13
    it | Nel 1974 nacque la radio. | 1974
    it | Lunedì prossimo ci sarà lo sciopero. | 2024-10-21
    it | Dal 3 al 9 ottobre ha piovuto. | 2024-10-03/2024-10-09
    it | Nel XIX secolo emigrarono in molti. | 18XX
    it | Alla fine di maggio 2023 si dimise. | 2023-05-21/2023-05-31
    it | Ieri sera è bruciato un magazzino. | 2024-10-17
    it | Ha 40 anni e due figli. |
"""


@pytest.mark.parametrize("row", [line.strip() for line in SENTENCES.splitlines() if line.strip()])
def test_a_sentence_tells_its_days(row: str) -> None:
    language, text, expected = (part.strip() for part in f"{row} ".split("|"))
    mentions = find_dates(text, FRIDAY, language=language, kind="news")
    assert "; ".join(mention.edtf or mention.value for mention in mentions) == expected


@pytest.mark.parametrize("language", ["es", "it", "pt", "ru", "uk"])
def test_two_dates_side_by_side_raise_nothing(language: str) -> None:
    for one in ("3", "3.10.2023", "02/03/2019", "2019", "1990", "14:30", "XIX"):
        for join in (" - ", "-", ", ", "/", " ", " a ", " y ", " и ", " по "):
            for other in ("4", "4.10.2023", "02/04/2019", "2020", "20", "15:30"):
                assert isinstance(find_dates(f"{one}{join}{other}", FRIDAY, language=language), list)


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        ("ru", "В следующий вторник проголосуют.", "следующий вторник", "2024-10-22"),
        ("uk", "У ХІХ столітті були млини.", "ХІХ столітті", "18XX"),
    ],
)
def test_a_weekday_told_next_and_a_century_in_cyrillic_letters(language: str, text: str, words: str, days: str) -> None:
    assert [(one.text, one.edtf) for one in find_dates(text, Day(2024, 10, 18), language=language)] == [(words, days)]
