-- Leaving for good. Until `leaves_at` an account can come back; one that is gone keeps nothing but its id, under which
-- others have what it said to them.
alter table accounts drop constraint accounts_kind_check;
alter table accounts add constraint accounts_kind_check check (kind in ('person', 'guest', 'gone'));
alter table accounts add column leaves_at timestamptz;
create index accounts_leaving on accounts (leaves_at) where leaves_at is not null;

-- Accounts that are being erased, and those that have been: what a restored backup has to lose again.
create table erased_accounts (
  account_id uuid primary key,
  begun_at timestamptz not null,
  done_at timestamptz
);
create index erased_accounts_open on erased_accounts (begun_at) where done_at is null;

-- Takes out of a JSON what it says of a person beside the id: names, handle, pictures, status.
create function without_person(body jsonb, person text, called text) returns jsonb language plpgsql immutable as $$
declare
  result jsonb;
begin
  if jsonb_typeof(body) = 'array' then
    select coalesce(jsonb_agg(without_person(value, person, called) order by place), '[]') into result
      from jsonb_array_elements(body) with ordinality as elements (value, place);
    return result;
  elsif jsonb_typeof(body) <> 'object' then
    return body;
  end if;
  select coalesce(jsonb_object_agg(key, without_person(value, person, called)), '{}') into result from jsonb_each(body);
  if body ->> 'author' = person and body ? 'authorName' then
    result := jsonb_set(result, '{authorName}', to_jsonb(called));
  end if;
  if person in (body ->> 'id', body ->> 'accountId') then
    if body ? 'name' then result := jsonb_set(result, '{name}', to_jsonb(called)); end if;
    if body ? 'handle' then result := jsonb_set(result, '{handle}', 'null'); end if;
    if body ? 'photo' then result := jsonb_set(result, '{photo}', 'null'); end if;
    if body ? 'cover' then result := jsonb_set(result, '{cover}', 'null'); end if;
    if body ? 'status' then result := jsonb_set(result, '{status}', '""'); end if;
  end if;
  return result;
end $$;

-- An archive of all that is held about a person.
alter table archives drop constraint archives_kind_check;
alter table archives add constraint archives_kind_check check (kind in ('export', 'import', 'mine'));
alter table archives add column language text not null default 'en';
