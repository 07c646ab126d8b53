using Sentinel.Core.Batches;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class AnswerStoreTests : StorageTest
{
    private static readonly KeptAnswer Receipt = new(202, new Dictionary<string, string> { ["Location"] = "/here" }, [1, 2, 3]);

    private IAnswerStore Answers => Storage.Answers;

    [Fact]
    public async Task A_new_key_is_taken_and_is_in_flight_until_its_answer_is_kept()
    {
        var taken = Assert.IsType<KeyUse.Taken>(await Answers.Take("key", "request", default));
        Assert.IsType<KeyUse.InFlight>(await Answers.Take("key", "request", default));

        await Answers.Keep(taken, Receipt, default);

        var answered = Assert.IsType<KeyUse.Answered>(await Answers.Take("key", "request", default));
        Assert.Equivalent(Receipt, answered.Answer, strict: true);
    }

    [Fact]
    public async Task One_of_many_simultaneous_requests_takes_the_key_whatever_process_they_come_to()
    {
        using var other = new TempStorage(Folder, time: Time);

        var uses = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ =>
            new[] { Answers.Take("key", "request", default), other.Answers.Take("key", "request", default) }));

        Assert.Single(uses.OfType<KeyUse.Taken>());
        Assert.Equal(39, uses.OfType<KeyUse.InFlight>().Count());
    }

    [Fact]
    public async Task A_key_belongs_to_one_request()
    {
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);
        Assert.IsType<KeyUse.OtherRequest>(await Answers.Take("key", "another", default));

        await Answers.Keep(taken, Receipt, default);

        Assert.IsType<KeyUse.OtherRequest>(await Answers.Take("key", "another", default));
    }

    [Fact]
    public async Task A_released_key_is_free()
    {
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);

        await Answers.Release(taken, default);

        Assert.IsType<KeyUse.Taken>(await Answers.Take("key", "another", default));
    }

    [Fact]
    public async Task A_key_whose_process_died_is_free_for_the_same_request_after_two_minutes_and_the_answer_that_comes_too_late_is_dropped()
    {
        var dead = (KeyUse.Taken)await Answers.Take("key", "request", default);
        Time.Now += IAnswerStore.LongestRequest + TimeSpan.FromMilliseconds(1);

        Assert.IsType<KeyUse.OtherRequest>(await Answers.Take("key", "another", default));
        Assert.IsType<KeyUse.Taken>(await Answers.Take("key", "request", default));
        await Answers.Keep(dead, Receipt, default);
        await Answers.Release(dead, default);

        Assert.IsType<KeyUse.InFlight>(await Answers.Take("key", "request", default));
    }

    [Fact]
    public async Task Work_that_was_stored_for_a_key_is_what_a_repeat_is_told_to_answer()
    {
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);
        var stored = await Backtests.Accept(Request("code"), rerun: true, barsHash: Outcomes.BarsHash, taken, default);

        Assert.Equal(taken with { WorkId = stored.Backtest.Id }, await Answers.Take("key", "request", default));
        Assert.IsType<KeyUse.OtherRequest>(await Answers.Take("key", "another", default));
    }

    [Fact]
    public async Task A_sweep_and_a_batch_are_known_with_their_key_as_well()
    {
        var ofSweep = (KeyUse.Taken)await Answers.Take("sweep", "request", default);
        var ofBatch = (KeyUse.Taken)await Answers.Take("batch", "request", default);
        var sweep = await Storage.Sweeps.Accept(
            new SweepRequest(Request("code"), new SweepGrid([new SweepAxis("fast", [6, 12])]), RankMetric.Default), rerun: true, barsHash: Outcomes.BarsHash, ofSweep, default);
        var batch = new BatchDelivery { BatchId = Guid.CreateVersion7(), Entries = [BatchEntry.Valid(Request("code"), rerun: true, barsHash: Outcomes.BarsHash)], Key = ofBatch };
        await Batches.Deliver(batch, default);

        Assert.Equal(ofSweep with { WorkId = sweep.Sweep.Id }, await Answers.Take("sweep", "request", default));
        Assert.Equal(ofBatch with { WorkId = batch.BatchId }, await Answers.Take("batch", "request", default));
    }

    [Fact]
    public async Task A_key_with_stored_work_is_neither_released_nor_free_before_a_day_has_gone()
    {
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);
        var stored = await Backtests.Accept(Request("code"), rerun: true, barsHash: Outcomes.BarsHash, taken, default);

        await Answers.Release(taken, default);
        Time.Now += IAnswerStore.KeptFor;

        Assert.Equal(taken with { WorkId = stored.Backtest.Id }, await Answers.Take("key", "request", default));
    }

    [Fact]
    public async Task A_request_that_was_taken_for_dead_stores_nothing_any_more()
    {
        var slow = (KeyUse.Taken)await Answers.Take("key", "request", default);
        Time.Now += IAnswerStore.LongestRequest + TimeSpan.FromMilliseconds(1);
        await Answers.Take("key", "request", default);

        await Assert.ThrowsAsync<KeyLostException>(() => Backtests.Accept(Request("code"), rerun: true, barsHash: Outcomes.BarsHash, slow, default));

        Assert.Empty(await ListDue());
    }

    [Fact]
    public async Task An_earlier_backtest_that_answers_is_no_work_of_the_key()
    {
        await Accept("code");
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);

        await Backtests.Accept(Request("code"), rerun: false, barsHash: Outcomes.BarsHash, taken, default);

        Assert.IsType<KeyUse.InFlight>(await Answers.Take("key", "request", default));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day_and_not_before()
    {
        var taken = (KeyUse.Taken)await Answers.Take("key", "request", default);
        await Answers.Keep(taken, Receipt, default);

        Time.Now += IAnswerStore.KeptFor;
        Assert.IsType<KeyUse.Answered>(await Answers.Take("key", "request", default));
        Time.Now += TimeSpan.FromMilliseconds(1);

        Assert.IsType<KeyUse.Taken>(await Answers.Take("key", "another", default));
    }

    [Fact]
    public async Task Each_new_key_clears_away_a_few_old_ones()
    {
        for (var i = 0; i < 25; i++) await Answers.Take($"old {i}", "request", default);
        Time.Now += IAnswerStore.KeptFor + TimeSpan.FromMinutes(1);

        for (var i = 0; i < 3; i++) await Answers.Take($"new {i}", "request", default);

        await using var results = OpenResults();
        await using var count = results.CreateCommand();
        count.CommandText = "select count(*) from idempotency_keys";
        Assert.Equal(3L, await count.ExecuteScalarAsync());
    }
}
