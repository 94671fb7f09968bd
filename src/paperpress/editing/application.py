"""The way from an editor's request to its answer, as an ASGI application.

A page is made anew from what is on disk each time it is asked for. A save is a form that is sent; it
is answered by the way back to its page, or, where a script asks, by a few fields in JSON.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlsplit

from paperpress.editing.acts import ACTIONS, Act, WrongError, act, picture_in, version_now
from paperpress.editing.article_page import ArticleAtWork, article_page
from paperpress.editing.day import Day, identifier_of
from paperpress.editing.editors import Editors
from paperpress.editing.forms import Receive, form_of
from paperpress.editing.guards import OldPageError
from paperpress.editing.hearing import HEAR, hear, saved_reply
from paperpress.editing.last_press import LastPress
from paperpress.editing.newsroom import Newsroom
from paperpress.editing.pages import day_page, edition_page
from paperpress.editing.picture_forms import version_of_source
from paperpress.editing.proofs import Proofs
from paperpress.editing.refusals import back_to, day_of_page, refused_page, stale_page
from paperpress.editing.replies import JSON, json_reply, page_reply
from paperpress.editing.saving import StaleError
from paperpress.editing.sight import PART, Sight
from paperpress.editing.suggestions import SuggestionError, Suggestions
from paperpress.errors import PaperpressError
from paperpress.last_guard import guarded_awaiting
from paperpress.serving.answers import Answer, Text, answer
from paperpress.serving.error_pages import refused
from paperpress.serving.events import Events
from paperpress.serving.headers import headers_of
from paperpress.serving.listings import day_of, tag_of
from paperpress.serving.requests import RefusedError, Request, Scope, request_of
from paperpress.serving.settings import Settings
from paperpress.vocab import JPEG_TYPE
from paperpress.xhtml.words import Words

_ASSETS: Final = {
    "edit.css": "text/css; charset=utf-8",
    "edit.js": "text/javascript; charset=utf-8",
}
#: The browser names where a save comes from only where this lets it.
_HEADERS: Final = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}


@dataclass(slots=True)
class Application:
    """Answers editors."""

    settings: Settings
    newsroom: Newsroom
    editors: Editors
    press: LastPress
    events: Events
    proofs: Proofs = field(default_factory=Proofs)
    drafts: dict[str, str] = field(default_factory=dict)
    """Programs' drafts that nobody has taken, by the place of their picture."""

    async def __call__(self, scope: Scope, receive: Receive, send: Any) -> None:
        """Answer one request, as ASGI asks for."""
        if scope["type"] != "http":
            return
        reply = await self._reply(scope, receive)
        always = headers_of(https=self.settings.https, private=True)
        policy = always["Content-Security-Policy"] + "; script-src 'self'; connect-src 'self'"
        headers = {**always, **reply.headers, **_HEADERS, "Content-Security-Policy": policy}
        pairs = [(k.lower().encode(), v.encode("latin-1", "replace")) for k, v in headers.items()]
        await send({"type": "http.response.start", "status": reply.status, "headers": pairs})
        body = reply.body if isinstance(reply.body, bytes) and scope["method"] != "HEAD" else b""
        await send({"type": "http.response.body", "body": body})
        method, path = str(scope["method"])[:10], str(scope["path"])[:200]
        self.events.say("request", method=method, path=path, status=reply.status)

    async def _reply(self, scope: Scope, receive: Receive) -> Answer:
        """Return the answer to a request; whatever happens, there is one."""
        asked: list[Request] = []

        async def answered() -> Answer:
            request = request_of(scope, self.settings)
            asked.append(request)
            self.editors.guards.check_host(request)
            editor = await self.editors.admit(request)
            if request.method == "POST":
                return await self._post(request, receive, editor)
            if request.method not in {"GET", "HEAD"}:
                raise RefusedError(405, allow="GET, HEAD, POST")
            return await asyncio.to_thread(self._get, request, editor)

        def unforeseen(why: str) -> Answer:
            self.events.say("error", why=why)
            return self._refused(RefusedError(500), asked)

        try:
            return await guarded_awaiting(answered, unforeseen, foreseen=(PaperpressError, OSError))
        except RefusedError as refusal:
            return self._refused(refusal, asked)
        except (PaperpressError, OSError) as error:
            self.events.say("not-read", why=error)
            sight = self._sight(asked[-1], self.editors.nobody) if asked else None
            if sight is None:
                return self._refused(RefusedError(503), asked)
            title = sight.text("This can’t be read")
            return page_reply(refused_page(sight, "words", {}, title, str(error)), 503)

    def _refused(self, refusal: RefusedError, asked: list[Request]) -> Answer:
        return refused(refusal, self.press.front, asked[-1] if asked else None)

    def _get(self, request: Request, editor: str) -> Answer:
        """Return what stands at an address.

        Raises:
            RefusedError: nothing does.
        """
        match request.parts:
            case (name,) if name in _ASSETS:
                data = (files("paperpress.editing") / name).read_bytes()
                return answer(request, Text(data, _ASSETS[name], tag_of(data)))
            case ("press.json",):
                sight = self._sight(request, editor)
                state = {"press": sight.press, "delivered": sight.delivered}
                return json_reply({"number": sight.number, **state})
            case ("picture", name) if name.endswith(".jpg"):
                small = self.newsroom.thumbnail(name.removesuffix(".jpg"))
                if small is None:
                    raise RefusedError(404)
                return answer(request, Text(small.data, JPEG_TYPE, tag_of(small.data)))
            case ("proof", day, desk, name) if name.endswith(".png"):
                return self._proof(request, day_of(day), desk, name.removesuffix(".png"))
        return self._page(request, editor)

    def _page(self, request: Request, editor: str) -> Answer:
        sight = self._sight(request, editor)
        match request.parts:
            case ("",):
                day = self.newsroom.day()
                return page_reply(day_page(sight, day, self.press.findings(day.on)))
            case (on, ""):
                day = self._day(on)
                return page_reply(day_page(sight, day, self.press.findings(day.on)))
            case (on, slug, *rest) if len(rest) == 1:
                day = self._day(on)
                edition = day.edition(slug)
                if edition is None:
                    raise RefusedError(404)
                if rest == [""]:
                    return page_reply(edition_page(sight, day, edition, self.drafts))
                story = next((each for each in edition.stories if each.stem == rest[0]), None)
                if story is None:
                    raise RefusedError(404)
                about = self.press.findings(day.on).get(story.article.id, ())
                work = ArticleAtWork(edition, story, about)
                return page_reply(article_page(sight, day, work, self.drafts))
        raise RefusedError(404)

    def _day(self, text: str) -> Day:
        day = self.newsroom.day(day_of(text))
        if day.on not in day.days:
            raise RefusedError(404)
        return day

    def _day_at(self, deed: Act) -> Day:
        """Return the day of the page that a form was on."""
        return self.newsroom.day(day_of_page(deed.fields))

    def _proof(self, request: Request, on: date, desk: str, stem: str) -> Answer:
        data = self.proofs.of(self.press.edition_file(on, desk), f"a-{stem}.xhtml")
        return answer(request, Text(data, "image/png", tag_of(data)))

    async def _post(self, request: Request, receive: Receive, editor: str) -> Answer:
        """Return the answer to a save.

        Raises:
            RefusedError: it comes from elsewhere, or is no form of ours.
        """
        match request.parts:
            case ("save", action) if action in {*ACTIONS, HEAR}:
                fields = await form_of(request, receive)
            case _:
                raise RefusedError(404)
        sight = self._sight(request, editor)
        try:
            self.editors.guards.check_save(request, fields, editor)
        except OldPageError:
            title = sight.text("The page was older than this server")
            why = sight.text("Nothing is written yet. Look at it, and save it again.")
            return self._not_saved(request, sight, action, fields, title, why, 403)
        return await asyncio.to_thread(self._save, request, sight, action, Act(fields, editor))

    def _save(self, request: Request, sight: Sight, action: str, deed: Act) -> Answer:
        refuse = partial(self._not_saved, request, sight, action, deed.fields)
        try:
            if action == HEAR:
                return hear(self.newsroom, sight, deed)
            day = self._day_at(deed)
            if deed.fields.get("draft"):
                return self._draft(request, sight, deed, day)
            act(action, deed, day)
        except StaleError as stale:
            return self._stale(request, sight, action, deed, stale)
        except WrongError as error:
            title = sight.text("This can’t be saved as it is")
            return refuse(title, error.in_words(sight.words), 422)
        except SuggestionError as error:
            return refuse(sight.text("There is no draft"), error.in_words(sight.words), 502)
        except PaperpressError as error:
            return refuse(sight.text("What is kept can’t be read"), str(error), 409)
        except OSError as error:
            why = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            return refuse(sight.text("It couldn’t be written"), why, 507)
        return self._saved(request, sight, deed)

    def _saved(self, request: Request, sight: Sight, deed: Act) -> Answer:
        fields = deed.fields
        if not request.accepts(JSON):
            anchor = fields.get("next", "")
            mark = f"#{anchor}" if anchor.replace("-", "").isalnum() else ""
            return Answer(303, {"Location": back_to(sight, fields) + mark, "Content-Length": "0"})
        day = self._day_at(deed)
        picture = picture_in(day, fields)
        if picture is not None:
            self.drafts.pop(identifier_of(picture), None)
        return saved_reply(sight, day, picture, version_now("words", deed, day))

    def _draft(self, request: Request, sight: Sight, deed: Act, day: Day) -> Answer:
        """Ask the newsroom's own program for a draft, and lead back to the picture that it is of.

        Raises:
            SuggestionError: it gave none.
        """
        picture = picture_in(day, deed.fields)
        if picture is None:
            raise SuggestionError("The source has this picture no more: load the page again.")
        act("words", deed, day)  # what stands in the field isn't lost by asking
        suggestions = Suggestions(day.configuration.suggest, day.configuration.folder)
        name = identifier_of(picture)
        self.drafts[name] = suggestions.draft(picture)
        location = f"{back_to(sight, deed.fields)}#{name}"
        if request.accepts(JSON):
            seen = version_now("words", deed, self._day_at(deed))
            return json_reply({"draft": self.drafts[name], "seen": seen})
        return Answer(303, {"Location": location, "Content-Length": "0"})

    def _stale(
        self, request: Request, sight: Sight, action: str, deed: Act, stale: StaleError
    ) -> Answer:
        day = self._day_at(deed)
        seen = version_now(action, deed, day)
        picture = picture_in(day, deed.fields)
        fields = dict(deed.fields)
        if picture is not None:
            fields["source"] = version_of_source(picture)
        page = stale_page(sight, action, fields, stale, seen)
        if request.accepts(JSON):
            state = {"current": stale.current, "who": stale.who, "seen": seen}
            return json_reply({**state, "source": fields.get("source", "")}, 409)
        return page_reply(page, 409)

    def _not_saved(
        self,
        request: Request,
        sight: Sight,
        action: str,
        fields: Mapping[str, str],
        title: str,
        why: str,
        status: int,
    ) -> Answer:
        self.events.say("not-saved", why=why, status=status)
        if request.accepts(JSON):
            return json_reply({"why": f"{title}. {why}", "token": sight.token}, status)
        return page_reply(refused_page(sight, action, fields, title, why), status)

    def _sight(self, request: Request, editor: str) -> Sight:
        front = self.press.front
        words = Words(front.language, PART)
        return Sight(
            words,
            front.title,
            urlsplit(request.base).path,
            self.editors.guards.token(editor),
            editor,
            self.press.sentence(words),
            self.press.number,
            request.path,
            self.press.suggests,
            self.press.delivered(words),
        )
