-- backfill: run again and again, each time in a transaction of its own, until it changes nothing.
-- Logs in parts, 2: what stood in the old tables before is copied a few thousand entries at a time. A copy that meets a row that is
-- just being changed gives way at once and comes again: it never makes others wait for it in a circle.
-- What is written meanwhile stands in both by the triggers: a step that was not full has copied all that there was before, however
-- fast the last log grows.
set local lock_timeout = '200ms';
select case when split_logs_step(5000) < 5000 then 0 else 1 end as changed;
