using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace OffenesHaus.Bench.Mutants;

/// <summary>One small fault that could be planted: this node of the source becomes that one, or goes.</summary>
internal sealed record Fault(SyntaxTree Tree, SyntaxNode Was, SyntaxNode? Becomes)
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> Bounds = new()
    {
        [SyntaxKind.LessThanToken] = SyntaxKind.LessThanEqualsToken,
        [SyntaxKind.LessThanEqualsToken] = SyntaxKind.LessThanToken,
        [SyntaxKind.GreaterThanToken] = SyntaxKind.GreaterThanEqualsToken,
        [SyntaxKind.GreaterThanEqualsToken] = SyntaxKind.GreaterThanToken,
    };

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["Any"] = "All", ["All"] = "Any", ["Min"] = "Max", ["Max"] = "Min", ["First"] = "Last", ["FirstOrDefault"] = "LastOrDefault",
        ["OrderBy"] = "OrderByDescending", ["OrderByDescending"] = "OrderBy", ["ThenBy"] = "ThenByDescending", ["ThenByDescending"] = "ThenBy",
        ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith", ["Trim"] = "ToString",
    };

    public string Where => $"{Tree.FilePath}:{Was.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    public override string ToString() => $"{Where}: {Short(Was)}  →  {(Becomes is null ? "(gone)" : Short(Becomes))}";

    public SyntaxTree Planted()
    {
        var root = Tree.GetRoot();
        var changed = Becomes is null ? root.RemoveNode(Was, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(Was, Becomes.WithTriviaFrom(Was));
        return Tree.WithRootAndOptions(changed, Tree.Options);
    }

    /// <summary>Every fault of the catalogue that fits somewhere in the source. What attributes say is no behaviour.</summary>
    public static IEnumerable<Fault> In(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes(n => n is not AttributeListSyntax)
        from becomes in Instead(node)
        select new Fault(tree, node, becomes);

    private static IEnumerable<SyntaxNode?> Instead(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax two when Operators.TryGetValue(two.Kind(), out var others) => others.Select(SyntaxNode? (o) => BinaryExpression(o, two.Left, two.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } or => [or.Right],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [not.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } up => [PostfixUnaryExpression(SyntaxKind.PostDecrementExpression, up.Operand)],
        RelationalPatternSyntax bound when Bounds.TryGetValue(bound.OperatorToken.Kind(), out var other) => [RelationalPattern(Token(other), bound.Expression)],
        ConditionalExpressionSyntax choice => [choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue)],
        IfStatementSyntax fork => [fork.WithCondition(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(fork.Condition)))],
        LiteralExpressionSyntax word => Literal(word),
        InterpolatedStringExpressionSyntax => [Text("")],
        ExpressionStatementSyntax { Parent: BlockSyntax } => Enumerable.Repeat<SyntaxNode?>(null, 1),
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access } call when access.Name == call && Calls.TryGetValue(call.Identifier.Text, out var other) => [IdentifierName(other)],
        _ => [],
    };

    private static IEnumerable<SyntaxNode?> Literal(LiteralExpressionSyntax word) => word.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => [LiteralExpression(SyntaxKind.FalseLiteralExpression)],
        SyntaxKind.FalseLiteralExpression => [LiteralExpression(SyntaxKind.TrueLiteralExpression)],
        SyntaxKind.NumericLiteralExpression when word.Token.Value is int n => [LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(n + 1))],
        SyntaxKind.StringLiteralExpression => [Text(word.Token.ValueText.Length == 0 ? "planted" : "")],
        _ => [],
    };

    private static LiteralExpressionSyntax Text(string text) => LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private static string Short(SyntaxNode node) => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var text && text.Length > 90 ? text[..90] + "…" : text;
}
