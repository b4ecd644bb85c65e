"""Knowledge as data: the loader and checker of packs. A language or a framework is a folder of YAML files."""
