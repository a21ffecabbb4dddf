-- One table of documents: the state of a kind of stream, or a read model.
create table if not exists {schema}.mt_doc_{alias} (
    tenant_id varchar not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamptz default transaction_timestamp(),
    mt_version bigint not null default 0,
    mt_dotnet_type varchar,
    constraint pkey_mt_doc_{alias}_tenant_id_id primary key (tenant_id, id)
);
