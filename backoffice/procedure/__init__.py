"""The procedure: the rules of both complaints procedures, in the office's own words.

Standard library only; no web, no database and no clock. Today and the person acting are arguments.
Start reading at `childrens_policy` (pathway C) or `three_step` (pathway P): each is one table.
"""
