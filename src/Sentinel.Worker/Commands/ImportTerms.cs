using System.CommandLine;
using Sentinel.Core.Prices.Files;
using Sentinel.Core.Prices.Layouts;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary>What an operator says of a file of prices that it does not say itself.</summary>
internal sealed class ImportTerms
{
    private readonly Option<Symbol> symbol = CommonOptions.SymbolOption();
    private readonly Option<DateTimeOffset?> from = BacktestTerms.Moment("--from", "First moment, inclusive, UTC; earlier bars are left out.");
    private readonly Option<DateTimeOffset?> to = BacktestTerms.Moment("--to", "Last moment, exclusive, UTC; later bars are left out.");
    private readonly Option<string> member = new("--member") { Description = "Which file of a zip is meant." };
    private readonly Option<DateOrder> dates = Choice("--dates", "Which number of a date comes first.", ("day-first", DateOrder.DayFirst), ("month-first", DateOrder.MonthFirst));
    private readonly Option<char?> mark = Choice<char?>("--decimal", "The decimal mark of the numbers.", ("point", '.'), ("comma", ','));
    private readonly Option<GivenColumns?> columns = new("--columns")
    {
        Description = "Which columns hold what, by name or by number from 1 on.",
        HelpName = "time=…,open=…,high=…,low=…,close=…,volume=…",
        CustomParser = static given =>
        {
            try
            {
                return GivenColumns.Parse(CommonOptions.Text(given));
            }
            catch (FormatException exception)
            {
                given.AddError(exception.Message);
                return null;
            }
        },
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { symbol, columns, dates, mark, member, from, to }) command.Add(option);
    }

    public PriceFileTerms Read(ParseResult parsed) => new(parsed.GetValue(symbol))
    {
        Columns = parsed.GetValue(columns),
        Dates = parsed.GetValue(dates),
        Decimal = parsed.GetValue(mark),
        Member = parsed.GetValue(member),
        From = parsed.GetValue(from),
        To = parsed.GetValue(to),
    };

    private static Option<T> Choice<T>(string name, string description, params (string Text, T Value)[] choices) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', choices.Select(choice => choice.Text)),
        CustomParser = given =>
        {
            var text = CommonOptions.Text(given);
            if (Array.FindIndex(choices, choice => choice.Text == text) is >= 0 and var index) return choices[index].Value;

            given.AddError($"{name}: '{text}' is not one of {string.Join(", ", choices.Select(choice => choice.Text))}.");
            return default!;
        },
    };
}
