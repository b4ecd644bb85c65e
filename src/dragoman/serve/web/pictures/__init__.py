"""What the pages with pictures show: asked of the record, said in the page's words, drawn by `publish`."""
