-- Which parameters the code asked for at the points so far, as JSON; null while none is known.
alter table sweeps add column parameters_read text;
-- Identity of a point's target positions: points with the same are alike. Points of before have none.
alter table sweep_points add column signal_hash text;
