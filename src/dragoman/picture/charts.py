"""A series as an Altair chart, for notebooks: cooperation above a line, conflict below it."""

from __future__ import annotations

from typing import Any

from dragoman.errors import QueryError
from dragoman.picture.series import Series

# A pair that those who see no red or no green tell apart; the side of the line says it as well.
COLOURS = {"cooperation": "#1b7f9e", "conflict": "#c8553d"}


def series_chart(series: Series, title: str) -> Any:
    """The chart. Raises `QueryError` where Altair is not installed."""
    try:
        import altair as alt
    except ImportError as error:
        raise QueryError(
            "a chart needs Altair, which is not installed: pip install 'dragoman[notebook]'"
        ) from error
    rows = [
        {
            "start": bucket.start.isoformat(),
            "end": bucket.end.isoformat(),
            "label": bucket.label,
            "what": what,
            "sum": value if what == "cooperation" else -value,
            "score": bucket.score,
            "events": len(bucket.events) + bucket.imported,
            "origins": bucket.origins,
        }
        for bucket in series.buckets
        for what, value in (
            ("cooperation", bucket.cooperation),
            ("conflict", bucket.conflict),
        )
    ]
    data: Any = {"values": rows}
    chart = alt.Chart(data, title=title).mark_bar()
    return chart.encode(
        x=alt.X("start:T", title=f"by {series.by} of the deed"),
        x2="end:T",
        y=alt.Y("sum:Q", title="conflict – | cooperation +"),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
            legend=alt.Legend(title=f"score version {series.score_version}", orient="bottom"),
        ),
        tooltip=["label:N", "what:N", "sum:Q", "score:Q", "events:Q", "origins:Q"],
    ).properties(width="container", height=220)
