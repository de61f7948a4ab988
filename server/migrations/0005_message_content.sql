-- What was still on its way when a message was sent, and came later: a film made playable, the card of a link.
alter table message_changes add column content jsonb;
alter table message_changes add column card jsonb;
