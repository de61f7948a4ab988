import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeOffer, type PlayedSection } from '../testing/offer-sections.ts';
import { announceCandidates } from './announce.ts';
import { writeAnswer, type SectionUse } from './answer.ts';
import { BadOffer, readOffer } from './offer.ts';

const side = {
  ufrag: 'abcd',
  pwd: 'a'.repeat(24),
  fingerprint: { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') },
};
const local = {
  ...side,
  setup: 'active' as const,
  candidates: ['candidate:1 1 UDP 2114977791 10.0.0.5 5000 typ host'],
};
const sections: PlayedSection[] = [
  { mid: '0', kind: 'application', direction: 'inactive' },
  { mid: '1', kind: 'audio', direction: 'recvonly' },
  { mid: '2', kind: 'video', direction: 'recvonly' },
  { mid: '3', kind: 'video', direction: 'sendonly', trackId: 'cam', rids: ['q', 'h', 'f'] },
];
const out: SectionUse = {
  way: 'out',
  streamId: 'PA_1',
  trackSid: 'TR_1',
  ssrc: 11,
  rtxSsrc: 12,
  stereo: false,
};

describe('an offer', () => {
  test('is read section by section', () => {
    const offer = readOffer(writeOffer(side, sections));
    expect(offer).toMatchObject(side);
    expect(offer.sections.map(({ mid, direction }) => `${mid} ${direction}`)).toEqual([
      '0 sendrecv',
      '1 recvonly',
      '2 recvonly',
      '3 sendonly',
    ]);
    expect(offer.sections[3]).toMatchObject({ trackId: 'cam', rids: ['q', 'h', 'f'] });
  });

  test('without a fingerprint, without credentials, too long or doubled is not taken', () => {
    const good = writeOffer(side, sections);
    expect(() => readOffer(good.replaceAll(/a=fingerprint.*\r\n/g, ''))).toThrow(BadOffer);
    expect(() => readOffer(good.replaceAll(/a=ice-pwd.*\r\n/g, ''))).toThrow(BadOffer);
    expect(() => readOffer(good.replaceAll('sha-256', 'md5'))).toThrow(BadOffer);
    expect(() => readOffer(good + 'a'.repeat(500_000))).toThrow(BadOffer);
    expect(() => readOffer(good.replaceAll('a=mid:2', 'a=mid:1'))).toThrow(BadOffer);
    expect(() => readOffer('')).toThrow(BadOffer);
  });

  test('that somebody has spoiled is taken or refused, and nothing else happens', () => {
    const lines = writeOffer(side, sections).split('\r\n');
    const spoiled = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.string({ maxLength: 60 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(spoiled, (changes) => {
        const changed = [...lines];
        for (const [at, text] of changes) changed[at] = `${changed[at]!.slice(0, 6)}${text}`;
        try {
          const answer = writeAnswer(readOffer(changed.join('\r\n')), local, () => out);
          expect(answer).toContain('v=0');
        } catch (error) {
          expect(error).toBeInstanceOf(BadOffer);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an answer', () => {
  const answer = writeAnswer(readOffer(writeOffer(side, sections)), local, ({ mid }) =>
    mid === '3'
      ? { way: 'in', wantsRed: true, stereo: false, dtx: true }
      : mid === '2'
        ? out
        : { way: 'none' },
  );
  const [, ...parts] = answer.split(/^(?=m=)/m);

  test('has the sections of the offer, all in one bundle', () => {
    expect(parts.map((part) => part.split(' ')[0])).toEqual([
      'm=application',
      'm=audio',
      'm=video',
      'm=video',
    ]);
    expect(answer).toContain('a=group:BUNDLE 0 1 2 3\r\n');
  });

  test('keeps the port of a section that is not used, or Chromium refuses the whole', () => {
    expect(parts[1]).toContain('m=audio 9 ');
    expect(parts[1]).toContain('a=inactive');
  });

  test('names the streams that go out, and takes the sizes that come in', () => {
    expect(parts[2]).toContain('a=msid:PA_1 TR_1\r\n');
    expect(parts[2]).toContain('a=ssrc-group:FID 11 12\r\n');
    expect(parts[2]).toContain('goog-remb');
    expect(parts[3]).toContain('a=simulcast:recv q;h;f\r\n');
    expect(parts[3]).toContain('transport-cc');
  });

  test('agrees on the same extensions whichever way a section goes, since it may change', () => {
    const extensions = (part: string) => [...part.matchAll(/^a=extmap:.*$/gm)].map(([line]) => line);
    expect(extensions(parts[2]!)).toEqual(extensions(parts[3]!));
  });
});

test('announced addresses stand in place of our own', () => {
  const candidates = [
    'candidate:1 1 UDP 2114977791 10.0.0.5 5000 typ host',
    'candidate:2 1 UDP 2114977790 fd00::5 5000 typ host',
  ];
  expect(announceCandidates(candidates, [])).toEqual(candidates);
  expect(announceCandidates(candidates, ['203.0.113.7', '2001:db8::7'])).toEqual([
    'candidate:1 1 UDP 2130706431 203.0.113.7 5000 typ host',
    'candidate:2 1 UDP 2130706175 2001:db8::7 5000 typ host',
  ]);
});
