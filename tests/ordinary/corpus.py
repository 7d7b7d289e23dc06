"""All ordinary files."""

import agencies
import cases
import forms
import places
import tables

KINDS = [
    tables.names, tables.numbers, tables.missing, tables.texts, tables.dates, tables.delimited, tables.notes, tables.ambiguous,
    places.places, places.layouts, agencies.agencies, forms.workbooks, forms.maps, forms.packs, cases.claims,
]


def files():
    for made in KINDS:
        yield from made()
