-- A call of two goes on as the call of a group when more people come: where its devices find it.
alter table calls add column moved_chat_id uuid, add column moved_call_id uuid;
