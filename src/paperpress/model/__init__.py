"""What a newspaper is made of: article, masthead, edition, publication, finding.

Typed, frozen, no I/O. What editors send is pydantic (`article`, `body`, `masthead`): the class is
the definition, the validator and the JSON Schema. What the house makes of it is plain frozen
dataclasses (`prose`, `edition`, `publication`, `finding`, `report`): inside, values are trusted.
"""
