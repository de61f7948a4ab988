-- When a device was last told of a chat: a burst of messages is told of in one, a moment later.
alter table push_shown add column told_at timestamptz not null default now();
