-- Streams and events: the tables of Marten 9's storage contract, with what is ours on top.
create schema if not exists {schema};

create table if not exists {schema}.mt_streams (
    tenant_id varchar not null default '*DEFAULT*',
    id uuid not null,
    type varchar,
    version bigint,
    timestamp timestamptz not null default now(),
    created timestamptz not null default now(),
    is_archived boolean not null default false,
    constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create index if not exists idx_mt_streams_type on {schema}.mt_streams (tenant_id, type);

create sequence if not exists {schema}.mt_events_sequence;

create table if not exists {schema}.mt_events (
    seq_id bigint not null default nextval('{schema}.mt_events_sequence'),
    id uuid not null,
    stream_id uuid not null,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type varchar(500) not null,
    timestamp timestamptz not null default now(),
    tenant_id varchar not null default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id varchar,
    headers jsonb,
    user_name varchar,
    is_archived boolean not null default false,
    transaction_id xid8 not null default pg_current_xact_id(),
    -- The wave an event belongs to. Generated, so that it is also there when somebody else appends.
    tag uuid generated always as (nullif(data ->> '{tag}', '')::uuid) stored,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id) references {schema}.mt_streams (tenant_id, id)
);

create unique index if not exists pk_mt_events_stream_and_version on {schema}.mt_events (tenant_id, stream_id, version);
create index if not exists idx_mt_events_transaction on {schema}.mt_events (transaction_id, seq_id);
create index if not exists idx_mt_events_tag on {schema}.mt_events (tenant_id, tag, transaction_id, seq_id);

-- Marten's progress, which we leave to Marten; ours is the pair of transaction and sequence below.
create table if not exists {schema}.mt_event_progression (
    name varchar constraint pk_mt_event_progression primary key,
    last_seq_id bigint,
    last_updated timestamptz default transaction_timestamp()
);

create table if not exists {schema}.cx_projection_progress (
    name varchar primary key,
    transaction_id xid8 not null,
    seq_id bigint not null,
    last_updated timestamptz not null default transaction_timestamp()
);
