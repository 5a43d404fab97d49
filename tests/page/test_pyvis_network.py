"""The picture as pyvis carries it: where companies stand that have no place near their partners."""

from itertools import combinations

from aigraph.page.pyvis_network import in_rows
from aigraph.picture.label_box import label_box


def test_companies_beyond_the_layout_stand_in_rows_without_overlap():
    labels = {f"c{at}": label_box(f"Company {at}", 17) for at in range(300)}
    places = in_rows(labels, {"a": (0.0, 500.0)})
    for one, other in combinations(labels, 2):
        apart_x = abs(places[one][0] - places[other][0]) - (labels[one].width + labels[other].width) / 2
        apart_y = abs(places[one][1] - places[other][1]) - (labels[one].height + labels[other].height) / 2
        assert max(apart_x, apart_y) > 4
    assert min(y for _, y in places.values()) > 500
