import { RefusalError } from '@maru/client';
import { beforeEach, expect, it } from 'vitest';
import { proofStore } from './state.ts';
import { isProofDeclined, withProof } from './with-proof.ts';

const needed = () => new RefusalError({ code: 'proof_needed', message: '', details: { ways: ['password'] } });

/** A call that asks for proof until it was given, and counts how often it was tried. */
const guarded = () => {
  const state = { isProved: false, tries: 0 };
  const call = async () => {
    state.tries += 1;
    if (!state.isProved) throw needed();
    return 'done';
  };
  return { state, call };
};

beforeEach(() => proofStore.setState({ question: null }));

it('asks nothing where nothing is asked for', async () => {
  await expect(withProof(async () => 'done')).resolves.toBe('done');
  expect(proofStore.getState().question).toBeNull();
});

it('asks who is there by the ways the host has named, and repeats the call', async () => {
  const { state, call } = guarded();
  const result = withProof(call);
  await expect.poll(() => proofStore.getState().question?.ways).toEqual(['password']);
  state.isProved = true;
  proofStore.getState().question?.answer(true);
  await expect(result).resolves.toBe('done');
  expect(state.tries).toBe(2);
  expect(proofStore.getState().question).toBeNull();
});

it('gives the refusal back to whoever thinks better of it, and does not try again', async () => {
  const { state, call } = guarded();
  const result = withProof(call).catch((error: unknown) => error);
  await expect.poll(() => proofStore.getState().question).not.toBeNull();
  proofStore.getState().question?.answer(false);
  expect(isProofDeclined(await result)).toBe(true);
  expect(state.tries).toBe(1);
});

it('lets other refusals pass', async () => {
  const other = new RefusalError({ code: 'handle_taken', message: '' });
  await expect(withProof(() => Promise.reject(other))).rejects.toBe(other);
  expect(proofStore.getState().question).toBeNull();
});
