using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>What came of compiling a strategy, as bytes: the native compiler has a runtime, and objects, of its own.</summary>
internal static class CompilerAnswer
{
    private enum Kind
    {
        Done,
        Disqualified,
        NestedTooDeep,
        OutOfMemory,
        Stopped,
        Failed,
    }

    /// <summary>Compiles, and writes what came of it, whatever it is.</summary>
    public static byte[] Of(Func<CompiledStrategy> compile) => Of(compile, Write);

    /// <summary>Finds a place, and writes what came of it, whatever it is.</summary>
    public static byte[] OfPlace(Func<(int Line, int Column)?> find) => Of(find, Write);

    /// <summary>The strategy that was compiled.</summary>
    /// <exception cref="StrategyDisqualifiedException">None was: all that <see cref="IStrategyCompiler.Compile"/> throws is thrown here.</exception>
    /// <exception cref="InvalidOperationException">The compiler failed.</exception>
    public static CompiledStrategy Read(byte[] answer) => Read(answer, ReadStrategy);

    /// <summary>The place that was found; null when there is none. Throws like <see cref="Read(byte[])"/>.</summary>
    public static (int Line, int Column)? ReadPlace(byte[] answer) => Read(answer, ReadPlace);

    private static byte[] Of<T>(Func<T> work, Action<BinaryWriter, T> write)
    {
        try
        {
            return Written(Kind.Done, work(), write);
        }
        catch (StrategyDisqualifiedException disqualified)
        {
            return Written(Kind.Disqualified, disqualified.Outcome, Write);
        }
        catch (InsufficientExecutionStackException)
        {
            return [(byte)Kind.NestedTooDeep];
        }
        catch (OutOfMemoryException)
        {
            return [(byte)Kind.OutOfMemory];
        }
        catch (OperationCanceledException)
        {
            return [(byte)Kind.Stopped];
        }
        catch (Exception failure)
        {
            return Written(Kind.Failed, $"{failure.GetType().Name}: {failure.Message} {failure.StackTrace}", static (writer, text) => writer.Write(text));
        }
    }

    private static T Read<T>(byte[] answer, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new MemoryStream(answer));
        return (Kind)reader.ReadByte() switch
        {
            Kind.Done => read(reader),
            Kind.Disqualified => throw ReadDisqualification(reader),
            Kind.NestedTooDeep => throw new InsufficientExecutionStackException(),
            Kind.OutOfMemory => throw new InsufficientMemoryException(),
            Kind.Stopped => throw new OperationCanceledException(),
            _ => throw new InvalidOperationException($"The native compiler failed: {reader.ReadString()}"),
        };
    }

    private static byte[] Written<T>(Kind kind, T content, Action<BinaryWriter, T> write)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)kind);
        write(writer, content);
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, CompiledStrategy strategy)
    {
        writer.Write(strategy.Image.Length);
        writer.Write(strategy.Image);
        writer.Write(strategy.Name);
        writer.Write(strategy.Shape.Name);
        writer.Write(strategy.Shape.Method);
        writer.Write(strategy.Shape.HasStaticState);
        writer.Write(strategy.Shape.NeedsConstructor);
        writer.Write(strategy.Line);
        writer.Write(strategy.Column);
        writer.Write(strategy.Notes.Count);
        foreach (var note in strategy.Notes) writer.Write(note);
    }

    private static CompiledStrategy ReadStrategy(BinaryReader reader)
    {
        var image = reader.ReadBytes(reader.ReadInt32());
        var name = reader.ReadString();
        var shape = new AssemblyShape(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());
        var (line, column) = (reader.ReadInt32(), reader.ReadInt32());
        var notes = new string[reader.ReadInt32()];
        for (var i = 0; i < notes.Length; i++) notes[i] = reader.ReadString();
        return new CompiledStrategy(image, name, shape, line, column, notes);
    }

    private static void Write(BinaryWriter writer, (int Line, int Column)? place)
    {
        writer.Write(place is not null);
        if (place is not var (line, column)) return;

        writer.Write(line);
        writer.Write(column);
    }

    private static (int Line, int Column)? ReadPlace(BinaryReader reader) => reader.ReadBoolean() ? (reader.ReadInt32(), reader.ReadInt32()) : null;

    private static void Write(BinaryWriter writer, StrategyOutcome.Disqualified outcome)
    {
        writer.Write((int)outcome.Reason);
        writer.Write(outcome.Message);
        writer.Write(outcome.Errors.Count);
        foreach (var error in outcome.Errors)
        {
            writer.Write(error.Line);
            writer.Write(error.Column);
            WriteOptional(writer, error.Code);
            writer.Write(error.Message);
            WriteOptional(writer, error.Hint);
        }
    }

    private static StrategyDisqualifiedException ReadDisqualification(BinaryReader reader)
    {
        var (reason, message) = ((DisqualificationReason)reader.ReadInt32(), reader.ReadString());
        var errors = new CodeError[reader.ReadInt32()];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = new CodeError(reader.ReadInt32(), reader.ReadInt32(), ReadOptional(reader), reader.ReadString(), ReadOptional(reader));

        return new StrategyDisqualifiedException(reason, message, errors);
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
