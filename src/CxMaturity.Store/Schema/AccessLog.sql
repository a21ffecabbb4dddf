-- Who came in, was kept out, or took something away. No events, and no part of Marten's contract: rows go when their time is up.
create table if not exists {schema}.cx_access_log (
    id bigint generated always as identity constraint pkey_cx_access_log_id primary key,
    tenant_id varchar not null,
    at timestamptz not null,
    what varchar not null,
    who uuid,
    detail text not null,
    address varchar
);

create index if not exists idx_cx_access_log_tenant on {schema}.cx_access_log (tenant_id, id);
create index if not exists idx_cx_access_log_at on {schema}.cx_access_log (at);
