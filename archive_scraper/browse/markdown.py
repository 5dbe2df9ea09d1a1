"""A crawled article's Markdown as HTML that can do nothing: no HTML of its own, no pictures, no odd addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from archive_scraper.browse.words import safe_url

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

_LONGEST = 400_000
"""Characters, a book of 65,000 words; what is longer is shown as plain text, so that no page holds up the others."""
_FIRST_HEADING = 3
"""The page's own headings stand above those of the text."""


def render_markdown(text: str) -> Markup:
    r"""Return Markdown as HTML. Tags in the text are shown as text, pictures become links to them.

    >>> render_markdown("*Fine* <script>alert(1)</script> [x](javascript:alert(1))")
    Markup('<p><em>Fine</em> &lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1))</p>\n')
    """
    if len(text) > _LONGEST:
        return render_plain(text)
    return Markup(_renderer().render(text))  # noqa: S704 - made from escaped text alone


def render_plain(text: str) -> Markup:
    """Return text as paragraphs, one a line."""
    return Markup("\n").join(Markup('<p dir="auto">{}</p>').format(line) for line in text.splitlines() if line.strip())


@cache
def _renderer() -> MarkdownIt:
    # html=False escapes tags; the maximum depth keeps a page of ">>>>>" from costing anything.
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "typographer": False}).enable("table")
    markdown.validateLink = lambda url: url.startswith("#") or safe_url(url) is not None  # type: ignore[method-assign] # the documented way
    markdown.add_render_rule("link_open", _link_open)
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("heading_open", _heading)
    markdown.add_render_rule("heading_close", _heading)
    return markdown


def _link_open(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    tokens[place].attrSet("rel", "noopener noreferrer nofollow")
    return self.renderToken(tokens, place, options, env)


def _image(  # the arguments of every rule
    self: RendererHTML,  # noqa: ARG001 - see above
    tokens: Sequence[Token],
    place: int,
    options: OptionsDict,  # noqa: ARG001 - see above
    env: MutableMapping[str, Any],  # noqa: ARG001 - see above
) -> str:
    token = tokens[place]
    url = safe_url(str(token.attrGet("src") or ""))
    label = token.content or "Picture"
    if url is None:
        return str(escape(label))
    return str(Markup('<a rel="noopener noreferrer nofollow" href="{}">[{}]</a>').format(url, label))


def _heading(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    token = tokens[place]
    token.tag = f"h{min(int(token.tag[1]) + _FIRST_HEADING - 1, 6)}"
    return self.renderToken(tokens, place, options, env)
