"""Articles become editions: by desk and day, in order, with an identity that lasts.

`planning` sorts them; `article_store` keeps them on disk meanwhile.
"""

from paperpress.editions.planning import Plan, plan

__all__ = ["Plan", "plan"]
