"""The record on disk: tables, engine, migrations."""
