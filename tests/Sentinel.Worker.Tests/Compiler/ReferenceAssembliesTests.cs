using Mono.Cecil;
using Sentinel.Compiler;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

public sealed class ReferenceAssembliesTests
{
    // CallerArgumentExpression, CallerFilePath, CallerLineNumber, CallerMemberName.
    private const string FromTheSource = "System.Runtime.CompilerServices.Caller";

    [Fact]
    public void No_parameter_is_given_the_text_or_the_place_of_what_calls_it()
    {
        var parameters = ReferenceAssemblies.Names.Select(Read).SelectMany(module => module.GetTypes())
            .SelectMany(type => type.Methods).SelectMany(method => method.Parameters).ToArray();

        Assert.Contains(parameters, parameter => parameter.Name == "paramName");
        Assert.DoesNotContain(
            parameters.SelectMany(parameter => parameter.CustomAttributes),
            attribute => attribute.AttributeType.FullName.StartsWith(FromTheSource, StringComparison.Ordinal));
    }

    private static ModuleDefinition Read(string name) =>
        ModuleDefinition.ReadModule(typeof(ReferenceAssemblies).Assembly.GetManifestResourceStream($"references/{name}.dll")!);
}
