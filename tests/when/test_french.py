"""French news, sentence by sentence: the words that tell a time, and which days that is."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import Mention, find_dates

FRIDAY = Day(2024, 10, 18)

SENTENCES = """
    En 97, il quitta la ville.                       | 97 | 1997
    Le pont fut construit en 68 par la commune.      | 68 | 1968
    Le chantier commença fin 89.                     | fin 89 | 1989-12
    Le ministre a démissionné mardi dernier.                       | mardi dernier | 2024-10-15
    Dans la nuit de mardi à mercredi, un hangar a brûlé.           | la nuit de mardi à mercredi | 2024-10-15TNI
    La nuit dernière, il a neigé.                                  | La nuit dernière | 2024-10-17TNI
    Le train a déraillé lundi soir près de Lille.                  | lundi soir | 2024-10-14TEV
    Ce matin, l'eau montait encore.                                | Ce matin | 2024-10-18TMO
    Hier après-midi, le conseil siégeait.                          | Hier après-midi | 2024-10-17TAF
    Avant-hier, la lettre a été trouvée.                           | Avant-hier | 2024-10-16
    Le pont sera fermé demain.                                     | demain | 2024-10-19
    Le vendredi 4 octobre, la mairie était close.                  | Le vendredi 4 octobre | 2024-10-04
    Le 3 octobre 1990, le pays fêtait l'unité.                     | Le 3 octobre 1990 | 1990-10-03
    Le 1er mai dernier, ils ont défilé.                            | Le 1er mai dernier | 2024-05-01
    L'arrêté du 06/11/2023 a été annulé.                           | 06/11/2023 | 2023-11-06
    Elle est née le 8 mai 1945 à Metz.                             | le 8 mai 1945 | 1945-05-08
    La fête sera célébrée le 10 novembre.                          | le 10 novembre | 2024-11-10
    Le festival sera ouvert du 5 au 9 novembre.                    | du 5 au 9 novembre | 2024-11-05/2024-11-09
    C'était du 28 septembre au 2 octobre 2023. | du 28 septembre au 2 octobre 2023 | 2023-09-28/2023-10-02
    En mai 1998, la société a déménagé.                            | mai 1998 | 1998-05
    Mi-octobre, le procès a commencé.                              | Mi-octobre | 2024-10-11/2024-10-20
    Fin 2019, l'usine a fermé.                                     | Fin 2019 | 2019-12
    En début de semaine, le jugement est tombé.                    | début de semaine | 2024-10-14
    L'an dernier, ils étaient trente.                              | L'an dernier | 2023
    Cette année, la récolte est bonne.                             | Cette année | 2024
    La semaine prochaine, elle sera à Vienne.                      | La semaine prochaine | 2024-10-21/2024-10-27
    Le mois dernier, le prix a doublé.                             | Le mois dernier | 2024-09
    En juin de l'an dernier, on a voté.                            | juin de l'an dernier | 2023-06
    À l'automne 1998, tout changea.                                | l'automne 1998 | 1998-23
    L'été dernier, la forêt a brûlé.                               | L'été dernier | 2024-22
    Au début des années 90, le port a été agrandi.                 | début des années 90 | 1990~/1993~
    Dans les années soixante, il vivait à Rome.                    | les années soixante | 196X
    Les années 1970 ont vu grimper les prix.                       | Les années 1970 | 197X
    Au XIXe siècle, beaucoup sont partis.                          | XIXe siècle | 18XX
    À la fin du XVIIIe siècle, la ville était riche.               | la fin du XVIIIe siècle | 17XX
    Au premier trimestre 2023, les ventes ont chuté.               | premier trimestre 2023 | 2023-33
    Au second semestre 2023, elles ont repris.                     | second semestre 2023 | 2023-41
    Il y a deux semaines, la digue a cédé.                         | Il y a deux semaines | 2024-09-30/2024-10-06
    Il y a quinze jours, elle était encore là.                     | Il y a quinze jours | 2024-10-04
    Il y a près de dix ans, le chantier a débuté.                  | Il y a près de dix ans | 2014
    Trois jours plus tard, il est revenu.                          | Trois jours plus tard | 2024-10-21
    Depuis 2012, la maison est vide.                               | Depuis 2012 | 2012/..
    La ligne sera prête d'ici fin 2025.                            | d'ici fin 2025 | [..2025-12-31]
    Avant le 1er avril 2021, rien n'était sûr.                     | Avant le 1er avril 2021 | [..2021-03-31]
    Après le 3 mai 2021, tout a changé.                            | Après le 3 mai 2021 | [2021-05-04..]
    À partir du 3 mai 2021, le port était libre.                   | À partir du 3 mai 2021 | 2021-05-03/..
    De 1914 à 1918, il a servi.                                    | De 1914 à 1918 | 1914/1918
    Jusqu'en 1997, la route était fermée.                          | Jusqu'en 1997 | /1997
    La saison 1998-99 fut longue.                                  | 1998-99 | 1998/1999
    La visite a duré trois jours.                                  | trois jours | P3D
    Deux heures et demie ont suffi.                                | Deux heures et demie | PT2H30M
    Le poste est resté vide une demi-heure.                        | une demi-heure | PT30M
    Il est resté une dizaine de jours.                             | une dizaine de jours | P10D
    Depuis des années, les riverains protestent.                   | des années | PXY
    Au cours des trois dernières années, tout a baissé.            | des trois dernières années | P3Y
    Chaque mardi, la chorale répète.                               | Chaque mardi | XXXX-WXX-2
    Le musée ferme tous les lundis.                                | tous les lundis | XXXX-WXX-1
    On vote tous les cinq ans.                                     | tous les cinq ans | P5Y
    À 12 h 30, le premier coup est parti.                          | 12 h 30 | 2024-10-18T12:30
    Vers 20 heures, les secours sont arrivés.                      | 20 heures | 2024-10-18T20:00
    À Noël 2022, il n'a pas neigé.                                 | Noël 2022 | 2022-12-25
    La veille, il riait encore.                                    | La veille | 2024-10-17
    Le lendemain matin, elle est partie.                           | Le lendemain matin | 2024-10-19TMO
    Ce jour-là, tout était calme.                                  | Ce jour-là | 2024-10-18
    Désormais, la place est piétonne.                              | Désormais | PRESENT_REF
    En 52 av. J.-C., la ville tomba.                               | 52 av. J.-C. | -0051
    Vers 1850, on bâtit le moulin.                                 | Vers 1850 | 1850~
    Le 3 du mois, le loyer est dû.                                 | Le 3 du mois | 2024-10-03
    Lundi prochain, la cour siégera.                               | Lundi prochain | 2024-10-21
