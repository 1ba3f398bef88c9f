"""Passphrases of links: made up from words that are easy to say on the phone and to type."""

from __future__ import annotations

import secrets

from twitchlog import passwords

WORDS = 4
_ENGLISH = (
    "acorn almond anchor apple apron arrow autumn bamboo banana banjo barley basil basket beacon"
    " beaver bicycle biscuit blanket blossom bottle branch bridge bucket butter button cabin camel"
    " candle canoe canyon carpet carrot castle celery cello cherry chimney circus citrus cloud"
    " clover cobalt coconut copper coral cotton cradle cricket crystal cushion daisy dolphin donkey"
    " dragon eagle easel elbow emerald engine falcon feather fiddle finger flute forest fountain"
    " galaxy garden garlic ginger giraffe glacier goblet granite gravel guitar hammock harbor hazel"
    " helmet heron hickory honey igloo indigo iris island ivory jacket jasmine jungle juniper kayak"
    " kettle kitchen kitten ladder lagoon lantern lemon library lilac lily lizard lobster magnet"
    " mango maple marble market meadow melon mirror mitten monkey mosaic motor muffin napkin needle"
    " nutmeg oasis ocean olive onion orange orchard orchid otter oyster paddle palace pancake panda"
    " paper parrot pebble pelican pencil pepper piano pigeon pillow planet plum pocket pony poppy"
    " potato puddle pumpkin puppet puzzle rabbit radio radish rainbow raisin ribbon river robin"
    " rocket ruby saddle saffron salmon sandal satin saturn scarlet school shadow silver"
    " slipper spinach sponge squirrel stable sugar summer sunset table teapot temple thunder ticket"
    " tiger timber tomato tractor tulip tunnel turkey turtle umbrella valley vanilla velvet village"
    " violet violin walnut walrus water willow window winter wombat yellow yogurt zebra zigzag"
)
_GERMAN = (
    "abend acker adler ahorn ampel amsel anker apfel arnika aster auster balkon bambus banane"
    " becher beere besen biber biene birke birne blatt blume bohne brille brot brunnen buche burg"
    " butter dachs dattel delfin distel donner dorf drachen eiche eimer eisen elster ente erbse"
    " erdbeere esel eule fabel faden falke familie farbe farn feder feige felsen fenster feuer"
    " fichte flieder folie forelle fuchs gabel galerie garten geige giraffe gitarre glas glocke"
    " gurke hafen hafer hagel hammer harfe hase hecke heide hering himbeere himmel hirse honig"
    " hummel igel imker ingwer insel jacke jasmin kaffee kaktus kamel kamin kanne kanu karotte"
    " kerze kessel kiefer kiesel kirsche kissen klavier klee koffer komet kompass koralle korb"
    " kranich kreide kuchen kugel lampe laterne laube lavendel leiter lerche libelle linde linse"
    " lupe magnet malve mandel mango marder markt marmor melone messing mohn mond morgen muschel"
    " nadel nebel nelke nest nudel oase olive onkel orange orgel otter palme papier pappel paprika"
    " perle pfeffer pilz pinie pinsel planet pudding quelle rabe radio rakete reis ring robbe"
    " roggen rose rosine rubin ruder safran salat salbei sand sattel schaf schere schnee segel"
    " seide sellerie senf silber socke sofa sommer sonne specht spiegel stern storch strand tanne"
    " tasse taube teller teppich tiger tomate tulpe tunnel ufer vanille veilchen vogel wagen wald"
    " walnuss wasser weide weizen wiese winter wolke zange zebra zelt ziege zimt zirkus zitrone"
)
LISTS = {"en": _ENGLISH.split(), "de": _GERMAN.split()}


def made_up(language: str) -> str:
    """A passphrase that nobody guesses, in English unless there are words of the language."""
    words = LISTS.get(language, LISTS["en"])
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def check(text: str) -> None:
    """Raise passwords.WeakPassword unless a link may have this passphrase."""
    passwords.check(_said(text))


def hashed(text: str) -> str:
    """A passphrase as it is stored."""
    return passwords.hashed(_said(text))


def matches(text: str, stored: str) -> bool:
    """Whether it is the passphrase, however it is written; one of earlier days exactly so."""
    spellings = dict.fromkeys((_said(text), text))
    return any(passwords.matches(spelling, stored) for spelling in spellings)


def _said(text: str) -> str:
    """What is heard of a passphrase: neither capitals nor how many blanks."""
    return " ".join(text.casefold().split())
