"""A series as an Altair chart, for notebooks: cooperation above a line, conflict below it."""

from __future__ import annotations

from typing import Any, ClassVar

from dragoman.errors import QueryError
from dragoman.picture.series import Series
from dragoman.picture.series_svg import series_svg

# A pair that those who see no red or no green tell apart; the side of the line says it as well.
COLOURS = {"cooperation": "#1b7f9e", "conflict": "#c8553d"}
_PAIR = (COLOURS["cooperation"], COLOURS["conflict"])


def series_chart(series: Series, title: str) -> Any:
    """The chart. In a notebook it is shown by a drawing of ours beside its specification, so that
    nothing is fetched; once it is worked on further, Altair shows it in its own way. Raises `QueryError` where Altair is not installed.
    """
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
    chart = _offline(alt.Chart, series_svg(series, title, _PAIR), data, title).mark_bar()
    made = chart.encode(
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
    made.drawn_of.append(made.to_dict())
    return made


def _offline(base: type, svg: str, data: Any, title: str) -> Any:
    """A chart that shows itself by ``svg`` as long as it is as it was made."""

    class Shown(base):  # type: ignore[misc]
        """Altair's chart, with what it looks like beside it."""

        drawn_of: ClassVar[list[dict[str, Any]]] = []

        def _repr_mimebundle_(self, *given: Any, **named: Any) -> Any:
            spec = self.to_dict()
            if spec not in self.drawn_of:
                return super()._repr_mimebundle_(*given, **named)
            version = str(spec.get("$schema", "")).rpartition("/v")[2].partition(".")[0]
            vega = {f"application/vnd.vegalite.v{version}+json": spec} if version else {}
            return {"image/svg+xml": svg, "text/plain": f"{title}: an Altair chart", **vega}

    return Shown(data, title=title)
