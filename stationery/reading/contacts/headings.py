"""What the headings of lists say, in English, German, French, and Spanish: the part of an address that a column feeds.

Google's (both generations), Outlook's, outlook.com's, Salesforce's, and what people write themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from stationery.reading.contacts.partner_headings import PARTNER, read_partner_heading

HOME, WORK = "home", "work"

_WORDS = {
    "name": "name|full name|display name|names|name line|nom complet|nom et prenom|prenom et nom|nombre completo"
    "|nombre y apellidos|vollstandiger name|vor und nachname|nom|nombre|mailing name|envelope name|addressee"
    "|contact|contact name|contact person"
    "|name on envelope|outer envelope|outer envelope name|invitation name|addressed to|formal name"
    "|party name|household|household name|guest|guests|recipient|ship name|shipping name|ship to|anzeigename",
    "prefix": "name prefix|prefix|honorific|honorific prefix|courtesy title|salutation|mr mrs|mr ms|mr mrs ms|anrede"
    "|titel|namenstitel|akademischer titel|civilite|tratamiento|name title|personal title",
    "given": "first name|first|given name|given names|given|forename|christian name|firstname|vorname|vornamen|prenom"
    "|prenoms|nombre de pila|primer nombre|fname",
    "middle": "middle name|middle|middle initial|additional name|weitere vornamen|zweiter vorname|deuxieme prenom"
    "|segundo nombre|mi",
    "family": "last name|last|family name|family|surname|surnames|lastname|nachname|familienname|zuname|nom de famille"
    "|apellido|apellidos|lname",
    "suffix": "name suffix|suffix|honorific suffix|generation|namenszusatz|suffixe|sufijo|suffix name",
    "title": "job title|role|position|organization title|organization 1 title|organisation title|function"
    "|position title|funktion|stellung|berufsbezeichnung|fonction|poste|cargo|puesto",
    "occupation": "occupation|profession|beruf|metier|profesion",
    "any_title": "title|titre|titulo",
    "organization": "company|company name|organization|organisation|organization name|organization 1 name|business"
    "|organisation name|employer|account name|business name|firm|firma|firmenname|unternehmen|institution|societe"
    "|entreprise|raison sociale|organisme|empresa|compania|organizacion|school|university",
    "department": "department|organization department|organization 1 department|dept|division|abteilung|departement de"
    "|service|departamento",
    "street": "street|street address|street 1|street line 1|address 1|address line 1|address1|addr1|addr 1"
    "|address line|line 1|line1|strasse|str|strasse hausnummer|strasse und hausnummer|strasse und hausnr"
    "|strasse u hausnummer|strasse u hausnr|strasse u nr|strasse nr|strasse und nr"
    "|strasse hnr|strasse hausnr|adresszeile 1|adresse 1|rue|voie|numero et rue|n et rue|adresse ligne 1|calle"
    "|calle y numero|direccion 1|domicilio|street name|road",
    "more_street": "street 2|street 3|street line 2|street line 3|address 2|address 3|address line 2|address line 3"
    "|address line2|address2|address3|addr2|addr 2|line 2|line 3|extended address|adresszusatz|adresszeile 2"
    "|adresszeile 3|adresse 2|adresse 3|zusatz|complement d adresse|complement adresse|complement|adresse ligne 2"
    "|line2|line3|direccion 2|street address 2|street address line 2|address second line|strasse 2"
    "|strasse 3|rue 2|rue 3|calle 2|calle 3|building|gebaude|batiment|edificio",
    "house_number": "house number|house no|street number|street no|hausnummer|hausnr|hnr|nr|haus nr|numero de rue"
    "|numero de voie|no de rue|numero de calle|numero|number in street",
    "unit": "apt floor|apt|apartment|unit|suite|apt suite|apartment number|apt number|apt no|unit number|unit no"
    "|apt unit|suite number|flat|appartement|piso|puerta|wohnung|apartment suite|apt suite unit",
    "box": "po box|p o box|pobox|post office box|postfach|boite postale|bp|apartado|apartado postal|address po box"
    "|apartado de correos",
    "dependent_locality": "dependent locality|neighborhood|neighbourhood|suburb|ortsteil|stadtteil|quartier|lieu dit"
    "|colonia|barrio|district",
    "locality": "city|town|locality|city town|town city|suburb city|post town|place|ort|stadt|wohnort|ville|commune"
    "|localite|ciudad|poblacion|localidad|municipio",
    "region": "state|region|province|state province|state region|state or province|st|prov|us state|bundesland|kanton"
    "|provinz|provincia|estado|comunidad autonoma|departement|bundesland kanton|region kanton",
    "county": "county|landkreis|kreis|province code|region code|state code|state abbreviation",
    "postal_code": "zip|pc|pcode"
    "|zip code|zipcode|zip postal code|postal code|postcode|post code|postal zip code|postalcode"
    "|zip postcode|zip plus 4|zip code 4|zip 4|plz|postleitzahl|code postal|cp|c p|codigo postal|postal|eircode"
    "|zip or postal code|postal code zip|zip code postal code",
    "last_line": "city state zip|city state zip code|city st zip|city state and zip|city state|city and state"
    "|city zip|plz ort|plz und ort|plz wohnort|plz stadt|postleitzahl ort|postleitzahl und ort|cp ville"
    "|code postal ville|code postal et ville|cp ciudad|cp localidad|cp poblacion|codigo postal y ciudad|last line"
    "|csz|ort plz|town and postcode",
    "country": "country|country region|land region|pays region|pais region|nation|country name|land|staat|pays|pais",
    "country_code": "country code|iso country|country iso|landercode|landerkennzeichen|code pays|codigo de pais",
    "address": "address|addresses|addr|adr|full address|adresse|anschrift|direccion|address formatted|formatted address"
    "|formatted|adresse complete|direccion completa|vollstandige adresse|postal address|postanschrift|lines"
    "|adresse postale|direccion postal|whole address|address block",
    "email": "email|e mail|email address|e mail address|mail|emails|courriel|adresse e mail|e mail adresse|correo"
    "|correo electronico|mail adresse|emailadresse|direccion de correo electronico|adresse courriel|adresse mail"
    "|email addresses|e mail addresses",
    "phone": "phone|phone number|telephone|telephone number|tel|mobile|mobile phone|cell|cell phone|home phone"
    "|business phone|primary phone|company main phone|home phone 2|business phone 2|work phone|telefon"
    "|telefonnummer|handy|mobil|rufnummer|portable|telefono|movil|car phone|other phone|phones",
}
"""Each part with the headings that feed it, in small letters, without accents and marks."""

PART_OF = {heading: part for part, headings in _WORDS.items() for heading in headings.split("|")}

_KINDS = {
    HOME: "home|private|personal|privat|domicile|particular|casa|maison|residence|residential",
    WORK: "business|work|office|company|geschaftlich|dienstlich|firma|arbeit|travail|professionnel|bureau|trabajo"
    "|oficina|job|organization",
    "other": "other|andere|autre|otro|otra|sonstige",
    "mailing": "mailing|post|correspondence",
    "shipping": "shipping|ship|delivery|lieferung|livraison|envio",
    "billing": "billing|bill|invoice|rechnung|facturation|facturacion",
}
KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
"""What an address is for, by the word before the part (`Business City`), or in Google's label."""

