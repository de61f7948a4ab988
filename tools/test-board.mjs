// The live report of `npm test`: one line a step, with its time, and at the end the one line that counts.
const marks = { passed: '✓', failed: '✗', skipped: '–' };

/** Collects what the steps report. A step gives `{ passed, failed, skipped, note, output }`; all may be left out. */
export class TestBoard {
  #total = { passed: 0, failed: 0, skipped: 0 };
  #tests = 0;
  #notes = [];
  #verbose;

  constructor({ verbose }) {
    this.#verbose = verbose;
  }

  /** Runs one step, tells how it went, and gives true unless something in it failed. */
  async step(name, work) {
    const start = performance.now();
    const result = await work().catch((error) => ({ failed: 1, output: error.stack }));
    const { passed = 0, failed = 0, skipped = 0, note = '', output = '', tests = false } = result;
    this.#total.passed += passed;
    this.#total.failed += failed;
    this.#total.skipped += skipped;
    if (tests) this.#tests += passed + failed;
    const how = failed > 0 ? 'failed' : passed === 0 && skipped > 0 ? 'skipped' : 'passed';
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    console.log(
      `${marks[how]} ${name.padEnd(30)} ${seconds} s  ${failed > 0 ? 'FAILED ' : ''}${note}`.trimEnd(),
    );
    if (output.trim() && (failed > 0 || this.#verbose)) console.log(indent(output.trim()));
    return failed === 0;
  }

  /** Keeps a sentence for the end of the report, where nobody overlooks it. */
  remember(sentence) {
    this.#notes.push(sentence);
  }

  /** Prints the sentences and the count, and gives the exit code: no test at all is a failure too. */
  finish() {
    if (this.#tests === 0) {
      this.#total.failed ||= 1;
      this.#notes.push('No test has run.');
    }
    const { passed, failed, skipped } = this.#total;
    for (const note of this.#notes) console.log(`! ${note}`);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 ? 1 : 0;
  }
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
