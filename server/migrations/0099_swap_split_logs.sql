-- Logs in parts, 3: contract. Under one short lock the new tables take the names of the old ones. Every statement that was written
-- for the old ones is true of the new ones; what waits for the lock finds the new table under the name that it asked for.
-- allowed: renames-what-is-used: the new table takes the name in the same moment, with the same columns
-- allowed: drops-what-is-used: all of it stands in the new table of the same name
lock table chat_log, account_log in access exclusive mode;

alter table chat_log rename to chat_log_whole;
alter table account_log rename to account_log_whole;
drop table chat_log_whole, account_log_whole, log_split_progress;
drop function mirror_chat_log, mirror_account_log, split_logs_step;

alter table chat_log_split rename to chat_log;
alter table chat_log rename constraint chat_log_split_pkey to chat_log_pkey;
alter table chat_log rename constraint chat_log_split_key to chat_log_chat_id_author_key_key;
alter table account_log_split rename to account_log;
alter table account_log rename constraint account_log_split_pkey to account_log_pkey;
alter table account_log rename constraint account_log_split_key to account_log_account_id_author_key_key;