_WHOSE = {
    "recipient",
    "recipients",
    "guest",
    "contact",
    "client",
    "customer",
    "primary",
    "donor",
    "member",
    "invitee",
    "your",
}

OF_ADDRESS = (
    "address",
    "street",
    "more_street",
    "house_number",
    "unit",
    "box",
    "dependent_locality",
    "locality",
    "region",
    "county",
    "postal_code",
    "last_line",
    "country",
    "country_code",
)
OF_PERSON = ("prefix", "given", "middle", "family", "suffix", "name", "title", "organization", "department")

_NUMBERED = re.compile(r"(?:address|adresse|direccion|anschrift) (\d{1,2}) (.+)")
_NUMBERED_REACH = re.compile(r"(e ?mail|phone) \d{1,2} (?:value|address)")
_OUTLOOK_REACH = re.compile(r"e ?mail (?:\d|address \d|\d address)")
_ADDRESS_WORD = re.compile(
    r"\b(?:address\w*|addr|adress\w*|anschrift|direccion|street|strasse|rue|calle|city|town|ville|ciudad|ort|stadt"
    r"|zip\w*|plz|post ?code|postal|postleitzahl|state|province|provincia|country|land|pays|pais|locality|apt|suite)\b"
)
_NO_ADDRESS = re.compile(r"\b(?:e ?mails?|mail|courriel|correo|web|ip|im|url|label|type|address book|display)\b")


