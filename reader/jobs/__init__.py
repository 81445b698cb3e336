"""Work in the background: a lease on what is taken up, longer waits after failures, and the queue of tasks.

Knows no kind of work by name: each brings its limits and what is to be told. It alone imports django_tasks.
"""
