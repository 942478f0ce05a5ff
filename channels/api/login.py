"""Signing in: an e-mail and a password become a token that names a person of the shop (contracts/http.md).

The role is never in the token: it is looked up at each request, so that who was removed or moved is so at once.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import timedelta
from typing import Annotated
from urllib.parse import parse_qs

import jwt
from fastapi import APIRouter, Depends, Header, HTTPException, Request
from pydantic import BaseModel, Field, ValidationError

from channels.house import House
from channels.limits import hold_back
from domain.errors import Invalid, NotAllowed, NotSignedIn
from domain.passwords import opens, sealed
from domain.people import Actor
from memory.records.accounts import Account
from memory.records.audit import Entry

LIFE = timedelta(hours=12)
_ALGORITHM = "HS256"
_NOBODY = "scrypt$00$00"
"""Checked where there is no such account, so that the time taken does not tell."""
_WRONG = "E-mail ou senha não conferem."
login_routes = APIRouter(prefix="/auth", tags=["equipe"])


class Credentials(BaseModel):
    username: str = Field(min_length=3, max_length=128)
    password: str = Field(min_length=1, max_length=400)


class NewPassword(BaseModel):
    password: str = Field(max_length=400)


class Token(BaseModel):
    """`must_change`: the password was for one use; the token only lets another be chosen."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_in: int = int(LIFE.total_seconds())
    must_change: bool = False


@login_routes.post("/token", openapi_extra={"requestBody": {"content": {"application/x-www-form-urlencoded": {}, "application/json": {}}}})
async def token(request: Request) -> Token:
    """`username` (the e-mail) and `password`, as a form or as JSON."""
    given = _credentials(await request.body(), request.headers.get("content-type", ""))
    email = given.username.strip().lower()
    address = request.client.host if request.client else "unknown"
    await hold_back(request, "login", f"{email}|{address}", a_minute=6, burst=10)
    await hold_back(request, "login_address", address, a_minute=60, burst=60)
    house: House = request.app.state.house
    async with house.records.reading(house.tenant) as books:
        account = await books.accounts.find(email)
    right = await asyncio.to_thread(opens, given.password, account.seal if account else _NOBODY)
    entered = account is not None and right and account.role.is_staff
    if account is not None:
        async with house.records.writing(house.tenant) as books:
            await books.audit.record([Entry(Actor(house.tenant, email, account.role), "sign_in", entered, {}, house.clock.now())])
    if account is None or not entered:
        raise NotSignedIn(_WRONG)
    return _issued(request, account)


async def _signed_in(request: Request, authorization: Annotated[str | None, Header()] = None) -> Account:
    """Whose token it is; 401 where it is missing, forged, too old or from before the last change of the password."""
    house: House = request.app.state.house
    scheme, _, bearer = (authorization or "").partition(" ")
    refused = NotSignedIn("Entre de novo: falta o acesso, ou ele já não vale.")
    try:
        claims = jwt.decode(
            bearer.strip() if scheme.lower() == "bearer" else "", _key(request), [_ALGORITHM], options={"verify_exp": False}
        )
        email, until, version = str(claims["sub"]), float(claims["exp"]), str(claims["ver"])
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
        raise refused from None
    async with house.records.reading(house.tenant) as books:
        account = await books.accounts.find(email)
    now = house.clock.now().timestamp()
    if account is None or claims.get("tenant") != house.tenant or until < now or version != _version(account):
        raise refused
    return account


SignedIn = Annotated[Account, Depends(_signed_in)]


async def _staff(request: Request, account: SignedIn) -> Actor:
    if account.one_time:
        raise NotAllowed("Antes escolha uma senha sua, em /auth/password.")
    if not account.role.is_staff:
        raise NotAllowed("Só a equipe da loja entra aqui.")
    return Actor(request.app.state.house.tenant, account.email, account.role)


Staff = Annotated[Actor, Depends(_staff)]
"""For routes of the shop's people: who asks, with the role they have now."""


@login_routes.post("/password")
async def password(chosen: NewPassword, account: SignedIn, request: Request) -> Token:
    """Choose a password; tokens from before are void, this answer brings a new one."""
    house: House = request.app.state.house
    if await asyncio.to_thread(opens, chosen.password, account.seal):
        raise Invalid("A senha nova é igual à antiga.")
    seal, now = await asyncio.to_thread(sealed, chosen.password), house.clock.now()
    async with house.records.writing(house.tenant) as books:
        await books.accounts.put(account.email, seal, now, one_time=False)
        await books.audit.record([Entry(Actor(house.tenant, account.email, account.role), "change_password", True, {}, now)])
        changed = await books.accounts.find(account.email)
    assert changed is not None
    return _issued(request, changed)


@login_routes.get("/me")
async def me(staff: Staff) -> dict[str, str]:
    """Who I am, with the role I have now."""
    return {"email": staff.person_id, "role": staff.role.value, "tenant": staff.tenant}


def _issued(request: Request, account: Account) -> Token:
    house: House = request.app.state.house
    now = house.clock.now()
    claims = {"sub": account.email, "tenant": house.tenant, "iat": now, "exp": now + LIFE, "ver": _version(account)}
    return Token(access_token=jwt.encode(claims, _key(request), _ALGORITHM), must_change=account.one_time)


def _version(account: Account) -> str:
    """Another with every password, also with the same one chosen again."""
    return hashlib.sha256(account.seal.encode()).hexdigest()[:16]


def _key(request: Request) -> str:
    return f"staff:{request.app.state.secret}"


def _credentials(body: bytes, kind: str) -> Credentials:
    if len(body) > 4_000:
        raise HTTPException(413)
    try:
        if "json" in kind:
            return Credentials.model_validate_json(body)
        return Credentials.model_validate({name: values[0] for name, values in parse_qs(body.decode("utf-8")).items()})
    except (ValidationError, UnicodeDecodeError) as error:
        raise Invalid("Mande username (o e-mail) e password.") from error
