"""What a site says of its data to search engines: a schema.org Dataset, as JSON-LD."""

from __future__ import annotations

from typing import Any

from aigraph import __version__
from aigraph.model.ledger import View
from aigraph.reports.sections.reproduction import is_shipped
from aigraph.site.history import PACKAGE
from aigraph.store.data_version import data_version


def dataset_metadata(view: View, title: str, description: str, url: str) -> dict[str, Any]:
    """Describe the data of a view. A licence is named only of the shipped data.

    Notes
    -----
    The terms are those of https://schema.org/Dataset.
    """
    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "version": data_version(view.ledger),
        "dateModified": view.as_of.isoformat(),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": f"aigraph {__version__}"},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "application/zip", "contentUrl": f"{url}{PACKAGE}"},
        ],
    }
    if url:
        document["url"] = url
    if is_shipped(view):
        document["license"] = "https://creativecommons.org/licenses/by/4.0/"
    return document
