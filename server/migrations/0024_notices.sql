-- Notices of a chat. The newest one stands at its top, unless it was taken down. One whose card was deleted stays as an
-- empty row, so that the one before does not come back.
create table notices (
  chat_id uuid not null,
  notice_id uuid not null,
  seq bigint not null default 0,
  text text not null,
  from_seq bigint,
  made_by uuid not null,
  made_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz,
  down_by uuid,
  down_at timestamptz,
  erased boolean not null default false,
  hidden_from uuid,
  rev int not null default 1,
  primary key (chat_id, notice_id)
);
create index notices_newest on notices (chat_id, seq desc);

create table notice_rules (
  chat_id uuid primary key,
  hosts_only boolean not null
);

-- The notice that somebody has put away for themselves; the next one shows again.
create table notices_away (
  account_id uuid not null,
  chat_id uuid not null,
  notice_id uuid not null,
  primary key (account_id, chat_id)
);
