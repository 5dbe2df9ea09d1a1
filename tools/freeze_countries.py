"""Countries and the words by which a search finds them, frozen for the step of the schema that holds them.

    python tools/freeze_countries.py > archive_scraper/store/schema/m007_countries.csv

Names are those of the Unicode CLDR as babel ships it, in the languages below. The CLDR has no demonyms: those stand
here, in English, where they are no other word's stem too ("Poles", "Finns" and "US" are missing for that).
"""

from __future__ import annotations

import csv
import re
import sys

from babel import Locale

LANGUAGES = ("en", "de", "es", "fr", "it", "pt")
DEMONYMS = {
    "AD": "Andorran", "AE": "Emirati", "AF": "Afghan", "AL": "Albanian", "AM": "Armenian", "AO": "Angolan",
    "AR": "Argentine,Argentinian", "AT": "Austrian", "AU": "Australian", "AZ": "Azerbaijani", "BA": "Bosnian",
    "BB": "Barbadian", "BD": "Bangladeshi", "BE": "Belgian", "BF": "Burkinabe", "BG": "Bulgarian", "BH": "Bahraini",
    "BI": "Burundian", "BJ": "Beninese", "BN": "Bruneian", "BO": "Bolivian", "BR": "Brazilian", "BS": "Bahamian",
    "BT": "Bhutanese", "BW": "Botswanan", "BY": "Belarusian,Belarussian", "BZ": "Belizean", "CA": "Canadian",
    "CD": "", "CF": "", "CG": "", "CH": "Swiss", "CI": "Ivorian", "CL": "Chilean", "CM": "Cameroonian",
    "CN": "Chinese", "CO": "Colombian", "CR": "Costa Rican", "CU": "Cuban", "CV": "Cape Verdean", "CY": "Cypriot",
    "CZ": "Czech", "DE": "German", "DJ": "Djiboutian", "DK": "Danish", "DM": "", "DO": "", "DZ": "Algerian",
    "EC": "Ecuadorian", "EE": "Estonian", "EG": "Egyptian", "ER": "Eritrean", "ES": "Spanish", "ET": "Ethiopian",
    "FI": "Finnish", "FJ": "Fijian", "FM": "Micronesian", "FR": "French", "GA": "Gabonese", "GB": "British",
    "GD": "Grenadian", "GE": "Georgian", "GH": "Ghanaian", "GM": "Gambian", "GN": "", "GQ": "", "GR": "Greek",
    "GT": "Guatemalan", "GW": "", "GY": "Guyanese", "HN": "Honduran", "HR": "Croatian", "HT": "Haitian",
    "HU": "Hungarian", "ID": "Indonesian", "IE": "", "IL": "Israeli", "IN": "Indian", "IQ": "Iraqi", "IR": "Iranian",
    "IS": "Icelandic", "IT": "Italian", "JM": "Jamaican", "JO": "Jordanian", "JP": "Japanese", "KE": "Kenyan",
    "KG": "Kyrgyz,Kyrgyzstani", "KH": "Cambodian", "KI": "", "KM": "Comorian", "KN": "", "KP": "North Korean",
    "KR": "South Korean", "KW": "Kuwaiti", "KZ": "Kazakhstani,Kazakh", "LA": "Laotian", "LB": "Lebanese", "LC": "",
    "LI": "", "LK": "Sri Lankan", "LR": "Liberian", "LS": "Basotho", "LT": "Lithuanian", "LU": "Luxembourgish",
    "LV": "Latvian", "LY": "Libyan", "MA": "Moroccan", "MC": "Monegasque", "MD": "Moldovan", "ME": "Montenegrin",
    "MG": "Malagasy", "MH": "Marshallese", "MK": "North Macedonian", "ML": "Malian", "MM": "Burmese", "MN": "Mongolian",
    "MR": "Mauritanian", "MT": "Maltese", "MU": "Mauritian", "MV": "Maldivian", "MW": "Malawian", "MX": "Mexican",
    "MY": "Malaysian", "MZ": "Mozambican", "NA": "Namibian", "NE": "Nigerien", "NG": "Nigerian", "NI": "Nicaraguan",
    "NL": "Dutch", "NO": "Norwegian", "NP": "Nepali,Nepalese", "NR": "Nauruan", "NZ": "New Zealander", "OM": "Omani",
    "PA": "Panamanian", "PE": "Peruvian", "PG": "", "PH": "Filipino,Philippine", "PK": "Pakistani", "PL": "",
    "PS": "Palestinian", "PT": "Portuguese", "PW": "Palauan", "PY": "Paraguayan", "QA": "Qatari", "RO": "Romanian",
    "RS": "Serbian", "RU": "Russian", "RW": "Rwandan", "SA": "Saudi", "SB": "", "SC": "Seychellois", "SD": "Sudanese",
    "SE": "Swedish", "SG": "Singaporean", "SI": "Slovenian", "SK": "Slovak", "SL": "Sierra Leonean", "SM": "",
    "SN": "Senegalese", "SO": "Somali", "SR": "Surinamese", "SS": "South Sudanese", "ST": "", "SV": "Salvadoran",
    "SY": "Syrian", "SZ": "", "TD": "Chadian", "TG": "Togolese", "TH": "Thai", "TJ": "Tajik", "TL": "Timorese",
    "TM": "Turkmen", "TN": "Tunisian", "TO": "Tongan", "TR": "Turkish", "TT": "Trinidadian", "TV": "Tuvaluan",
    "TW": "Taiwanese", "TZ": "Tanzanian", "UA": "Ukrainian", "UG": "Ugandan", "US": "American", "UY": "Uruguayan",
    "UZ": "Uzbek,Uzbekistani", "VA": "", "VC": "", "VE": "Venezuelan", "VN": "Vietnamese", "VU": "", "WS": "Samoan",
    "XK": "Kosovar", "YE": "Yemeni", "ZA": "South African", "ZM": "Zambian", "ZW": "Zimbabwean",
    "AG": "", "HK": "", "MO": "", "GL": "Greenlandic",
}  # fmt: skip
"""ISO 3166 code -> demonyms. The countries of the list are these: the members of the United Nations, and those whose
names stand for a party in politics."""
MORE = {
    "AE": ("UAE",), "BA": ("Bosnia",),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "DRC"),
    "CG": ("Congo Brazzaville",), "CI": ("Ivory Coast",), "CZ": ("Czech Republic",), "GB": ("Britain", "U.K.", "UK"),
    "KP": ("DPRK",), "KR": ("Republic of Korea",), "MM": ("Myanmar", "Burma"), "PS": ("Palestine", "Gaza", "West Bank"),
    "SZ": ("Swaziland",), "TL": ("East Timor",), "TR": ("Turkey",), "US": ("U.S.", "USA", "United States of America"),
    "VA": ("Holy See", "Vatican"), "HK": ("Hong Kong",), "MO": ("Macao", "Macau"), "MK": ("Macedonia",),
    "CN": ("PRC",),
}  # fmt: skip
"""Names that newspapers use and the CLDR's first choice is not."""
LONGER = {
    "GN": ("Papua New Guinea", "Equatorial Guinea", "Guinea-Bissau", "Gulf of Guinea", "Guinée équatoriale",
           "Guinée-Bissau", "Papouasie-Nouvelle-Guinée", "Guiné-Bissau", "Guiné Equatorial"),
    "SD": ("South Sudan", "Sudán del Sur", "Soudan du Sud", "Sudão do Sul", "Sud Sudan", "South Sudanese"),
    "CG": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "Congo-Kinshasa", "DR Congo"),
    "IE": ("Northern Ireland",), "MX": ("New Mexico",), "WS": ("American Samoa",), "GE": ("South Georgia",),
    "KR": ("People's Republic of Korea",), "JO": ("Jordan River",), "IN": ("Indian Ocean",),
    "US": ("Latin American", "South American", "North American", "Central American"),
    "DM": ("Dominican Republic",),
}  # fmt: skip
"""Longer names that hold the short one and mean another place."""
# In one of the languages a name is another word of English, or another country's.
NO_NAME = {"Dominique", "Gana", "Island"}


