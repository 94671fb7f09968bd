"""Records as CMSs and hands write them: each field read as far as it can be, or left out and told.

`objects.read_object` reads an object by a `Shape`, a table of its fields and their near names. A
reader of a field returns what the model takes, or None where nothing of it can be used, and notes
why. What may cost an article its place is noted apart (`Notes.held`).
"""
