-- Closed trades that are evidence, and how many of the size that made the money they add up to. Points of before have neither.
alter table sweep_points add column counted_trades integer;
alter table sweep_points add column effective_trades integer;
