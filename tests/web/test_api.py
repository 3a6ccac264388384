"""The API: every route keeps to its description, whatever is asked, and says what went wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dragoman import Dossier
from dragoman.web import links
from dragoman.web.app import make_app
from dragoman.web.pages import pages
from dragoman.web.schemas.openapi import examples
from tests.web.conftest import client_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SLOWEST = 10.0  # seconds of processor for any one answer about the examples; the slowest takes 2
"""Bounds a hang, not the speed: other work may share the machine."""
HOST = {"host": "127.0.0.1"}
EACH = 4  # questions of each route in each mode, right and wrong ones


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    """The description of the API."""
    return client.get("/openapi.json").json()


def checked(description: dict[str, Any], schema: dict[str, Any], told: object) -> list[str]:
    """What is wrong with an answer, by the schema of a description."""
    whole = {**schema, "components": description["components"]}
    found = Draft202012Validator(whole).iter_errors(told)
    return [f"{one.json_path}: {one.message[:200]}" for one in found]


def schema_of(description: dict[str, Any], name: str, kind: str = "application/json") -> Any:
    for path in description["paths"].values():
        operation = path.get("get", {})
        if operation.get("operationId") == name:
            return operation["responses"]["200"]["content"][kind]["schema"]
    raise AssertionError(name)


def test_every_page_has_shapes_and_an_example() -> None:
    assert [name for name, page in pages().items() if not page.shapes] == []
    assert sorted(examples()) == sorted(pages())


@pytest.mark.parametrize("name", sorted(pages()))
def test_what_a_page_answers_is_what_its_schema_says(
    name: str, description: dict[str, Any], client: TestClient, affair: Dossier
) -> None:
    page = pages()[name]
    known = {"event": affair.events()[0].id, "story": affair.stories()[0].id}
    asked = examples()[name]["asked"] | ({"id": known[name]} if name in known else {})
    path = page.stem
    for word in list(asked):
        for pattern in ("{" + word + ":path}", "{" + word + "}"):
            if pattern in path:
                path = path.replace(pattern, asked.pop(word))
    answer = client.get(f"{path}.json", params=asked)
    schema = schema_of(description, f"{name}_json")
    assert answer.status_code == 200
    assert checked(description, schema, answer.json()) == []
    assert checked(description, schema, examples()[name]["answer"]) == []
    broken = answer.json() | {"records": [{"part": "no such part"}]}
    assert checked(description, schema, broken) != []


def test_whatever_is_judged_is_as_the_schema_says(
    description: dict[str, Any], affair: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import shutil

    import dragoman

    path = tmp_path_factory.mktemp("api") / "own.duckdb"
    shutil.copy(affair.path, path)
    with dragoman.open(path) as dossier:
        first, second = (one.row for one in dossier.review_queue(limit=2))
        dossier.judge(first.id, "wrong", note="x", who="reader")
        dossier.judge(second.id, "wrong", who="reader", where="Lake Chad")
        client = client_of(dossier)
        for address, name in (
            (links.one("report", first.report_id), "report"),
            (links.one("report", second.report_id), "report"),
            ("/judgements", "judgements"),
            ("/precision", "precision"),
            ("/review", "review"),
        ):
            told = client.get(f"{address}.json").json()
            assert checked(description, schema_of(description, f"{name}_json"), told) == []


def test_feeds_are_described_and_linked(
    description: dict[str, Any], client: TestClient, affair: Dossier
) -> None:
    dyad, story = affair.dyads()[0], affair.stories()[0]
    for kind, path in (
        ("dyad", f"/dyad/{dyad.a.code}/{dyad.b.code}"),
        ("actor", f"/actor/{dyad.a.code}"),
        ("story", f"/story/{story.id}"),
    ):
        page = client.get(path).text
        for ending, media in ((".atom", "atom"), (".feed.json", "feed")):
            assert page.count(f'href="{path}{ending}"') == 2
            assert f'<link rel="alternate" type="application/{media}' in page
        schema = schema_of(description, f"{kind}_feed_json", "application/feed+json")
        told = client.get(f"{path}.feed.json").json()
        assert checked(description, schema, told) == []
    assert ".atom" not in client.get("/actor/Kim%20Jong%20Un").text
    assert ".atom" not in client.get("/stories").text


def test_each_route_is_described(client: TestClient, description: dict[str, Any]) -> None:
    described = {
        operation["operationId"]
        for path in description["paths"].values()
        for operation in path.values()
    }
    wanted = {f"{name}_{face}" for name in pages() for face in ("json", "csv", "html")}
    wanted |= {
        f"{kind}_{face}" for kind in ("dyad", "actor", "story") for face in ("atom", "feed_json")
    }
    assert wanted | {"judge"} == described
    for path in description["paths"].values():
        for operation in path.values():
            assert operation["description"] and operation["summary"]
            assert "422" not in operation["responses"] or "ErrorBody" in str(
                operation["responses"]["422"]
            )


@pytest.fixture(scope="module")
def described_app(affair: Dossier) -> Any:
    """The application with its description, as schemathesis asks it."""
    return schemathesis.openapi.from_asgi("/openapi.json", make_app(affair), headers=HOST)


TWINS = [f"{name}_json" for name in sorted(pages())]
FACES = [f"{name}_{face}" for name in sorted(pages()) for face in ("csv", "html")]
FEEDS = [f"{kind}_{face}" for kind in ("actor", "dyad", "story") for face in ("atom", "feed_json")]
RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ASKED = [
    *((route, mode, EACH) for route in [*TWINS, "judge"] for mode in (RIGHT, WRONG)),
    *((route, RIGHT, EACH) for route in FEEDS),  # any word may be a code
    *((route, RIGHT, 2) for route in FACES),  # they ask what their JSON twin asks
]


@pytest.mark.parametrize(("route", "mode", "times"), ASKED)
def test_whatever_is_asked_the_answer_is_as_described(
    route: str, mode: GenerationMode, times: int, described_app: Any
) -> None:
    operation = described_app.find_operation_by_id(route)
    known = examples().get(route.partition("_")[0], {}).get("asked", {})

    @settings(
        deadline=None,
        max_examples=times,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def asks(case: Any) -> None:
        case.headers = {**(case.headers or {}), **HOST}
        if mode is RIGHT and "as_of" not in (case.query or {}):
            case.path_parameters = {name: known.get(name, one) for name, one in _words(case)}
        started = time.process_time()
        answer = case.call()
        assert time.process_time() - started < SLOWEST
        assert answer.status_code < 500
        # No schema can say which words name an actor of this dossier.
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])
        if answer.status_code >= 400 and "json" in answer.headers["content-type"][0]:
            assert set(answer.json()) == {"error"}
            assert set(answer.json()["error"]) == {"code", "message", "hint"}

    try:
        asks()
    except Unsatisfiable:  # nothing wrong can be asked of a page that takes no word, or any
        assert mode is WRONG


def _words(case: Any) -> list[tuple[str, str]]:
    return list((case.path_parameters or {}).items())
