"""A server that behaves as Telegram's Bot API does towards one bot, and minds the same limits.

Source of fields and limits: https://core.telegram.org/bots/api (10.0). What breaks a rule is answered as
Telegram would and noted in ``broken_rules`` as well, so that a test can demand that there were none.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "123456789:AAtestTestTestTestTestTestTestTestTes"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Voordeur", "username": "voordeur_bot"}
_STARTED = 1_795_000_000

# Each method with the parameters that it needs, and those that it may have.
METHODS: dict[str, tuple[set[str], set[str]]] = {
    "getMe": (set(), set()),
    "getUpdates": (set(), {"offset", "limit", "timeout", "allowed_updates"}),
    "setWebhook": (
        {"url"},
        {"secret_token", "allowed_updates", "max_connections", "ip_address", "drop_pending_updates"},
    ),
    "deleteWebhook": (set(), {"drop_pending_updates"}),
    "getWebhookInfo": (set(), set()),
    "setMyCommands": ({"commands"}, {"scope", "language_code"}),
    "sendMessage": (
        {"chat_id", "text"},
        {"message_thread_id", "reply_markup", "link_preview_options", "reply_parameters", "entities", "parse_mode"},
    ),
    "sendPhoto": ({"chat_id", "photo"}, {"message_thread_id", "caption", "reply_markup"}),
    "sendVoice": ({"chat_id", "voice"}, {"message_thread_id", "caption", "reply_markup"}),
    "sendDocument": ({"chat_id", "document"}, {"message_thread_id", "caption", "reply_markup"}),
    "answerCallbackQuery": ({"callback_query_id"}, {"text", "show_alert"}),
    "editMessageReplyMarkup": ({"chat_id", "message_id"}, {"reply_markup"}),
    "createForumTopic": ({"chat_id", "name"}, {"icon_color", "icon_custom_emoji_id"}),
    "reopenForumTopic": ({"chat_id", "message_thread_id"}, set()),
    "getFile": ({"file_id"}, set()),
    "getChat": ({"chat_id"}, set()),
    "sendChatAction": ({"chat_id", "action"}, {"message_thread_id", "business_connection_id"}),
    "getChatMember": ({"chat_id", "user_id"}, set()),
}
_JSON = {"reply_markup", "link_preview_options", "reply_parameters", "entities", "allowed_updates", "commands", "scope"}
_NUMBERS = {"message_thread_id", "message_id", "offset", "limit", "timeout", "max_connections", "user_id"}


class Refusal(Exception):
    """An answer with ``ok`` false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Chat:
    id: int
    type: str = "private"
    first_name: str = "Testpersoon"
    blocked: bool = False
    is_forum: bool = False
    may_make_topics: bool = True
    moved_to: int | None = None
    topics: dict[int, dict[str, Any]] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        if self.type == "private":
            return {"id": self.id, "type": "private", "first_name": self.first_name}
        return {"id": self.id, "type": self.type, "title": "Team", **({"is_forum": True} if self.is_forum else {})}


