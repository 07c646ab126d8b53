-- Orders that met an hour without trades; parts of trades that were closed, how many are evidence and what they earned over what they lost.
-- Points of before have none of them.
alter table sweep_points add column waited_orders integer;
alter table sweep_points add column counted_legs integer;
alter table sweep_points add column profit_factor_of_legs real;
