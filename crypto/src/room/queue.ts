/** Runs pieces of work one after the other, whatever becomes of them. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  run<Out>(work: () => Promise<Out>): Promise<Out> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