class TelegramServer:
    """Telegram's side: its chats, what was asked of it, and what it should do wrong next."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.broken_rules: list[str] = []
        self.files: dict[str, bytes] = {}
        self.updates: deque[dict[str, Any]] = deque()
        self.webhook: dict[str, Any] = {}
        self.troubles: dict[str, deque[Any]] = {}
        self.callbacks: set[str] = set()
        self.app_client: httpx.AsyncClient | None = None
        self.url = ""
        self._numbers = {"update": 700_000_000, "message": 0}
        self._news = asyncio.Event()

    # What a test does ------------------------------------------------------------------------

    def person(self, user_id: int, **more: Any) -> Chat:
        """Somebody who pressed Start."""
        return self.chats.setdefault(user_id, Chat(user_id, **more))

    def group(self, chat_id: int, **more: Any) -> Chat:
        return self.chats.setdefault(chat_id, Chat(chat_id, type="supergroup", **{"is_forum": True, **more}))

    def trouble(self, method: str, *what: Any) -> None:
        """What happens at the next calls of a method: a Refusal, a status, a pause in seconds or ``drop``."""
        self.troubles.setdefault(method, deque()).extend(what)

    def asked(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every call of a method."""
        return [told for name, told in self.calls if name == method]

    def sent_to(self, chat_id: int) -> list[dict[str, Any]]:
        """What the bot put in a chat."""
        return [one for one in self.chats[chat_id].messages if one["from"]["id"] == BOT["id"]]

    def message(self, user_id: int, text: str | None = None, *, chat: int | None = None, **more: Any) -> dict[str, Any]:
        """A message as it is in an update; in the private chat unless ``chat`` is given."""
        where = self.chats[chat if chat is not None else user_id]
        made: dict[str, Any] = {
            "message_id": self._next("message"),
            "from": {"id": user_id, "is_bot": False, "first_name": "Testpersoon", "language_code": "nl"},
            "chat": where.shown(),
            "date": _STARTED,
            **({"text": text} if text is not None else {}),
            **more,
        }
        if "message_thread_id" in more:
            made["is_topic_message"] = True
        where.messages.append(made)
        return made

    def update(self, **what: Any) -> dict[str, Any]:
        return {"update_id": self._next("update"), **what}

    def tap(self, user_id: int, message: dict[str, Any], row: int = 0, column: int = 0) -> dict[str, Any]:
        """A tap on a button, as an update."""
        data = message["reply_markup"]["inline_keyboard"][row][column]["callback_data"]
        number = str(9_000_000 + self._next("update"))
        self.callbacks.add(number)
        sender = {"id": user_id, "is_bot": False, "first_name": "Testpersoon", "language_code": "nl"}
        return self.update(
            callback_query={
                "id": number, "from": sender, "message": message, "chat_instance": "1", "data": data,
            }
        )  # fmt: skip

    def queue(self, update: dict[str, Any]) -> None:
        """Let an update wait for getUpdates."""
        self.updates.append(update)
        self._news.set()

    # The API -----------------------------------------------------------------------------------

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self._called, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file, methods=["GET"]),
            ]
        )

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        form = await request.form()
        told: dict[str, Any] = {}
        for name, value in form.items():
            told[name] = {"name": value.filename, "bytes": await value.read()} if hasattr(value, "read") else value
        self.calls.append((method, told))
        try:
            if request.path_params["token"] != TOKEN:
                raise Refusal(401, "Unauthorized")
            if method not in METHODS:
                raise Refusal(404, "Not Found")
            waiting = self.troubles.get(method)
            if waiting:
                done = await self._trouble(waiting.popleft())
                if done is not None:
                    return done
            told |= self._read(method, told)
            result = await getattr(self, f"_{method}")(told)
        except Refusal as refusal:
            if refusal.code == 400:
                self.broken_rules.append(f"{method}: {refusal.description}")
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return JSONResponse(body, status_code=refusal.code)
        return JSONResponse({"ok": True, "result": result})

    async def _trouble(self, what: Any) -> Response | None:
        if isinstance(what, Refusal):
            raise what
        if isinstance(what, float):
            await asyncio.sleep(what)
            return None
        if isinstance(what, str):
            return Response(what, status_code=200, media_type="text/html")
        return JSONResponse({"ok": False, "error_code": what, "description": "Trouble"}, status_code=what)

    def _read(self, method: str, told: dict[str, Any]) -> dict[str, Any]:
        needed, allowed = METHODS[method]
        for name in needed - told.keys():
            raise Refusal(400, f"Bad Request: parameter {name} is missing")
        for name in told.keys() - needed - allowed:
            raise Refusal(400, f"Bad Request: there is no parameter {name}")
        read: dict[str, Any] = {}
        for name, value in told.items():
            if name in _JSON:
                read[name] = json.loads(value)
            elif name in _NUMBERS:
                read[name] = int(value)
        if "chat_id" in told:
            read["chat_id"] = int(told["chat_id"])
        return read

    async def _file(self, request: Request) -> Response:
        content = self.files.get(request.path_params["path"])
        return Response(content) if content is not None else JSONResponse({"ok": False}, status_code=404)

    async def _getMe(self, told: dict[str, Any]) -> Any:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def _setWebhook(self, told: dict[str, Any]) -> Any:
        if len(told.get("secret_token", "")) > 256:
            raise Refusal(400, "Bad Request: secret token is too long")
        if told.get("drop_pending_updates") == "true":
            raise Refusal(400, "Bad Request: never throw waiting updates away")
        self.webhook = {"url": told["url"], "secret": told.get("secret_token"), "allowed": told.get("allowed_updates")}
        return True

    async def _deleteWebhook(self, told: dict[str, Any]) -> Any:
        if told.get("drop_pending_updates") == "true":
            raise Refusal(400, "Bad Request: never throw waiting updates away")
        self.webhook = {}
        return True

    async def _getWebhookInfo(self, told: dict[str, Any]) -> Any:
        waiting = len(self.updates)
        return {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": waiting}

    async def _getUpdates(self, told: dict[str, Any]) -> Any:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = told.get("offset", 0)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.updates:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), min(told.get("timeout", 0), 0.2))
            except TimeoutError:
                pass
        return list(self.updates)[:100]

    async def _setMyCommands(self, told: dict[str, Any]) -> Any:
        commands = told["commands"]
        if not 0 < len(commands) <= 100:
            raise Refusal(400, "Bad Request: wrong number of commands")
        for one in commands:
            if not (1 <= len(one["command"]) <= 32 and one["command"].replace("_", "").isalnum()):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(one["description"]) <= 256:
                raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        return True

    async def _sendMessage(self, told: dict[str, Any]) -> Any:
        text = told["text"]
        length = len(text.encode("utf-16-le")) // 2
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if length > 4096:
            raise Refusal(400, "Bad Request: message is too long")
        return self._put(told, {"text": text})

    async def _sendPhoto(self, told: dict[str, Any]) -> Any:
        return self._put(told, {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]})

    async def _sendVoice(self, told: dict[str, Any]) -> Any:
        return self._put(told, {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}})

    async def _sendDocument(self, told: dict[str, Any]) -> Any:
        return self._put(
            told, {"document": {"file_id": "d", "file_unique_id": "d", "file_name": told["document"]["name"]}}
        )

    def _put(self, told: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(told["chat_id"])
        made: dict[str, Any] = {
            "message_id": self._next("message"),
            "from": BOT,
            "chat": chat.shown(),
            "date": _STARTED,
        }
        thread = told.get("message_thread_id")
        if thread is not None:
            if chat.type == "private" or thread not in chat.topics:
                raise Refusal(400, "Bad Request: message thread not found")
            if chat.topics[thread].get("closed"):
                raise Refusal(400, "Bad Request: TOPIC_CLOSED")
            made |= {"message_thread_id": thread, "is_topic_message": True}
        if "reply_markup" in told:
            self._check_markup(chat, told["reply_markup"])
            if "inline_keyboard" in told["reply_markup"]:
                made["reply_markup"] = told["reply_markup"]
        made |= content
        # The keyboard stays with the message for a test to look at, also where Telegram would not repeat it.
        chat.messages.append({**made, "shown": told.get("reply_markup")})
        return made

    def _check_markup(self, chat: Chat, markup: dict[str, Any]) -> None:
        rows = markup.get("inline_keyboard")
        if rows is not None:
            if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
                raise Refusal(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
            for button in (one for row in rows for one in row):
                if not button["text"]:
                    raise Refusal(400, "Bad Request: BUTTON_TEXT_EMPTY")
                if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
                    raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
        for button in (one for row in markup.get("keyboard", ()) for one in row):
            if isinstance(button, dict) and button.get("request_contact") and chat.type != "private":
                raise Refusal(400, "Bad Request: phone number can be requested in private chats only")
        if len(markup.get("input_field_placeholder") or "x") > 64:
            raise Refusal(400, "Bad Request: placeholder is too long")

    async def _answerCallbackQuery(self, told: dict[str, Any]) -> Any:
        if told["callback_query_id"] not in self.callbacks:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.callbacks.discard(told["callback_query_id"])
        if len(told.get("text", "")) > 200:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    async def _editMessageReplyMarkup(self, told: dict[str, Any]) -> Any:
        chat = self._chat(told["chat_id"])
        one = next((m for m in chat.messages if m["message_id"] == told["message_id"]), None)
        if one is None or one["from"]["id"] != BOT["id"]:
            raise Refusal(400, "Bad Request: message can't be edited")
        if one.get("reply_markup") == told.get("reply_markup"):
            raise Refusal(400, "Bad Request: message is not modified")
        one["reply_markup"] = one["shown"] = told.get("reply_markup")
        return {name: value for name, value in one.items() if name != "shown" and value is not None}

    async def _createForumTopic(self, told: dict[str, Any]) -> Any:
        chat = self._chat(told["chat_id"])
        if not chat.is_forum:
            raise Refusal(400, "Bad Request: the chat is not a forum")
        if not chat.may_make_topics:
            raise Refusal(400, "Bad Request: not enough rights to create a topic")
        if not 1 <= len(told["name"]) <= 128:
            raise Refusal(400, "Bad Request: TOPIC_TITLE_EMPTY")
        thread = self._next("message")
        chat.topics[thread] = {"name": told["name"]}
        return {"message_thread_id": thread, "name": told["name"], "icon_color": 7322096}

    async def _reopenForumTopic(self, told: dict[str, Any]) -> Any:
        self._chat(told["chat_id"]).topics[told["message_thread_id"]].pop("closed", None)
        return True

    async def _getFile(self, told: dict[str, Any]) -> Any:
        if told["file_id"] not in self.files:
            raise Refusal(400, "Bad Request: invalid file_id")
        size = len(self.files[told["file_id"]])
        return {
            "file_id": told["file_id"], "file_unique_id": "u", "file_size": size, "file_path": told["file_id"],
        }  # fmt: skip

    async def _sendChatAction(self, told: dict[str, Any]) -> Any:
        self._chat(told["chat_id"])
        if told["action"] not in ("typing", "upload_photo", "upload_document"):
            raise Refusal(400, "Bad Request: wrong parameter action in request")
        return True

    async def _getChat(self, told: dict[str, Any]) -> Any:
        chat = self._chat(told["chat_id"])
        return {**chat.shown(), "accent_color_id": 1, "max_reaction_count": 1, "accepted_gift_types": _NO_GIFTS}

    async def _getChatMember(self, told: dict[str, Any]) -> Any:
        names = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
            " can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        chat = self._chat(told["chat_id"])
        return {
            "status": "administrator", "user": BOT, "can_manage_topics": chat.may_make_topics,
            **dict.fromkeys(names.split(), False),
        }  # fmt: skip

    def _chat(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if chat.moved_to is not None:
            raise Refusal(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
            )
        return chat

    def _next(self, what: str) -> int:
        self._numbers[what] += 1
        return self._numbers[what]


_NO_GIFTS = {
    "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
    "gifts_from_channels": False,
}  # fmt: skip


@asynccontextmanager
async def telegram_server() -> AsyncIterator[TelegramServer]:
    """A server on a free port of this machine."""
    made = TelegramServer()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    made.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(made.app(), log_level="critical", lifespan="off", ws="none"))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.01)
        if task.done():
            task.result()
    try:
        yield made
    finally:
        server.should_exit = server.force_exit = True
        await task
        listening.close()
