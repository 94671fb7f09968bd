"""Whoever presses editions, behind one protocol (`protocol`), each made with the job.

`here` presses in this process, `processes` in others of this machine, `executor` by any executor
of `concurrent.futures`, `remote` by an executor whose workers don't see this machine's folders or
are far, and `dask` by the workers of a cluster.
"""
