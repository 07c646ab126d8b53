using Mono.Cecil;
using Mono.Cecil.Cil;
using Sentinel.Compiler;
using Sentinel.Compiler.Source;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler.Source;

/// <summary>The check of what was emitted, alone: assemblies that no source check would have let come about.</summary>
public sealed class EmittedAssemblyCheckTests
{
    private static readonly EmittedAssemblyCheck Check = new();

    private static readonly Dictionary<string, (Action<ModuleDefinition> Alter, string Complaint)> Alterations = new()
    {
        ["a pointer in a field"] = (module => AddField(module, new PointerType(module.TypeSystem.Int32)), "a pointer"),
        ["a function pointer in a field"] = (module => AddField(module, new FunctionPointerType { ReturnType = module.TypeSystem.Void }), "a pointer"),
        ["an array of pointers in a field"] = (module => AddField(module, new ArrayType(new PointerType(module.TypeSystem.Int32))), "a pointer"),
        ["a typed reference in a field"] = (module => AddField(module, module.TypeSystem.TypedReference), "a pointer"),
        ["a pointer as a parameter"] = (module => module.Method().Parameters.Add(new(new PointerType(module.TypeSystem.Byte))), "a pointer"),
        ["a pointer in a local"] = (module => AddLocal(module, new PointerType(module.TypeSystem.Int32)), "a method GenerateSignals with a pointer"),
        ["a pinned local"] = (module => AddLocal(module, new PinnedType(module.TypeSystem.String)), "a method GenerateSignals with a pointer"),
        ["calli"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Calli, new CallSite(module.TypeSystem.Void))), "the instruction calli"),
        ["jmp"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Jmp, (MethodReference)module.Method())), "the instruction jmp"),
        ["localloc"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Localloc)), "the instruction localloc"),
        ["cpblk"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Cpblk)), "the instruction cpblk"),
        ["initblk"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Initblk)), "the instruction initblk"),
        ["mkrefany"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Mkrefany, module.TypeSystem.Int32)), "the instruction mkrefany"),
        ["refanyval"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Refanyval, module.TypeSystem.Int32)), "the instruction refanyval"),
        ["refanytype"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Refanytype)), "the instruction refanytype"),
        ["arglist"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Arglist)), "the instruction arglist"),
        ["a native method"] = (AddNativeMethod, "entries of the kind ModuleRef"),
        ["a method without a body"] = (module => AddMethod(module, "Nothing", MethodAttributes.Static).ImplAttributes = MethodImplAttributes.InternalCall, "a method Nothing with no body"),
        ["a finalizer"] = (module => AddEmptyMethod(module.Strategy(), "Finalize", MethodAttributes.Virtual), "a method Finalize with the part of a finalizer"),
        ["a module initializer"] = (module => AddEmptyMethod(module.Types[0], ".cctor", MethodAttributes.Static | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName), "the part of a module's start"),
        ["an explicit layout"] = (module => module.Strategy().Attributes |= TypeAttributes.ExplicitLayout, "the type Strategy with a layout of its own"),
        ["a type in a namespace"] = (module => module.Strategy().Namespace = "System", "the type System.Strategy in a namespace"),
        ["a forbidden type"] = (module => AddField(module, new TypeReference("System.IO", "File", module, module.TypeSystem.CoreLibrary)), "a reference to System.IO.File"),
        ["a forbidden nested type"] = (module => AddField(module, new TypeReference("", "SpecialFolder", module, null) { DeclaringType = new TypeReference("System", "Environment", module, module.TypeSystem.CoreLibrary) }), "a reference to System.Environment"),
        ["a forbidden method of an allowed type"] = (module => AddCall(module, module.TypeSystem.Object, "GetType"), "a reference to System.Object.GetType"),
        ["a forbidden overload of an allowed method"] = (module => AddCall(module, module.TypeSystem.String, "Concat", 9), "a reference to System.String.Concat"),
        ["a forbidden field of an allowed type"] = (module => AddInstruction(module, Instruction.Create(OpCodes.Ldsfld, new FieldReference("s_secret", module.TypeSystem.Int32, module.TypeSystem.String))), "a reference to System.String.s_secret"),
        ["a forbidden method of an allowed generic type"] = (module => AddCall(module, ListOf(module, module.TypeSystem.Int32), "Secret"), "a reference to System.Collections.Generic.List`1.Secret"),
        ["a method with any number of arguments"] = (module => AddCall(module, module.TypeSystem.String, "Concat", 2, MethodCallingConvention.VarArg), "a reference to System.String.Concat"),
        ["an assembly of somebody else's"] = (module => AddField(module, new TypeReference("System", "Math", module, Foreign(module))), "a reference to the assembly Foreign"),
        ["a resource"] = (module => module.Resources.Add(new EmbeddedResource("data", ManifestResourceAttributes.Public, [1])), "entries of the kind ManifestResource"),
        ["another file"] = (module => module.Resources.Add(new LinkedResource("data", ManifestResourceAttributes.Public, "data.bin")), "entries of the kind File"),
        ["a type that is elsewhere"] = (module => module.ExportedTypes.Add(new ExportedType("", "Elsewhere", module, module.TypeSystem.CoreLibrary) { Attributes = (TypeAttributes)0x0020_0000 }), "entries of the kind ExportedType"),
        ["a native shape of a field"] = (module => AddField(module, module.TypeSystem.String).MarshalInfo = new MarshalInfo(NativeType.LPStr), "entries of the kind FieldMarshal"),
        ["a security declaration"] = (module => module.Strategy().SecurityDeclarations.Add(new SecurityDeclaration(SecurityAction.Demand, [])), "entries of the kind DeclSecurity"),
    };

    public static TheoryData<string> Names() => [.. Alterations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_no_strategys_source_can_have_become_is_refused(string what)
    {
        var (alter, complaint) = Alterations[what];
        var image = AlteredAssembly.With(alter);

        var refusal = Assert.Throws<StrategyDisqualifiedException>(() => Check.Refuse(image));

        Assert.Equal(DisqualificationReason.ForbiddenApi, refusal.Outcome.Reason);
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_in_which_nothing_was_put_passes()
    {
        var image = AlteredAssembly.With(_ => { });

        Check.Refuse(image);
    }

    private static FieldDefinition AddField(ModuleDefinition module, TypeReference type)
    {
        var field = new FieldDefinition("added", FieldAttributes.Private, type);
        module.Strategy().Fields.Add(field);
        return field;
    }

    private static void AddLocal(ModuleDefinition module, TypeReference type) => module.Method().Body.Variables.Add(new VariableDefinition(type));

    private static void AddInstruction(ModuleDefinition module, Instruction instruction) => module.Method().Body.Instructions.Insert(0, instruction);

    private static void AddCall(
        ModuleDefinition module, TypeReference owner, string name, int parameters = 0, MethodCallingConvention convention = MethodCallingConvention.Default)
    {
        var method = new MethodReference(name, module.TypeSystem.Object, owner) { CallingConvention = convention };
        for (var i = 0; i < parameters; i++) method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Object));
        AddInstruction(module, Instruction.Create(OpCodes.Call, method));
    }

    private static MethodDefinition AddMethod(ModuleDefinition module, string name, MethodAttributes attributes)
    {
        var method = new MethodDefinition(name, attributes, module.TypeSystem.Void);
        module.Strategy().Methods.Add(method);
        return method;
    }

    private static void AddEmptyMethod(TypeDefinition type, string name, MethodAttributes attributes)
    {
        var method = new MethodDefinition(name, attributes, type.Module.TypeSystem.Void);
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        type.Methods.Add(method);
    }

    private static void AddNativeMethod(ModuleDefinition module)
    {
        var library = new ModuleReference("libc");
        module.ModuleReferences.Add(library);
        var method = AddMethod(module, "getpid", MethodAttributes.Static | MethodAttributes.PInvokeImpl);
        method.PInvokeInfo = new PInvokeInfo(PInvokeAttributes.CallConvCdecl, "getpid", library);
        method.ImplAttributes = MethodImplAttributes.PreserveSig;
    }

    private static GenericInstanceType ListOf(ModuleDefinition module, TypeReference item)
    {
        var list = new TypeReference("System.Collections.Generic", "List`1", module, module.TypeSystem.CoreLibrary);
        list.GenericParameters.Add(new GenericParameter(list));
        return new GenericInstanceType(list) { GenericArguments = { item } };
    }

    private static AssemblyNameReference Foreign(ModuleDefinition module)
    {
        var foreign = new AssemblyNameReference("Foreign", new Version(1, 0));
        module.AssemblyReferences.Add(foreign);
        return foreign;
    }
}
