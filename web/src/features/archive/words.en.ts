export const wordsEn = {
  'archive.title': 'Take my chats along',
  'archive.text':
    'A file with everything you can read here: pages to read in any browser, data for programs, and all photos and files. Another host can bring it in.',
  'archive.makeAll': 'Make an archive of all chats',
  'archive.bringIn': 'Bring in an archive',
  'archive.list': 'Archives',
  'archive.none': 'None yet. They are kept for seven days.',
  'archive.everything': 'All chats',
  'archive.oneChat': 'A chat',
  'archive.imported': 'Brought in',
  'archive.making': 'Being made … {percent} %',
  'archive.bringing': 'Being brought in … {percent} %',
  'archive.ready': '{count, plural, one {# message} other {# messages}}, {size}. Kept until {day}.',
  'archive.brought':
    '{count, plural, one {# chat} other {# chats}} with {messages, plural, one {# message} other {# messages}}',
  'archive.failed': 'This did not work. Please try it again.',
  'archive.download': 'Save',
  'archive.remove': 'Delete',
  'archive.stop': 'Stop',
  'archive.takeChat': 'Take this chat along',
  'archive.started': 'The archive is being made.',
  'archive.uploading': 'Uploading … {percent} %',
} as const;
