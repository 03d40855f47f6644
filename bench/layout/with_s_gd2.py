# Lays a graph file out with s_gd2 (15 iterations) a number of times: python with_s_gd2.py GRAPH RUNS. Prints {"ms", "at"}.
import json
import sys
import time

import s_gd2

graph = json.load(open(sys.argv[1]))
edges = sorted({(min(a, b), max(a, b)) for a, b in graph["edges"] if a != b})
times = []
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    at = s_gd2.layout([a for a, _ in edges], [b for _, b in edges], t_max=15, random_seed=7)
    times.append(1000 * (time.perf_counter() - began))
if len(at) != graph["n"]:
    sys.exit("somebody is tied to nobody")
print(json.dumps({"ms": sorted(times)[len(times) // 2], "at": at.tolist()}))
