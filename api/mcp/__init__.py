"""The questions as tools of a language model, over the Model Context Protocol.

Within this package `mcp` is the official package of that protocol, this one is `api.mcp`.
"""
