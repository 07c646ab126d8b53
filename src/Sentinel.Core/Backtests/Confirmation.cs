using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>A second run in another process, whose chance is another: for all that is not rejected, and for a sample of the rest.</summary>
public sealed class Confirmation(IStrategyRunner runner, ConfirmationOptions options)
{
    /// <summary>Has a run confirmed if its verdict asks for it.</summary>
    /// <param name="run">What was run.</param>
    /// <param name="first">What came of it.</param>
    /// <param name="verdict">What is thought of that.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when nothing speaks against it; otherwise why the strategy is disqualified after all.</returns>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public async Task<StrategyOutcome.Disqualified?> Objection(
        StrategyRun run, StrategyOutcome.Completed first, Verdict verdict, CancellationToken cancellationToken) =>
        verdict > Verdict.Reject || IsInSample(run) ? await runner.Confirm(run, first, cancellationToken) : null;

    // By what is run and nothing else: neither the order nor the worker changes who is picked.
    private bool IsInSample(StrategyRun run)
    {
        if (options.Rejects is 0 or 1) return options.Rejects > 0;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(options.Seed));
        hash.AppendData(Encoding.UTF8.GetBytes(run.StrategyCode));
        foreach (var (name, value) in run.Parameters)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\0{name}={value:R}")));

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset()) < options.Rejects * ulong.MaxValue;
    }
}
