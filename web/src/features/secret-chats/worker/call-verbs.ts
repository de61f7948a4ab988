import { helloStatement } from '@maru/crypto/calls';
import { judgeKey, noteOtherKey, pinFirst, signerOf } from '@maru/crypto/identity';
import { readBytes, toText } from './base64.ts';
import type { Keeper } from './keeper.ts';
import type { WorkerVerbs } from './worker-calls.ts';

/** So long a call waits for the keys of this device; then it goes on with keys that nothing vouches for. */
const patienceMs = 6_000;

const soonEnough = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    work.catch(() => {}),
    new Promise((resolve) => {
      setTimeout(resolve, patienceMs);
    }),
  ]);

/** What vouches in calls: this device signs which keys it speaks with, and judges the keys of others. */
export const callVerbs = (keeper: Keeper) =>
  ({
    async callIdentity() {
      if (keeper.device.standing !== 'ready') await soonEnough(keeper.start());
      const { opened, device } = keeper;
      if (!opened || device.standing !== 'ready') return null;
      const { papers } = opened;
      return {
        deviceId: papers.deviceId,
        certificate: toText(papers.certificate),
        signatureKey: toText(papers.device.publicKey),
      };
    },
    async signForCall({ callId, signingKey, exchangeKey, since }) {
      const papers = keeper.opened?.papers;
      if (!papers || keeper.device.standing !== 'ready') return null;
      // What is signed is put together here: nobody can have anything else signed by asking for this.
      const statement = helloStatement({
        callId,
        accountId: keeper.me,
        deviceId: papers.deviceId,
        signingKey: readBytes(signingKey),
        exchangeKey: readBytes(exchangeKey),
        since,
      });
      return { signature: toText(await signerOf(papers.device).sign(statement)) };
    },
    async judgeCallKey({ accountId, identityKey }) {
      const { opened } = keeper;
      const key = readBytes(identityKey);
      if (!opened || key.length !== opened.papers.identityKey.length) return null;
      if (accountId === keeper.me)
        return toText(opened.papers.identityKey) === identityKey ? 'same' : 'changed';
      const pin = opened.pins.find(accountId);
      const verdict = judgeKey(pin, key);
      const next =
        verdict === 'first'
          ? pinFirst(accountId, key, keeper.now())
          : verdict === 'changed'
            ? noteOtherKey(pin!, key)
            : undefined;
      if (next) {
        opened.pins.put(next);
        await keeper.kept.save({ pins: [next] });
        keeper.tellSoon();
      }
      return verdict === 'same' && pin?.verifiedAt !== undefined && !pin.changedTo ? 'verified' : verdict;
    },
  }) satisfies Partial<WorkerVerbs>;
