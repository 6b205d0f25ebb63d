"""German news, sentence by sentence: the words that tell a time, and which days that is."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import Mention, find_dates

FRIDAY = Day(2024, 10, 18)

SENTENCES = """
    Der Minister trat am vergangenen Dienstag zurück.              | vergangenen Dienstag | 2024-10-15
    In der Nacht zum Freitag brannte die Scheune.                  | der Nacht zum Freitag | 2024-10-17TNI
    In der Nacht von Montag auf Dienstag fiel Schnee.              | der Nacht von Montag auf Dienstag | 2024-10-14TNI
    Der Zug entgleiste am Montagabend bei Kiel.                    | Montagabend | 2024-10-14TEV
    Heute früh stand das Wasser im Keller.                         | Heute früh | 2024-10-18TMO
    Gestern Abend tagte der Gemeinderat.                           | Gestern Abend | 2024-10-17TEV
    Vorgestern wurde der Brief gefunden.                           | Vorgestern | 2024-10-16
    Die Brücke wird morgen gesperrt.                               | morgen | 2024-10-19
    Am Freitag, dem 4. Oktober, war das Rathaus zu.                | Freitag, dem 4. Oktober | 2024-10-04
    Am 3. Oktober 1990 feierte das Land.                           | 3. Oktober 1990 | 1990-10-03
    Der Vertrag gilt ab dem 1. Jänner 2025.                        | ab dem 1. Jänner 2025 | 2025-01-01/..
    Am 06.11.2023 kam der Bescheid.                                | 06.11.2023 | 2023-11-06
    Am 6.11.98 kam der Bescheid.                                   | 6.11.98 | 1998-11-06
    Der Bescheid kam am 6.10. mit der Post.                        | 6.10. | 2024-10-06
    Der Bescheid kam am 6. 10. mit der Post.                       | 6. 10. | 2024-10-06
    Der Zug stand am 6.10. um 12.15 Uhr noch da.                   | 6.10. um 12.15 Uhr | 2024-10-06T12:15
    Es lief vom 1.-6.10. im Hof.                                   | 1.-6.10. | 2024-10-01/2024-10-06
    Es lief vom 28.9. bis 2.10. im Hof.                            | vom 28.9. bis 2.10. | 2024-09-28/2024-10-02
    Sie wurde am 8. Mai 1945 in Graz geboren.                      | 8. Mai 1945 | 1945-05-08
    Das Fest findet am 10. November statt.                         | 10. November | 2024-11-10
    Die Ausstellung läuft vom 5. bis zum 9. November.              | vom 5. bis zum 9. November | 2024-11-05/2024-11-09
    Es lief vom 28. September bis 2. Oktober 2023. | vom 28. September bis 2. Oktober 2023 | 2023-09-28/2023-10-02
    Im Mai 1998 zog die Firma um.                                  | Mai 1998 | 1998-05
    Mitte Oktober begann der Prozess.                              | Mitte Oktober | 2024-10-11/2024-10-20
    Ende 2019 schloss das Werk.                                    | Ende 2019 | 2019-12
    Anfang nächster Woche soll das Urteil fallen.                  | Anfang nächster Woche | 2024-10-21
    Im Vorjahr waren es noch dreißig.                              | Vorjahr | 2023
    Heuer fällt die Ernte gut aus.                                 | Heuer | 2024
    Die diesjährige Messe war gut besucht.                         | diesjährige | 2024
    Im Juni vergangenen Jahres wurde gewählt.                      | Juni vergangenen Jahres | 2023-06
    Im Herbst 1998 kam die Wende.                                  | Herbst 1998 | 1998-23
    Im Winter 1941/42 froren die Menschen.                         | Winter 1941/42 | 1941-24
    Im vergangenen Sommer brannte der Wald.                        | vergangenen Sommer | 2024-22
    Anfang der 90er Jahre wurde der Hafen gebaut.                  | Anfang der 90er Jahre | 1990~/1993~
    In den frühen sechziger Jahren lebte er in Rom.                | den frühen sechziger Jahren | 1960~/1963~
    In den 1970er-Jahren stieg der Preis.                          | den 1970er-Jahren | 197X
    Im 19. Jahrhundert wanderten viele aus.                        | 19. Jahrhundert | 18XX
    Im ersten Quartal 2023 sank der Umsatz.                        | ersten Quartal 2023 | 2023-33
    Im zweiten Halbjahr 2023 stieg er.                             | zweiten Halbjahr 2023 | 2023-41
    Vor zwei Wochen brach der Damm.                                | zwei Wochen | 2024-09-30/2024-10-06
    Vor fast zehn Jahren begann der Bau.                           | fast zehn Jahren | 2014
    Vor einem Monat kam der erste Bericht.                         | einem Monat | 2024-09
    Drei Tage später kehrte er zurück.                             | Drei Tage später | 2024-10-21
    Seit 2012 steht das Haus leer.                                 | Seit 2012 | 2012/..
    Bis Ende 2025 soll die Strecke fertig sein.                    | Bis Ende 2025 | /2025
    Vor dem 1. April 2021 galt das nicht.                          | Vor dem 1. April 2021 | [..2021-03-31]
    Nach dem 3. Mai 2021 änderte sich alles.                       | Nach dem 3. Mai 2021 | [2021-05-04..]
    Zwischen 1914 und 1918 diente er.                              | Zwischen 1914 und 1918 | 1914/1918
    In den Jahren 1933 bis 1945 war sie im Exil.                   | den Jahren 1933 bis 1945 | 1933/1945
    In der Saison 1998/99 stieg der Klub auf.                      | 1998/99 | 1998/1999
    Der Besuch dauerte drei Tage.                                  | drei Tage | P3D
    Die Sitzung dauerte zweieinhalb Stunden.                       | zweieinhalb Stunden | PT2H30M
    Ein halbes Jahr blieb der Posten leer.                         | Ein halbes Jahr | P6M
    Seit Jahren klagen die Anwohner.                               | Jahren | PXY
    In den vergangenen drei Jahren sank die Zahl.                  | den vergangenen drei Jahren | P3Y
    Nach einer zweiwöchigen Pause geht es weiter.                  | zweiwöchigen | P2W
    Jeden Dienstag probt der Chor.                                 | Jeden Dienstag | XXXX-WXX-2
    Montags bleibt das Museum geschlossen.                         | Montags | XXXX-WXX-1
    Alle vier Jahre wird gewählt.                                  | Alle vier Jahre | P4Y
    Um 12.30 Uhr fiel der erste Schuss.                            | 12.30 Uhr | 2024-10-18T12:30
    Am Mittwoch um 20 Uhr beginnt das Konzert.                     | Mittwoch um 20 Uhr | 2024-10-23T20:00
    Gegen 8 Uhr abends kam Hilfe.                                  | 8 Uhr abends | 2024-10-18T20:00
    Zu Weihnachten 2022 lag kein Schnee.                           | Weihnachten 2022 | 2022-12-25
    Am Tag nach Ostern 2023 reiste sie ab.                         | Tag nach Ostern 2023 | 2023-04-10
    Am Vortag hatte er noch gelacht.                               | Vortag | 2024-10-17
    Damals hieß die Stadt anders.                                  | Damals | PAST_REF
    Bis heute fehlt jede Spur.                                     | heute | PRESENT_REF
    Im Jahr 44 v. Chr. starb Caesar.                               | Jahr 44 v. Chr. | -0043
    Um 1850 entstand die Mühle.                                    | Um 1850 | 1850~
    Am kommenden Montag wird verhandelt.                           | kommenden Montag | 2024-10-21
    Kommende Woche reist sie nach Wien.                            | Kommende Woche | 2024-10-21/2024-10-27