"""

NO_TIME = """
    La sonde est arrivée sur Mars
    La planète Mars brille
    Le Champ de Mars était plein
    Le car a été réparé
    Elle a été élue
    Ils ont été entendus
    Il avait été soldat
    Avril Lavigne chantait
    M. Jules Janvier écrit
    Une fillette âgée de six ans
    Un homme de 52 ans est blessé
    Les jeunes de 18 à 25 ans
    Marie, 37 ans, est guérie
    Une seconde chance leur est donnée
    Il a gagné 2000 euros
    1500 soldats étaient là
    Le taux a gagné 3,5 %
    Ils étaient sept. Puis huit.
    À la fois grand et fort
    La mise à jour est prête
    Midi-Pyrénées attire du monde
    La presse quotidienne en parle
    Un match sans mi-temps
    Un or pur
    Ils ont gagné 3-2
    Ils ont gagné en 97 matchs
    Il vit en 60 ou 70 exemplaires
    Traduit en 97 langues
    Il habite au 97, rue Haute
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "days"), rows(SENTENCES))
def test_a_french_sentence_tells_its_time(sentence: str, words: str, days: str) -> None:
    found = find_dates(sentence, FRIDAY, language="fr", kind="news")
    assert [(mention.text, shown(mention)) for mention in found] == [(words, days)]


@pytest.mark.parametrize("text", [line.strip() for line in NO_TIME.strip().splitlines()])
def test_a_french_false_friend_is_no_time(text: str) -> None:
    assert [(mention.text, mention.value) for mention in find_dates(text, FRIDAY, language="fr", kind="news")] == []


def test_a_day_and_its_hour_are_two_french_times_of_one_day() -> None:
    found = find_dates("Le bus est parti mardi à 21 h 45.", FRIDAY, language="fr", kind="news")
    assert [(mention.text, mention.value) for mention in found] == [
        ("mardi", "2024-10-15"),
        ("21 h 45", "2024-10-15T21:45"),
    ]


def shown(mention: Mention) -> str:
    """The days where they say it all, else the TIMEX3 value."""
    return mention.edtf if mention.edtf and mention.type in ("DATE", "DURATION") else mention.value
