"""The application of the desk: forms in, decisions out. It works without scripts; every action is a form."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from timeline.editing.decisions import Stale
from timeline.events import Event
from timeline.problems import Invalid
from timeline.store.names import KINDS
from timeline.store.names_edit import with_alias, with_ignored
from timeline.updating.pipeline import dates_of
from timeline.workshop.date_choices import date_choices
from timeline.workshop.desk import ORDERS, REASONS, Desk, Query, Suggestion, basis_words
from timeline.workshop.excerpts import excerpt
from timeline.workshop.forms import OWN, STATUSES, SuggestionForm, form_of, read_form
from timeline.workshop.pages import generations, static
from timeline.workshop.passages import paragraphs_of
from timeline.workshop.rendering import render_template

MOST: Final = 400
"""So many suggestions are listed at once."""


class ReviewApp:
    """Answers for a desk. ``preview`` is the address of the site's pages, "" where none is served."""

    def __init__(self, desk: Desk, preview: str = "", stopped: Callable[[], bool] = lambda: False) -> None:
        self._desk, self._preview, self._stopped = desk, preview, stopped

    def application(self) -> Starlette:
        """Return the application."""
        return Starlette(
            routes=[
                Route("/", self._in_thread(self.list)),
                Route("/next", self._in_thread(self.next)),
                Route("/item/{ident}", self._in_thread(self.item)),
                Route("/item/{ident}", self._in_thread(self.decide), methods=["POST"]),
                Route("/bulk", self._in_thread(self.bulk), methods=["POST"]),
                Route("/undo", self._in_thread(self.undo), methods=["POST"]),
                Route("/-/state", self._in_thread(self.state)),
                Route("/-/changes", self.changes),
                Route("/-/{name}", static),
            ]
        )

    def list(self, query: Query, _: Request, __: Mapping[str, Any]) -> Response:
        """Show the queue."""
        rows = self._desk.queue(query)
        articles: dict[str, str] = {}
        for one in self._desk.suggestions:
            if one.article is not None:
                articles.setdefault(one.article.id, one.article.title or one.article.id)
        return self._page("list.html", query, rows=rows[:MOST], total=len(rows), articles=articles)

    def next(self, query: Query, _: Request, __: Mapping[str, Any]) -> Response:
        """Go to the first of the queue."""
        rows = self._desk.queue(query)
        return _see(_item(rows[0].id, query) if rows else _list(query))

    def item(self, query: Query, request: Request, _: Mapping[str, Any]) -> Response:
        """Show a suggestion beside its article."""
        one = self._desk.find(request.path_params["ident"])
        return self._gone(query) if one is None else self._item(query, one, form_of(one.event))

    def decide(self, query: Query, request: Request, fields: Mapping[str, Any]) -> Response:
        """Accept, reject, join, split, or name, and go on to the next."""
        one = self._desk.find(request.path_params["ident"])
        if one is None:
            return self._gone(query)
        version = str(fields.get("version", ""))
        form, event = read_form(one.event, self._known(fields), dates_of(self._desk.settings))
        if form.errors:
            return self._item(query, one, form, status=422)
        following = self._following(query, one)
        try:
            match fields:
                case {"reject": reason}:
                    because = str(fields.get("because") or "") if reason == "own" else str(reason)
                    self._desk.reject([one.id], {one.id: version}, because)
                case {"join": into}:
                    self._desk.join(one.id, version, str(into))
                case {"split": _}:
                    numbers = [int(number) for number in fields.get("sources", []) if number.isdigit()]
                    self._desk.split(one.id, version, numbers)
                    following = one.id
                case {"alias": alias}:
                    self._name(str(alias), fields)
                    following = one.id
                case {"ignore": name}:
                    self._desk.name(partial(with_ignored, name=str(name)), f"“{name}” is no name")
                    following = one.id
                case _:
                    changed = event != one.event
                    self._desk.accept([one.id], {one.id: version}, (lambda _: event) if changed else None)
        except Stale as stale:
            self._desk.refresh()
            now = self._desk.find(one.id)
            if now is None:
                return self._gone(query, str(stale.problems[0].message))
            return self._item(query, now, form, status=409, conflict=(one.event, now.event), said=str(stale))
        except Invalid as invalid:
            return self._item(query, one, form, status=409, said="; ".join(str(one) for one in invalid.problems))
        if following is not None and self._desk.find(following) is None:
            following = None
        return _see(_item(following, query) if following else _list(query))

    def bulk(self, query: Query, _: Request, fields: Mapping[str, Any]) -> Response:
        """Accept or reject what was ticked, or all that is shown."""
        every = fields.get("shown" if "all" in fields else "chosen", [])
        versions = dict(str(one).rsplit(":", 1) for one in every if ":" in one)
        what = str(fields.get("all") or fields.get("do") or "")
        try:
            if versions and what == "accept":
                self._desk.accept(list(versions), versions)
            elif versions and what == "reject":
                self._desk.reject(list(versions), versions, str(fields.get("because") or ""))
        except Invalid as invalid:
            self._desk.refresh()
            return self._page_of_list(query, str(invalid.problems[0]), 409)
        return _see(_list(query))

    def undo(self, query: Query, _: Request, __: Mapping[str, Any]) -> Response:
        """Take the last decision back, and show what it was about."""
        try:
            last = self._desk.undo()
        except Invalid as invalid:
            return self._page_of_list(query, str(invalid.problems[0]), 409)
        there = last is not None and last.ident and self._desk.find(last.ident) is not None
        return _see(_item(last.ident, query) if last is not None and there else _list(query))

    def state(self, _: Query, request: Request, __: Mapping[str, Any]) -> Response:
        """Say how a suggestion is now, for pages that are open while files change."""
        one = self._desk.find(request.query_params.get("id", ""))
        return JSONResponse({"version": one.version if one else "", "count": len(self._desk.suggestions)})

    async def changes(self, request: Request) -> Response:
        """Tell pages that are open of changes."""
        stream: AsyncIterator[str] = generations(lambda: self._desk.generation, self._stopped, request)
        return StreamingResponse(stream, media_type="text/event-stream")

    def _known(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields without those of keys that the settings do not declare."""
        declared = {f"{OWN}{name}" for name in self._desk.settings.own_keys}
        return {name: said for name, said in fields.items() if not name.startswith(OWN) or name in declared}

    def _name(self, alias: str, fields: Mapping[str, Any]) -> None:
        name, kind = str(fields.get("canonical") or "").strip(), str(fields.get("kind") or "")
        if name and name != alias:
            write = partial(with_alias, alias=alias, name=name, kind=kind if kind in KINDS else "")
            self._desk.name(write, f"“{alias}” is {name}")

    def _item(
        self,
        query: Query,
        one: Suggestion,
        form: SuggestionForm,
        *,
        status: int = 200,
        conflict: tuple[Event, Event] | None = None,
        said: str = "",
    ) -> Response:
        desk = self._desk
        rows = desk.queue(query)
        at = next((number for number, row in enumerate(rows) if row.id == one.id), None)
        all_names = (name for suggestion in desk.suggestions for name in suggestion.event.who)
        names = sorted({*desk.files.names.canonical.values(), *all_names})
        article = one.article
        return self._page(
            "item.html",
            query,
            status,
            one=one,
            form=form,
            statuses=STATUSES,
            reasons=REASONS,
            kinds=KINDS,
            names=names,
            declared=desk.settings.own_keys,
            basis=basis_words(one.event),
            choices=date_choices(one.event, article, one.passage),
            paragraphs=paragraphs_of(article, desk.marks(one)) if article is not None else (),
            similar=desk.similar(one),
            at=at,
            total=len(rows),
            before=rows[at - 1].id if at else None,
            after=rows[at + 1].id if at is not None and at + 1 < len(rows) else None,
            of_section=sum(row.section == one.section and row.article == article for row in desk.suggestions),
            of_article=sum(row.article == article for row in desk.suggestions),
            differs=_differences(*conflict) if conflict else (),
            said=said,
        )

    def _following(self, query: Query, one: Suggestion) -> str | None:
        rows = [row.id for row in self._desk.queue(query)]
        if one.id not in rows:
            return rows[0] if rows else None
        at = rows.index(one.id)
        return rows[at + 1] if at + 1 < len(rows) else rows[at - 1] if at else None

    def _gone(self, query: Query, said: str = "") -> Response:
        message = said or "This suggestion was decided elsewhere, or its text has changed."
        return self._page_of_list(query, message, 409)

    def _page_of_list(self, query: Query, said: str, status: int) -> Response:
        rows = self._desk.queue(query)
        return self._page("list.html", query, status, rows=rows[:MOST], total=len(rows), articles={}, said=said)

    def _page(self, template: str, query: Query, status: int = 200, **values: Any) -> Response:
        desk = self._desk
        problems = [excerpt(desk.settings.root, problem) for problem in desk.files.problems[:3]]
        shown: dict[str, Any] = {
            "said": "",
            "site": desk.settings.title or desk.settings.site_name,
            "query": query,
            "orders": ORDERS,
            "left": len(desk.suggestions),
            "waiting": sum(one.state == "waiting" for one in desk.suggestions),
            "decided": desk.decided,
            "last": desk.last,
            "problems": problems,
            "preview": self._preview,
            "item_of": partial(_item, query=query),
            "list_of": partial(_list, query),
            "queried": urlencode(_params(query)),
        }
        return HTMLResponse(render_template(template, **(shown | values)), status)

    @staticmethod
    def _in_thread(
        answer: Callable[[Query, Request, Mapping[str, Any]], Response],
    ) -> Callable[[Request], Any]:
        async def answering(request: Request) -> Response:
            fields = _fields(await request.body()) if request.method == "POST" else {}
            return await run_in_threadpool(answer, _query(request), request, fields)

        return answering


_LISTS: Final = ("chosen", "shown", "sources")


def _fields(body: bytes) -> dict[str, Any]:
    """What a form says; what can be ticked more than once is a list."""
    fields: dict[str, Any] = {}
    for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
        if name in _LISTS:
            fields.setdefault(name, []).append(value)
        else:
            fields[name] = value
    return fields


def _query(request: Request) -> Query:
    asked = request.query_params
    order = asked.get("order", "")
    return Query(
        order if order in ORDERS else "article",
        asked.get("article", ""),
        asked.get("section", ""),
        asked.get("state", "") if asked.get("state") in ("waiting", "draft") else "",
        asked.get("dated") == "1",
        asked.get("words", ""),
    )


def _params(query: Query, **other: str) -> dict[str, str]:
    said = {
        "order": query.order if query.order != "article" else "",
        "article": query.article,
        "section": query.section,
        "state": query.state,
        "dated": "1" if query.dated else "",
        "words": query.words,
    }
    return {name: value for name, value in (said | other).items() if value}


def _item(ident: str, query: Query) -> str:
    asked = urlencode(_params(query))
    return f"/item/{quote(ident, safe='')}" + (f"?{asked}" if asked else "")


def _list(query: Query, **other: str) -> str:
    asked = urlencode(_params(query, **other))
    return f"/?{asked}" if asked else "/"


def _see(address: str) -> Response:
    return RedirectResponse(address, 303)


def _differences(before: Event, now: Event) -> Sequence[tuple[str, str, str]]:
    """The fields of an event that differ, each as it was and as it is."""
    one, other = form_of(before), form_of(now)
    names = ("title", "date", "time", "status", "speaker", "who", "where", "tags", "text")
    values = [(name, getattr(one, name), getattr(other, name)) for name in names]
    values += [(name, one.own.get(name, ""), other.own.get(name, "")) for name in sorted({*one.own, *other.own})]
    return tuple((name, was, now) for name, was, now in values if was != now)
