import { registerPersonalData } from '../../platform/personal-data/index.ts';

registerPersonalData({
  feature: 'profiles',
  holds: {
    'profiles.account_id': { told: ['slot', 'name', 'status', 'photo', 'cover'], gone: 'row' },
    'profile_readers.account_id': { told: ['reader_id', 'slot'], gone: 'row' },
    'profile_readers.reader_id': { told: { not: 'othersChoice' }, gone: 'row' },
    'profile_chats.account_id': { told: ['chat_id', 'slot'], gone: 'row' },
    'earlier_photos.account_id': { told: ['picture_id', 'until', 'shown_to'], gone: 'row' },
  },
});
