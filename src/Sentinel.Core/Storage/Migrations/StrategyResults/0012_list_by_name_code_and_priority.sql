-- What lists can be narrowed to, each in the order of the list.
create index backtests_by_name on backtests (name, id) where name is not null;
create index backtests_by_priority on backtests (priority, id);

drop index backtests_by_code;
create index backtests_by_code on backtests (code_hash, id);
