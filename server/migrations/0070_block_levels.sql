-- What a block keeps away: what they write to me, or that and my profile too.
alter table blocks add column level text not null default 'messages' check (level in ('messages', 'profile'));
-- By who is blocked: whose profile is kept from a reader is asked whenever persons are shown to them.
create index blocks_of_profiles on blocks (blocked_id, account_id) where level = 'profile';

-- True where this account keeps its profile from anybody: only then readers have to be told apart for it.
alter table accounts add column shuns boolean not null default false;
