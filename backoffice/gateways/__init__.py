"""The world outside the office: the mail server, paper, and the maker of pictures.

Each gateway is a protocol, the real thing, and a fake that tests and demonstrations use in its place.
"""
