-- Adds what taking work back needs, and the answers that are given again to a repeated Idempotency-Key.
alter table batches add column cancelled_at text; -- its author took it back then; no further item is taken in

-- Backtests that came with a batch and that a caller beside it waits for: they are not taken back with the batch.
create table shared_backtests (
    backtest_id text primary key references backtests (id)
) without rowid;

-- A person's verdict on a finished backtest moves its items from one count to another, but not those that were taken back before.
drop trigger verdict_moves_batch_counts;
create trigger verdict_moves_batch_counts after update of verdict on backtests
when old.finished_at is not null and old.verdict is not new.verdict
begin
    insert into batch_counts (batch_id, status, verdict, items)
    select batch_id, status, old.verdict, -count(*) from batch_items
    where backtest_id = new.id and status <> 'cancelled' group by batch_id, status
    on conflict (batch_id, status, verdict) do update set items = items + excluded.items;
    insert into batch_counts (batch_id, status, verdict, items)
    select batch_id, status, new.verdict, count(*) from batch_items
    where backtest_id = new.id and status <> 'cancelled' group by batch_id, status
    on conflict (batch_id, status, verdict) do update set items = items + excluded.items;
end;

-- One row an Idempotency-Key that was used lately.
create table idempotency_keys (
    idempotency_key text primary key,
    request_hash    text not null,
    taken_at        text not null, -- when the request came that has it
    status_code     integer, -- null until that request is answered
    headers         text,
    body            blob
);

create index idempotency_keys_by_age on idempotency_keys (taken_at);
