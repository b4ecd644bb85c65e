"""From words to those whom they name: registry names, persons, offices, coreference."""
