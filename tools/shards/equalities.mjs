// What a statement says to be equal: columns, parameters, elements of a parameter that is an array.

/** Facts of one block of a statement. Terms are names: `t3.chat_id`, `$1`, `each $1`. */
export class Facts {
  #pairs;

  constructor(pairs = []) {
    this.#pairs = [...pairs];
  }

  equal(left, right) {
    if (left && right) this.#pairs.push([left, right]);
  }

  addAll(pairs) {
    this.#pairs.push(...pairs);
  }

  get pairs() {
    return this.#pairs;
  }

  /** All that a term is equal to, itself among them. `each $1` joins nothing: two elements of a list are two values. */
  classOf(term) {
    const known = new Set([term]);
    for (let grown = true; grown;) {
      grown = false;
      for (const [left, right] of this.#pairs)
        for (const [from, to] of [
          [left, right],
          [right, left],
        ])
          if (known.has(from) && !isElement(from) && !known.has(to)) grown = Boolean(known.add(to));
    }
    return known;
  }

  /** The parameters and constants that a term comes from. */
  rootsOf(term) {
    return [...this.classOf(term)].filter((one) => /^(each |row |\$|=)/.test(one));
  }

  areEqual(left, right) {
    return this.classOf(left).has(right);
  }
}

const isElement = (term) => term.startsWith('each ');