def main() -> None:
    """Write the table to stdout."""
    locales = [Locale(language) for language in LANGUAGES]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for code in sorted(DEMONYMS):
        printed = [locale.territories[code] for locale in locales]
        kept = [name for place, name in enumerate(printed) if place == 0 or name not in NO_NAME]
        names = [*kept, *MORE.get(code, ()), *filter(None, DEMONYMS[code].split(","))]
        phrases = list(dict.fromkeys(phrase for name in names if (phrase := _phrase(name))))
        expression = " OR ".join(phrases)
        if longer := LONGER.get(code):
            inside = [phrase for phrase in phrases if any(phrase.strip('"') in _phrase(name) for name in longer)]
            others = [phrase for phrase in phrases if phrase not in inside]
            alone = f"(({' OR '.join(inside)}) NOT ({' OR '.join(map(_phrase, longer))}))"
            expression = " OR ".join([*others, alone]) if inside else expression
        writer.writerow((code, printed[0], f"{{title summary}} : ({expression})"))


def _phrase(name: str) -> str:
    """Return a name as FTS5 looks for it: without what stands in brackets, "&" in any of its words."""
    plain = re.sub(r"\s*\(.*?\)", "", name).replace("’", "'")
    plain = re.sub(r"\s+(?:SAR China|RAE de China)$", "", plain)
    words = re.findall(r"[^\W_]+", plain.casefold())
    return f'"{" ".join(words)}"' if words else ""


if __name__ == "__main__":
    main()
