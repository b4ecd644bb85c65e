"""Dragoman reads news on international cooperation and keeps the record, each fact with its words."""

from importlib.metadata import version

__version__ = version("dragoman")
