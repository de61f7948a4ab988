/** What a page notes of itself. These functions run in the page alone, and know nothing of this file. */
export interface Notes {
  /** When something was first there, in milliseconds after the page was asked for. */
  seen: Record<string, number>;
  /** What people did: how long each waited to be heard, and until it was painted. */
  inputs: { name: string; delay: number; duration: number }[];
  /** Milliseconds between one picture and the next. */
  frames: number[];
  /** Stretches in which the page heard nobody. */
  longTasks: number[];
}

declare global {
  // What `takeNotes` leaves in a page.
  var benchNotes: Notes;
}

/** Looks out, from the first script on, for what makes the page usable. */
export const takeNotes = (marks: Record<string, string>): void => {
  const notes: Notes = { seen: {}, inputs: [], frames: [], longTasks: [] };
  globalThis.benchNotes = notes;
  const look = () => {
    for (const [name, selector] of Object.entries(marks))
      if (notes.seen[name] === undefined && document.querySelector(selector))
        notes.seen[name] = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  // Chromium counts what takes 16 ms and longer; shorter is not told.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.interactionId)
        notes.inputs.push({
          name: entry.name,
          delay: entry.processingStart - entry.startTime,
          duration: entry.duration,
        });
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.longTasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
};

/** Measures the pictures of so many milliseconds. */
export const timeFrames = (forMs: number): Promise<number[]> =>
  new Promise((done) => {
    const frames: number[] = [];
    const began = performance.now();
    let last = began;
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      if (now - began < forMs) requestAnimationFrame(next);
      else done(frames.slice(1));
    };
    requestAnimationFrame(next);
  });
