-- Bars that a person took out, with who and when. Times are Unix seconds.
create table bar_deletions (
    id         integer primary key,
    symbol     text not null,
    first      integer not null,
    last       integer not null,
    bars       integer not null,
    deleted_at integer not null,
    deleted_by text not null
);
