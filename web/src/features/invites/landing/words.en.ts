export const wordsEn = {
  'invites.landLoading': 'Opening the invitation',
  'invites.landInvited': 'You are invited',
  'invites.landUnnamed': 'A group chat',
  'invites.landCount': '{count, plural, one {# person is} other {# people are}} talking here',
  'invites.landJoin': 'Join the chat',
  'invites.landOpen': 'Go to the chat',
  'invites.landSignUp': 'Make an account',
  'invites.landSignIn': 'I have an account',
  'invites.landGuest': 'Come in with just a name',
  'invites.landGuestTitle': 'What shall we call you?',
  'invites.landGuestText':
    'As a guest you see this chat alone. You can make an account later and keep everything.',
  'invites.landGuestName': 'Name',
  'invites.landGuestMissing': 'Please write a name.',
  'invites.landGuestEnter': 'Come in',
  'invites.landGuestAgree':
    'By coming in you agree to the terms of use, and that what you write is kept as the privacy policy says.',
  'invites.landNeedsAccount': 'This chat is for people with an account.',
  'invites.landDead': 'This door is closed',
  'invites.landHome': 'To the start',
  'invites.landIsGuest':
    'As a guest you are in one chat only. Make an account there, then open this link again.',
} as const;
