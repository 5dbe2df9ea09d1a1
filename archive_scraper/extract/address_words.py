"""Segments of addresses that say what stands behind them: a person's page, a tag's, a category's."""

from __future__ import annotations

_PERSON = (
    "analyst analysts auteur auteurs author author-profile authors autor autoren autores autorin bio bios by "
    "columnist columnists contributor contributors correspondents expert experts fellow fellows journalist "
    "journaliste journalists member members people person persons profil profile profiles redakteur redakteure "
    "redaktion reporter reporters scholar scholars staff team user users writer writers"
)
_TAG = (
    "dossier dossiers etiket etiqueta etiquetas keyword keywords label schlagwoerter schlagwort schlagworte "
    "stichwort stichworte subject subjects sujet sujets tag tags tema temas thema theme themen themes topic topics"
)
_CATEGORY = (
    "categoria categorias categorie categories category kategori kategorie kategorien ressort rubrik rubriken "
    "rubrique rubriques section sections"
)
PERSON_SEGMENTS = frozenset(_PERSON.split())
TAG_SEGMENTS = frozenset(_TAG.split())
CATEGORY_SEGMENTS = frozenset(_CATEGORY.split())
