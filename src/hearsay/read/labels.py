"""The label sets of the reader's heads, in the order of their outputs. Training and reading share them."""

from hearsay.model import AttributionType, EntityLabel, Stance

UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
RELATIONS = (
    "root",
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "vocative",
    "xcomp",
)
"""Universal Dependencies v2 relations as they occur in EWT and GUM."""
ENTITIES = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP")
CUES = ("O", "B-cue", "I-cue", "B-anchor", "I-anchor")
"""An anchor is a source that stands for a cue of its own: "Ministry: 12 dead", a signed post."""
ROLES = ("O", "B-source", "I-source", "B-content", "I-content", "B-relay", "I-relay")
"""What a word is to one given cue."""
TYPES: tuple[AttributionType, ...] = ("statement", "attitude")
STANCES: tuple[Stance, ...] = ("asserts", "denies", "confirms", "declines", "unconfirmed")
ENTITY_LABELS: tuple[EntityLabel, ...] = ("PERSON", "ORG", "LOC", "NORP")
"""Entity labels without their BIO prefix."""
