-- An edit made while the one reader had blocked its author is not shown to that reader.
alter table message_changes add column hidden_from uuid;
