using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler.Source;

/// <summary>A part of what is about to be compiled that is forbidden; what the compiler says of it helps nobody.</summary>
/// <param name="Complaint">What is said of it.</param>
/// <param name="Tree">The text that it is in.</param>
/// <param name="Span">Where in it.</param>
internal sealed record RefusedPart(Complaint Complaint, SyntaxTree Tree, TextSpan Span);
