import { expect, it } from 'vitest';
import { readVcards, writeVcard } from './vcard.ts';

it('a contact that is written is read again as it was', () => {
  const contact = { name: 'Kim, Minji; of "Maru"', phones: ['+82 10-1234-5678'], emails: ['m@example.org'] };
  expect(readVcards(writeVcard(contact))).toEqual([contact]);
});

it('nothing in a name becomes a line of its own', () => {
  const written = writeVcard({ name: 'Kim\r\nTEL:112', phones: [], emails: [] });
  expect(readVcards(written)).toEqual([{ name: 'Kim TEL:112', phones: [], emails: [] }]);
});

it('reads what programs write: groups, folded lines, URIs, several in one file', () => {
  const text = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'N:민;지수;;;',
    'item1.TEL;VALUE=uri;TYPE="voice,cell":tel:+82-10-1111-2222',
    'item1.X-ABLabel:mobile',
    'EMAIL;TYPE=INTERNET:jisu.min@exam',
    ' ple.org',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N:Smith;John;Q.',
    'TEL;CELL:555-0100',
    'TEL;CELL:555-0100',
    'END:VCARD',
  ].join('\r\n');
  expect(readVcards(text)).toEqual([
    { name: '민지수', phones: ['+82-10-1111-2222'], emails: ['jisu.min@example.org'] },
    { name: 'John Q. Smith', phones: ['555-0100'], emails: [] },
  ]);
});

it('reads the Korean of older phones', () => {
  const text =
    'BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EC=95=88=\n=EB=85=95\nTEL:01012345678\nEND:VCARD';
  expect(readVcards(text)).toEqual([{ name: '안녕', phones: ['01012345678'], emails: [] }]);
});

it('anything else holds no contact', () => {
  expect(readVcards('')).toEqual([]);
  expect(readVcards('hello\nworld: yes')).toEqual([]);
});
