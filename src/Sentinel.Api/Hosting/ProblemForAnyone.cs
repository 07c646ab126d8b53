namespace Sentinel.Api.Hosting;

/// <summary>Writes problems to callers who accept something else alone, such as a table: they would get no word of what is wrong.</summary>
internal sealed class ProblemForAnyone : IProblemDetailsWriter
{
    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context) => true;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ProblemDetailsContext context) => context.HttpContext.RequestServices
        .GetServices<IProblemDetailsWriter>().First(writer => writer is not ProblemForAnyone).WriteAsync(context);
}