"""

NO_TIME = """
    Herr März wohnt in Bremen
    August Bebel sprach zu den Arbeitern
    Kaiser August herrschte lange
    Der Junge ist acht Jahre alt
    Ein Kind im Alter von sechs Jahren
    Der Eintritt ist ab 16 Jahren erlaubt
    Zum ersten Mal gewann die Stadt
    Bild am Sonntag und Welt am Sonntag berichteten
    Guten Morgen, sagte sie
    April, April!
    rund 2000 Menschen kamen
    1500 Euro kostet das Rad
    2000 Soldaten standen bereit
    Der Wert stieg um 3,5 Prozent
    Die Rettung kam in letzter Minute
    Flug 1990 landete
    Seite 1984 fehlt
    Nikolaus der Zweite dankte ab
    Der gute Sommer spielte Klavier
    Eines Tages verschwand der Hund
    Er lief 2,5 Kilometer
    Sie siegten mit 3:2
    Kapitel 3.10. ist das letzte
    Version 3.10.98 läuft
    Die Adresse ist 10.3.10.98
    Am 3. Spieltag verlor der Verein
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "days"), rows(SENTENCES))
def test_a_german_sentence_tells_its_time(sentence: str, words: str, days: str) -> None:
    found = find_dates(sentence, FRIDAY, language="de", kind="news")
    assert [(mention.text, shown(mention)) for mention in found] == [(words, days)]


@pytest.mark.parametrize("text", [line.strip() for line in NO_TIME.strip().splitlines()])
def test_a_german_false_friend_is_no_time(text: str) -> None:
    assert [(mention.text, mention.value) for mention in find_dates(text, FRIDAY, language="de", kind="news")] == []


def shown(mention: Mention) -> str:
    """The days where they say it all, else the TIMEX3 value."""
    return mention.edtf if mention.edtf and mention.type in ("DATE", "DURATION") else mention.value
