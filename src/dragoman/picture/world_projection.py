"""The Equal Earth projection: areas keep their sizes, shapes look as one knows them.

By Bojan Šavrič, Tom Patterson and Bernhard Jenny (2018); the polynomial is theirs. The map is centred
on 11 degrees east, so that its edge runs through the Bering Strait and cuts no state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

CENTRE = 11.0  # degrees east
OVER = 1.5  # degrees that a shape may reach over the edge before it stands on the other side
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = 3**0.5
WIDTH = 2 * 2.7066298  # of the whole world, in units of the Earth's radius
HEIGHT = 2 * 1.3173627


def project(degrees: np.ndarray) -> np.ndarray:
    """Rows of degrees east and north as rows of x and y, y downwards, the centre at (0, 0).

    >>> import numpy as np
    >>> project(np.array([[11.0, -90.0], [191.0, 45.0]])).round(2).tolist()
    [[0.0, 1.32], [2.32, -0.86]]
    """
    import numpy as np

    turned = degrees[:, 0] - CENTRE
    turned = turned - 360 * np.sign(turned) * (np.abs(turned) > 180 + OVER)
    turned = np.radians(turned)
    t = np.arcsin(_ROOT / 2 * np.sin(np.radians(degrees[:, 1])))
    t2 = t * t
    t6 = t2**3
    a1, a2, a3, a4 = _A
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * _ROOT * turned * np.cos(t) / (3 * slope)
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return np.stack([x, -y], axis=1)
