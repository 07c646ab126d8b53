-- One row a strategy: its text, the verdict that counts and the headline figures of its latest outcome.
create table strategies (
    code_hash           text primary key,
    signal_hash         text,
    verdict             text,
    verdict_source      text check (verdict_source in ('rules', 'person')),
    reason_code         text,
    total_return        real,
    cagr                real,
    sharpe              real,
    sortino             real,
    max_drawdown        real,
    calmar              real,
    win_rate            real,
    profit_factor       real,
    trades              integer,
    exposure            real,
    turnover_annualised real,
    buy_and_hold_return real,
    volatility          real,
    symbol              text,
    data_source         text,
    backtest_id         text,
    created_at          text not null,
    updated_at          text not null,
    code                text not null
);

-- One row a run. Wide columns stand last, so that lists and lookups do not read them.
create table backtests (
    id              text primary key,
    revision        integer not null,
    status          text not null check (status in ('queued', 'running', 'success', 'duplicate', 'error')),
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

create index backtests_by_request on backtests (request_key);
create index backtests_by_code on backtests (code_hash);
create index backtests_by_status on backtests (status, id);
create index backtests_by_verdict on backtests (verdict, id);
create index backtests_by_symbol on backtests (symbol, id);
create index backtests_by_signals on backtests (signal_hash, data_hash) where status = 'success';
create index backtests_unfinished on backtests (published_at, id) where finished_at is null;
create index backtests_taken on backtests (published_at) where started_at is not null;
create index backtests_activity on backtests (coalesce(finished_at, started_at)) where started_at is not null;
