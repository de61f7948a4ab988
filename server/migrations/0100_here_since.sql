-- Since when somebody is here, until they are seen to go: whoever was at a process that was killed is not seen to.
alter table accounts add column here_since timestamptz;
