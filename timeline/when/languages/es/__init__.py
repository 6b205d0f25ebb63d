"""Spanish: the words, in the order of the rules that ``common`` has for them."""

from __future__ import annotations

from typing import Any

from timeline.when.languages import read_cues
from timeline.when.languages.common import language
from timeline.when.meaning import DayOfWeek, Mod, Unit

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

UNITS = {
    "segundo": Unit.SECOND, "minuto": Unit.MINUTE, "hora": Unit.HOUR, "día": Unit.DAY, "jornada": Unit.DAY,
    "semana": Unit.WEEK, "fin de semana": Unit.WEEKEND, "mes": Unit.MONTH, "trimestre": Unit.QUARTER,
    "año": Unit.YEAR, "década": Unit.DECADE, "siglo": Unit.CENTURY,
}  # fmt: skip

ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": {
        "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
        "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    },
    "MONTH_UNIT": {"mes": 0, "el mes": 0, "pasado mes": 0},
    "WEEKDAY_NAME": {
        "lunes": MON, "martes": TUE, "miércoles": WED, "jueves": THU, "viernes": FRI, "sábado": SAT, "domingo": SUN,
    },
    "UNIT_ONE": UNITS,
    "UNIT_MANY": {
        "segundos": Unit.SECOND, "minutos": Unit.MINUTE, "horas": Unit.HOUR, "días": Unit.DAY, "jornadas": Unit.DAY,
        "semanas": Unit.WEEK, "meses": Unit.MONTH, "trimestres": Unit.QUARTER, "años": Unit.YEAR,
        "décadas": Unit.DECADE, "siglos": Unit.CENTURY,
    },
    "DAY_UNIT": {"día": 0},
    "DAY_NUMBER": {"primero": 1, "1º": 1},
    "NUMBER_WORD": {
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
        "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
        "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "un par de": 2, "una docena de": 12,
    },
    "ONE": {"un": 1, "una": 1},
    "AND_HALF": {"y medio": 0, "y media": 0},
    "DAY_WORD": {"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1, "pasado mañana": 2, "antes de ayer": -2},
    "FOCUS_DAY": {
        "el día siguiente": 1, "al día siguiente": 1, "el día anterior": -1, "ese mismo día": 0, "ese día": 0,
        "el mismo día": 0, "aquel día": 0, "la víspera": -1, "el día después": 1, "un día después": 1,
        "un día antes": -1, "el día antes": -1,
    },
    "SHIFT": {
        "pasado": -1, "pasada": -1, "último": -1, "última": -1, "próximo": 1, "próxima": 1, "este": 0, "esta": 0,
        "que viene": 1, "que pasó": -1, "entrante": 1, "venidero": 1, "en curso": 0, "actual": 0, "presente": 0,
    },
    "FOCUS_SHIFT": {
        "siguiente": 1, "anterior": -1, "mismo": 0, "misma": 0, "ese": 0, "esa": 0, "aquel": 0, "aquella": 0,
        "ese mismo": 0, "esa misma": 0, "previo": -1, "posterior": 1,
    },
    "MANY_SHIFT": {
        "últimos": -1, "últimas": -1, "pasados": -1, "pasadas": -1, "próximos": 1, "próximas": 1, "recientes": -1,
        "primeros": 0, "primeras": 0, "siguientes": 0,
    },
    "AGO": {"hace": -1, "desde hace": 0, "hace ya": -1, "hace apenas": -1, "hace sólo": -1, "hace solo": -1},
    "AGO_AFTER": {"atrás": -1},
    "AHEAD_OF": {"dentro de": 1, "de aquí a": 1},
    "LATER": {"después": 1, "más tarde": 1, "antes": -1},
    "OF": {"de": 0, "del": 0},
    "THE": {"el": 0, "la": 0, "los": 0, "las": 0, "del": 0, "al": 0},
    "THIS": {"esta": 0, "este": 0},
    "YEAR_WORD": {"año": 0},
    "DECADE_WORD": {"años": 0, "los años": 0, "la década": 0, "década": 0, "la década de los": 0, "década de los": 0},
    "DECADE_NAME": {
        "veinte": 192, "treinta": 193, "cuarenta": 194, "cincuenta": 195, "sesenta": 196, "setenta": 197,
        "ochenta": 198, "noventa": 199,
    },
    "CENTURY_WORD": {"siglo": 0, "el siglo": 0},
    "ROMAN": ROMAN,
    "ERA": {
        "a. c.": -1, "a.c.": -1, "antes de cristo": -1, "a. de c.": -1, "d. c.": 1, "d.c.": 1, "después de cristo": 1,
    },
    "SEASON_NAME": {"primavera": 1, "verano": 2, "otoño": 3, "invierno": 4},
    "DAY_PART": {
        "tarde": "AF", "noche": "NI", "madrugada": "MO", "mañana": "MO", "mediodía": "MI",
    },
    "PART_WORD": {"anoche": (-1, "NI"), "antenoche": (-2, "NI")},
    "HALF_DAY": {
        "de la mañana": "MO", "de la tarde": "AF", "de la noche": "NI", "de la madrugada": "MO", "del mediodía": "MI",
    },
    "PART_OF": {
        "principios": Mod.START, "comienzos": Mod.START, "inicios": Mod.START, "mediados": Mod.MID, "finales": Mod.END,
        "fines": Mod.END, "final": Mod.END, "principio": Mod.START,
    },
    "ABOUT": {
        "unos": Mod.APPROX, "unas": Mod.APPROX, "alrededor de": Mod.APPROX, "cerca de": Mod.LESS_THAN,
        "casi": Mod.LESS_THAN, "más de": Mod.MORE_THAN, "menos de": Mod.LESS_THAN, "hacia": Mod.APPROX,
        "al menos": Mod.EQUAL_OR_MORE,
    },
    "VAGUE": {
        "varios": 0, "varias": 0, "algunos": 0, "algunas": 0, "unos": 0, "unas": 0, "muchos": 0, "muchas": 0,
        "pocos": 0, "pocas": 0, "unos pocos": 0, "unas pocas": 0, "tantos": 0, "largos": 0,
    },
    "EVERY": {"cada": 0, "todos los": 0, "todas las": 0},
    "FREQUENCY": {
        "anual": (1, Unit.YEAR), "anuales": (1, Unit.YEAR), "anualmente": (1, Unit.YEAR), "al año": (1, Unit.YEAR),
        "por año": (1, Unit.YEAR), "mensual": (1, Unit.MONTH), "mensuales": (1, Unit.MONTH), "al mes": (1, Unit.MONTH),
        "semanal": (1, Unit.WEEK), "semanales": (1, Unit.WEEK), "a la semana": (1, Unit.WEEK),
        "diaria": (1, Unit.DAY), "diarios": (1, Unit.DAY), "diarias": (1, Unit.DAY), "al día": (1, Unit.DAY),
        "trimestral": (3, Unit.MONTH), "semestral": (6, Unit.MONTH), "diariamente": (1, Unit.DAY),
    },
    "REFERENCE": {
        "ahora": "PRESENT_REF", "actualmente": "PRESENT_REF", "en la actualidad": "PRESENT_REF",
        "la actualidad": "PRESENT_REF", "actual": "PRESENT_REF", "actuales": "PRESENT_REF", "el momento": "PRESENT_REF",
        "hoy en día": "PRESENT_REF", "estos días": "PRESENT_REF", "este momento": "PRESENT_REF",
        "estos momentos": "PRESENT_REF", "recientemente": "PAST_REF", "hace tiempo": "PAST_REF",
        "últimamente": "PAST_REF", "recién": "PAST_REF", "reciente": "PAST_REF", "hace poco": "PAST_REF",
        "el pasado": "PAST_REF", "antaño": "PAST_REF", "futuro": "FUTURE_REF", "el futuro": "FUTURE_REF",
        "futura": "FUTURE_REF", "futuros": "FUTURE_REF", "futuras": "FUTURE_REF", "hoy por hoy": "PRESENT_REF",
        "próximamente": "FUTURE_REF",
    },
    "SINCE": {"desde": 0, "a partir de": 0, "a partir del": 0, "desde el": 0},
    "UNTIL": {"hasta": 0, "hasta el": 0},
    "BEFORE": {"antes de": 0, "antes del": 0},
    "AFTER": {"después de": 0, "tras": 0, "después del": 0},
    "FROM": {"de": 0, "del": 0, "desde": 0, "desde el": 0},
    "TO": {"a": 0, "al": 0, "hasta": 0, "hasta el": 0},
    "BETWEEN": {"entre": 0},
    "AND": {"y": 0},
    "AT": {"las": 0, "a las": 0, "la": 0},
    "HOURS": {"horas": 0, "h": 0, "hs": 0},
    "ZONE": {"gmt": "Z", "utc": "Z", "hora local": "", "hora española": "", "hora peninsular": ""},
    "HOLIDAY_NAME": {
        "navidad": "christmas", "nochebuena": "christmas eve", "nochevieja": "new year's eve",
        "año nuevo": "new year's day", "viernes santo": "good friday", "domingo de resurrección": "easter",
        "domingo de ramos": "palm sunday", "jueves santo": "maundy thursday",
    },
    "COUNTED": {
        "euros": 0, "dólares": 0, "pesetas": 0, "personas": 0, "millones": 0, "metros": 0, "kilómetros": 0, "puntos": 0,
        "pesos": 0, "%": 0, "soldados": 0, "habitantes": 0, "trabajadores": 0, "toneladas": 0, "hombres": 0,
    },
    "LABEL": {"página": 0, "número": 0, "artículo": 0, "ley": 0, "boeing": 0, "sala": 0, "unos": 0, "unas": 0},
    "REPORTING": {"dijo": 0, "anunció": 0, "informó": 0, "afirmó": 0, "señaló": 0, "explicó": 0, "declaró": 0},
}  # fmt: skip

EXCLUSIONS = (
    "INTEGER por ciento|cien",
    "COUNT UNIT_MANY de edad",
    "tiene|tenía|tienen|cumple|cumplió|tengo|cumplir COUNT años",
    "de COUNT años de edad",
    ", COUNT años ,|.",
    "hombre|mujer|joven|niño|niña|menor|anciano|varón|chico|chica de COUNT años",
    "a la vez",
    "de hoy en día",
    "a los COUNT años",
    "mañana por mañana",
)

LANGUAGE = language("es", WORDS, exclusions=EXCLUSIONS, **read_cues("es"))
