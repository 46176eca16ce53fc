using System.Text.RegularExpressions;
using System.Xml.Linq;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Unit.Web;

/// <summary>A missing key does not compile; these find what the compiler cannot.</summary>
public sealed partial class WordsTests
{
    private static readonly string WebFolder = RepositoryFiles.PathOf("AskPro.Web");

    [Fact]
    public void Both_languages_have_the_same_keys_and_none_is_empty()
    {
        var german = Read("Words.resx");
        var english = Read("Words.en.resx");

        Assert.True(german.Count > 50);
        Assert.Equal(german.Keys.Order(), english.Keys.Order());
        Assert.All(german.Concat(english), word => Assert.False(string.IsNullOrWhiteSpace(word.Value), word.Key));
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        var english = Read("Words.en.resx");

        Assert.All(Read("Words.resx"), word => Assert.Equal(
            Placeholder().Matches(word.Value).Select(match => match.Value).Order(),
            Placeholder().Matches(english[word.Key]).Select(match => match.Value).Order()));
    }

    [Fact]
    public void Every_word_is_used()
    {
        var source = string.Concat(Sources().Select(File.ReadAllText));
        var used = Use().Matches(source).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Empty(Read("Words.resx").Keys.Except(used));
    }

    [Fact]
    public void No_component_has_texts_of_its_own()
    {
        var components = Sources().Where(path => path.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(components);

        // The names of languages stand in their own language, the name of the product in every one.
        string[] allowed = ["Deutsch", "English", "AskPro"];
        var own = components.SelectMany(path => BareText().Matches(Markup(path)).Select(match => match.Groups[1].Value.Trim()))
            .Where(text => text.Any(char.IsLetter) && !allowed.Contains(text));
        Assert.Empty(own);
    }

    private static string Markup(string path)
    {
        var text = File.ReadAllText(path);
        var code = text.IndexOf("@code", StringComparison.Ordinal);
        return Comment().Replace(code < 0 ? text : text[..code], "");
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(WebFolder, "*", SearchOption.AllDirectories)
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        .Where(path => !Path.GetRelativePath(WebFolder, path).StartsWith("obj", StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(WebFolder, "Texts", file))
        .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\bWords\.(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Letters between the end of a tag and the next one, with no Razor expression in it.
    [GeneratedRegex(@"[""\w/]>([^<>@{}()=;]+)<")]
    private static partial Regex BareText();
}
