-- What went wrong with accepted work: a line each time it was dispatched again or parked. What goes through has none.
create table fault_history (
    number  integer primary key,
    work_id text not null, -- a backtest or a sweep
    at      text not null,
    attempt integer not null, -- how often its command had been published by then
    cause   text not null -- without ids, so that equal causes have equal texts
);

create index fault_history_by_work on fault_history (work_id, number);
create index sweeps_faulted on sweeps (id) where status = 'faulted';
