"""Every setting, read from the environment once, at the composition root. `.env.example` lists them all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from dotenv import load_dotenv
from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class HouseSettings(BaseSettings):
    """Where things are kept, which tenant a single-shop installation serves, and at which address people reach it."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    home: Annotated[Path, AfterValidator(Path.expanduser)] = Path("var")
    env: Literal["development", "production"] = "development"
    tenant: str = "demo"
    url: str | None = Field(None, pattern=r"^https?://")
    secret: SecretStr | None = Field(None, min_length=32)


class ModelSettings(BaseSettings):
    """`BALCAO_MODEL`: comma-separated pydantic-ai model names tried in order; `local` is always the last."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore", protected_namespaces=())

    model: str = "local"
    model_timeout: float = Field(20.0, gt=0, le=120)

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.model.split(",") if name.strip()]


class EmbedderSettings(BaseSettings):
    """`BALCAO_EMBEDDER`: a sentence-transformers model for the recall of old conversations (extra `hub`); absent: the embedded one."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    embedder: str | None = None


class StorageSettings(BaseSettings):
    """Absent addresses mean the embedded defaults."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str | None = Field(None, pattern=r"^(postgres(ql)?(\+psycopg)?|sqlite(\+aiosqlite)?)://")
    redis_url: str | None = Field(None, pattern=r"^(rediss?|unix)://")


class WhatsAppSettings(BaseSettings):
    """Meta's Cloud API. Without a secret the webhook lets nothing in."""

    model_config = SettingsConfigDict(env_prefix="WHATSAPP_", env_file=".env", env_ignore_empty=True, extra="ignore")

    phone_number_id: str | None = Field(None, pattern=r"^[0-9]{1,64}$")
    access_token: SecretStr | None = None
    app_secret: SecretStr | None = None
    verify_token: SecretStr | None = None
    api_url: str = Field("https://graph.facebook.com/v25.0", pattern=r"^https?://")
    template: str | None = Field(None, pattern=r"^[a-z0-9_]{1,512}$")
    template_language: str = Field("pt_BR", pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")
    per_second: float = Field(80.0, gt=0, le=1_000)
    timeout: float = Field(10.0, ge=1, le=60)
    grace: float = Field(20.0, ge=2, le=300)
    ad_window_hours: float = Field(72.0, ge=24, le=168)
    hold_days: int = Field(7, ge=1, le=90)

    @model_validator(mode="after")
    def _grace_is_longer_than_an_answer(self) -> Self:
        if self.grace <= self.timeout:
            raise ValueError("WHATSAPP_GRACE precisa ser maior que WHATSAPP_TIMEOUT")
        return self


class TranscriberSettings(BaseSettings):
    """Voice notes as words, by a server that speaks OpenAI's audio API: `url` up to its version. Without one nothing is listened to."""

    model_config = SettingsConfigDict(env_prefix="TRANSCRIBER_", env_file=".env", env_ignore_empty=True, extra="ignore")

    url: str | None = Field(None, pattern=r"^https?://")
    model: str = "whisper-1"
    key: SecretStr | None = None
    timeout: float = Field(30.0, gt=0, le=120)


class EmailSettings(BaseSettings):
    """The house's mail server. Without a host nothing is sent by e-mail: it waits.

    `use_tls` is TLS from the first byte (port 465); without it the line is upgraded where the server offers that, and a password never
    goes over one that is not, except to this very machine.
    """

    model_config = SettingsConfigDict(env_prefix="SMTP_", env_file=".env", env_ignore_empty=True, extra="ignore")

    host: str | None = None
    port: int = Field(587, ge=1, le=65_535)
    user: str | None = None
    password: SecretStr | None = None
    from_: str | None = Field(None, validation_alias="SMTP_FROM", pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    use_tls: bool = False
    timeout: float = Field(30.0, ge=1, le=120)

    @property
    def sender(self) -> str:
        return self.from_ or (self.user if self.user and "@" in self.user else f"balcao@{self.host}")

    @property
    def is_set(self) -> bool:
        return bool(self.host)


class WatchingSettings(BaseSettings):
    """`BALCAO_METRICS_PORT`: where a worker shows `/metrics`; 0: nowhere. The web server shows its own at its address."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    metrics_port: int = Field(0, ge=0, le=65_535)


class WorkerSettings(BaseSettings):
    """Who answers, and when: seconds of quiet that end a burst of messages (0: each is answered at once) and how long one may last;
    how many conversations a worker answers side by side; for how many days it keeps what was sent."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    debounce_quiet: float = Field(2.0, ge=0, le=30)
    debounce_cap: float = Field(8.0, ge=0, le=60)
    answers_at_once: int = Field(16, ge=1, le=500)
    keep_deliveries_days: int = Field(90, ge=8, le=3_650)


def _with_places(template: str) -> str:
    if not re.fullmatch(r"https?://[^{}]*(\{key\}[^{}]*\{url\}|\{url\}[^{}]*\{key\})[^{}]*", template):
        raise ValueError("falta {key} ou {url}")
    return template


class ScraperSettings(BaseSettings):
    """Prices of the market: which source, the address of its marketplace, or of a server that stands in for it; the key of a scraping
    proxy, where pages are fetched by way of one; tries and seconds for a page, seconds between two, hours between two runs (0: only when
    asked)."""

    model_config = SettingsConfigDict(env_prefix="SCRAPER_", env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True)

    source: str = "mercado_livre"
    url: str = Field("https://lista.mercadolivre.com.br", pattern=r"^https?://")
    key: SecretStr | None = Field(None, validation_alias="SCRAPERAPI_KEY")
    proxy_url: Annotated[str, AfterValidator(_with_places)] = "https://api.scraperapi.com/?api_key={key}&country_code=br&url={url}"
    max_attempts: int = Field(3, ge=1, le=10)
    timeout: float = Field(20.0, gt=0, le=120)
    interval: float = Field(2.0, ge=0, le=60)
    every_hours: int = Field(8, ge=0, le=24)
    contact: str | None = Field(None, max_length=120, pattern=r"^[\x21-\x7e]+$")


class PlacesSettings(BaseSettings):
    """Addresses by postal code and points on the map, of suppliers; or servers that stand in for the two."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    viacep_url: str = Field("https://viacep.com.br", pattern=r"^https?://")
    nominatim_url: str = Field("https://nominatim.openstreetmap.org", pattern=r"^https?://")


class TrainingSettings(BaseSettings):
    """`BALCAO_TRAIN_EVERY_DAYS`: how often a worker learns from prices anew, and whether it forecasts each day; 0: only when asked."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    train_every_days: int = Field(7, ge=0, le=90)


class CommandSettings(BaseSettings):
    """`BALCAO_DEBUG`: with any value, a command that fails shows its traceback."""

    model_config = SettingsConfigDict(env_prefix="BALCAO_", env_file=".env", env_ignore_empty=True, extra="ignore")

    debug: str | None = None


def export_env_file() -> None:
    """The providers' SDKs read their own keys (`OPENAI_API_KEY`…) from the environment: what `.env` holds goes there too.

    What the environment has already is left alone.
    """
    load_dotenv(".env")
