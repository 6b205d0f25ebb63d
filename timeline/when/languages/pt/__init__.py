"""Portuguese: the words, in the order of the rules that ``common`` has for them."""

from __future__ import annotations

from typing import Any

from timeline.when.languages import read_cues
from timeline.when.languages.common import language
from timeline.when.languages.uk import ROMAN, forms
from timeline.when.meaning import DayOfWeek, Mod, Unit

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": {
        "janeiro": 1, "fevereiro": 2, "março": 3, "abril": 4, "maio": 5, "junho": 6, "julho": 7, "agosto": 8,
        "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
    },
    "MONTH_UNIT": {"mês": 0},
    "WEEKDAY_NAME": {
        "segunda-feira": MON, "terça-feira": TUE, "quarta-feira": WED, "quinta-feira": THU, "sexta-feira": FRI,
        "sábado": SAT, "domingo": SUN,
    },
    "UNIT_ONE": {
        "segundo": Unit.SECOND, "minuto": Unit.MINUTE, "hora": Unit.HOUR, "dia": Unit.DAY, "semana": Unit.WEEK,
        "fim de semana": Unit.WEEKEND, "mês": Unit.MONTH, "trimestre": Unit.QUARTER, "ano": Unit.YEAR,
        "década": Unit.DECADE, "século": Unit.CENTURY,
    },
    "UNIT_MANY": {
        "segundos": Unit.SECOND, "minutos": Unit.MINUTE, "horas": Unit.HOUR, "dias": Unit.DAY, "semanas": Unit.WEEK,
        "meses": Unit.MONTH, "trimestres": Unit.QUARTER, "anos": Unit.YEAR, "décadas": Unit.DECADE,
        "séculos": Unit.CENTURY,
    },
    "DAY_UNIT": {"dia": 0},
    "DAY_NUMBER": {"primeiro": 1, "1º": 1},
    "NUMBER_WORD": forms({
        "dois duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10,
        "onze": 11, "doze": 12, "treze": 13, "catorze quatorze": 14, "quinze": 15, "vinte": 20, "trinta": 30,
        "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90, "cem": 100,
    }),
    "ONE": {"um": 1, "uma": 1},
    "AND_HALF": {"e meio": 0, "e meia": 0},
    "DAY_WORD": {"hoje": 0, "ontem": -1, "anteontem": -2, "amanhã": 1, "depois de amanhã": 2},
    "FOCUS_DAY": {
        "no dia seguinte": 1, "no dia anterior": -1, "no mesmo dia": 0, "nesse dia": 0, "naquele dia": 0,
        "na véspera": -1,
    },
    "SHIFT": {
        "passado": -1, "passada": -1, "último": -1, "última": -1, "próximo": 1, "próxima": 1, "este": 0, "esta": 0,
        "neste": 0, "nesta": 0, "que vem": 1, "corrente": 0, "deste": 0, "desta": 0,
    },
    "FOCUS_SHIFT": {
        "seguinte": 1, "anterior": -1, "mesmo": 0, "mesma": 0, "esse": 0, "essa": 0, "aquele": 0, "aquela": 0,
        "nesse": 0, "nessa": 0, "naquele": 0, "naquela": 0,
    },
    "MANY_SHIFT": {"últimos": -1, "últimas": -1, "próximos": 1, "próximas": 1, "primeiros": 0, "primeiras": 0},
    "AGO": {"há": -1, "faz": -1, "há cerca de": -1},
    "AGO_AFTER": {"atrás": -1},
    "AHEAD_OF": {"daqui a": 1, "dentro de": 1},
    "LATER": {"depois": 1, "mais tarde": 1, "antes": -1},
    "OF": {"de": 0, "do": 0},
    "THE": {"o": 0, "a": 0, "os": 0, "as": 0, "no": 0, "na": 0, "em": 0, "do": 0, "da": 0},
    "THIS": {"esta": 0, "nesta": 0},
    "YEAR_WORD": {"ano": 0},
    "DECADE_WORD": {"anos": 0, "os anos": 0, "nos anos": 0, "a década": 0, "década": 0},
    "DECADE_NAME": {
        "vinte": 192, "trinta": 193, "quarenta": 194, "cinquenta": 195, "sessenta": 196, "setenta": 197,
        "oitenta": 198, "noventa": 199,
    },
    "CENTURY_WORD": {"século": 0},
    "ROMAN": ROMAN,
    "ERA": {"a.c.": -1, "a. c.": -1, "antes de cristo": -1, "d.c.": 1, "d. c.": 1},
    "SEASON_NAME": {"primavera": 1, "verão": 2, "outono": 3, "inverno": 4},
    "DAY_PART": {"manhã": "MO", "tarde": "AF", "noite": "NI", "madrugada": "MO"},
    "HALF_DAY": {"da manhã": "MO", "da tarde": "AF", "da noite": "NI", "da madrugada": "MO"},
    "PART_OF": {
        "início": Mod.START, "começo": Mod.START, "meados": Mod.MID, "final": Mod.END, "fim": Mod.END, "fins": Mod.END,
        "o início": Mod.START, "o final": Mod.END, "o fim": Mod.END,
    },
    "ABOUT": {
        "cerca de": Mod.APPROX, "aproximadamente": Mod.APPROX, "quase": Mod.LESS_THAN, "mais de": Mod.MORE_THAN,
        "menos de": Mod.LESS_THAN, "por volta de": Mod.APPROX,
    },
    "VAGUE": forms({"vários várias alguns algumas muitos muitas poucos poucas": 0}),
    "EVERY": {"cada": 0, "todos os": 0, "todas as": 0},
    "FREQUENCY": {
        "anual": (1, Unit.YEAR), "anualmente": (1, Unit.YEAR), "mensal": (1, Unit.MONTH), "semanal": (1, Unit.WEEK),
        "diariamente": (1, Unit.DAY), "por ano": (1, Unit.YEAR),
    },
    "REFERENCE": {
        "agora": "PRESENT_REF", "atualmente": "PRESENT_REF", "hoje em dia": "PRESENT_REF",
        "recentemente": "PAST_REF", "em breve": "FUTURE_REF", "o futuro": "FUTURE_REF",
    },
    "SINCE": {"desde": 0, "desde o": 0, "a partir de": 0, "a partir do": 0},
    "UNTIL": {"até": 0, "até o": 0, "até ao": 0},
    "BEFORE": {"antes de": 0, "antes do": 0},
    "AFTER": {"após": 0, "depois de": 0, "depois do": 0},
    "FROM": {"de": 0, "do": 0, "desde": 0},
    "TO": {"a": 0, "ao": 0, "até": 0},
    "BETWEEN": {"entre": 0, "entre os dias": 0},
    "AND": {"e": 0},
    "AT": {"às": 0},
    "HOURS": {"horas": 0, "h": 0},
    "HOLIDAY_NAME": {"natal": "christmas", "páscoa": "easter", "sexta-feira santa": "good friday"},
    "COUNTED": forms({"euros dólares reais pessoas milhões metros quilômetros soldados habitantes toneladas": 0}),
    "LABEL": forms({"página número artigo lei": 0}),
    "REPORTING": forms({"disse anunciou informou afirmou": 0}),
}  # fmt: skip

EXCLUSIONS = (
    "COUNT UNIT_MANY de idade",
    "tem|tinha|têm|completou|faz COUNT anos e|,|.|de",
    "homem|mulher|jovem|menino|menina de COUNT anos",
    ", COUNT anos ,|.",
)

LANGUAGE = language("pt", WORDS, exclusions=EXCLUSIONS, **read_cues("pt"))
