using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AskPro.Api;
using AskPro.Tests.Support;
using AskPro.Web.Settings.Audit;
using Xunit;

namespace AskPro.Tests.Unit.Web;

/// <summary>Everything that is noted can be read: whoever notes a new action or field gives it words.</summary>
public sealed partial class AuditWordsTests
{
    private static readonly (string Path, string Text)[] Sources =
    [
        .. new[] { "AskPro.Api", "AskPro.Worker" }.SelectMany(room => Directory.EnumerateFiles(RepositoryFiles.PathOf(room), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path))),
    ];

    [Fact]
    public void Every_action_has_words_and_a_kind_to_filter_by()
    {
        var actions = Sources.SelectMany(source => Action().Matches(source.Text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(actions.Count >= 9, string.Join(' ', actions));
        Assert.All(actions, action => Assert.NotEqual(action, AuditWords.Action(action)));
        Assert.All(actions, action => Assert.Contains(action.Split('.')[0], AuditWords.Kinds.Select(kind => kind.Code)));
    }

    [Fact]
    public void Every_field_has_words()
    {
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var notes = Sources.SelectMany(source => Note().Matches(source.Text).Select(match => (source, match.Value))).ToList();
            Assert.True(notes.Count >= 6);
            foreach (var ((path, text), note) in notes)
            {
                var type = Facts().Match(note) is { Success: true } facts ? facts : Before().Match(text);
                Assert.True(type.Success, $"{path} notes something whose fields cannot be told: pass `new Facts(...)`, `Facts.Of(...)`, or have one in `before`.");
                foreach (var field in FieldsOf(type.Groups[1].Value))
                    Assert.True(AuditWords.Field(field) != field, $"The field {field} noted in {path} has no words.");
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    private static IEnumerable<string> FieldsOf(string type)
    {
        var facts = typeof(ApiHost).Assembly.GetTypes().Where(found => found.Name == type).ToList();
        Assert.NotEmpty(facts);
        return facts.SelectMany(found => found.GetProperties()).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
    }

    [GeneratedRegex(@"(?:RecordAsync|NoteAsync)\(\s*""([a-z_]+\.[a-z_]+)""")]
    private static partial Regex Action();

    // One call with its arguments.
    [GeneratedRegex(@"audit\.RecordAsync\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")]
    private static partial Regex Note();

    [GeneratedRegex(@"(?:new ([A-Z]\w+)\(|(?<1>[A-Z]\w+)\.Of\()")]
    private static partial Regex Facts();

    [GeneratedRegex(@"(?:(\w+)\? before,|before = new (?<1>[A-Z]\w+)\()")]
    private static partial Regex Before();
}
