-- Writes: each takes an id that the sender chose, and says the same when it comes again. They run as the owner, since
-- the public role may touch no table that holds what residents sent.
create function portal.receipt_code(id uuid) returns text immutable language sql as $$
  select upper(left(md5(id::text), 4) || '-' || substr(md5(id::text), 5, 4))
$$;

create type portal.receipt as (sent_id uuid, code text, received_at timestamptz);

create function portal.submit_response(response_id uuid, poll_id int, answers jsonb) returns portal.receipt
language plpgsql security definer set search_path = '' as $$
declare
  chosen portal.poll;
begin
  insert into portal.response (id, poll_id, answers) values ($1, $2, $3) on conflict (id) do nothing;
  if found then
    select * into chosen from portal.poll where portal.poll.id = $2;
    if chosen.closes_at < now() then raise exception 'POLL_CLOSED' using errcode = 'RA001'; end if;
    if chosen.opens_at > now() then raise exception 'POLL_NOT_OPEN' using errcode = 'RA002'; end if;
  elsif not exists (select from portal.response r where r.id = $1 and r.poll_id = $2 and r.answers = $3) then
    raise exception 'ID_REUSED' using errcode = 'RA003';
  end if;
  return (select row (r.id, portal.receipt_code(r.id), r.received_at)::portal.receipt from portal.response r where r.id = $1);
end $$;

create function portal.join_panel(membership_id uuid, panel_id int, message text default null) returns portal.receipt
language plpgsql security definer set search_path = '' as $$
begin
  if (select joining = 'INVITED' from portal.panel where portal.panel.id = $2) then
    raise exception 'BY_INVITATION' using errcode = 'RA004';
  end if;
  insert into portal.membership (id, panel_id, message) values ($1, $2, $3) on conflict (id) do nothing;
  return (select row (m.id, portal.receipt_code(m.id), m.received_at)::portal.receipt from portal.membership m where m.id = $1);
end $$;

-- The lock on the event makes the last seat go to one only.
create function portal.register_for_event(registration_id uuid, event_id int, needs text default null) returns portal.receipt
language plpgsql security definer set search_path = '' as $$
declare
  chosen portal.event;
begin
  select * into chosen from portal.event where portal.event.id = $2 for update;
  if not exists (select from portal.registration r where r.id = $1) then
    if chosen.is_cancelled then raise exception 'EVENT_CANCELLED' using errcode = 'RA005'; end if;
    if chosen.starts_at < now() then raise exception 'EVENT_OVER' using errcode = 'RA006'; end if;
    if (select count(*) >= chosen.capacity from portal.registration r where r.event_id = $2) then
      raise exception 'EVENT_FULL' using errcode = 'RA007';
    end if;
    insert into portal.registration (id, event_id, needs) values ($1, $2, $3);
  end if;
  return (select row (r.id, portal.receipt_code(r.id), r.received_at)::portal.receipt from portal.registration r where r.id = $1);
end $$;

-- An invitation without its code and key, for who knows the code. The table itself stays closed.
create type portal.invitation_card as (
  slug text, panel_id int, poll_id int, event_id int, title_fi text, title_sv text, text_fi text, text_sv text,
  sender text, sender_phone text, minutes int, reply_by timestamptz, is_single_use boolean, replied portal.reply_kind
);
create function portal.invitation_by_code(code text) returns portal.invitation_card
language sql stable security definer set search_path = '' as $$
  select row (i.slug, i.panel_id, i.poll_id, i.event_id, i.title_fi, i.title_sv, i.text_fi, i.text_sv,
    i.sender, i.sender_phone, i.minutes, i.reply_by, i.is_single_use, i.replied)::portal.invitation_card
  from portal.invitation i where i.code = $1
$$;

create function portal.reply_to_invitation(reply_id uuid, code text, kind portal.reply_kind) returns portal.invitation_card
language plpgsql security definer set search_path = '' as $$
declare
  chosen portal.invitation;
begin
  select * into chosen from portal.invitation i where i.code = $2 for update;
  if chosen.id is null then raise exception 'UNKNOWN_CODE' using errcode = 'RA008'; end if;
  if not exists (select from portal.reply r where r.id = $1) then
    if chosen.reply_by < now() then raise exception 'INVITATION_EXPIRED' using errcode = 'RA009'; end if;
    if chosen.is_single_use and chosen.replied in ('YES', 'NO') then
      raise exception 'INVITATION_USED' using errcode = 'RA010';
    end if;
    insert into portal.reply (id, invitation_id, kind) values ($1, chosen.id, $3);
    -- An open invitation is many people's: one reply says nothing about it.
    update portal.invitation i set replied = $3 where i.id = chosen.id and i.is_single_use;
  end if;
  return portal.invitation_by_code($2);
end $$;

-- Results, counted here: nobody sees one person's answers, and nothing of a group that is too small.
create type portal.tally as (question text, value text, count int);
create function portal.poll_results(poll_id int) returns setof portal.tally
language sql stable security definer set search_path = '' as $$
  select answer.key, one.value, count(*)::int
  from portal.response r, jsonb_each(r.answers) answer,
    jsonb_array_elements_text(case jsonb_typeof(answer.value) when 'array' then answer.value else jsonb_build_array(answer.value) end) one
  where r.poll_id = $1
    and (select count(*) from portal.response other where other.poll_id = $1)
      >= (select min_group_size from portal.poll where portal.poll.id = $1)
  group by 1, 2 order by 1, 3 desc, 2
$$;
create function portal.poll_respondents(poll portal.poll) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from portal.response r where r.poll_id = poll.id
$$;
create function portal.event_taken(event portal.event) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from portal.registration r where r.event_id = event.id
$$;

-- The role that the API connects with.
do $$ begin create role portal_public login; exception when duplicate_object then null; end $$;
revoke execute on all functions in schema portal from public;
grant usage on schema portal to portal_public;
grant select on portal.panel, portal.poll, portal.question, portal.choice, portal.event, portal.impact to portal_public;
grant execute on function portal.submit_response, portal.join_panel, portal.register_for_event, portal.invitation_by_code,
  portal.reply_to_invitation, portal.poll_results, portal.poll_respondents, portal.event_taken to portal_public;
