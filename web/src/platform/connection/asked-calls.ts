import { isRepeatable, LineLostError, RefusalError } from '@maru/client';
import type { MethodName, RefusalFrame } from '@maru/contract';

interface Asked {
  name: MethodName;
  input: unknown;
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** A call as it is handed to whoever leads. */
export interface Passed {
  id: number;
  name: MethodName;
  input: unknown;
}

/** The calls this tab has asked of the leading tab and not heard of yet. */
export class AskedCalls {
  private readonly calls = new Map<number, Asked>();
  private lastId = 0;

  add(name: MethodName, input: unknown): { passed: Passed; answer: Promise<never> } {
    const id = ++this.lastId;
    const answer = new Promise<never>((resolve, reject) => {
      this.calls.set(id, { name, input, resolve, reject });
    });
    return { passed: { id, name, input }, answer };
  }

  resolve(id: number, output: unknown): void {
    this.settle(id)?.resolve(output as never);
  }

  refuse(id: number, refusal: RefusalFrame): void {
    this.settle(id)?.reject(new RefusalError(refusal));
  }

  giveUp(id: number): void {
    this.settle(id)?.reject(new LineLostError());
  }

  giveUpAll(): void {
    for (const id of [...this.calls.keys()]) this.giveUp(id);
  }

  /** What a new leader is to be asked. `sentBefore`: a former one may have done it, so only what may be repeated is. */
  toRepeat(sentBefore: boolean): Passed[] {
    if (sentBefore) {
      for (const [id, { name }] of this.calls) if (!isRepeatable(name)) this.giveUp(id);
    }
    return [...this.calls].map(([id, { name, input }]) => ({ id, name, input }));
  }

  private settle(id: number): Asked | undefined {
    const one = this.calls.get(id);
    this.calls.delete(id);
    return one;
  }
}
