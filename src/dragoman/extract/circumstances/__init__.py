"""When, where and by whom: what surrounds an event in its clause."""
