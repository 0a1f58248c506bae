"""Train the spaCy pipeline that `benchmarks.reading` runs beside our reader, on corpora that shaped ours too.

    python -m benchmarks.train_spacy CORPORA OUT [--minutes 20]

CORPORA holds ewt/ and gum_open/ (CoNLL-U) and ner_gum/, ner_uner_ewt/ (JSON lines of words and entities). The pipeline
is spaCy's usual small one: one convolutional tok2vec shared by a transition parser and a transition NER, no vectors,
so that it is as quick as spaCy gets. Training stops after the given minutes of processor time; scores on the test
parts are printed as JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch
from spacy.vocab import Vocab

CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "parser", "ner"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
"""
SENTENCES = 8
"""Sentences that make one training text."""


def main() -> None:
    """Train, score, save."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpora", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--minutes", type=float, default=20.0, help="processor minutes of training")
    args = ap.parse_args()
    nlp, averages = _train(args.corpora, args.minutes * 60)
    with nlp.use_params(averages):
        nlp.to_disk(args.out)
        print(json.dumps(_scores(nlp, args.corpora), indent=1))


def _train(corpora: Path, seconds: float) -> tuple[Language, dict]:
    """The pipeline and the averages of its weights over the steps, which do better than the last weights."""
    fix_random_seed(1)
    rng = random.Random(1)
    nlp = spacy.util.load_model_from_config(spacy.Config().from_str(CONFIG), auto_fill=True)
    examples = [Example(_bare(d), d) for d in _training_texts(nlp.vocab, corpora)]
    optimizer = nlp.initialize(lambda: examples)
    sizes, end = compounding(2.0, 16.0, 1.002), time.process_time() + seconds
    while time.process_time() < end:
        rng.shuffle(examples)
        for batch in minibatch(examples, (int(next(sizes)) for _ in iter(int, 1))):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            if time.process_time() >= end:
                break
    return nlp, optimizer.averages


def _training_texts(vocab: Vocab, corpora: Path) -> list[Doc]:
    docs = [d for name in ("ewt", "gum_open") for d in _trees(vocab, corpora / name / "train.conllu")]
    parts = (corpora / "ner_gum" / "train.jsonl", corpora / "ner_uner_ewt" / "dev.jsonl")
    return docs + [d for path in parts for d in _entities(vocab, path)]


def _bare(doc: Doc) -> Doc:
    """The words without what is known of them."""
    return Doc(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc])


def _trees(vocab: Vocab, path: Path) -> Iterator[Doc]:
    sentences = [s for b in path.read_text(encoding="utf-8").split("\n\n") if (s := _rows(b))]
    for i in range(0, len(sentences), SENTENCES):
        words, spaces, heads, deps = [], [], [], []
        for rows in sentences[i : i + SENTENCES]:
            base, place = len(words), {r[0]: n for n, r in enumerate(rows)}
            words += [r[1] for r in rows]
            spaces += ["SpaceAfter=No" not in r[9] for r in rows]
            heads += [base + (n if r[6] == "0" else place[r[6]]) for n, r in enumerate(rows)]
            deps += ["ROOT" if r[6] == "0" else r[7] for r in rows]
        yield Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps)


def _rows(block: str) -> list[list[str]]:
    return [r for line in block.split("\n") if line[:1].isdigit() and (r := line.split("\t"))[0].isdigit()]


def _entities(vocab: Vocab, path: Path) -> Iterator[Doc]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sents = [s for s in row["sents"] if s["words"]]
        for i in range(0, len(sents), SENTENCES):
            yield _tagged(vocab, sents[i : i + SENTENCES])


def _tagged(vocab: Vocab, sents: list[dict]) -> Doc:
    words, spaces, spans = [], [], []
    for s in sents:
        spans += [(len(words) + a, len(words) + b, label) for a, b, label in s["ents"]]
        words += s["words"]
        spaces += [*s["spaces"][:-1], True]
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents([Span(doc, *x) for x in spans])
    return doc


def _scores(nlp: Language, corpora: Path) -> dict[str, float]:
    """Scores on texts that were not trained on, with gold words."""
    out = {}
    for name in ("ewt", "gum_open"):
        found = _evaluate(nlp, list(_trees(nlp.vocab, corpora / name / "test.conllu")))
        out |= {f"{name} LAS": found["dep_las"], f"{name} UAS": found["dep_uas"]}
    for name in ("ner_gum", "ner_uner_ewt"):
        found = _evaluate(nlp, list(_entities(nlp.vocab, corpora / name / "test.jsonl")))
        out[f"{name} F1"] = found["ents_f"]
    return {k: round(100 * v, 1) for k, v in out.items()}


def _evaluate(nlp: Language, docs: list[Doc]) -> dict[str, float]:
    examples = []
    for d in docs:
        guess = _bare(d)
        for _, pipe in nlp.pipeline:
            guess = pipe(guess)
        examples.append(Example(guess, d))
    return Scorer(nlp).score(examples)


if __name__ == "__main__":
    main()
