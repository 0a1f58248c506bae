"""Count in how many passages of public-domain news each word stands, for the table src/hearsay/tables/data/words.tsv.

    python -m training.word_spread CORPORA > src/hearsay/tables/data/words.tsv

CORPORA holds voa_attributions/*.jsonl: passages of the Groningen Meaning Bank 2.2 (Voice of America and other texts in
the public domain). The table keeps words of two passages or more; no text can be put together from it.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from hearsay.tables.words import KEEP, words_in

HEAD = """\
# How widely words are spread over news, counted by training/word_spread.py. Source of every row: the public-domain
# passages (Voice of America and others) of the Groningen Meaning Bank 2.2, https://gmb.let.rug.nl
# The row "*" is the number of passages. small: passages in which the word stands with a small letter.
word\tpassages\tsmall"""


def main() -> None:
    passages = Counter[str]()
    small = Counter[str]()
    total = 0
    for path in sorted(Path(sys.argv[1], "voa_attributions").glob("*.jsonl")):
        for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
            words = list(words_in(json.loads(line)["text"]))
            passages.update({w.key for w in words})
            small.update({w.key for w in words if w.text[0].islower()})
            total += 1
    print(HEAD)
    print(f"*\t{total}\t{total}")
    for word, n in sorted(passages.items()):
        if n >= KEEP and not word.isdigit():
            print(f"{word}\t{n}\t{small[word]}")


if __name__ == "__main__":
    main()
