# %% [markdown]
# # An archive in pandas
#
# An archive is one SQLite file, so a notebook needs `sqlite3` and pandas, nothing of this project. This one reads the
# demo archive, which `archive-scraper demo --db demo.db` makes in some seconds; write the name of your own instead.
# The tables and views are described in [data/README.md](../../data/README.md); more questions stand in
# [sql.md](../sql.md). To run it: `pip install 'archive-scraper[notebook]'`, and any program for notebooks.

# %%
import sqlite3

import pandas as pd

archive = sqlite3.connect("file:demo.db?mode=ro", uri=True)  # read only: a crawl may be at work


def ask(sql):
    """Return the rows of a query as a data frame."""
    return pd.read_sql(sql, archive)


# %% [markdown]
# ## What is there
#
# Each source with its articles, and how many of them have a date, an author and a picture.

# %%
ask("""
    SELECT source, count(*) AS articles, count(published) AS dated, count(byline) AS signed, count(image) AS pictured
    FROM articles GROUP BY source ORDER BY source
""")

# %% [markdown]
# ## Dates that are not all days
#
# `published` says no more than the site did: a day, a month or a year. `published_day` is the first day that it can
# mean, `published_last` the last one; both are always whole, so pandas reads them.

# %%
dates = ask("SELECT title, published, published_precision, published_day, published_last FROM articles")
dates["published_day"] = pd.to_datetime(dates["published_day"])
dates["published_last"] = pd.to_datetime(dates["published_last"])
dates["days"] = (dates["published_last"] - dates["published_day"]).dt.days + 1
dates.groupby("published_precision")["days"].agg(["count", "min", "max"])

# %% [markdown]
# ## A chart: articles by year
#
# Articles without a date are left out, and the chart says how many those are.

# %%
years = ask("SELECT source, year FROM articles")
undated = int(years["year"].isna().sum())
table = years.dropna().astype({"year": int}).pivot_table(index="year", columns="source", aggfunc="size", fill_value=0)
table = table.reindex(range(table.index.min(), table.index.max() + 1), fill_value=0)  # years without an article too
axes = table.plot.bar(stacked=True, figsize=(8, 3.5), rot=45, width=0.8)
axes.set_title(f"Articles by year; without a date, and left out: {undated}")
axes.set_xlabel("")
axes.set_ylabel("articles")
axes.figure.tight_layout()
table.tail()

# %% [markdown]
# ## Who writes, and where else
#
# Authors are rows, not words of a byline. The second table has the outlets that authors write for, as "Read the full
# article at ..." names them.

# %%
ask("""
    SELECT u.name AS author, a.source, count(*) AS articles
    FROM article_authors j JOIN authors u ON u.id = j.author_id JOIN articles a ON a.id = j.article_id
    WHERE u.type = 'person' GROUP BY u.id ORDER BY articles DESC, author LIMIT 8
""")

# %%
ask("SELECT author, publication, articles FROM author_publications ORDER BY articles DESC, author, publication LIMIT 8")

# %% [markdown]
# ## Texts
#
# The search index answers in SQL too; `bodies` has the texts, for whatever you do with words.

# %%
found = ask("""
    SELECT a.title, a.published, b.body FROM articles_fts f JOIN articles a ON a.id = f.rowid
    JOIN bodies b ON b.article_id = a.id WHERE articles_fts MATCH 'harbor OR harbour OR port' ORDER BY a.title LIMIT 5
""")
found["words"] = found["body"].str.split().str.len()
found[["title", "published", "words"]]

# %%
archive.close()
