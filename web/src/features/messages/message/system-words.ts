import type { AccountId } from '@maru/contract';
import type { Translate } from '../../../platform/i18n/index.ts';
import { wordDuration } from '../../chats/ui.ts';
import type { SystemLine } from '../state.ts';

/** What a line of the room itself says; undefined for one that is not shown. */
export const systemWords = (
  line: SystemLine,
  t: Translate,
  nameOf: (id: AccountId) => string,
): string | undefined => {
  const author = nameOf(line.author) || t('messages.someone');
  switch (line.kind) {
    case 'member.joined': {
      const others = line.body.persons.filter((one) => line.body.by !== 'created' || one.id !== line.author);
      const names = others
        .map((one) => t('messages.person', { name: nameOf(one.id) || one.name }))
        .join(', ');
      switch (line.body.by) {
        case 'created':
          return names ? t('messages.createdWith', { author, names }) : t('messages.created', { author });
        case 'invited':
          return t('messages.invited', { author, names });
        case 'link':
          return t('messages.joinedByLink', { names });
        case 'guest_link':
          return t('messages.joinedAsGuest', { names });
      }
      return undefined;
    }
    case 'member.left': {
      if (line.body.quietly) return undefined;
      const name = nameOf(line.body.accountId) || line.body.name;
      const by = line.body.removedBy;
      return by
        ? t('messages.removed', { author: nameOf(by) || author, name })
        : t('messages.left', { name });
    }
    case 'chat.vanishingChanged': {
      const { after } = line.body;
      if (after === null) return t('messages.vanishOff', { author });
      return t('messages.vanishOn', { author, time: wordDuration(after, t) });
    }
    case 'chat.changed': {
      const { name, photo } = line.body;
      if (name) return t('messages.renamed', { author, name });
      if (name === null) return t('messages.unnamed', { author });
      if (photo) return t('messages.photoChanged', { author });
      if (photo === null) return t('messages.photoRemoved', { author });
      return t('messages.changed', { author });
    }
    // Features above say theirs themselves.
    case 'poll.closed':
    case 'album.added':
      return undefined;
  }
};
