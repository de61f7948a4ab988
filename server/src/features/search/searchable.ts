import {
  filesOf,
  SearchKind,
  type AccountId,
  type LinkCard,
  type MessageContent,
  type SearchKind as Kind,
} from '@maru/contract';

/** What of a message a search looks at. */
export interface Searchable {
  text: string;
  content: MessageContent | undefined;
  card: LinkCard | undefined;
}

const linkInText = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+\.[^\s<>"']+/iu;

/** The first address in a message. */
export const linkOf = ({ text, card }: Searchable): string | undefined =>
  linkInText.exec(text)?.[0].replace(/[).,!?;:\]}'"]+$/u, '') ?? card?.url;

const kindOfContent = (content: MessageContent): Kind | undefined => {
  switch (content.type) {
    case 'photos':
      return 'photo';
    case 'card':
      return content.of;
    case 'livePlace':
      return 'place';
    case 'profile':
      return 'contact';
    case 'video':
    case 'voice':
    case 'file':
    case 'sticker':
    case 'place':
    case 'contact':
      return content.type;
    // Calls have a list of their own.
    case 'call':
      return undefined;
  }
};

const kindsOfContent = (content: MessageContent | undefined): Kind[] => {
  const kind = content && kindOfContent(content);
  return kind ? [kind] : [];
};

/** What a message can be looked for as. */
export const kindsOf = (message: Searchable): Kind[] => [
  ...(message.text !== '' ? (['text'] as const) : []),
  ...kindsOfContent(message.content),
  ...(linkOf(message) ? (['link'] as const) : []),
];

/** Kinds as bits of one number. */
export const bitsOf = (kinds: readonly Kind[]): number =>
  kinds.reduce((bits, kind) => bits | (1 << SearchKind.options.indexOf(kind)), 0);

const namesIn = (content: MessageContent): string[] => {
  switch (content.type) {
    case 'card':
      return [content.title];
    case 'place':
      return [content.name ?? '', content.address ?? ''];
    case 'contact':
      return [content.name, ...content.phones, ...content.emails];
    case 'profile':
      return [content.name];
    case 'sticker':
      return [content.word];
    case 'file':
      return filesOf(content).map((file) => file.name);
    // Nobody named these: their names are a camera's numbers, and would be found by every number.
    case 'photos':
    case 'video':
    case 'voice':
    case 'livePlace':
    case 'call':
      return [];
  }
};

/** The texts by which a message is found; what people wrote comes first. */
export const textsOf = ({ text, content, card }: Searchable): string[] =>
  [
    text,
    ...(content ? namesIn(content) : []),
    ...(card ? [card.title, card.text ?? '', card.site] : []),
  ].filter((one) => one !== '');

/** Kinds that are looked for together, each under a gram of its own beside those of the kinds. */
const groups: Readonly<Record<string, readonly Kind[]>> = {
  media: ['photo', 'video'],
  things: ['poll', 'event', 'notice', 'post', 'album', 'todo'],
};

/** What stands beside the grams of a message among its keys, for the filter by kinds. */
export const gramsOfKinds = (kinds: readonly Kind[]): string[] => [
  ...kinds.map((kind) => `k${kind}`),
  ...Object.keys(groups).flatMap((group) =>
    kinds.some((kind) => groups[group]?.includes(kind)) ? [`k${group}`] : [],
  ),
];

/** The one gram that every message of one of these kinds has, where there is one. */
export const gramOfKinds = (kinds: readonly Kind[]): string | undefined => {
  if (kinds.length === 1) return `k${kinds[0]}`;
  const group = Object.keys(groups).find((name) => kinds.every((kind) => groups[name]?.includes(kind)));
  return group && kinds.length > 0 ? `k${group}` : undefined;
};

/** What stands among the keys of a message for the filter by author. */
export const gramOfAuthor = (author: AccountId): string => `a${author}`;
