-- One row a symbol that has bars; the bars themselves stand in a table of their own, such as btc_usd_hourly.
-- Bars change only together with this row: its revision grows, so that a reader knows whether what it holds is current.
create table series (
    symbol   text primary key,
    source   text not null,
    revision integer not null,
    bars     integer not null,
    first    integer not null,
    last     integer not null
);
