-- Workers that live, as they say themselves every few seconds.
create table workers (
    id             text primary key,
    host           text not null,
    process_id     integer not null,
    version        text not null,
    duty           text not null,
    started_at     text not null,
    seen_at        text not null,
    runners        integer not null,
    wanted_runners integer, -- what an operator asked for; null for as many as it began with
    activity       text not null
);

-- Queues that an operator has paused; one that is not here goes on.
create table paused_queues (
    name      text primary key,
    paused_at text not null,
    paused_by text,
    reason    text
);

-- Waiting backtests are counted by priority; with the status in it, nothing but the index is read.
create index backtests_waiting on backtests (priority, id, status) where status = 'queued';
