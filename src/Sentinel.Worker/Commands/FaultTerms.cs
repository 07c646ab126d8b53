using System.CommandLine;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Commands;

/// <summary>Which faults an operator means.</summary>
internal sealed class FaultTerms
{
    private readonly Option<string> id = new("--id") { Description = "Only this backtest, sweep or message." };
    private readonly Option<string> group = new("--group") { Description = "Only those of this group, as the list names it." };
    private readonly Option<string> queue = new("--queue") { Description = "Only those of this queue." };
    private readonly Option<bool> all = new("--all") { Description = "All there are." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { id, group, queue }) command.Add(option);
    }

    /// <summary>The same for an act: nothing said is not taken for all.</summary>
    public void AddToAct(Command command)
    {
        AddTo(command);
        command.Add(all);
        command.Validators.Add(given =>
        {
            // An option without its value throws when it is asked for it.
            var isFiltered = new[] { id, group, queue }.Any(option => given.GetResult(option) is not null);
            if (isFiltered == (given.GetResult(all) is { Implicit: false })) given.AddError("Say which faults are meant: --id, --group or --queue, or --all.");
        });
    }

    public FaultFilter Read(ParseResult parsed) => new(parsed.GetValue(id)?.ToLowerInvariant(), parsed.GetValue(group), parsed.GetValue(queue));
}
