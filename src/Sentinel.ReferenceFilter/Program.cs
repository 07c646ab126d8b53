using Sentinel.ReferenceFilter;

if (args is not [var referencePack, var strategyApi, var sourceList, var compilerList, var output])
{
    Console.Error.WriteLine("Usage: Sentinel.ReferenceFilter <reference pack> <strategy API assembly> <list for source> <list for the compiler> <output folder>");
    return 1;
}

try
{
    var pack = ReferencePack.Read(Directory.GetFiles(referencePack, "*.dll").Append(strategyApi));
    var selection = new Selection(pack, AllowList.Read(sourceList), AllowList.Read(compilerList));
    FilteredReferences.Write(pack, selection, output);
    return 0;
}
catch (ListException mistake)
{
    Console.Error.WriteLine($"error : {mistake.Message}");
    return 1;
}
