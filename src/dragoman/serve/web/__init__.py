"""The record as web pages and an API, rendered on the server: `dragoman serve`. See docs/web.md."""
