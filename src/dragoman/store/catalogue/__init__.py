"""Questions of pages and of the API: filtered, ordered, a page at a time, counted as far as time allows."""
