"""Pages and reports of our own invention, as sites would show them."""

from __future__ import annotations

PARAGRAPHS = (
    (
        "The foreign ministers of Norway and Kenya met in Oslo on Thursday and signed an accord on"
        " fishing rights that had been under negotiation for almost two years."
    ),
    (
        "“We have found a fair balance,” the Norwegian minister said after the ceremony. Her Kenyan"
        " counterpart thanked the mediators from Finland for their patience."
    ),
    (
        "The accord allows forty vessels to work in the northern waters until the end of next year. A"
        " joint commission will meet every spring to review the quotas that both sides agreed."
    ),
    (
        "Uganda, which had asked to take part in the talks, criticised the outcome and said that it"
        " would raise the matter at the African Union in Addis Ababa."
    ),
)


def page(
    *,
    head: str = "",
    title: str = "Norway and Kenya sign fishing accord",
    body: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
) -> str:
    """A page with an article, a menu, comments and a footer."""
    article = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
{head}</head><body>
<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1>{body}
{article}</article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment">
<p>What a waste of money, says reader Ole, who has never seen a fishing boat in his life.</p>
</div></section>
<footer><p>© 2009 Nordlys Publishing. All rights reserved. Subscribe to our newsletter.</p></footer>
</body></html>"""


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Norway and Kenya sign fishing accord",
"datePublished": "2019-05-03T08:00:00+02:00", "dateModified": "2019-05-09T10:00:00+02:00",
"publisher": {"@type": "Organization", "name": "Nordlys Post"}}</script>
<link rel="canonical" href="https://nordlys.example/world/fishing-accord">
"""
