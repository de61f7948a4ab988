export const wordsEn = {
  'farewell.title': 'Delete my account',
  'farewell.pageText': 'You have 14 days to come back.',
  'farewell.find': 'delete leave remove close account goodbye erase',
  'farewell.intro': 'You can leave whenever you like. This is what happens then.',
  'farewell.now': 'At once',
  'farewell.nowSignedOut': 'You are signed out on all devices.',
  'farewell.nowUnseen':
    'Nobody finds you any more. In chats you are shown as “Deleted account”, without name and picture.',
  'farewell.nowGroup':
    'One group that only you look after gets another host: whoever has been in it longest.',
  'farewell.nowGroups':
    '{count} groups that only you look after get another host: whoever has been in them longest.',
  'farewell.later': 'After {days} days, for good',
  'farewell.laterGone':
    'Your profile, your own room, friends and memos, drafts, bookmarks, stickers, settings and ways to sign in are erased.',
  'farewell.laterGroups': 'You leave all groups, quietly. Your handle is free for others.',
  'farewell.stays': 'What stays with others',
  'farewell.staysText':
    'What you wrote and sent in chats with others stays in their chats, under “Deleted account”. To take something of it away, delete it in the chat first.',
  'farewell.back': 'Until then, sign in and you have everything back as it was.',
  'farewell.take': 'Take my data along first',
  'farewell.takeText': 'Afterwards nobody can get it back, we neither.',
  'farewell.lastOperator':
    'You are the only one who looks after this host. Name another operator first, at the command line: maru operator add …',
  'farewell.button': 'Delete my account',
  'farewell.askTitle': 'Delete your account?',
  'farewell.askText':
    'You are signed out everywhere now. If you do not come back by {date}, everything is erased for good.',
  'farewell.askConfirm': 'Delete',
  'farewell.cancel': 'Cancel',
  'farewell.guestRow': 'Delete my visit',
  'farewell.guestTitle': 'Delete your visit?',
  'farewell.guestText':
    'Your name and all that is yours is erased at once and for good. What you wrote stays in the chat, under “Deleted account”.',
  'farewell.guestLeft': 'Your visit is deleted.',
  'farewell.leavingTitle': 'This account is being deleted',
  'farewell.leavingText':
    'On {date} everything in it is erased for good. If you have changed your mind, you have it back as it was.',
  'farewell.comeBack': 'Keep my account',
  'farewell.leaveIt': 'Leave it be',
  'farewell.welcomeBack': 'Good to have you back.',
  'farewell.loading': 'Looking what it would mean',
} as const;
