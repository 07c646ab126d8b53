namespace Sentinel.Api.Seed;

/// <summary>A person's verdict on a strategy.</summary>
/// <param name="CodeHash">Identity of the strategy, as results name it: 64 hexadecimal digits.</param>
/// <param name="Verdict">One of <c>excellent</c>, <c>good</c>, <c>average</c>, <c>poor</c>, <c>reject</c>.</param>
internal sealed record VerdictUpdate(string CodeHash, string Verdict);
