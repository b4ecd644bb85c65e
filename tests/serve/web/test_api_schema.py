"""Strange requests of every kind, made from the API's own description: no crash, no answer outside of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation.drivers import CoverageGenerator
from schemathesis.generation.feedback import NO_FEEDBACK
from schemathesis.generation.overrides import Override
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.serve.web.app import create_app
from dragoman.serve.web.settings import Settings

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MANY = "1000000/minute"


def covering(operation: Any, api: Any) -> CoverageGenerator:
    """Every limit of every parameter of an operation: the least, the most, one beyond, none, of another type."""
    generation = api.config.generation_for(operation=operation, phase="coverage")
    nothing = Override(query={}, headers={}, cookies={}, path_parameters={})
    return CoverageGenerator(
        operation=operation,
        generation_modes=generation.modes,
        generation_config=generation,
        auth_storage=None,
        override=nothing,
        feedback=NO_FEEDBACK,
    )


def test_no_request_breaks_the_server_or_its_description(samples: Path) -> None:
    app = create_app(Settings(record=str(samples), open_review=True, reading_limit=MANY, writing_limit=MANY))
    api = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    tried = []
    for found in api.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        tried.append(operation.label)

        @settings(
            max_examples=15,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)

        holds()
        covered = 0
        for case in covering(operation, api):
            case.call_and_validate(checks=CHECKS)
            covered += 1
        assert covered > 5, operation.label
    app.state.site.close()
    assert len(tried) >= 15
