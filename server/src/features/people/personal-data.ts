import { registerPersonalData } from '../../platform/personal-data/index.ts';
import { newsFor } from './my-news.ts';
import { deleteFriend, readAddedBy } from './store.ts';

registerPersonalData({
  feature: 'people',
  holds: {
    'friends.account_id': {
      told: ['friend_id', 'own_name', 'memo', 'favourite', 'hidden', 'added_at'],
      gone: 'row',
    },
    'friends.friend_id': { told: { not: 'othersChoice' }, gone: 'row' },
    'added_by.account_id': { told: ['by_id', 'at', 'answered', 'removed'], gone: 'row' },
    'added_by.by_id': { told: { by: 'friends.account_id' }, gone: 'row' },
    'blocks.account_id': { told: ['blocked_id', 'level', 'at'], gone: 'row' },
    'blocks.blocked_id': { told: { not: 'othersChoice' }, gone: 'row' },
    'reports.account_id': {
      told: ['reported_id', 'chat_id', 'reason', 'note', 'at', 'settled_at', 'outcome'],
      gone: 'row',
    },
    'reports.reported_id': { told: { not: 'complaint' }, gone: 'row' },
    'reports.settled_by': {
      told: { not: 'operatorDeed' },
      gone: { stays: 'the id of the operator who settled it' },
    },
  },
  async erase(house, accountId) {
    for (const id of await readAddedBy(house.db, accountId))
      await house.db.transaction(async (tx) => {
        if (!(await deleteFriend(tx, { accountId: id, otherId: accountId }))) return;
        await house.log.appendIn(tx, [newsFor({ to: id, from: id }, 'friend.removed', { accountId })]);
      });
  },
});
