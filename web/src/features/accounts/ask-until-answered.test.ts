import { LineLostError, RefusalError, willPass } from '@maru/client';
import { expect, it } from 'vitest';
import { askUntilAnswered, pauseAfter } from './ask-until-answered.ts';

const refusal = (code: string) => new RefusalError({ code, message: code } as never);

/** Asks something that answers these one after the other, and notes what was waited. */
const ask = async (...answers: unknown[]) => {
  const [waited, told]: [number[], number[]] = [[], []];
  const outcome = await askUntilAnswered(
    async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    { wait: async (ms) => void waited.push(ms), onAgain: (tries) => void told.push(tries) },
  ).catch((error: Error) => error);
  return { outcome, waited, told };
};

it('only an answer is an answer: a lost line and a host out of breath are asked again', async () => {
  const { outcome, waited, told } = await ask(
    new LineLostError(),
    refusal('busy'),
    refusal('internal'),
    refusal('too_many_calls'),
    'me',
  );
  expect(outcome).toBe('me');
  expect(waited).toEqual([500, 1_000, 2_000, 4_000]);
  expect(told).toEqual([1, 2, 3, 4]);
});

it('not being signed in is an answer, and so is everything else that will not pass', async () => {
  for (const error of [refusal('not_signed_in'), refusal('account_suspended'), new TypeError('a bug')]) {
    expect(willPass(error)).toBe(false);
    expect(await ask(error)).toEqual({ outcome: error, waited: [], told: [] });
  }
  expect((await ask(new LineLostError(), refusal('not_signed_in'))).outcome).toMatchObject({
    code: 'not_signed_in',
  });
});

it('never waits longer than a quarter of a minute', () => {
  expect([1, 6, 7, 100].map(pauseAfter)).toEqual([500, 15_000, 15_000, 15_000]);
});
