"""Italian: the words, in the order of the rules that ``common`` has for them."""

from __future__ import annotations

from typing import Any

from timeline.when.languages import read_cues
from timeline.when.languages.common import language
from timeline.when.languages.uk import ROMAN, forms
from timeline.when.meaning import DayOfWeek, Mod, Unit

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": {
        "gennaio": 1, "febbraio": 2, "marzo": 3, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "agosto": 8,
        "settembre": 9, "ottobre": 10, "novembre": 11, "dicembre": 12,
    },
    "MONTH_UNIT": {"mese": 0},
    "WEEKDAY_NAME": {
        "lunedì": MON, "martedì": TUE, "mercoledì": WED, "giovedì": THU, "venerdì": FRI, "sabato": SAT,
        "domenica": SUN,
    },
    "UNIT_ONE": {
        "secondo": Unit.SECOND, "minuto": Unit.MINUTE, "ora": Unit.HOUR, "giorno": Unit.DAY, "settimana": Unit.WEEK,
        "fine settimana": Unit.WEEKEND, "weekend": Unit.WEEKEND, "mese": Unit.MONTH, "trimestre": Unit.QUARTER,
        "anno": Unit.YEAR, "decennio": Unit.DECADE, "secolo": Unit.CENTURY,
    },
    "UNIT_MANY": {
        "secondi": Unit.SECOND, "minuti": Unit.MINUTE, "ore": Unit.HOUR, "giorni": Unit.DAY, "settimane": Unit.WEEK,
        "mesi": Unit.MONTH, "trimestri": Unit.QUARTER, "anni": Unit.YEAR, "decenni": Unit.DECADE,
        "secoli": Unit.CENTURY,
    },
    "DAY_NUMBER": {"primo": 1, "1º": 1, "1°": 1},
    "NUMBER_WORD": {
        "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
        "undici": 11, "dodici": 12, "tredici": 13, "quattordici": 14, "quindici": 15, "venti": 20, "trenta": 30,
        "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90, "cento": 100,
    },
    "ONE": {"un": 1, "una": 1, "un'": 1, "uno": 1},
    "AND_HALF": {"e mezzo": 0, "e mezza": 0},
    "DAY_WORD": {"oggi": 0, "ieri": -1, "l'altro ieri": -2, "domani": 1, "dopodomani": 2},
    "FOCUS_DAY": {
        "il giorno dopo": 1, "il giorno successivo": 1, "il giorno seguente": 1, "il giorno prima": -1,
        "lo stesso giorno": 0, "quel giorno": 0, "la vigilia": -1,
    },
    "SHIFT": {
        "scorso": -1, "scorsa": -1, "passato": -1, "passata": -1, "prossimo": 1, "prossima": 1, "questo": 0,
        "questa": 0, "quest'": 0, "corrente": 0, "ultimo": -1, "ultima": -1,
    },
    "FOCUS_SHIFT": {
        "seguente": 1, "successivo": 1, "successiva": 1, "precedente": -1, "stesso": 0, "stessa": 0, "quel": 0,
        "quella": 0, "quell'": 0,
    },
    "MANY_SHIFT": {"ultimi": -1, "ultime": -1, "prossimi": 1, "prossime": 1, "scorsi": -1, "primi": 0, "prime": 0},
    "AGO_AFTER": {"fa": -1, "or sono": -1},
    "AHEAD_OF": {"fra": 1, "tra": 1},
    "LATER": {"dopo": 1, "più tardi": 1, "prima": -1},
    "OF": {"di": 0, "del": 0, "dell'": 0},
    "THE": {"il": 0, "la": 0, "lo": 0, "l'": 0, "i": 0, "le": 0, "nel": 0, "nell'": 0, "del": 0, "dal": 0},
    "THIS": {"questa": 0, "questo": 0},
    "YEAR_WORD": {"anno": 0},
    "DECADE_WORD": {"anni": 0, "gli anni": 0, "negli anni": 0},
    "DECADE_NAME": {
        "venti": 192, "trenta": 193, "quaranta": 194, "cinquanta": 195, "sessanta": 196, "settanta": 197,
        "ottanta": 198, "novanta": 199,
    },
    "CENTURY_WORD": {"secolo": 0},
    "ROMAN": ROMAN,
    "ERA": {"a.c.": -1, "a. c.": -1, "avanti cristo": -1, "d.c.": 1, "d. c.": 1, "dopo cristo": 1},
    "SEASON_NAME": {"primavera": 1, "estate": 2, "autunno": 3, "inverno": 4},
    "DAY_PART": {"mattina": "MO", "mattino": "MO", "pomeriggio": "AF", "sera": "EV", "notte": "NI"},
    "PART_WORD": {"stamattina": (0, "MO"), "stasera": (0, "EV"), "stanotte": (0, "NI")},
    "HALF_DAY": {"del mattino": "MO", "di mattina": "MO", "del pomeriggio": "AF", "di sera": "EV", "di notte": "MO"},
    "PART_OF": {
        "inizio": Mod.START, "inizi": Mod.START, "metà": Mod.MID, "fine": Mod.END, "l'inizio": Mod.START,
        "la fine": Mod.END,
    },
    "ABOUT": {
        "circa": Mod.APPROX, "quasi": Mod.LESS_THAN, "più di": Mod.MORE_THAN, "oltre": Mod.MORE_THAN,
        "meno di": Mod.LESS_THAN, "verso": Mod.APPROX,
    },
    "VAGUE": forms({"alcuni alcune diversi diverse molti molte pochi poche parecchi": 0}),
    "EVERY": {"ogni": 0, "tutti i": 0, "tutte le": 0},
    "FREQUENCY": {
        "annuale": (1, Unit.YEAR), "mensile": (1, Unit.MONTH), "settimanale": (1, Unit.WEEK),
        "all'anno": (1, Unit.YEAR), "al mese": (1, Unit.MONTH), "al giorno": (1, Unit.DAY),
    },
    "REFERENCE": {
        "adesso": "PRESENT_REF", "attualmente": "PRESENT_REF", "oggigiorno": "PRESENT_REF",
        "recentemente": "PAST_REF", "di recente": "PAST_REF", "il futuro": "FUTURE_REF", "presto": "FUTURE_REF",
    },
    "SINCE": {"dal": 0, "da": 0, "a partire dal": 0, "dall'": 0, "sin dal": 0},
    "UNTIL": {"fino al": 0, "fino a": 0, "sino al": 0, "entro": 0, "entro il": 0},
    "BEFORE": {"prima del": 0, "prima di": 0},
    "AFTER": {"dopo il": 0, "dopo": 0},
    "FROM": {"dal": 0, "da": 0, "dall'": 0},
    "TO": {"al": 0, "a": 0, "all'": 0},
    "BETWEEN": {"tra": 0, "fra": 0, "tra il": 0, "fra il": 0},
    "AND": {"e": 0, "e il": 0},
    "AT": {"alle": 0, "alle ore": 0, "ore": 0},
    "HOLIDAY_NAME": {
        "natale": "christmas", "pasqua": "easter", "pasquetta": "easter monday", "capodanno": "new year's day",
        "ferragosto": "assumption", "venerdì santo": "good friday",
    },
    "COUNTED": forms({"euro dollari lire persone milioni metri chilometri soldati abitanti tonnellate": 0}),
    "LABEL": forms({"pagina numero articolo legge": 0}),
    "REPORTING": forms({"detto annunciato affermato dichiarato": 0}),
}  # fmt: skip

EXCLUSIONS = (
    "COUNT UNIT_MANY di età",
    "ha|aveva|hanno|compie COUNT anni",
    "uomo|donna|ragazzo|ragazza|bambino|bambina|giovane di COUNT anni",
    ", COUNT anni ,|.",
)

LANGUAGE = language("it", WORDS, exclusions=EXCLUSIONS, **read_cues("it"))
