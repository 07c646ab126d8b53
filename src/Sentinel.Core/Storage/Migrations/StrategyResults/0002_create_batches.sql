-- One row a batch; the triggers below keep its count of finished items.
create table batches (
    id         text primary key,
    name       text,
    items      integer not null default 0,
    finished   integer not null default 0,
    more_until text, -- further items may come until then; null when all are there
    created_at text not null
);

-- One row an item. Several items, of one batch or of many, may be answered by the same backtest.
create table batch_items (
    batch_id      text not null references batches (id),
    item_index    integer not null,
    finish_number integer, -- 1, 2, 3, ... in the order in which the items of its batch finish; null while pending
    backtest_id   text references backtests (id), -- null when rejected
    is_repeat     integer not null,
    status        text check (status in ('success', 'duplicate', 'error', 'rejected')), -- null while pending
    finished_at   text, -- null while pending, and when finished before it came
    errors        text,
    primary key (batch_id, item_index)
) without rowid;

create index batch_items_by_backtest on batch_items (backtest_id);
create unique index batch_items_by_finish on batch_items (batch_id, finish_number) where finish_number is not null;

-- Finished items by status and verdict, so that looking at a batch takes no longer the more items it has.
create table batch_counts (
    batch_id text not null references batches (id),
    status   text not null,
    verdict  text not null, -- empty when rejected
    items    integer not null,
    primary key (batch_id, status, verdict)
) without rowid;

-- Whoever stores an outcome finishes the items that wait for it, in the same transaction.
create trigger backtest_finishes_batch_items after update of finished_at on backtests
when old.finished_at is null and new.finished_at is not null
begin
    update batch_items
    set status = case when is_repeat and new.status = 'success' then 'duplicate' else new.status end, finished_at = new.finished_at
    where backtest_id = new.id and status is null;
end;

-- One item after the other, so that no two of a batch get one number.
create trigger batch_item_is_finished after update of status on batch_items
when old.status is null and new.status is not null
begin
    update batches set finished = finished + 1 where id = new.batch_id;
    update batch_items set finish_number = (select finished from batches where id = new.batch_id)
    where batch_id = new.batch_id and item_index = new.item_index;
    insert into batch_counts (batch_id, status, verdict, items)
    values (new.batch_id, new.status, coalesce((select verdict from backtests where id = new.backtest_id), ''), 1)
    on conflict (batch_id, status, verdict) do update set items = items + 1;
end;

-- A person's verdict on a finished backtest moves its items from one count to another.
create trigger verdict_moves_batch_counts after update of verdict on backtests
when old.finished_at is not null and old.verdict is not new.verdict
begin
    insert into batch_counts (batch_id, status, verdict, items)
    select batch_id, status, old.verdict, -count(*) from batch_items where backtest_id = new.id group by batch_id, status
    on conflict (batch_id, status, verdict) do update set items = items + excluded.items;
    insert into batch_counts (batch_id, status, verdict, items)
    select batch_id, status, new.verdict, count(*) from batch_items where backtest_id = new.id group by batch_id, status
    on conflict (batch_id, status, verdict) do update set items = items + excluded.items;
end;
