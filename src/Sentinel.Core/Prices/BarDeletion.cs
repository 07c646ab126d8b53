namespace Sentinel.Core.Prices;

/// <summary>Bars that a person took out.</summary>
/// <param name="Symbol">Whose bars.</param>
/// <param name="First">UTC open time of the oldest.</param>
/// <param name="Last">UTC open time of the newest.</param>
/// <param name="Bars">How many they were, one or more.</param>
/// <param name="DeletedAt">UTC time of it, in whole seconds.</param>
/// <param name="DeletedBy">Who did it.</param>
public sealed record BarDeletion(Symbol Symbol, DateTimeOffset First, DateTimeOffset Last, int Bars, DateTimeOffset DeletedAt, string DeletedBy);
