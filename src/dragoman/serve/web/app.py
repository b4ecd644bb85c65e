"""The application: pages, API and static files around one record.

In: settings. Out: a FastAPI application for any ASGI server. Each module of `pages` and `api` with a `router`
is part of it; nothing of the stages that read documents is imported here.
"""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from types import ModuleType

from fastapi import Depends, FastAPI
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman import __version__
from dragoman.serve.web import api, pages
from dragoman.serve.web.failing import Unforeseen, handle_errors
from dragoman.serve.web.guarding import guard
from dragoman.serve.web.headers import Headers
from dragoman.serve.web.intake import Intake
from dragoman.serve.web.journal import Journal
from dragoman.serve.web.repeating import Repeating
from dragoman.serve.web.settings import Settings
from dragoman.serve.web.site import STATIC, Site
from dragoman.serve.web.upkeep import Upkeep


def create_app(settings: Settings) -> FastAPI:
    """The application for a record.

    Raises:
        RecordError: there is no such record, or it cannot be opened.
    """
    site = Site(settings)

    @asynccontextmanager
    async def held(_app: FastAPI) -> AsyncIterator[None]:
        upkeep = Upkeep(site)
        upkeep.start()
        yield
        upkeep.stop()
        site.close()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        lifespan=held,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(guard)],
        docs_url=None,  # the pages of FastAPI load scripts from elsewhere
        redoc_url=None,
    )
    app.state.site = site
    routers = {one.__name__: one.router for one in (*modules(pages), *modules(api))}
    for name, router in routers.items():
        app.include_router(router, include_in_schema=name.startswith(api.__name__))
    app.mount("/static", Static(directory=STATIC), name="static")
    site.paths = frozenset(str(one.path) for router in routers.values() for one in router.routes)
    if "/" not in site.paths:
        app.add_api_route("/", lambda: RedirectResponse("/documents"), include_in_schema=False)
    handle_errors(app)
    app.add_middleware(Intake, largest=settings.largest_upload, longest=settings.longest_upload)
    app.add_middleware(Repeating, site=site)
    app.add_middleware(Unforeseen)
    app.add_middleware(Headers)
    app.add_middleware(Journal)
    return app


class Static(StaticFiles):
    """Static files, which browsers may keep: their addresses change with them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 404; for a year where its address says which state of it is meant."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            versioned = b"v=" in scope.get("query_string", b"")
            response.headers["Cache-Control"] = (
                "public, max-age=31536000, immutable" if versioned else "no-cache"
            )
        return response


def modules(package: ModuleType) -> list[ModuleType]:
    """The modules of a package that have a router, in the order of their names."""
    names = sorted(one.name for one in pkgutil.iter_modules(package.__path__) if not one.ispkg)
    found = [import_module(f"{package.__name__}.{name}") for name in names]
    return [one for one in found if hasattr(one, "router")]
