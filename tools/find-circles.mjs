// Finds files that import each other in a circle.

/**
 * Gives one circle for each group of files that all lead to each other: the files from the first back to itself. A group
 * has more circles than can be told; when this one is cut, the next run tells of the next.
 */
export function findCircles(modules) {
  const links = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
  );
  return groupsOf(links).map((group) => shortestCircle(group, links));
}

/** Tarjan's groups, walked without recursion: a chain of imports may be longer than the stack. */
function groupsOf(links) {
  const [at, low, waiting, groups] = [new Map(), new Map(), [], []];
  const open = new Set();
  const enter = (file) => {
    at.set(file, at.size);
    low.set(file, at.get(file));
    waiting.push(file);
    open.add(file);
    return { file, next: 0 };
  };
  const leave = (file) => {
    if (low.get(file) !== at.get(file)) return;
    const group = new Set();
    let last;
    do {
      last = waiting.pop();
      open.delete(last);
      group.add(last);
    } while (last !== file);
    if (group.size > 1 || links.get(file).includes(file)) groups.push(group);
  };
  const lower = (file, value) => low.set(file, Math.min(low.get(file), value));
  for (const start of links.keys()) {
    const steps = at.has(start) ? [] : [enter(start)];
    while (steps.length > 0) {
      const step = steps.at(-1);
      const target = links.get(step.file)[step.next++];
      if (target === undefined) {
        leave(step.file);
        steps.pop();
        if (steps.length > 0) lower(steps.at(-1).file, low.get(step.file));
      } else if (links.has(target) && !at.has(target)) steps.push(enter(target));
      else if (open.has(target)) lower(step.file, at.get(target));
    }
  }
  return groups;
}

function shortestCircle(group, links) {
  const [start] = [...group].sort();
  const from = new Map();
  const queue = [start];
  for (const file of queue) {
    for (const target of links.get(file)) {
      if (target === start) return wayTo(file, from, start);
      if (!group.has(target) || from.has(target)) continue;
      from.set(target, file);
      queue.push(target);
    }
  }
  return [start, start];
}

function wayTo(file, from, start) {
  const way = [start];
  for (let step = file; step !== start; step = from.get(step)) way.unshift(step);
  return [start, ...way];
}
