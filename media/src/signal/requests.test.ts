import { SignalRequest } from '@livekit/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OtherWay } from '../house/other-way.ts';
import { Line } from '../room/line.ts';
import { Person } from '../room/person.ts';
import { Room } from '../room/room.ts';
import { Traffic } from '../room/traffic.ts';
import { BadOffer } from '../sdp/offer.ts';
import { answerRequest } from './answer-requests.ts';
import { Negotiation } from './negotiation.ts';
import { readJoin } from './read-join.ts';
import { grantFor } from './tokens.ts';

/** A room with two people, whose lines lead nowhere. */
function openRoom() {
  const room = new Room({ roomId: 'r', kind: 'call', maxPublishers: 9, maxViewers: 9 }, () => undefined);
  const come = (identity: string) => {
    const token = {
      identity,
      name: '',
      metadata: '',
      room: 'r',
      grant: grantFor('r', 'speaker'),
      role: 'speaker',
    };
    const person = new Person({
      token: { ...token, role: 'speaker', issuedAtMs: 1, expiresAtMs: 2, transportHint: undefined },
      role: 'speaker',
      line: new Line(new Traffic(), {}),
      mouth: { say: () => undefined, close: () => undefined },
      autoSubscribe: true,
    });
    room.enter(person);
    return person;
  };
  const [alice, bob] = [come('alice:1'), come('bob:1')];
  const open = () => Promise.reject(new Error('leads nowhere'));
  const negotiation = new Negotiation({ room, person: alice, desk: { announced: [], open } });
  return { room, bob, session: { room, person: alice, negotiation } };
}

const text = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('TR_1', 'PA_1', 'alice:1', 'q'));
const number = fc.integer({ min: 0, max: 5 });
const asked = fc.oneof(
  fc.record({
    case: fc.constant('addTrack'),
    value: fc.record({ cid: text, name: text, type: number, source: number, width: number }),
  }),
  fc.record({ case: fc.constant('offer'), value: fc.record({ sdp: text, type: text, id: number }) }),
  fc.record({ case: fc.constant('trickle'), value: fc.record({ candidateInit: fc.oneof(text, fc.json()) }) }),
  fc.record({ case: fc.constant('mute'), value: fc.record({ sid: text, muted: fc.boolean() }) }),
  fc.record({
    case: fc.constant('trackSetting'),
    value: fc.record({ trackSids: fc.array(text), quality: number, width: number }),
  }),
  fc.record({
    case: fc.constant('subscription'),
    value: fc.record({ trackSids: fc.array(text), subscribe: fc.boolean() }),
  }),
  fc.record({
    case: fc.constant('subscriptionPermission'),
    value: fc.record({
      allParticipants: fc.boolean(),
      trackPermissions: fc.array(
        fc.record({ participantSid: text, allTracks: fc.boolean(), trackSids: fc.array(text) }),
      ),
    }),
  }),
);

test('whatever a client asks, it is done, refused or passed over, and the room stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (requests) => {
      const { room, bob, session } = openRoom();
      for (const message of requests) {
        const bytes = new SignalRequest({ message } as ConstructorParameters<
          typeof SignalRequest
        >[0]).toBinary();
        await answerRequest(session, SignalRequest.fromBinary(bytes)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(BadOffer);
        });
      }
      expect(session.person.tracks.size).toBeLessThanOrEqual(6);
      expect(bob.subscriptions.size).toBeLessThanOrEqual(session.person.tracks.size);
      expect(room.people.size).toBe(2);
      session.negotiation.close();
    }),
    { numRuns: 200 },
  );
});

test('what a client says on coming in is read or refused, however it is spoiled', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readJoin(Buffer.from(bytes).toString('base64url'));
    }),
    { numRuns: 500 },
  );
  expect(readJoin(null)).toBeUndefined();
  expect(readJoin('x'.repeat(700_000))).toBeUndefined();
});

test('who is not reached by one transport is given the other, and who asks for TCP at once', () => {
  const ways = new OtherWay('node-datachannel');
  const who = { identity: 'alice:1', transportHint: undefined };
  expect(ways.kindFor(who)).toBe('node-datachannel');
  ways.note('alice:1', 'node-datachannel');
  expect(ways.kindFor(who)).toBe('werift');
  ways.note('alice:1', 'werift');
  expect(ways.kindFor(who)).toBe('node-datachannel');
  expect(ways.kindFor({ identity: 'bob:1', transportHint: 'tcp' })).toBe('werift');
});
