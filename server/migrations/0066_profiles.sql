-- Up to three more profiles of a person, each shown to the people or in the chats that they chose.

-- False: everybody sees the same of this account, and nothing below needs to be looked at.
alter table accounts add column many_faced boolean not null default false;

create table profiles (
  account_id uuid not null,
  slot smallint not null check (slot between 1 and 3),
  name text not null,
  status text not null default '',
  photo uuid,
  cover uuid,
  primary key (account_id, slot)
);

-- Who sees which, everywhere but where a chat has a choice of its own. The one with these rows owns them, not the reader.
create table profile_readers (
  account_id uuid not null,
  reader_id uuid not null,
  slot smallint not null,
  primary key (account_id, reader_id)
);

-- Which is shown in which chat. Slot 0 is the base profile: chosen for this chat, whatever else a reader sees.
create table profile_chats (
  account_id uuid not null,
  chat_id uuid not null,
  slot smallint not null,
  primary key (account_id, chat_id)
);
create index profile_chats_of_chat on profile_chats (chat_id);
