import type { AccountId, ChatId } from '@maru/contract';
import type { Feature, Job } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { refuse } from '../../platform/refusal.ts';
import './consent.ts';
import { methods } from './methods.ts';
import { deleteLivePlace, forgetEnded, forgetOfMember } from './store.ts';
import './personal-data.ts';

registerContentKeeper({
  types: ['place'],
  resolve: async (_house, _author, wish) => {
    if (wish.type !== 'place') throw refuse('bad_input', { path: 'content.type' });
    const { latitude, longitude, name, address } = wish;
    return {
      type: 'place',
      latitude,
      longitude,
      ...(name?.trim() && { name: name.trim() }),
      ...(address?.trim() && { address: address.trim() }),
    };
  },
});

registerContentKeeper({
  types: ['livePlace'],
  erased: async (tx, { chatId, seq }) => void (await deleteLivePlace(tx, { chatId, seq })),
});

const forget: Job = {
  name: 'places.forgetEnded',
  everyMs: 60_000,
  run: ({ db, clock }) => forgetEnded(db, clock.now()),
};

/** Places: one that is sent, and one that moves for a while. */
export const places: Feature = {
  name: 'places',
  methods,
  jobs: [forget],
  start(house) {
    house.bus.subscribe(
      'member.left',
      ({ chatId, accountId }: { chatId: ChatId; accountId: AccountId }) =>
        void forgetOfMember(house.db, chatId, accountId).catch(() => undefined),
    );
  },
};
