import type { InputOf, MethodName, OutputOf, RefusalFrame } from '@maru/contract';
import { LineLostError, RefusalError } from './errors.ts';

type Answer = { ok: true; output: unknown } | { ok: false; refusal: RefusalFrame };

interface HttpLine {
  url: string;
  token?: string | undefined;
  fetch: typeof globalThis.fetch;
}

const answerOf = async (response: Response): Promise<Answer> => {
  try {
    return (await response.json()) as Answer;
  } catch {
    // A proxy in front of a host that is down answers with a page of its own.
    throw new LineLostError(`The host answered ${response.status} without words.`);
  }
};

/** Calls a method by `POST /api/<method>`. */
export const callOverHttp = async <Name extends MethodName>(
  line: HttpLine,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> => {
  const response = await line
    .fetch(`${line.url.replace(/\/$/, '')}/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        ...(line.token === undefined ? {} : { authorization: `Bearer ${line.token}` }),
      },
      body: JSON.stringify(input),
    })
    .catch(() => {
      throw new LineLostError();
    });
  const answer = await answerOf(response);
  if (answer.ok) return answer.output as OutputOf<Name>;
  throw new RefusalError(answer.refusal);
};
