from __future__ import annotations

import csv
import io

from starlette.testclient import TestClient


def test_the_list_of_documents_is_a_page_a_table_and_an_object(client: TestClient) -> None:
    page = client.get("/documents")
    assert page.status_code == 200
    assert '<a href="/documents/analyse-ligne-d"' in page.text
    rows = list(csv.DictReader(io.StringIO(client.get("/documents?format=csv").text)))
    items = client.get("/documents", headers={"Accept": "application/json"}).json()["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert len(rows) == 12


def test_a_list_is_paged_by_cursor(client: TestClient) -> None:
    seen: list[str] = []
    address = "/documents?limit=5&format=json"
    while address:
        said = client.get(address).json()
        seen += [item["id"] for item in said["items"]]
        address = said["next"]
    assert len(seen) == len(set(seen)) == 12
