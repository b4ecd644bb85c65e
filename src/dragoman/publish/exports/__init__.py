"""The record in the forms of other programs: a module a form. In: accounts. Out: text or bytes."""
