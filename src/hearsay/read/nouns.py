"""Common nouns by what kind of party they name: closed lists of general English, none of names.

Used to tell an organisation ("the ministry") from an outlet ("the daily"), a document ("the memo") or unnamed people
("officials"), and to see which description may stand for which party.
"""

from hearsay.model import PartyKind

OUTLET = frozenset(
    """agency newspaper paper daily weekly tabloid broadsheet magazine website site portal broadcaster
    channel station network radio television tv newswire wire outlet blog journal gazette times post
    herald tribune press""".split()
)
"""Heads of descriptions of news organisations; "agency" only beside "news", "press", "state", "official" or a wire."""
NEWS_WORDS = frozenset("news press wire media broadcast radio television tv newspaper daily channel journal".split())
DOCUMENT = frozenset(
    """report document memo memorandum letter e-mail email transcript minutes filing affidavit indictment
    lawsuit complaint study survey poll audit book record records file files recording video footage
    dossier paper papers cable review ruling verdict statistics figures data census letterhead notes
    diary analysis assessment""".split()
)
CARRIER = frozenset("statement communique communiqué release bulletin post tweet message announcement".split())
"""What a party speaks through: it stands for whoever issued it."""
ORGANISATION = frozenset(
    """government ministry army military police force forces court tribunal parliament senate house
    congress council coalition party group movement organisation organization company firm corporation
    committee commission authority authorities department agency bureau office embassy administration
    cabinet union league association federation institute university hospital club team board bank fund
    charity church foundation monitor observatory watchdog service administration presidency navy palace
    directorate secretariat delegation mission campaign caucus militia brigade faction front regime
    opposition kremlin pentagon vatican junta prosecution defence defense inspectorate coastguard
    operator carrier airline regulator district municipality region state chamber""".split()
)
GENERIC_BODY = frozenset(
    """group organisation organization body monitor watchdog observatory network agency company firm""".split()
)
"""Bodies that texts call by these words for short; see `SAME_BODY`."""
WATCHING = frozenset("monitor observatory watchdog monitoring".split())
"""Words that only a body may take up that is called by one of them: no other "group" is "a monitoring group"."""
_WATCHES = WATCHING | {"group", "network"}
_GROUPS = frozenset("group organisation organization charity campaigners".split())
_FIRMS = frozenset("company firm corporation business group operator carrier airline bank".split())
_PARTIES = frozenset("party movement group bloc".split())
SIDES = frozenset("forces rebels troops activists officials groups militants opposition army police residents".split())
"""Heads of the second of two that speak together ("government and opposition forces")."""
SIDE_OF = frozenset("opposition alliance bloc rebel jihadist separatist insurgent rescue wing arm branch".split())
"""What describes bodies beside the words for them ("the rebel alliance", "the rescue service")."""
HEARING = frozenset(
    """parliament commons lords senate congress assembly council court jury tribunal committee inquiry panel summit
    lawmakers legislators parliamentarians mps senators investigators police""".split()
)
"""Who is spoken to without passing anything on: "told the House of Commons"."""
HEARERS = frozenset("family parent relative crowd audience supporter rally student follower voter fan".split())
"""Heads of descriptions of those who are only told: "informed the family"."""
NEWS = frozenset(
    "agency newspaper paper daily outlet broadcaster channel station network television radio site".split()
)
_OFFICES = frozenset(("ministry", "department", "office"))
SAME_BODY = (_WATCHES, _GROUPS, _FIRMS, _PARTIES, NEWS, _OFFICES)
"""Words that may take up one body in turn."""
NEAREST = (_GROUPS, _FIRMS, _PARTIES)
"""Of these, words that take up whichever such body was named last."""
JOURNALIST = frozenset(
    "reporter correspondent journalist anchor host columnist presenter photographer stringer cameraman".split()
)
"""Who works for the outlet named before: the two are one party."""
SAME_OFFICE = (
    frozenset(("spokesman", "spokeswoman", "spokesperson")),
    frozenset(("lawyer", "attorney", "counsel", "solicitor", "barrister")),
    *(
        frozenset((w,))
        for w in """minister president premier chancellor governor mayor ambassador envoy chairman chairwoman chief
        director commander commissioner secretary prosecutor head leader founder owner manager editor captain
        superintendent sheriff coroner""".split()
    ),
)
"""Offices that one person holds, and the words that name each; witnesses and officials are many."""
VAGUE = frozenset("report reports rumour rumours rumor rumors".split())
"""Bare plurals that name nobody at all: "Reports suggest that …"."""
MEDIA = frozenset(["media", "reports"])
UNNAMED = frozenset(
    """source sources official officials witness witnesses activist activists resident residents analyst
    analysts expert experts diplomat diplomats spokesman spokeswoman spokesperson people person man
    woman observer observers rebel rebels militant militants fighter fighters opponent opponents critic
    critics lawmaker lawmakers survivor survivors villager villagers worker workers soldier soldiers
    officer officers doctor doctors medic medics democrats republicans protesters campaigners
    investigators prosecutors lawyers lawyer""".split()
)
SPOKESPERSON = frozenset(["spokesman", "spokeswoman", "spokesperson"])
PLURAL_ONLY = frozenset("people police media minutes authorities forces women men children".split())


