"""One address for every question whose file names one: `/entities/{entity}/timeline`, `/claims/disputed` …"""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.answers.described import parameters_of, responses_of
from api.answers.items import Item, item_of
from api.answers.paging import Page
from api.answers.responding import respond
from api.answers.wanted import Wanted
from api.asking import asked
from api.resources import StoreNeeded
from api.schemas.base import EntityLink
from graph.store.base import Store
from queries.addresses import placeholders, shape
from queries.questions import Question, Type, questions
from queries.resolving import present_entity


def router_of(taken: Collection[str]) -> APIRouter:
    """The routes of all questions, but for addresses that have a handler of their own (`taken`).

    An address of words stands before one with a placeholder in the same place: `/claims/disputed` is no claim.
    """
    shapes = {shape(path) for path in taken}
    router = APIRouter()
    open_ones = [one for one in questions().values() if one.path and shape(one.path) not in shapes]
    for question in sorted(open_ones, key=lambda one: (len(placeholders(one.path)), one.path)):
        item = item_of(question.name)
        router.add_api_route(
            question.path,
            _endpoint(question, item),
            name=question.name,
            summary=question.title,
            description=question.answers,
            tags=[question.path.split("/")[1]],
            response_class=Response,
            responses=responses_of(question, item),
            openapi_extra={"parameters": parameters_of(question, item.members)},
        )
    return router


def _endpoint(question: Question, item: Item) -> Callable[[Request, Store], Response]:
    names = placeholders(question.path)
    ends = [name for name in names if question.parameter(name).type is Type.ENTITY]

    def answer(request: Request, store: StoreNeeded) -> Response:
        given = {name: request.path_params[name] for name in names}
        present = given | {name: present_entity(store, given[name]) for name in ends}
        if present != given:
            return _moved(request, question, present)

        def around(items: list[dict[str, Any]], page: Page, asking: Wanted) -> dict[str, Any]:
            links = _links(store, {name: present[name] for name in ends})
            return {"items": items, "limit": asking.limit, "offset": page.start, **links}

        return respond(request, store, question, item, given, around)

    return answer


def _moved(request: Request, question: Question, present: Mapping[str, str]) -> Response:
    path = question.path.format(**{name: quote(value, safe="") for name, value in present.items()})
    query = request.url.query
    return RedirectResponse(f"{path}?{query}" if query else path, 308)


def _links(store: Store, uids: Mapping[str, str]) -> dict[str, Any]:
    """The entities that the address names, so that an answer says of whom it speaks."""
    found = asked(store, "entities", {"entities": [*uids.values()]}).rows if uids else []
    by_uid = {row["uid"]: EntityLink(uid=row["uid"], name=row["name"], kind=row["kind"]) for row in found}
    return {name: by_uid[uid].model_dump(mode="json") for name, uid in uids.items()}
