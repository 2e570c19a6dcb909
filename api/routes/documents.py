"""One document: whole, added, taken out."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from api.adding import add, document_of_text, documents_of_file
from api.asking import asked
from api.problems import ProblemError, invalid_parameters
from api.resources import ResourcesNeeded, StoreNeeded
from api.routes.errors import Responses, problems
from api.schemas.documents import DocumentsAdded, DocumentText, DocumentWhole, EntityNamed
from graph.loading import remove
from graph.record import Document
from queries.resolving import existing_document

router = APIRouter(tags=["documents"])
_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "One .txt .md .html .pdf .docx .eml or .jsonl."},
    },
}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": DocumentText.model_json_schema()},
            "multipart/form-data": {"schema": _FORM},
        },
    }
}
_UNCHANGED: Responses = {200: {"model": DocumentsAdded, "description": "The graph held it already; nothing changed."}}


@router.get("/documents/{uid}", summary="One document", responses=problems(404, 422, 503))
def document(store: StoreNeeded, uid: str) -> DocumentWhole:
    """The document with its text, to which all offsets refer, and everyone whom it names."""
    whole = asked(store, "document", {"document": uid}).rows[0]
    names = asked(store, "document-entities", {"document": uid}).rows
    return DocumentWhole(**whole, names=[EntityNamed(**row) for row in names])


@router.post(
    "/documents",
    summary="Add a document",
    status_code=201,
    response_model=DocumentsAdded,
    openapi_extra=_BODY,
    responses=_UNCHANGED | problems(400, 413, 415, 422, 503),
)
async def add_documents(request: Request, response: Response, resources: ResourcesNeeded) -> DocumentsAdded:
    """Reads a file (multipart form) or a text (JSON), extracts what it states, and loads it: 201.

    Sending the same again changes nothing: 200.
    """
    found = await _sent(request)
    added = await run_in_threadpool(add, resources, found)
    response.status_code = 201 if added.added else 200
    response.headers["Location"] = f"/documents/{added.uid}"
    return added


@router.delete(
    "/documents/{uid}",
    status_code=204,
    response_class=Response,
    summary="Take a document out",
    responses=problems(404, 422, 503),
)
def delete_document(store: StoreNeeded, uid: str) -> None:
    """Leaves exactly the graph that there would be without the document."""
    remove(store, existing_document(store, uid))


async def _sent(request: Request) -> list[Document]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "application/json":
        return [document_of_text(_text(await request.body()))]
    if media_type != "multipart/form-data":
        raise ProblemError(
            415,
            "unknown-media-type",
            f"the request is {media_type or 'of no media type'}; send a text as application/json "
            "or a file as multipart/form-data",
            allowed=["application/json", "multipart/form-data"],
        )
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise ProblemError(422, "missing-file", "the form has no file in its field `file`", allowed=["file"])
        content = await file.read()
        name = file.filename or ""
    return await run_in_threadpool(documents_of_file, name, content)


def _text(body: bytes) -> DocumentText:
    try:
        return DocumentText.model_validate_json(body)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False)
        raise invalid_parameters([{**one, "loc": ("body", *one["loc"])} for one in errors]) from error