@lru_cache(maxsize=2000)
def plain_words(heading: str) -> str:
    """A heading in small letters, without accents and marks, its words parted: `PostalCode` is `postal code`."""
    text = re.sub(r"([a-zß-ÿ])([A-Z])", r"\1 \2", heading)
    text = re.sub(r"([A-Z])([A-Z][a-z])", r"\1 \2", text) if text.upper() != text else text
    text = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


@lru_cache(maxsize=2000)
def read_heading(heading: str) -> tuple[str, str]:
    """The address that a heading speaks of (`home`, `work`, `1`, or nothing) and the part of it; no part if unknown."""
    found = _read_words(plain_words(heading))
    if not found[1] and "(" in heading:
        found = _read_words(plain_words(re.sub(r"\([^)]*\)", "", heading)))
    return found


def _read_words(words: str) -> tuple[str, str]:
    if part := PART_OF.get(words):
        return "", part
    if part := read_partner_heading(words, PART_OF):
        return PARTNER, part
    if numbered := _NUMBERED.fullmatch(words):
        if numbered[2] in ("label", "type"):
            return numbered[1], "label"
        part = PART_OF.get(numbered[2], "")
        return (numbered[1], part) if part in OF_ADDRESS else ("", "")
    if reach := _NUMBERED_REACH.fullmatch(words) or _OUTLOOK_REACH.fullmatch(words):
        return "", "phone" if reach[0].startswith("phone") else "email"
    each = words.split()
    for index, word in enumerate(each):
        if word in _WHOSE and index == 0 and (part := PART_OF.get(" ".join(each[1:]))):
            return "", part
        if word in KIND_OF and (part := _part_of_rest(each[:index] + each[index + 1 :])):
            return (KIND_OF[word], part) if part in OF_ADDRESS else ("", part)
    return "", _part_of_rest(each)


def _part_of_rest(words: list[str]) -> str:
    """The part in what is left of a heading beside `home` or `work`: of an address, or an e-mail or phone."""
    while words and words[-1] in _BETWEEN:
        words = words[:-1]
    while words and words[0] in (*_BETWEEN, "address", "default"):
        part = PART_OF.get(" ".join(words), "")
        if part in OF_ADDRESS:
            return part
        words = words[1:]
    part = PART_OF.get(" ".join(words), "")
    return part if part in OF_ADDRESS or part in ("email", "phone") else ""


_BETWEEN = ("de", "del", "du", "to", "of", "the", "your")


def looks_like_address(heading: str) -> bool:
    """Whether a heading speaks of a postal address, or of a second person, whether or not we know of which part."""
    if is_second_person(heading):
        return True
    words = plain_words(heading)
    return bool(_ADDRESS_WORD.search(words)) and not _NO_ADDRESS.search(words)


def nearest_heading(heading: str) -> str:
    """The usual heading that this one is probably a slip of the keys for, as `first name` of `Frist Name`; or none."""
    words = plain_words(heading)
    if len(words) < _SHORTEST_SLIP or words in PART_OF:
        return ""
    from difflib import get_close_matches  # 1.5 ms

    parts = (*OF_PERSON, *OF_ADDRESS)
    known = [each for each, part in PART_OF.items() if each[0] == words[0] and part in parts and each[-1].isalpha()]
    return min(get_close_matches(words, known, 3, _NEAR), key=known.index, default="")  # English ones come first


_SHORTEST_SLIP, _NEAR = 6, 0.85
"""Letters; the share of letters that are alike. What is shorter, or farther off, may well be another word."""


def is_second_person(heading: str) -> bool:
    """Whether a heading speaks of a second person in the row, of whom it isn't clear whether a letter is to them."""
    return bool(_SECOND_PERSON.match(plain_words(heading)))


_SECOND_PERSON = re.compile(
    r"(?:plus one|companion|(?:second|other) (?:person|guest))"
    r"(?: s)?(?: (?:title|prefix|(?:first |last |full )?name|surname))?$"
)


def looks_like_name(heading: str) -> bool:
    return bool(re.search(r"\b(?:names?|nom|nombre|who|guests?|wer)\b", plain_words(heading)))
