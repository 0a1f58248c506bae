"""The brief as Markdown: words of reports stay words. markdown-it reads it as a reader's program would."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hearsay.render.markdown import escaped, markdown
from hearsay.render.phrases import one_line
from hearsay.render.view import view
from tests import factory

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "<script>alert(1)</script>",
    "[press](http://x.example)",
    "![x](http://x.example/x.png)",
    "<http://x.example>",
    "[ref]: http://x.example",
    "`code` **bold** _it_ ~~gone~~ $x$",
    "# Head",
    "- item",
    "1. first",
    "> quoted",
    "---",
    "| a | b |",
    "&lt;script&gt; &amp;",
    "a\\",
    "<!-- c -->",
]


def flat(tokens: list[Token]) -> Iterator[Token]:
    for t in tokens:
        yield t
        yield from flat(t.children or [])


def kinds(text: str) -> set[str]:
    return {t.type for t in flat(READER.parse(text))}


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_words_make_no_markup(evil: str) -> None:
    shown = markdown(view(factory.single(evil, outlet=evil, title=evil)))
    assert not kinds(shown) & {"link_open", "image", "html_inline", "html_block", "code_inline", "em_open", "s_open"}
    plain = kinds(markdown(view(factory.single("Gate shut."))))
    assert kinds(shown) <= plain | {"text"}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(one_line).filter(bool))
def test_escaped_words_read_as_they_stand(text: str) -> None:
    tokens = list(flat(READER.parse(f"- {escaped(text)}")))
    assert "".join(t.content for t in tokens if t.type in ("text", "text_special")) == text
    assert {t.type for t in tokens} <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "text",
        "text_special",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }


def test_addresses_are_not_made_links_by_programs_that_look_for_them() -> None:
    assert escaped("see http://x.example or www.x.example") == "see http\\://x.example or www\\.x.example"


def test_every_part_is_there() -> None:
    shown = markdown(view(factory.bridge()))
    for words in (
        "## Disputed",
        "## Changed",
        "## Timeline",
        "## Check these first",
        "## Sources",
        "## Reports",
        "Teleg → ",
    ):
        assert words in shown


def test_empty_brief_and_many_claims() -> None:
    assert "No claims were found" in markdown(view(factory.brief(factory.story())))
    assert "188 more claims: `--all`." in markdown(view(factory.many(200)))


def test_reasons_stand_under_claims_when_asked_for() -> None:
    assert "because: Ana Ruiz is one person in both." in markdown(view(factory.bridge()), why=True)
    assert "because" not in markdown(view(factory.bridge()))
