using Sentinel.Api.Backtests;
using Sentinel.Api.Batches;
using Sentinel.Api.Dispatch;
using Sentinel.Api.Faults;
using Sentinel.Api.Health;
using Sentinel.Api.Hosting;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Intake;
using Sentinel.Api.Lists;
using Sentinel.Api.Operations;
using Sentinel.Api.Prices;
using Sentinel.Api.Samples;
using Sentinel.Api.Seed;
using Sentinel.Api.Sweeps;
using Sentinel.Core.Backtests;
using Sentinel.Worker.Faults;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.ListenWithinBounds(builder.Configuration);
    builder.Services.AddSentinel(builder.Configuration)
        .AddIntake().AddIdempotency().AddLists().AddBacktests().AddBatches().AddDispatch().AddSweeps().AddPrices().AddSamples().AddHealth().AddFaults(builder.Configuration);
    builder.Services.AddHttpRules().AddProblems().AddDocumentation();
    builder.Services.ConfigureHttpJsonOptions(json => BacktestJson.Configure(json.SerializerOptions));

    await using var app = builder.Build();
    app.UseMiddleware<HeadAsGet>();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseHttpRules();
    var routes = app.MapWithinRules();
    routes.MapSeedEndpoints();
    routes.MapBacktests();
    routes.MapBatches();
    routes.MapSweeps();
    routes.MapOperations();
    routes.MapFaults();
    routes.MapPrices();
    routes.MapHealth();
    app.MapDocumentation();
    await app.Serve();
    return 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } cause)
{
    Console.Error.WriteLine($"Sentinel cannot start: {cause}");
    return StartFailure.ExitCode(fault);
}
