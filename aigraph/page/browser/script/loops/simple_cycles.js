// The simple cycles of bounded length of a graph on numbers, each written from its least number on, as a depth-first
// search that enters no branch from which the root is too far for the hops that remain. A second implementation of the
// bounded search of aigraph/engine: tests hold the two to the same cycles.

/**
 * @param {number[][]} successors Of each vertex, in the order in which they are to be tried.
 * @param {number} maxLength The most vertices on a cycle.
 * @returns {Generator<number[]>}
 */
export function* simpleCycles(successors, maxLength) {
  /** @type {number[][]} */
  const predecessors = successors.map(() => []);
  successors.forEach((others, vertex) => others.forEach((other) => predecessors[other]?.push(vertex)));
  for (const [root, others] of successors.entries()) {
    if (others.length && predecessors[root]?.length) {
      yield* cyclesFrom(root, successors, distancesTo(root, predecessors, maxLength), maxLength);
    }
  }
}

/**
 * Breadth-first distances to a root over vertices greater than it.
 *
 * @param {number} root
 * @param {number[][]} predecessors
 * @param {number} maxLength
 * @returns {Map<number, number>}
 */
function distancesTo(root, predecessors, maxLength) {
  const distances = new Map([[root, 0]]);
  let frontier = [root];
  for (let hops = 1; hops < maxLength && frontier.length; hops += 1) {
    const before = frontier.flatMap((vertex) => predecessors[vertex] ?? []);
    frontier = [...new Set(before)].filter((vertex) => vertex > root && !distances.has(vertex));
    for (const vertex of frontier) distances.set(vertex, hops);
  }
  return distances;
}

/**
 * @param {number} root
 * @param {number[][]} successors
 * @param {Map<number, number>} distances
 * @param {number} maxLength
 * @returns {Generator<number[]>}
 */
function* cyclesFrom(root, successors, distances, maxLength) {
  const path = [root];
  const onPath = new Set(path);
  // An iterator over the branches of each vertex on the path: what is left of it is still to be tried.
  const branches = [branchesOf(root, successors)];
  for (let open = branches.at(-1); open; open = branches.at(-1)) {
    const { value: vertex, done } = open.next();
    if (done) {
      branches.pop();
      onPath.delete(/** @type {number} */ (path.pop()));
    } else if (vertex === root) {
      yield [...path];
    } else if ((distances.get(vertex) ?? maxLength) <= maxLength - path.length && !onPath.has(vertex)) {
      path.push(vertex);
      onPath.add(vertex);
      branches.push(branchesOf(vertex, successors));
    }
  }
}

/**
 * @param {number} vertex
 * @param {number[][]} successors
 */
const branchesOf = (vertex, successors) => (successors[vertex] ?? []).values();
