using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Tests.Packs;

/// <summary>The code knows no country, capital, statute or agency: all names come from a pack.</summary>
public partial class NamelessCodeTests
{
    /// <summary>Of the shipped pack, as whole words; identifiers are taken apart at their capitals first.</summary>
    [GeneratedRegex(
        @"\b(US|USA|CN|United States|America|American|Americans|China|Chinese|Hong Kong|Macau|Washington|Beijing|New York|Shanghai"
            + @"|IEEPA|Section \d+|HTS|fentanyl|reciprocal|Phase One|USTR|BIS|CBP|MOFCOM|TCC|GACC|SAMR|Geneva|London|Stockholm|Madrid"
            + @"|Kuala Lumpur|Busan|Trump|Xi|soybeans?|rare earths?|TikTok|Boeing|Nvidia)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z])|_|-")]
    private static partial Regex Seams();

    [Fact]
    public void No_country_capital_statute_or_agency_is_named_in_the_code() =>
        Assert.Empty(
            Repository.Files("src", "*.cs").SelectMany(file => Named(file, File.ReadAllText(Repository.At(file))))
        );

    [Theory]
    [InlineData("class ChinaDuty;", true)]
    [InlineData("const string Zone = \"America/New_York\";", true)]
    [InlineData("string s = $\"the {x} of Beijing\";", true)]
    [InlineData("int usRate = 1;", true)]
    [InlineData("var v = new Verb(\"a\", \"b\", \"parley brief --into US\");", false)]
    [InlineData("var v = new Verb(\"a\", \"duties of China\", \"parley brief\");", true)]
    [InlineData("Call(\"parley brief --into US\");", true)]
    [InlineData("// as China did in 2018\nint x = 1;", false)]
    [InlineData("int status = 1; string because = \"a bus\";", false)]
    public void A_name_is_found_in_names_and_strings_and_nowhere_else(string code, bool found) =>
        Assert.Equal(found, Named("code", code).Any());

    /// <summary>Names in identifiers and strings; comments are free, and so are the examples that the help prints.</summary>
    static IEnumerable<string> Named(string file, string code) =>
        from token in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()
        where
            token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.InterpolatedStringTextToken
            || token.Value is string or char
        where Names().IsMatch(Seams().Replace(token.ValueText, " ")) && !IsExample(token)
        select $"{file}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {token.ValueText}";

    /// <summary>
    /// A command line given to <c>new Verb</c>, or an id of the shipped record: the last argument of <c>new Listing</c>, or a
    /// constant named <c>Example</c>.
    /// </summary>
    static bool IsExample(SyntaxToken token) =>
        token.Parent is LiteralExpressionSyntax literal
        && literal.Parent switch
        {
            ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax made } argument => made.Type switch
            {
                IdentifierNameSyntax { Identifier.ValueText: "Verb" } => token.ValueText.StartsWith(
                    "parley ",
                    StringComparison.Ordinal
                ),
                GenericNameSyntax { Identifier.ValueText: "Listing" } => argument == made.ArgumentList!.Arguments[^1]
                    && IsEntry(token.ValueText),
                _ => false,
            },
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: "Example" } } => IsEntry(
                token.ValueText
            ),
            _ => false,
        };

    static bool IsEntry(string id) => Shipped.Ledger.Find(id) is not null;
}
