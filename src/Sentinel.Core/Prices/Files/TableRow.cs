namespace Sentinel.Core.Prices.Files;

/// <summary>A row of a table of text.</summary>
/// <param name="Line">Its line in the file, 1 for the first; in JSON its place in the list.</param>
/// <param name="Cells">Its cells without quotes and blank space around them; empty ones at the end are left out.</param>
internal sealed record TableRow(int Line, string[] Cells)
{
    /// <summary>A cell; empty when the row is too short for it.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";
}
