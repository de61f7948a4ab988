-- What was a switch has three places now: everybody, the friends I added, nobody. On was "the friends I added".
update accounts set settings = (settings - 'showOnline' - 'showLastSeen')
  || case when settings ->> 'showOnline' = 'false' then '{"seesOnline": "nobody"}'::jsonb else '{}'::jsonb end
  || case when settings ->> 'showLastSeen' = 'false' then '{"seesLastSeen": "nobody"}'::jsonb else '{}'::jsonb end
where settings ?| array['showOnline', 'showLastSeen'];

-- Few have decided who sees how far they read: rooms ask for those alone.
create index accounts_deciding_reads on accounts (account_id) where settings ? 'seesReads';

-- What I have read in this chat is shown, or not; null: as I decided for all chats.
alter table account_chats add column show_reads boolean;
create index account_chats_deciding_reads on account_chats (chat_id) where show_reads is not null;
