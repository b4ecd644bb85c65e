"""The pages, a module each: thin routes that ask the record and say which template shows the answer."""
