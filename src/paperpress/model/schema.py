"""The JSON Schema of the article record (https://json-schema.org/draft/2020-12/schema)."""

from __future__ import annotations

from typing import Any

from paperpress.model.article import Article


def article_schema() -> dict[str, Any]:
    """Return the schema of one article record."""
    schema = Article.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
