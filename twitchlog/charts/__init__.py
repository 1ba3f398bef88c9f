"""Series and findings as Plotly figures: plain dicts that compute nothing.

Colours are the names of the page's own, such as `var(--teal)`: the browser puts in what they
stand for, so that one figure serves light, dark and paper. Whoever calls gives `_`, the
translation of the words on it.
"""
