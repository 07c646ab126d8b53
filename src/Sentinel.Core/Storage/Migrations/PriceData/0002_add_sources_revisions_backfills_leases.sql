-- Where bars came from: from `first` on, until the next row of the symbol.
create table bar_sources (
    symbol text not null,
    first  integer not null,
    source text not null,
    primary key (symbol, first)
) without rowid;

insert into bar_sources (symbol, first, source) select symbol, first, source from series;

-- Bars that were replaced by others of the same hour, as they were and as they became.
create table bar_revisions (
    id            integer primary key,
    symbol        text not null,
    timestamp     integer not null,
    revised_at    integer not null,
    source_before text not null,
    source_after  text not null,
    open_before   real not null,
    high_before   real not null,
    low_before    real not null,
    close_before  real not null,
    volume_before real not null,
    open_after    real not null,
    high_after    real not null,
    low_after     real not null,
    close_after   real not null,
    volume_after  real not null
);

create index bar_revisions_by_symbol on bar_revisions (symbol, id);

-- How far back sources have been asked for the history of a symbol.
create table backfills (
    symbol       text primary key,
    reached      integer not null,
    is_exhausted integer not null
);

-- Work that one process at a time does; a lease that nobody renews ends by itself. Times are Unix milliseconds.
create table leases (
    work   text primary key,
    holder text not null,
    until  integer not null
);
