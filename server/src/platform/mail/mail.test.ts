import { expect, test } from 'vitest';
import { insistOnTls } from './index.ts';

test('mails go encrypted or not at all, unless the server is this machine or its address says so', () => {
  expect(insistOnTls('smtp://ann:secret@mail.example.org:587')).toBe(
    'smtp://ann:secret@mail.example.org:587?requireTLS=true',
  );
  for (const kept of [
    'smtps://ann:secret@mail.example.org:465',
    'smtp://localhost:2525',
    'smtp://127.0.0.1:2525',
    'smtp://relay.lan:25?ignoreTLS=true',
    'smtp://relay.lan:25?requireTLS=false',
  ])
    expect(insistOnTls(kept)).toBe(kept);
});
