using System.Text.Json;

namespace Sentinel.Api.Requests;

/// <summary>What a caller is told of a field that is not known and must not be passed over: where it belongs, or why there is none.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">What it holds.</param>
/// <param name="among">The fields that it came with.</param>
/// <returns>Null when it changes nothing: it is ignored then, and named in the answer.</returns>
internal delegate string? UnknownField(string name, JsonElement value, JsonFields among);
