-- What the request of a key has stored, noted with it: who repeats the request before it is answered gets that, and nothing is stored twice.
alter table idempotency_keys add column work_id text; -- a backtest, a batch or a sweep; null until then