TITLES = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "pres": "president"}
"""Titles written short, and the nouns that take up their bearers ("Gov. Reyes" … "the governor")."""
BODY = frozenset(
    """company firm corporation operator party movement group ministry charity union bank airline agency team council
    committee""".split()
)
"""What stands before a name, or in apposition behind it, when its bearer is no person ("the operator Ostrel Stone")."""
NO_PARTY = frozenset(
    """evidence sign indication fact move step result blast explosion attack bombing strike crash fire storm flood
    earthquake incident shooting""".split()
)
"""What may suggest something but says nothing: no source."""
JUDGEMENTS = frozenset("unfounded baseless groundless false untrue lies fabrications nonsense".split())
"""By which something is denied: "dismissed as unfounded" is one denial, not two."""
COMMON_NAMES = ORGANISATION | OUTLET | DOCUMENT | UNNAMED | GENERIC_BODY
"""Common nouns that are no name even when a headline writes them large."""


def singular(noun: str) -> str:
    """The noun without a plural ending, in lower case; good enough to compare two of them."""
    w = noun.lower()
    if w in ("people", "media", "police"):
        return w
    if w.endswith("men"):
        return w[:-2] + "an"
    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    return w[:-1] if w.endswith("s") and not w.endswith("ss") and len(w) > 3 else w


_KIN = frozenset(
    """father mother son daughter brother sister wife husband uncle aunt cousin neighbour neighbor friend boy girl teen
    child chief head guard nurse cleric imam priest sheikh sheik king queen guy pilot spouse colleague citizen native
    captain coach judge aide monk victim relative source witness official envoy counsel boss host rebel medic diplomat
    analyst critic resident president student agent assistant lieutenant sergeant claimant defendant attendant
    consultant militant migrant immigrant participant tenant parent patient opponent correspondent superintendent
    client employee refugee detainee detective executive representative secretary laureate expert""".split()
)
_DOING = ("er", "or", "ist", "ian", "man", "woman", "person")
"""Endings of nouns for people by what they do."""
_THINGS = frozenset(
    """number order letter water power border winter summer weather center centre matter offer answer river tower
    member chapter error sector factor motor door floor disaster computer container helicopter shelter bomber corner
    quarter danger fighter horror terror manner trigger cover murder""".split()
)
"""Nouns with such an ending for what is no person, or seldom one alone."""


def is_human(noun: str) -> bool:
    """Whether a noun in the singular looks like one for a human being."""
    w = noun.lower()
    return w in _KIN or (w.endswith(_DOING) and w not in _THINGS | DOCUMENT | OUTLET | ORGANISATION)


def is_body(noun: str) -> bool:
    """Whether a singular noun may be said of a body: none is a spokesman, though "Orba Police spokesman" looks so."""
    return noun in ORGANISATION or noun in OUTLET or noun in GENERIC_BODY or noun in SIDE_OF


def is_plural(noun: str) -> bool:
    """Whether the noun looks plural."""
    w = noun.lower()
    return w in PLURAL_ONLY or (singular(w) != w)


def kind_of_noun(noun: str, others: frozenset[str]) -> PartyKind:
    """The kind of party that a description with this head names; `others` are its other words in lower case."""
    w, one = noun.lower(), singular(noun)
    if w in MEDIA:
        return "unnamed"
    if one == "agency":
        return "outlet" if others & {"news", "press", "state", "official", "semi"} else "organisation"
    if one in OUTLET and not (
        one in ("paper", "post", "site", "network", "channel", "station") and _not_news(one, others)
    ):
        return "outlet"
    if w in DOCUMENT or one in DOCUMENT:
        return "document"
    if one in ORGANISATION or w in ORGANISATION:
        return "organisation"
    return "unnamed"


def _not_news(noun: str, others: frozenset[str]) -> bool:
    return noun in ("post", "network", "site") and not others & NEWS_WORDS
