"""Which elements of HTML are paragraphs, which never hold words, and which classes hide theirs."""

from __future__ import annotations

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "nav",
        "optgroup",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "v:textbox",
        "w:p",
        "xmp",
    ]
)
BLOCK_DISPLAYS = frozenset(
    ["block", "flex", "flow-root", "grid", "list-item", "table", "table-caption", "table-cell", "table-row"]
)
"""Ways to display any element as a paragraph of its own."""

MACHINERY = frozenset(
    [
        "annotation",
        "annotation-xml",
        "applet",
        "area",
        "base",
        "col",
        "colgroup",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "link",
        "m:mathpr",
        "map",
        "meta",
        "noembed",
        "noframes",
        "o:documentproperties",
        "o:officedocumentsettings",
        "param",
        "script",
        "source",
        "style",
        "template",
        "title",
        "track",
        "w:latentstyles",
        "w:sdtendpr",
        "w:sdtpr",
        "w:worddocument",
        "x:excelworkbook",
        "xml",
    ]
)
"""Code and settings."""

UNSEEN_CLASSES = frozenset(
    [
        "cdk-visually-hidden",
        "govuk-visually-hidden",
        "nhsuk-u-visually-hidden",
        "screen-reader-only",
        "screen-reader-text",
        "screenreader-only",
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
    ]
)
"""Classes for words that only a screen reader reads; a program may copy them without the style sheet that says so."""

SEEN = frozenset(
    {"a", "b", "br", "em", "font", "i", "ins", "li", "o:p", "ol", "span", "strong", "sub", "sup", "td", "th", "u", "ul"}
)
"""Elements that are always seen, unless something else is said of them."""

HIDING_STYLES = frozenset(
    [
        "clip",
        "clip-path",
        "content-visibility",
        "display",
        "filter",
        "margin-left",
        "mso-element",
        "mso-hide",
        "mso-list",
        "mso-special-character",
        "opacity",
        "overflow",
        "position",
        "text-decoration",
        "text-decoration-line",
        "text-indent",
        "text-line-through",
        "transform",
    ]
)
"""Properties by which an element may be hidden, struck out, or something else than words of the text."""
