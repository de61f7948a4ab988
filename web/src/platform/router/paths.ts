/** Where in the app we are. */
export type Route =
  | { page: 'signIn' }
  | { page: 'signUp' }
  /** Where the link of a mail leads to set a new password, and where one is asked for. */
  | { page: 'recover' }
  | { page: 'confirmMail' }
  /** The terms or the privacy policy, for everybody; without a version the one that counts. */
  | { page: 'policy'; policy: 'terms' | 'privacy'; version?: number }
  /** Where the link for a guardian leads. */
  | { page: 'guardian' }
  /** Where the QR code of a computer leads. */
  | { page: 'linkDevice' }
  | { page: 'friends'; personId?: string }
  | { page: 'chats'; chatId?: string }
  | { page: 'more' }
  | { page: 'calendar' }
  | { page: 'calls' }
  /** Where the notification of a call leads. */
  | { page: 'call'; chatId: string; callId: string }
  | { page: 'settings'; section?: string }
  /** For operators. */
  | { page: 'desk'; section?: string }
  | { page: 'groupLink'; code: string }
  | { page: 'personLink'; code: string }
  /** A room in a window of its own. */
  | { page: 'window'; chatId: string }
  | { page: 'lost' };

/** The addresses of the app's pages. */
export const paths = {
  home: () => '/',
  signIn: () => '/sign-in',
  signUp: () => '/sign-up',
  recover: () => '/recover',
  confirmMail: () => '/confirm-mail',
  policy: (policy: 'terms' | 'privacy', version?: number) =>
    version ? `/${policy}/${version}` : `/${policy}`,
  guardian: () => '/guardian',
  linkDevice: () => '/link',
  friends: () => '/friends',
  friend: (id: string) => `/friends/${id}`,
  chats: () => '/chats',
  /** A room; `at` goes to a message of it. */
  chat: (id: string, at?: number) => (at ? `/chats/${id}?at=${at}` : `/chats/${id}`),
  more: () => '/more',
  calendar: () => '/events',
  calls: () => '/calls',
  call: (chatId: string, callId: string) => `/call/${chatId}/${callId}`,
  /** The settings, one of their pages, or one setting on it. */
  settings: (section?: string, setting?: string) =>
    `/settings${section ? `/${section}` : ''}${setting ? `#${setting}` : ''}`,
  desk: (section?: string) => (section ? `/desk/${section}` : '/desk'),
  groupLink: (code: string) => `/i/${code}`,
  personLink: (code: string) => `/u/${code}`,
  chatWindow: (id: string) => `/w/${id}`,
} as const;

const withPart = (first: string, part: string | undefined): Route | undefined => {
  switch (first) {
    case 'terms':
    case 'privacy': {
      if (part === undefined) return { page: 'policy', policy: first };
      return /^[1-9]\d{0,5}$/.test(part)
        ? { page: 'policy', policy: first, version: Number(part) }
        : undefined;
    }
    case 'friends':
      return part ? { page: 'friends', personId: part } : { page: 'friends' };
    case 'chats':
      return part ? { page: 'chats', chatId: part } : { page: 'chats' };
    case 'settings':
      return part ? { page: 'settings', section: part } : { page: 'settings' };
    case 'desk':
      return part ? { page: 'desk', section: part } : { page: 'desk' };
    case 'i':
      return part ? { page: 'groupLink', code: part } : undefined;
    case 'u':
      return part ? { page: 'personLink', code: part } : undefined;
    case 'w':
      return part ? { page: 'window', chatId: part } : undefined;
  }
  return undefined;
};

/** Reads a path; "/" stands for the chats. */
export const routeOf = (path: string): Route => {
  const [first = '', part, ...more] = path.split(/[?#]/, 1)[0]!.split('/').filter(Boolean);
  if (first === '') return { page: 'chats' };
  if (first === 'call' && part && more.length === 1)
    return { page: 'call', chatId: decodeURIComponent(part), callId: decodeURIComponent(more[0]!) };
  if (more.length > 0) return { page: 'lost' };
  if (part === undefined) {
    if (first === 'sign-in') return { page: 'signIn' };
    if (first === 'sign-up') return { page: 'signUp' };
    if (first === 'recover') return { page: 'recover' };
    if (first === 'confirm-mail') return { page: 'confirmMail' };
    if (first === 'guardian') return { page: 'guardian' };
    if (first === 'link') return { page: 'linkDevice' };
    if (first === 'more') return { page: 'more' };
    if (first === 'events') return { page: 'calendar' };
    if (first === 'calls') return { page: 'calls' };
  }
  return withPart(first, part && decodeURIComponent(part)) ?? { page: 'lost' };
};
