"""The curve of a loss in a PNG of 1280 by 720, by the shortest way that matplotlib has."""

import sys

import matplotlib as mpl

mpl.use("agg")

from matplotlib import pyplot as plt
import numpy as np

predictions = np.linspace(0.001, 1, 241)
plt.figure(figsize=(12.8, 7.2), dpi=100)
plt.plot(predictions, -np.log(predictions))
plt.savefig(sys.argv[1])
