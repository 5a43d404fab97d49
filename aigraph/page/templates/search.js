// Rings: the simple cycles of bounded length of a graph on numbers, each from its least number on.
// As aigraph/cycles/search.py has it: no branch is entered from which the root is too far for the hops that remain.

function* searchBounded(successors, longest) {
  const predecessors = successors.map(() => []);
  successors.forEach((others, node) => others.forEach((other) => predecessors[other].push(node)));
  for (let root = 0; root < successors.length; root += 1) {
    if (successors[root].length && predecessors[root].length) {
      yield* fromRoot(root, successors, distancesTo(root, predecessors, longest), longest);
    }
  }
}

function distancesTo(root, predecessors, longest) {
  const distance = new Map([[root, 0]]);
  let rim = [root];
  for (let hops = 1; hops < longest && rim.length; hops += 1) {
    const before = [];
    for (const reached of rim) {
      for (const node of predecessors[reached]) {
        if (node <= root || distance.has(node)) continue;
        distance.set(node, hops);
        before.push(node);
      }
    }
    rim = before;
  }
  return distance;
}

function* fromRoot(root, successors, distance, longest) {
  const path = [root];
  const onPath = new Set(path);
  const places = [0];
  while (places.length) {
    const spare = longest - path.length;
    const branches = successors[path.at(-1)];
    let entered = false;
    while (!entered && places.at(-1) < branches.length) {
      const node = branches[places[places.length - 1]++];
      if (node === root) yield [...path];
      else if ((distance.get(node) ?? longest) <= spare && !onPath.has(node)) {
        path.push(node);
        onPath.add(node);
        places.push(0);
        entered = true;
      }
    }
    if (!entered) {
      places.pop();
      onPath.delete(path.pop());
    }
  }
}
