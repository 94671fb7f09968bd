"""What a newspaper is made of: article, masthead, edition, story, publication, finding.

Typed, frozen, no I/O. What editors send is pydantic (`article`, `masthead`): the class is the
definition, the validator and the JSON Schema. What the house makes of it is plain frozen dataclasses
(`blocks`, `edition`, `story`, `publication`, `finding`, `report`): inside, values are trusted.
`traversal` goes through blocks, and makes them anew.
"""
