"""Running a press: the job, the run over its editions, and one edition as the unit of work.

`run` is the spine with a loop round it: it sorts articles into editions and presses each, here or
by `workers`. `edition` presses one, within `size_limit`. `known_editions` and `known_runs` are what
an earlier press leaves for the next; `reports` is what a run writes for the editor.
"""
