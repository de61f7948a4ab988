export const wordsEn = {
  'cards.open': 'Open {name}',
  'cards.save': 'Save {name}',
  'cards.read': 'Read {name}',
  'cards.pages': '{count, plural, one {# page} other {# pages}}',
  'cards.goes': 'Kept here until {day}',
  'cards.goesSoon':
    '{days, plural, =1 {Goes within a day. Save it if you need it.} other {Goes in # days. Save it if you need it.}}',
  'cards.gone': 'This file is no longer kept here',
  'cards.notSaved': 'The file could not be fetched. Please try again.',
  'cards.silent': 'This sound cannot be played here. You can save it.',
  'cards.close': 'Close',
  'cards.copyText': 'Copy the text',
  'cards.copied': 'Copied',
  'cards.notCopied': 'This could not be copied.',
  'cards.opening': 'Opening the file',
  'cards.lost': 'The file could not be opened',
  'cards.lostText': 'It may be gone, or the line is down.',
} as const;
