-- Adds what waiting work needs: a priority, how often it was dispatched, and the states cancelled and faulted.
-- SQLite cannot alter a check, so each table is made anew; wide columns stay last.
drop trigger backtest_finishes_batch_items;
drop trigger batch_item_is_finished;
drop trigger verdict_moves_batch_counts;

create table new_backtests (
    id              text primary key,
    revision        integer not null,
    status          text not null check (status in ('queued', 'running', 'success', 'duplicate', 'error', 'cancelled', 'faulted')),
    priority        text not null check (priority in ('high', 'normal', 'bulk')),
    attempts        integer not null, -- how often its command was published
    request_key     text not null,
    code_hash       text not null references strategies (code_hash),
    signal_hash     text,
    data_hash       text,
    data_source     text,
    duplicate_of    text references backtests (id),
    name            text,
    symbol          text not null,
    window_from     text,
    window_to       text,
    fee_bps         real not null,
    slippage_bps    real not null,
    initial_capital real not null,
    verdict         text,
    reason_code     text,
    total_return    real,
    sharpe          real,
    max_drawdown    real,
    trades          integer,
    created_at      text not null,
    published_at    text,
    started_at      text,
    finished_at     text,
    message         text,
    parameters      text not null,
    strategy_code   text, -- as it was sent, where it differs from the strategy's code
    outcome         text
);

insert into new_backtests (priority, attempts, id, revision, status, request_key, code_hash, signal_hash, data_hash, data_source, duplicate_of, name, symbol, window_from, window_to, fee_bps, slippage_bps, initial_capital, verdict, reason_code, total_return, sharpe, max_drawdown, trades, created_at, published_at, started_at, finished_at, message, parameters, strategy_code, outcome)
select 'normal', published_at is not null, id, revision, status, request_key, code_hash, signal_hash, data_hash, data_source, duplicate_of, name, symbol, window_from, window_to, fee_bps, slippage_bps, initial_capital, verdict, reason_code, total_return, sharpe, max_drawdown, trades, created_at, published_at, started_at, finished_at, message, parameters, strategy_code, outcome
from backtests;

drop table backtests;
alter table new_backtests rename to backtests;

create index backtests_by_request on backtests (request_key);
create index backtests_by_code on backtests (code_hash);
create index backtests_by_status on backtests (status, id);
create index backtests_by_verdict on backtests (verdict, id);
create index backtests_by_symbol on backtests (symbol, id);
create index backtests_by_signals on backtests (signal_hash, data_hash) where status = 'success';
create index backtests_unfinished on backtests (priority, published_at, id) where finished_at is null;
create index backtests_taken on backtests (priority, published_at) where started_at is not null;
create index backtests_activity on backtests (priority, coalesce(finished_at, started_at)) where started_at is not null;

create table new_sweeps (
    id              text primary key,
    revision        integer not null,
    status          text not null check (status in ('queued', 'running', 'success', 'error', 'cancelled', 'faulted')),
    priority        text not null check (priority in ('high', 'normal', 'bulk')),
    attempts        integer not null, -- how often its command was published
    request_key     text not null,
    code_hash       text not null,
    name            text,
    symbol          text not null,
    window_from     text,
    window_to       text,
    fee_bps         real not null,
    slippage_bps    real not null,
    initial_capital real not null,
    rank_by         text not null,
    points          integer not null,
    finished_points integer not null,
    data_hash       text,
    data_source     text,
    created_at      text not null,
    published_at    text,
    started_at      text,
    progress_at     text, -- when points were stored last
    finished_at     text,
    reason_code     text,
    message         text,
    errors          text,
    data            text,
    parameters      text not null,
    grid            text not null,
    strategy_code   text not null
);

insert into new_sweeps (priority, attempts, id, revision, status, request_key, code_hash, name, symbol, window_from, window_to, fee_bps, slippage_bps, initial_capital, rank_by, points, finished_points, data_hash, data_source, created_at, published_at, started_at, progress_at, finished_at, reason_code, message, errors, data, parameters, grid, strategy_code)
select 'bulk', published_at is not null, id, revision, status, request_key, code_hash, name, symbol, window_from, window_to, fee_bps, slippage_bps, initial_capital, rank_by, points, finished_points, data_hash, data_source, created_at, published_at, started_at, progress_at, finished_at, reason_code, message, errors, data, parameters, grid, strategy_code
from sweeps;

drop table sweeps;
alter table new_sweeps rename to sweeps;

create index sweeps_by_request on sweeps (request_key);
create index sweeps_unfinished on sweeps (published_at, id) where finished_at is null;
create index sweeps_activity on sweeps (progress_at) where progress_at is not null;

create table new_batch_items (
    batch_id      text not null references batches (id),
    item_index    integer not null,
    finish_number integer, -- 1, 2, 3, ... in the order in which the items of its batch finish; null while pending
    backtest_id   text references backtests (id), -- null when rejected
    is_repeat     integer not null,
    status        text check (status in ('success', 'duplicate', 'error', 'rejected', 'cancelled')), -- null while pending
    finished_at   text, -- null while pending, and when finished before it came
    errors        text,
    primary key (batch_id, item_index)
) without rowid;

insert into new_batch_items (batch_id, item_index, finish_number, backtest_id, is_repeat, status, finished_at, errors)
select batch_id, item_index, finish_number, backtest_id, is_repeat, status, finished_at, errors
from batch_items;

drop table batch_items;
alter table new_batch_items rename to batch_items;

create index batch_items_by_backtest on batch_items (backtest_id);
create unique index batch_items_by_finish on batch_items (batch_id, finish_number) where finish_number is not null;

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
