"""A stand-in for the design that Sentinel replaces: one process, FastAPI and pandas, each strategy executed where it was posted.

No wall, no queue, and of Sentinel's metrics only the headline figures: what it does a second is what that design can do at best.
"""

import hashlib
import json
import os
import sqlite3
import threading

import numpy as np
import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

BARS_PER_YEAR = 8760
COST = 0.0015  # fee and slippage of what is traded

app = FastAPI()
bars = pd.read_csv(os.environ["BARS"])
bars.columns = [name.lower() for name in bars.columns]
store = sqlite3.connect(os.environ["STORE"], check_same_thread=False)
store.execute("pragma journal_mode = wal")
store.execute("create table strategies (code_hash text primary key, code text, verdict text, metrics text)")
one_at_a_time = threading.Lock()


class Submission(BaseModel):
    strategy_code: str


@app.post("/run_backtest")
def run_backtest(submission: Submission):
    code = submission.strategy_code
    code_hash = hashlib.sha256(code.encode()).hexdigest()
    scope = {"np": np, "pd": pd}
    try:
        exec(compile(code, "strategy", "exec"), scope)
        targets = pd.Series(scope["generate_signals"](bars.copy())).fillna(0).clip(-1, 1)
    except Exception as error:
        raise HTTPException(400, str(error))

    metrics = measure(targets)
    metrics["verdict"] = judge(metrics)
    with one_at_a_time:
        store.execute("insert or replace into strategies values (?, ?, ?, ?)", (code_hash, code, metrics["verdict"], json.dumps(metrics)))
        store.commit()
    return {"code_hash": code_hash, **metrics}


def measure(targets):
    position = targets.shift(1).fillna(0)
    change = bars["close"].pct_change().fillna(0)
    traded = position.diff().abs().fillna(0)
    returns = position * change - traded * COST
    equity = (1 + returns).cumprod()
    years = len(bars) / BARS_PER_YEAR
    total_return = float(equity.iloc[-1] - 1)
    cagr = (1 + total_return) ** (1 / years) - 1 if total_return > -1 else -1.0
    deviation = returns.std()
    downside = np.sqrt((returns.clip(upper=0) ** 2).mean())
    max_drawdown = float((equity / equity.cummax() - 1).min())
    trades = returns_of_trades(position, returns)
    gains, losses = trades[trades > 0].sum(), -trades[trades < 0].sum()
    return {
        "total_return": total_return,
        "cagr": float(cagr),
        "volatility": float(deviation * np.sqrt(BARS_PER_YEAR)),
        "sharpe": float(returns.mean() / deviation * np.sqrt(BARS_PER_YEAR)) if deviation > 0 else 0.0,
        "sortino": float(returns.mean() / downside * np.sqrt(BARS_PER_YEAR)) if downside > 0 else 0.0,
        "max_drawdown": max_drawdown,
        "calmar": float(cagr / -max_drawdown) if max_drawdown < 0 else 0.0,
        "win_rate": float((trades > 0).mean()) if len(trades) else 0.0,
        "profit_factor": float(gains / losses) if losses > 0 else 0.0,
        "trades": len(trades),
        "exposure": float((position != 0).mean()),
        "turnover_annualised": float(traded.sum() / years),
        "buy_and_hold_return": float(bars["close"].iloc[-1] / bars["close"].iloc[0] - 1),
    }


def returns_of_trades(position, returns):
    side = np.sign(position)
    number = (side != side.shift(1)).cumsum()
    held = side != 0
    return (1 + returns[held]).groupby(number[held]).prod() - 1


def judge(metrics):
    if metrics["max_drawdown"] < -0.5 or metrics["trades"] < 5:
        return "reject"
    for verdict, sharpe in (("excellent", 2.0), ("good", 1.0), ("average", 0.0)):
        if metrics["sharpe"] >= sharpe:
            return verdict
    return "poor"
