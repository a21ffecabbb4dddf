-- What a Marten 9 beside us calls: its daemon marks progress, its appends come through these functions.
create or replace function {schema}.mt_mark_event_progression(name varchar, last_encountered bigint) returns void
language sql as $$
    insert into {schema}.mt_event_progression as known (name, last_seq_id, last_updated)
    values (mt_mark_event_progression.name, last_encountered, transaction_timestamp())
    on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
$$;

create table if not exists {schema}.mt_high_water_skips (
    ending_sequence bigint constraint pkey_mt_high_water_skips_ending_sequence primary key,
    starting_sequence bigint not null,
    timestamp timestamptz default transaction_timestamp()
);

create or replace function {schema}.mt_mark_progression_with_skip(shard_name varchar, ending_sequence bigint, starting_sequence bigint)
returns bigint language plpgsql as $$
begin
    insert into {schema}.mt_high_water_skips (ending_sequence, starting_sequence)
    values (mt_mark_progression_with_skip.ending_sequence, mt_mark_progression_with_skip.starting_sequence)
    on conflict do nothing;
    perform {schema}.mt_mark_event_progression(shard_name, mt_mark_progression_with_skip.ending_sequence);
    return mt_mark_progression_with_skip.ending_sequence;
end
$$;

create table if not exists {schema}.mt_doc_deadletterevent (
    id uuid primary key,
    data jsonb not null,
    mt_last_modified timestamptz default transaction_timestamp(),
    mt_version uuid not null default gen_random_uuid(),
    mt_dotnet_type varchar
);

create or replace function {schema}.mt_quick_append_events(
    stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[],
    bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], headers jsonb[], user_names varchar[],
    timestamps timestamptz[], expected_version bigint default null)
returns bigint[] language plpgsql as $$
declare
    present bigint;
    archived boolean;
    numbers bigint[];
begin
    insert into {schema}.mt_streams (tenant_id, id, type, version) values (tenantid, stream, stream_type, 0) on conflict do nothing;
    select s.version, s.is_archived into present, archived
        from {schema}.mt_streams s where s.tenant_id = tenantid and s.id = stream for update;

    if archived then
        raise exception 'Attempted to append event to archived stream with id %', stream using errcode = 'MT001';
    end if;
    if expected_version is not null and expected_version <> present then
        raise exception 'Unexpected starting version number for event stream %: expected %, found %', stream, expected_version, present
            using errcode = 'MT003';
    end if;

    with appended as (
        insert into {schema}.mt_events (id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
            correlation_id, causation_id, headers, user_name)
        select event_ids[i], stream, present + i, bodies[i], bdatas[i], event_types[i], coalesce(timestamps[i], now()), tenantid,
            dotnet_types[i], correlation_ids[i], causation_ids[i], headers[i], user_names[i]
        from generate_subscripts(event_ids, 1) as i order by i
        returning seq_id)
    select array_agg(seq_id order by seq_id) into numbers from appended;

    update {schema}.mt_streams s set version = present + cardinality(event_ids), timestamp = now()
        where s.tenant_id = tenantid and s.id = stream;
    return (present + cardinality(event_ids)) || numbers;
end
$$;

create or replace function {schema}.mt_quick_append_events(
    stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[],
    bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], headers jsonb[], user_names varchar[],
    expected_version bigint default null)
returns bigint[] language sql as $$
    select {schema}.mt_quick_append_events(stream, stream_type, tenantid, event_ids, event_types, dotnet_types, bodies, bdatas,
        causation_ids, correlation_ids, headers, user_names, null::timestamptz[], expected_version)
$$;

-- Keeps tag and transaction_id: an archived event stays where it was in the log.
create or replace function {schema}.mt_archive_stream(streamid uuid, tenantid varchar) returns void
language sql as $$
    update {schema}.mt_streams set is_archived = true where id = streamid and tenant_id = tenantid;
    update {schema}.mt_events set is_archived = true where stream_id = streamid and tenant_id = tenantid;
$$;
