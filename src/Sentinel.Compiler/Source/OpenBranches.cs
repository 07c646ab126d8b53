using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Compiler.Source;

/// <summary>How deep <c>if</c> and <c>else</c> are nested, told from the tokens alone: never less than the parser will nest them.</summary>
/// <remarks>
/// What was begun ends with the statement that it governs: at a semicolon, or the brace of a block, behind which no <c>else</c> stands. A brace of
/// which it is not sure that it is a block's ends nothing.
/// </remarks>
internal sealed class OpenBranches
{
    private readonly Stack<Frame> frames = new();
    private readonly Stack<Bracket> brackets = new();
    private SyntaxKind previous;
    private bool isStatementHead;

    private enum Frame
    {
        If,
        Else,
        Do,
        While,
    }

    // Kind of what it was opened by, whether a block, and how many frames were open before.
    private readonly record struct Bracket(bool IsBlock, bool IsHead, int Frames);

    /// <summary>How many of them are open.</summary>
    public int Depth => frames.Count;

    /// <summary>Goes on to the next token.</summary>
    public void Add(SyntaxKind token, SyntaxKind next)
    {
        switch (token)
        {
            case SyntaxKind.IfKeyword:
                frames.Push(Frame.If);
                break;
            case SyntaxKind.ElseKeyword:
                if (frames.Count > Floor && frames.Peek() == Frame.If) frames.Pop();
                frames.Push(Frame.Else);
                break;
            case SyntaxKind.DoKeyword:
                frames.Push(Frame.Do);
                break;
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken:
                brackets.Push(new Bracket(IsBlock: false, IsHead: token == SyntaxKind.OpenParenToken && BeginsHead(previous), frames.Count));
                break;
            case SyntaxKind.OpenBraceToken:
                brackets.Push(new Bracket(IsBlock: OpensBlock, IsHead: false, frames.Count));
                break;
            case SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken:
                isStatementHead = Close().IsHead;
                break;
            case SyntaxKind.CloseBraceToken:
                if (Close().IsBlock && next is not (SyntaxKind.CatchKeyword or SyntaxKind.FinallyKeyword)) EndStatement(next);
                break;
            case SyntaxKind.SemicolonToken:
                EndStatement(next);
                break;
        }

        previous = token;
    }

    private int Floor => brackets.TryPeek(out var bracket) ? bracket.Frames : 0;

    private bool OpensBlock => previous switch
    {
        SyntaxKind.CloseParenToken => isStatementHead,
        SyntaxKind.ElseKeyword or SyntaxKind.DoKeyword or SyntaxKind.TryKeyword or SyntaxKind.FinallyKeyword or SyntaxKind.CatchKeyword => true,
        SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken => true,
        _ => false,
    };

    private static bool BeginsHead(SyntaxKind before) => before
        is SyntaxKind.IfKeyword or SyntaxKind.ForKeyword or SyntaxKind.ForEachKeyword or SyntaxKind.WhileKeyword or SyntaxKind.SwitchKeyword
        or SyntaxKind.UsingKeyword or SyntaxKind.LockKeyword or SyntaxKind.CatchKeyword or SyntaxKind.FixedKeyword;

    private Bracket Close()
    {
        if (!brackets.TryPop(out var bracket)) return default;

        while (frames.Count > bracket.Frames) frames.Pop();
        return bracket;
    }

    private void EndStatement(SyntaxKind next)
    {
        while (frames.Count > Floor)
        {
            if (frames.Peek() == Frame.If && next == SyntaxKind.ElseKeyword) return;
            if (frames.Pop() != Frame.Do) continue;

            frames.Push(Frame.While);
            return;
        }
    }
}
