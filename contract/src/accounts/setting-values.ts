const audience = ['everyone', 'friends', 'nobody'] as const;
const yesOrNo = [true, false] as const;

/** What each setting of an account can be. */
export const settingValues = {
  findByHandle: yesOrNo,
  findByLink: yesOrNo,
  findByInvite: yesOrNo,
  findByMail: yesOrNo,
  addToGroups: ['everyone', 'friends', 'ask'],
  seesOnline: audience,
  seesLastSeen: audience,
  seesReads: audience,
  linkCards: yesOrNo,
  language: ['auto', 'ko', 'en'],
  theme: ['auto', 'light', 'dark'],
  undoSeconds: [0, 3, 5, 10],
  skinTone: ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'],
} as const;
